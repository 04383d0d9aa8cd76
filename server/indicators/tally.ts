import { type ClockName, clockNames } from '../sla/clock'
import type { Contributions } from './contribution'
import { type Figure, type Figures, type IndicatorId, indicatorIds } from './indicator'
import { nearestRank, type Rank } from './percentile'

/** Sums and histograms of one unit, or of the whole: all that is kept of any number of cases. */
type Sums = {
  figures: Partial<Record<IndicatorId, { numerator: number; denominator: number }>>
  days: Record<ClockName, Record<string, number>>
}

/** The sums of all units, and of the whole, which comes from the cases and not from the units. */
export type Tally = { units: Map<string, Sums>; whole: Sums }

/** A tally to which nothing has been added. */
export const emptyTally = (): Tally => ({ units: new Map(), whole: noSums() })

const noSums = (): Sums => ({ figures: {}, days: { verification: {}, followUp: {}, unit: {}, resolution: {} } })

/** Adds what a case contributes; a unit that the case concerns is in the tally even when nothing falls in the window. */
export function addTo(tally: Tally, { units, contributions }: Contributions): void {
  for (const unit of units) sumsOf(tally, unit)
  for (const contribution of contributions) {
    const sums = contribution.unit === null ? [tally.whole] : [tally.whole, sumsOf(tally, contribution.unit)]
    for (const each of sums) {
      if ('stop' in contribution) {
        const days = each.days[contribution.stop]
        days[contribution.days] = (days[contribution.days] ?? 0) + 1
      } else {
        const figure = (each.figures[contribution.id] ??= { numerator: 0, denominator: 0 })
        figure.numerator += contribution.numerator
        figure.denominator += contribution.denominator
      }
    }
  }
}

function sumsOf({ units }: Tally, unit: string): Sums {
  let sums = units.get(unit)
  if (!sums) units.set(unit, (sums = noSums()))
  return sums
}

/** The figures of each unit in order of its name (by code unit, so the same on every machine), then those of the whole with `unit` null. */
export function figuresOf({ units, whole }: Tally): { unit: string | null; indicators: Figures }[] {
  const names = [...units.keys()].sort()
  return [
    ...names.map((unit) => ({ unit, indicators: figuresIn(units.get(unit)!) })),
    { unit: null, indicators: figuresIn(whole) },
  ]
}

function figuresIn({ figures, days }: Sums): Figures {
  const found: Partial<Figures> = {}
  for (const id of indicatorIds) found[id] = figureOf(id, figures[id] ?? { numerator: 0, denominator: 0 })
  for (const clock of clockNames) {
    found[`median.${clock}`] = figureOfRank(nearestRank(days[clock], 50))
    found[`p90.${clock}`] = figureOfRank(nearestRank(days[clock], 90))
  }
  return found as Figures
}

function figureOf(id: IndicatorId, { numerator, denominator }: Omit<Figure, 'value'>): Figure {
  if (id.startsWith('backlog.')) return { numerator, denominator, value: numerator }
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }
}

function figureOfRank(rank: Rank | null): Figure {
  return rank ? { numerator: rank.within, denominator: rank.of, value: rank.days } : { numerator: 0, denominator: 0, value: null }
}
