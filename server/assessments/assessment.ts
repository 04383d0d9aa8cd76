import type { StoredFile } from '../platform/files'
import { checklist, type Dimension, dimensions, type Group } from './checklist'

/** What the assessor says about an item. Not applicable needs a reason, and is left out of the score once the reviewer agrees. */
export const itemStates = ['fulfilled', 'partly', 'missing', 'notApplicable'] as const
export type ItemState = (typeof itemStates)[number]

export type Evidence = { files: StoredFile[]; link: string | null }
export type Review = { at: Date; by: string; as: string; decision: 'accepted' | 'sentBack'; reason: string | null }
export type Item = {
  state: ItemState
  note: string
  evidence: Evidence
  at: Date
  by: string
  as: string
  review: Review | null
  version: number
}

/** A service (layanan) of the unit; one that was taken off the sheet keeps its id, which is never given again. */
export type Service = { id: string; name: string; removed: boolean }

/** The self-assessment of a unit in a year. `items` by key: that of the checklist, before it the service's id where it is asked of each service. */
export type Sheet = {
  _id: string
  unit: string
  year: number
  checklist: number
  services: Service[]
  items: Record<string, Item>
}

/** As much of an item as counts: what the assessor says, and whether the reviewer agrees. */
export type Judged = Pick<Item, 'state'> & { review: Pick<Review, 'decision'> | null }
/** A sheet as far as it counts, without the evidence. */
export type Tally = Omit<Sheet, 'items'> & { items: Record<string, Judged> }

/** One line of the history: who said or decided what, of which item (null: of the sheet). Nothing changes or removes one. */
export type Deed = {
  item: string | null
  at: Date
  by: string
  as: string
  deed: 'assessed' | 'accepted' | 'sentBack' | 'serviceAdded' | 'serviceRemoved' | 'copied'
  state: ItemState | null
  text: string
  evidence: Evidence | null
}

/** What is asked of one unit: an item of the checklist, of a service where it is asked of each. */
export type Slot = { key: string; id: string; dimension: Dimension; group: Group; service: Service | null }

/** Where an item stands: nobody has said anything, it waits for the reviewer, who has agreed, or sent it back. */
export type Standing = 'open' | 'waiting' | 'accepted' | 'sentBack'

export const sheetId = (unit: string, year: number): string => `${unit}:${year}`

/** A sheet on which nothing stands yet. */
export const emptySheet = (unit: string, year: number): Sheet => ({
  _id: sheetId(unit, year),
  unit,
  year,
  checklist: checklist.version,
  services: [],
  items: {},
})

/** All that is asked of the unit, in the order of the checklist, service by service. */
export const slotsOf = ({ services }: Pick<Sheet, 'services'>): Slot[] =>
  checklist.parts.flatMap(({ dimension, group, items }) => {
    const of: (Service | null)[] = group === 'service' ? services.filter(({ removed }) => !removed) : [null]
    return of.flatMap((service) =>
      items.map((id) => ({ key: service ? `${service.id}-${id}` : id, id, dimension, group, service })),
    )
  })

/** How an item stands with its reviewer: not assessed yet, waiting, accepted or sent back. */
export function standingOf(item: Judged | undefined): Standing {
  if (!item) return 'open'
  if (!item.review) return 'waiting'
  return item.review.decision
}

const claims: Record<ItemState, number> = { fulfilled: 1, partly: 0.5, missing: 0, notApplicable: 0 }

/**
 * What an item counts, 0 to 1: as much as the assessor claims when the reviewer has agreed, half of it as long as nobody has looked, nothing when it
 * was sent back or never assessed. Null: not asked of this unit, as the reviewer has agreed. Ours: no official rule says how to count them.
 */
export function pointsOf(item: Judged | undefined): number | null {
  const standing = standingOf(item)
  if (!item || standing === 'sentBack') return 0
  if (standing === 'waiting') return claims[item.state] / 2
  return item.state === 'notApplicable' ? null : claims[item.state]
}

/** A slot that does not count in full, and how much it lacks of 1. */
export type Gap = Slot & { standing: Standing; state: ItemState | null; lacks: number }

/** 0–100, or null where nothing of the dimension has been assessed. `numerator` in points, `denominator` the items that are asked. */
export type DimensionScore = {
  dimension: Dimension
  score: number | null
  numerator: number
  denominator: number
  assessed: number
  waiting: number
  accepted: number
  sentBack: number
  gaps: Gap[]
}

/**
 * The points of each dimension over the items asked. As soon as one item is assessed, those that are not count nothing; as long as none is, the
 * dimension is not measured, which is not the same as bad.
 */
export function scoresOf(sheet: Pick<Tally, 'services' | 'items'>): DimensionScore[] {
  const slots = slotsOf(sheet)
  return dimensions.map((dimension) => {
    const asked = slots.filter((slot) => slot.dimension === dimension)
    const counted = asked.filter(({ key }) => pointsOf(sheet.items[key]) !== null)
    const numerator = counted.reduce((sum, { key }) => sum + pointsOf(sheet.items[key])!, 0)
    const count = (standing: Standing) => asked.filter(({ key }) => standingOf(sheet.items[key]) === standing).length
    const assessed = asked.length - count('open')
    return {
      dimension,
      score: assessed === 0 || counted.length === 0 ? null : (100 * numerator) / counted.length,
      numerator,
      denominator: counted.length,
      assessed,
      waiting: count('waiting'),
      accepted: count('accepted'),
      sentBack: count('sentBack'),
      gaps: counted.flatMap((slot) => gapOf(slot, sheet.items[slot.key])),
    }
  })
}

function gapOf(slot: Slot, item: Judged | undefined): Gap[] {
  const lacks = 1 - (pointsOf(item) ?? 1)
  return lacks === 0 ? [] : [{ ...slot, standing: standingOf(item), state: item?.state ?? null, lacks }]
}

/**
 * Last year's sheet as the beginning of this year's: services and what was said of each item with its evidence, dated today and by who copies; nobody
 * has reviewed it yet. Services that were taken off stay behind.
 */
export function copied(last: Sheet, year: number, { at, by, as }: { at: Date; by: string; as: string }): Sheet {
  const services = last.services.filter(({ removed }) => !removed)
  const kept = slotsOf({ services }).flatMap(({ key }) => {
    const item = last.items[key]
    return item ? [[key, { ...item, at, by, as, review: null, version: 1 }] as const] : []
  })
  return { ...emptySheet(last.unit, year), services, items: Object.fromEntries(kept) }
}

/** The id of the next service: one higher than any that the sheet has had. */
export const nextServiceId = ({ services }: Pick<Sheet, 'services'>): string =>
  `s${1 + Math.max(0, ...services.map(({ id }) => Number(id.slice(1))))}`
