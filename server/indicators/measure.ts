import { fewest } from './compliance'
import { type Amount, definitionOf, type Figure, type MeasureId, type Trait } from './indicator'

/** How a measure is read: as a share of one, in working days, as a mean, or as a number of cases. */
export type UnitOfMeasure = 'share' | 'days' | 'mean' | 'count'

const unitsOfMeasure = { share: 'share', ratio: 'share', rank: 'days', mean: 'mean', count: 'count', stock: 'count' } as const
export const unitOfMeasureOf = (id: MeasureId): UnitOfMeasure => unitsOfMeasure[definitionOf(id).type]

/** Too few to be ranked or to have a zone. A count is what it is. */
export const isFew = (id: MeasureId, { denominator }: Figure): boolean => unitOfMeasureOf(id) !== 'count' && denominator < fewest

/** Whether a number consists of two lists: those that make the numerator, and the rest. */
export const isSplit = (id: MeasureId): boolean => ['share', 'rank'].includes(definitionOf(id).type)

/** What each case in the list behind a measure adds, where it is more than itself. */
export function amountsOf(id: MeasureId): readonly Amount[] {
  const definition = definitionOf(id)
  if (definition.type === 'mean') return [definition.sum]
  return definition.type === 'ratio' ? definition.whole : []
}

/** The trait that the list behind a measure tells of each case. */
export function traitOf(id: MeasureId): Trait | null {
  const definition = definitionOf(id)
  return definition.type === 'share' ? definition.trait : null
}

const lowerIsBetter = new Set<MeasureId>(['returned', 'hops', 'reopened', 'paused', 'extended', 'overdue'])

/** Whether less of it is good news. */
export const isLessBetter = (id: MeasureId): boolean => lowerIsBetter.has(id) || ['rank', 'stock'].includes(definitionOf(id).type)
