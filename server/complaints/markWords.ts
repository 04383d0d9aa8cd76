/** `on`: one of the words that decided. */
export type TextPart = { text: string; on: boolean }

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+')

/** A text in parts, with the words marked that stand in it as whole words, in whatever case. Joined again the parts are the text. */
export function markWords(text: string, words: readonly string[]): TextPart[] {
  const wanted = words.map((word) => word.trim()).filter(Boolean)
  if (wanted.length === 0) return [{ text, on: false }]
  const longestFirst = wanted.sort((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  // With one group, splitting gives what is between and what is found by turns.
  return text
    .split(pattern)
    .map((part, i) => ({ text: part, on: i % 2 === 1 }))
    .filter((part) => part.text !== '')
}
