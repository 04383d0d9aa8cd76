import type { Nearness, Reasons } from '../complaints/similar'
import { tellingOf } from './commonWords'
import type { Likeness } from './likeness'
import { sameAmong } from './samePicture'
import { jaccardOf, type Signature } from './signature'

const dayMs = 86_400_000
/** A problem that lasts is reported again weeks later: a report loses half of what time takes away in so many days. */
const halfLifeDays = 60
/** What is left of the likeness of cases long apart, and of cases of different categories. */
const oldest = 0.45
const otherCategory = 0.75
/** So much telling in common is about two thirds of the proof that two texts mean the same thing. */
const tellingEnough = 1.6

/** How far the same photo proves the same problem, whatever the texts say: officers have sent one photo for two places, and so may citizens. Practice. */
const photoProves = { same: 0.9, near: 0.8 } as const

/** How much two complaints look like the same problem, 0 to 1, and why. */
export type Resemblance = Reasons & { score: number }

/** From here on an officer is shown a case as similar; from here on a citizen is asked whether it is the same. */
export const similarFrom = 0.34
export const likelyFrom = 0.5
/** From here on an answered case is a precedent worth a look. */
export const precedentFrom = 0.15

/**
 * Compares two complaints; the order makes no difference, and one compared with itself, its desa known, scores 1. Sentences that everybody writes ("mohon perbaikan jalan") are
 * alike without being the same problem: the less a text tells, the more the place has to agree.
 */
export function resemblanceOf(a: Likeness, b: Likeness): Resemblance {
  const text = textLikeness(a, b)
  const place = placeOf(a, b)
  const apart = Math.abs(a.at.getTime() - b.at.getTime()) / dayMs
  const time = oldest + (1 - oldest) * 0.5 ** (apart / halfLifeDays)
  const classified = a.category !== 'lainnya' && b.category !== 'lainnya'
  const category = classified && a.category !== b.category ? otherCategory : 1
  const photo = sameAmong(a.photos, b.photos)
  const told = text * placeWeight(place, proofIn(Math.min(massOf(a), massOf(b)))) * time * category
  return {
    score: photo ? 1 - (1 - told) * (1 - photoProves[photo]) : told,
    text,
    place,
    days: Math.floor(apart),
    sameCategory: classified && a.category === b.category,
    photo,
  }
}

/** How much two texts say the same, 0 to 1, wherever and whenever: nearly the same text, or the same telling words in other sentences. */
export const textLikeness = (a: Signature, b: Signature): number => Math.max(jaccardOf(a, b), wordLikeness(a, b))

/** Dice's coefficient over stems, weighed by what they tell, and believed the more the more there is in common. */
function wordLikeness(a: Signature, b: Signature): number {
  const others = new Set(b.stems)
  const common = a.stems.reduce((sum, stem) => sum + (others.has(stem) ? tellingOf(stem) : 0), 0)
  if (common === 0) return 0
  return ((2 * common) / (massOf(a) + massOf(b))) * proofIn(common)
}

const massOf = ({ stems }: Signature): number => stems.reduce((sum, stem) => sum + tellingOf(stem), 0)
const proofIn = (mass: number): number => 1 - Math.exp(-mass / tellingEnough)

function placeOf(a: Likeness, b: Likeness): Nearness {
  if (a.kecamatan !== b.kecamatan) return 'elsewhere'
  if (a.desa === null || b.desa === null) return 'sameKecamatan'
  return a.desa === b.desa ? 'sameDesa' : 'otherDesa'
}

/** `told`, 0 to 1: how much the poorer of the two texts tells. */
function placeWeight(place: Nearness, told: number): number {
  if (place === 'sameDesa') return 1
  if (place === 'sameKecamatan') return 0.5 + 0.45 * told
  if (place === 'otherDesa') return 0.1 + 0.45 * told
  // A text that went to a wrong kecamatan is known again by all that it tells; the fifth power leaves out what is merely a whole sentence.
  return 0.6 * told ** 5
}

/** Whether the one may be a precedent for the other: the same problem wherever and whenever it was. */
export function precedentOf(a: Likeness, b: Likeness): Resemblance {
  const found = resemblanceOf(a, b)
  const differs = a.category !== 'lainnya' && b.category !== 'lainnya' && !found.sameCategory
  return { ...found, score: found.text * (differs ? otherCategory : 1) }
}
