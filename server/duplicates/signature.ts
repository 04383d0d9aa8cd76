import { wordsOf } from '../routing/words'
import { tellingOf } from './commonWords'
import { hashOf, mixed } from './hash'

/** 64 minima of 16 bits each; eight bands of four: texts with a Jaccard of 0.8 meet in some band in 98 of 100 cases, those of 0.3 in six. */
const permutations = 64
const bands = 8
const rows = 4
const gram = 5
const mostStems = 48
/** A longer number is a telephone's, an account's or a NIK: nothing of it is kept, not even as a hash. */
const longestNumber = 4
/** What is compared of a text. The rest of 100 KB is somebody's paste, and makes no difference. */
const mostRead = 4_000

/** A text as it can be compared without being kept: the minima of its shingles, and its stems as hashes, the most telling first. */
export type Signature = { minima: Uint16Array; stems: Int32Array }

const multipliers = Int32Array.from({ length: permutations }, (_, i) => mixed(i + 1) | 1)
const addends = Int32Array.from({ length: permutations }, (_, i) => mixed(i + 1_000))

/** The signature of a text: equal texts have equal ones, whatever their capitals, punctuation, slang or affixes. */
export function signatureOf(text: string): Signature {
  const stems = wordsOf(text.slice(0, mostRead)).flatMap(({ stem }) => (stem && !isLongNumber(stem) ? stem : []))
  const different = [...new Set(stems.map(hashOf))]
  const kept = different.sort((a, b) => tellingOf(b) - tellingOf(a) || a - b).slice(0, mostStems)
  return { minima: minimaOf(shinglesOf(stems)), stems: Int32Array.from(kept) }
}

const isLongNumber = (stem: string): boolean => stem.length > longestNumber && /^\d/.test(stem)

/** Pairs of neighbouring stems, and character 5-grams, which survive a typing error. */
function shinglesOf(stems: readonly string[]): Set<number> {
  const line = ` ${stems.join(' ')} `
  const shingles = new Set<number>()
  for (let i = 0; i + gram <= line.length; i += 1) shingles.add(hashOf(line.slice(i, i + gram)))
  stems.forEach((stem, i) => shingles.add(hashOf(`${stem} ${stems[i + 1] ?? ''}`)))
  return shingles
}

function minimaOf(shingles: ReadonlySet<number>): Uint16Array {
  const minima = new Uint32Array(permutations).fill(0xffffffff)
  for (const shingle of shingles)
    for (let i = 0; i < permutations; i += 1) {
      const value = (Math.imul(shingle, multipliers[i]!) + addends[i]!) >>> 0
      if (value < minima[i]!) minima[i] = value
    }
  return Uint16Array.from(minima)
}

/** How many of a hundred shingles two texts have in common, estimated: 1 for equal texts, about 0 for strangers. */
export function jaccardOf(a: Signature, b: Signature): number {
  if (a.stems.length === 0 || b.stems.length === 0) return 0
  let equal = 0
  for (let i = 0; i < permutations; i += 1) if (a.minima[i] === b.minima[i]) equal += 1
  return equal / permutations
}

/** A number for each band of the minima: near-identical texts have one in common. None for a text without words. */
export function bandsOf({ minima, stems }: Signature): number[] {
  if (stems.length === 0) return []
  return Array.from({ length: bands }, (_, band) => {
    let hash = mixed(band + 1)
    for (let row = 0; row < rows; row += 1) hash = mixed(hash ^ Math.imul(minima[band * rows + row]! + 1, 0x9e3779b1))
    return hash
  })
}
