import type { Contribution } from './contribution'
import type { Fact } from './fact'
import { type Figure, indicatorIds, type IndicatorId } from './indicator'
import type { Window } from './period'
import { add, addFact, figureOf, type Sums, sumsAt } from './sums'

/** The sums of all units, and of the whole, which comes from the cases and not from the units: all that is kept of any number of cases. */
export type Tally = { units: Map<string, Sums>; whole: Sums }

/** A tally to which nothing has been added. */
export const emptyTally = (): Tally => ({ units: new Map(), whole: {} })

/** Adds what a case contributes; a unit that the case concerns is in the tally even when nothing falls in the window. */
export function addTo(tally: Tally, { units, facts, open }: Contribution): void {
  for (const unit of units) sumsAt(tally.units, unit)
  for (const fact of facts) for (const sums of concerned(tally, fact)) addFact(sums, fact)
  if (open) for (const sums of concerned(tally, open)) add(sums, `stock.${open.age}`, 1)
}

const concerned = (tally: Tally, { unit }: Pick<Fact, 'unit'>): Sums[] =>
  unit === null ? [tally.whole] : [tally.whole, sumsAt(tally.units, unit)]

export type TallyLine = { unit: string | null; indicators: Record<IndicatorId, Figure> }

/** The figures of each unit in order of its name (by code unit, so the same on every machine), then those of the whole with `unit` null. */
export function linesOf({ units, whole }: Tally, window: Window): TallyLine[] {
  const indicatorsIn = (sums: Sums) =>
    Object.fromEntries(indicatorIds.map((id) => [id, figureOf(id, sums, window)])) as TallyLine['indicators']
  const names = [...units.keys()].sort()
  return [
    ...names.map((unit) => ({ unit, indicators: indicatorsIn(units.get(unit)!) })),
    { unit: null, indicators: indicatorsIn(whole) },
  ]
}
