import { stopWords } from './slang'
import { isKnownWord } from './stem'

/** The word of a vocabulary that a misspelt word stands for; null when it is a word of its own, or none or several are as near. */
export type Nearest = (word: string) => string | null

type Index = { words: ReadonlySet<string>; byRest: Map<string, string[]>; byFrame: Map<string, string[]> }

const shortest = 5
const longest = 25
const mostKept = 20_000
/** So many letters may be wrong: one, two in a long word. */
const reachOf = (length: number): number => (length >= 9 ? 2 : length >= shortest ? 1 : 0)

/**
 * Makes a vocabulary ready for misspelt words: one letter missing, too many, wrong, or two neighbours swapped (two such errors in words of nine letters and
 * more), and vowels left out ("rsk", "jmbatan"). Built once: every word is found under what is left when letters are taken out (SymSpell), so that looking up
 * costs no more for a larger vocabulary. The first letter must be right, or swapped with the second. A word of the dictionary is never changed.
 */
export function nearest(vocabulary: Iterable<string>): Nearest {
  const index = indexOf(vocabulary)
  const kept = new Map<string, string | null>()
  return (word) => {
    if (index.words.has(word)) return word
    if (word.length < 3 || word.length > longest) return null
    const known = kept.get(word)
    if (known !== undefined) return known
    const found = stopWords.has(word) || isKnownWord(word) ? null : (byErrors(index, word) ?? byVowels(index, word))
    if (kept.size >= mostKept) kept.clear()
    kept.set(word, found)
    return found
  }
}

function indexOf(vocabulary: Iterable<string>): Index {
  const words = new Set(vocabulary)
  const [byRest, byFrame] = [new Map<string, string[]>(), new Map<string, string[]>()]
  for (const word of words) {
    if (word.length > longest || !/^[a-z]+$/.test(word)) continue
    for (const rest of restsOf(word, reachOf(word.length))) put(byRest, rest, word)
    if (word.length > 3) put(byFrame, frameOf(word), word)
  }
  return { words, byRest, byFrame }
}

function put(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key)
  if (list) list.push(word)
  else map.set(key, [word])
}

/** A word and what is left of it when up to so many letters are taken out. */
function restsOf(word: string, reach: number): Set<string> {
  const rests = new Set([word])
  let last = [word]
  for (let taken = 0; taken < reach; taken += 1) {
    last = last.flatMap((one) => Array.from(one, (_, i) => one.slice(0, i) + one.slice(i + 1)))
    last.forEach((rest) => rests.add(rest))
  }
  return rests
}

function byErrors({ byRest }: Index, word: string): string | null {
  const reach = reachOf(word.length)
  if (reach === 0) return null
  const near = new Map<string, number>()
  for (const rest of restsOf(word, reach))
    for (const one of byRest.get(rest) ?? []) {
      const limit = Math.min(reach, Math.max(1, reachOf(one.length)))
      if (near.has(one) || !beginsAlike(word, one)) continue
      const errors = errorsBetween(word, one)
      if (errors <= limit) near.set(one, errors)
    }
  const least = Math.min(...near.values())
  return onlyOne(
    [...near].filter(([, errors]) => errors === least).map(([one]) => one),
    word,
  )
}

const beginsAlike = (word: string, one: string): boolean => word[0] === one[0] || (word[0] === one[1] && word[1] === one[0])

/** Of several as near, the one that differs in vowels only. */
function onlyOne(near: readonly string[], word: string): string | null {
  if (near.length < 2) return near[0] ?? null
  const sameFrame = near.filter((one) => frameOf(one) === frameOf(word))
  return sameFrame.length === 1 ? sameFrame[0]! : null
}

/** The consonants of a word, doubled ones once. */
const frameOf = (word: string): string => word.replace(/[aeiou]/g, '').replace(/([a-z])\1/g, '$1')

/** The one word that has the same consonants and all the vowels that were written, and more. */
function byVowels({ byFrame }: Index, word: string): string | null {
  const longer = (byFrame.get(frameOf(word)) ?? []).filter((one) => one.length > word.length && stands(word, one))
  return longer.length === 1 ? longer[0]! : null
}

function stands(word: string, within: string): boolean {
  let at = 0
  for (const letter of within) if (letter === word[at]) at += 1
  return at === word.length
}

/** How many letters were left out, put in, taken for another, or swapped with their neighbour (optimal string alignment). */
function errorsBetween(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, k) => k)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let k = 1; k <= b.length; k += 1) {
      const cost = a[i - 1] === b[k - 1] ? 0 : 1
      let least = Math.min(last[k]! + 1, row[k - 1]! + 1, last[k - 1]! + cost)
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1]) least = Math.min(least, before[k - 2]! + 1)
      row.push(least)
    }
    ;[before, last] = [last, row]
  }
  return last[b.length]!
}
