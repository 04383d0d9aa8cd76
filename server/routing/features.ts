import type { Word } from './words'

const shortestPiece = 3
const longestPiece = 5
const pairReach = 2

/** A hash of 30 bits (FNV-1a; more would be no small integer to the engine) of a text of small letters; the lowest bit says whether it stands for whole words (1) or pieces of one (0). */
export function hashOf(text: string, isWhole: boolean): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return ((hash << 1) & 0x3ffffffe) | (isWhole ? 1 : 0)
}

export const isWhole = (hash: number): boolean => (hash & 1) === 1

/**
 * What the learner sees of a text: its stems, pairs of neighbouring stems (one may stand between), and the pieces of three to five letters
 * of each word, by which a misspelt or unknown form is still like a known one. Words that are `leftOut` (names of places, institutions that
 * are only quoted) are not seen; `extra` features stand for what was read out of them. Each hash once; cost grows with the length of the text.
 */
export function featuresOf(words: readonly Word[], leftOut: ReadonlySet<Word>, extra: readonly string[] = []): Uint32Array {
  const seen = words.filter((word) => word.stem !== null && !leftOut.has(word)) as (Word & { stem: string })[]
  const ids = new Set<number>(extra.map((one) => hashOf(`x:${one}`, true)))
  seen.forEach(({ stem, at }, i) => {
    ids.add(hashOf(stem, true))
    for (let k = i + 1; k <= i + pairReach; k += 1) {
      const next = seen[k]
      if (next && next.at - at <= pairReach) ids.add(hashOf(`${stem} ${next.stem}`, true))
    }
    for (const piece of piecesOf(stem)) ids.add(piece)
  })
  return Uint32Array.from(ids)
}

const pieces = new Map<string, number[]>()
const mostKept = 50_000

/** Kept for each stem, for the same few thousand make up nearly all texts. */
function piecesOf(stem: string): readonly number[] {
  const kept = pieces.get(stem)
  if (kept) return kept
  const bounded = `_${stem}_`
  const made: number[] = []
  for (let size = shortestPiece; size <= longestPiece; size += 1)
    for (let from = 0; from + size <= bounded.length; from += 1) made.push(hashOf(bounded.slice(from, from + size), false))
  if (pieces.size >= mostKept) pieces.clear()
  pieces.set(stem, made)
  return made
}
