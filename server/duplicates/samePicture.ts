import type { Photo } from '../complaints/complaint'
import type { SamePhoto } from '../complaints/similar'
import { picturesApart } from '../platform/pictureHash'
import { hashOf, mixed } from './hash'

/** What a picture is there for: a reporter's photo of the problem, or a unit's of what was done. */
export type Use = 'photos' | 'evidence'

/** So many of 64 bits may differ between a picture and a copy of it that was made smaller, brighter, or compressed anew. */
const nearlySame = 6
/** A wall, a dark night: a picture in which fewer bits than this are set, or are not, looks like any other of its sort. */
const fewestTelling = 10
const bands = 4
const bandBits = 16

const blank = '0'.repeat(16)
const isTelling = (looks: string): boolean => {
  const set = picturesApart(looks, blank)
  return set >= fewestTelling && set <= 64 - fewestTelling
}

/** Whether two pictures are the same, to the last bit (`same`) or by what they look like (`near`); null when they are not. */
export function samePicture(a: Photo, b: Photo): SamePhoto | null {
  if (a.id === b.id) return 'same'
  if (!isTelling(a.looks) || !isTelling(b.looks)) return null
  return picturesApart(a.looks, b.looks) <= nearlySame ? 'near' : null
}

/** Whether any of these is one of those; `same` before `near`. */
export function sameAmong(some: readonly Photo[], others: readonly Photo[]): SamePhoto | null {
  const found = some.flatMap((a) => others.map((b) => samePicture(a, b)))
  return found.includes('same') ? 'same' : found.includes('near') ? 'near' : null
}

/** By what a picture is kept in the index: what it is, and each quarter of what it looks like. */
export const pictureKeysOf = (picture: Photo, use: Use): number[] => [
  exactKey(picture, use),
  ...(isTelling(picture.looks) ? quartersOf(picture.looks).map((bits, band) => bandKey(use, band, bits)) : []),
]

/**
 * By what its copies are found: what it is, and each quarter of what it looks like, as it is and with any one bit changed. Where six bits or seven differ, some quarter differs in
 * one at most: so none is missed.
 */
export const pictureProbesOf = (picture: Photo, use: Use): number[] => [
  exactKey(picture, use),
  ...(isTelling(picture.looks) ? quartersOf(picture.looks).flatMap((bits, band) => probesOf(use, band, bits)) : []),
]

const probesOf = (use: Use, band: number, bits: number): number[] => [
  bandKey(use, band, bits),
  ...Array.from({ length: bandBits }, (_, bit) => bandKey(use, band, bits ^ (1 << bit))),
]

const exactKey = ({ id }: Photo, use: Use): number => hashOf(`${use}:${id}`)
const bandKey = (use: Use, band: number, bits: number): number =>
  mixed(hashOf(`${use}:${band}`) ^ Math.imul(bits + 1, 0x9e3779b1))
const quartersOf = (looks: string): number[] =>
  Array.from({ length: bands }, (_, band) => parseInt(looks.slice(band * 4, band * 4 + 4), 16))
