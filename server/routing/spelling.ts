import { codes, slang, stopWords } from './slang'
import { isKnownWord, stem } from './stem'
import { undigited } from './tokens'

/** A word in standard spelling and its stem, null when it carries no matter. */
export type Spelt = { word: string; stem: string | null }

const mostKept = 50_000
const spelt = new Map<string, readonly Spelt[]>()

/**
 * What a written word stands for, in standard spelling: everyday spellings and dialect resolved, stretched letters shortened ("tolooong"), "2" for doubling
 * taken off ("jalan2"), letters written as digits read ("j4lan"), two words written as one parted where both are sure ("mohonbantuan").
 */
export function spell(written: string): readonly Spelt[] {
  const kept = spelt.get(written)
  if (kept) return kept
  const words = standard(written).map(withStem)
  if (spelt.size >= mostKept) spelt.clear()
  spelt.set(written, words)
  return words
}

/** A word that is in standard spelling already, with its stem. */
export const withStem = (word: string): Spelt => ({ word, stem: stopWords.has(word) ? null : stem(word) })

const isKnown = (word: string): boolean => stopWords.has(word) || isKnownWord(word)

function standard(written: string): readonly string[] {
  const known = slang.get(written)
  if (known) return known
  const single = unstretched(written)
  const resolved = slang.get(single)
  if (resolved) return resolved
  if (isKnown(single) || codes.has(single)) return [single]
  return (
    resolvedOf(bareForms(single)) ??
    firstKnown([undoubled(single), undigited(single), ...unshortened(single)]) ??
    parted(single) ?? [single]
  )
}

/** "Jalan2" is "jalan", "tolooong" is "tolong". */
const unstretched = (word: string): string => word.replace(/([a-z])\1{2,}/g, '$1').replace(/^([a-z]{3,})2$/, '$1')

const endings = ['nya', 'nyah', 'ny', 'ne', 'na', 'e']

/** What is left when an Indonesian, Javanese or Sundanese "-nya" comes off. */
const bareForms = (word: string): string[] =>
  endings.flatMap((ending) => (word.endsWith(ending) && word.length - ending.length >= 3 ? [word.slice(0, -ending.length)] : []))

function resolvedOf(words: readonly string[]): readonly string[] | null {
  for (const word of words) {
    const meaning = slang.get(word)
    if (meaning) return meaning
  }
  return null
}

const undoubled = (word: string): string => word.replace(/([a-z])\1/g, '$1')

/** "Sampahny", "djalan", "ktutup" with the vowel that was left out, and Sundanese "kasehatan", "padagang" with the Indonesian one. */
const unshortened = (word: string): string[] =>
  [
    word.replace(/ny$/, 'nya'),
    word.replace(/^d(?=[^aeiou])/, 'di'),
    word.replace(/^(k|s)(?=[^aeiouy])/, '$1e'),
    word.replace(/^(k|p|s)a/, '$1e'),
    word.replace(/^(k|p|s)a/, '$1e').replace(/na$/, 'nya'),
  ].filter((one) => one !== word && one.length > 4)

function firstKnown(words: readonly string[]): readonly string[] | null {
  for (const word of words) {
    if (slang.has(word)) return slang.get(word)!
    if (isKnown(word)) return [word]
  }
  return null
}

// Words that are written together with the next one in haste.
const starters =
  'mohon tolong minta harap tidak belum sudah jangan jalan lampu sampah banjir kartu rumah bantuan terima warga anak orang sangat selalu kepada untuk dengan karena dari yang akan'.split(
    ' ',
  )

function parted(word: string): readonly string[] | null {
  if (word.length < 8) return null
  for (const starter of starters) {
    const rest = word.slice(starter.length)
    if (word.startsWith(starter) && rest.length >= 4 && isKnown(rest)) return [starter, rest]
  }
  return null
}
