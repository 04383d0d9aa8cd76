/** A text in plain letters and digits. `from` and `to` tell for each unit where it stood in the text; null when nothing was changed. */
export type Folded = { plain: string; from: number[] | null; to: number[] | null }

// Letters of other scripts that look like Latin ones; NFKC leaves them as they are.
const lookAlikes = new Map(
  [..."АAаaВBЕEеeКKкkМMНHОOоoРPрpСCсcТTУYуyХXхxІIіiЈJјjЅSѕsΑAΒBΕEΖZΗHΙIιiΚKΜMΝNΟOοoΡPρpΤTΥYΧXօoՕOıi’'‘'ʼ'`'´'＇'"].reduce<
    [string, string][]
  >((pairs, letter, i, all) => (i % 2 === 0 ? [...pairs, [letter, all[i + 1]!]] : pairs), []),
)
const digit = /^\p{Nd}$/u
const unseen = /^[\p{Cf}\p{M}\u115F\u1160\u3164\uFFA0]$/u
// Digits in circles that NFKC does not know: where each row of 1 to 9 begins.
const circled = [0x2776, 0x2780, 0x278a, 0x24f5]
const known = new Map<string, string>()
const mostKnown = 4_096

/** What a reader sees of a text: full-width, mathematical and foreign digits as 0–9, accents off, format and zero-width characters left out. */
export function fold(text: string): Folded {
  if (isPlain(text)) return { plain: text, from: null, to: null }
  const parts: string[] = []
  const [from, to]: [number[], number[]] = [[], []]
  let at = 0
  for (const letter of text) {
    const seen = letter < '\u007f' ? (letter < ' ' && !isSpace(letter) ? '' : letter) : seenAs(letter)
    for (let i = 0; i < seen.length; i += 1) {
      from.push(at)
      to.push(at + letter.length)
    }
    parts.push(seen)
    at += letter.length
  }
  return { plain: parts.join(''), from, to }
}

function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code > 126 || code < 9 || (code > 13 && code < 32) || code === 96) return false
  }
  return true
}

const isSpace = (letter: string): boolean => letter >= '\t' && letter <= '\r'

function seenAs(letter: string): string {
  const before = known.get(letter)
  if (before !== undefined) return before
  const seen = look(letter)
  if (known.size < mostKnown) known.set(letter, seen)
  return seen
}

function look(letter: string): string {
  const alike = lookAlikes.get(letter)
  if (alike) return alike
  if (unseen.test(letter) || letter === '\u007f') return ''
  const code = letter.codePointAt(0)!
  if (code >= 0x80 && code < 0xa0) return ' '
  if (code === 0x3007) return '0'
  const row = circled.find((first) => code >= first && code < first + 9)
  if (row !== undefined) return String(code - row + 1)
  // A space after what NFKC writes out: "⒈" is a digit and a dot.
  const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '')
  return [...plain].map((one) => (digit.test(one) ? valueOf(one) : (lookAlikes.get(one) ?? one))).join('')
}

/** The decimal digits of a script stand in a row from 0 to 9. */
function valueOf(one: string): string {
  const code = one.codePointAt(0)!
  if (code < 0x80) return one
  let zero = code
  while (digit.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
