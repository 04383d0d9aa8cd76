import type { SuggestedKind } from '../routing/kind'
import { ownerOf } from '../routing/topicIndex'
import type { Example } from '../routing/training'
import type { Unit } from '../units/unit'

/** A complaint of which people have said whose it is, with what may be learned from it. */
export type Verified = {
  text: string
  kecamatan: string | null
  chosenUnit: string | null
  truth: string
  kind: SuggestedKind
  oversight: boolean
  confidential: boolean
}

/** Fewer say nothing: no model is trained on them. */
export const fewestVerified = 200
/** More are not read: the newest are the likest to what comes. */
export const mostVerified = 100_000
/** The newest part of history is not learned from: on it a new model has to show what it is worth. */
const heldOutShare = 0.15
const oversightUnit = 'inspektorat'
/** Routing reads no further. */
const longestRead = 6_000

/**
 * Whose a verified complaint is, for learning: a unit, or the many of its kind. An oversight complaint is the Inspektorat's; a confidential one is
 * learned from only when it is the Inspektorat's too. Null: not to be learned from, also when the unit is no longer in the register.
 */
export function exampleOf(verified: Verified, byId: ReadonlyMap<string, Unit>): Example | null {
  const { text, kind, oversight, confidential } = verified
  const truth = oversight ? oversightUnit : verified.truth
  const unit = byId.get(truth)
  if (!unit || (confidential && truth !== oversightUnit)) return null
  return { text: text.slice(0, longestRead), owner: ownerOf(unit), kind }
}

/** Divides what is in order from the newest: what is held out, and what is learned from. */
export function withholdNewest<T>(newestFirst: readonly T[]): { heldOut: T[]; learned: T[] } {
  const held = Math.ceil(newestFirst.length * heldOutShare)
  return { heldOut: newestFirst.slice(0, held), learned: newestFirst.slice(held) }
}
