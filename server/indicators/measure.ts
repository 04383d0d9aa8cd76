import { type ClockName, clockNames } from '../sla/clock'
import type { ByAge } from './backlog'
import { fewest } from './compliance'
import { ages, type Figure } from './indicator'
import type { MeasureId } from './pages'
import { nearestRank } from './percentile'
import { type Counts, noCounts } from './rollups'

export type ByClock = Partial<Record<ClockName, Counts>>
/** Figures by the id of their indicator. */
export type Figures = ReadonlyMap<string, Figure>

/**
 * What an id measures: verdicts of a clock, days of a clock's stops, the stops themselves or those that had been put off, or open cases of some age in
 * working days.
 */
export type Sense =
  | { of: 'verdicts' | 'stops' | 'extended'; clock: ClockName }
  | { of: 'days'; clock: ClockName; percent: number }
  | { of: 'open'; from: number; to: number }

export function senseOf(id: MeasureId): Sense {
  if (id === 'answers') return { of: 'stops', clock: 'resolution' }
  if (id === 'extended') return { of: 'extended', clock: 'resolution' }
  if (id === 'backlog.all') return { of: 'open', from: 0, to: Infinity }
  const age = ages.findIndex((bucket) => bucket.id === id)
  if (age >= 0) return { of: 'open', from: (ages[age - 1]?.to ?? -1) + 1, to: ages[age]!.to }
  const [name, clock] = id.split('.') as ['onTime' | 'median' | 'p90', ClockName]
  return name === 'onTime' ? { of: 'verdicts', clock } : { of: 'days', clock, percent: name === 'median' ? 50 : 90 }
}

/** All that follows from the clocks of a window (design §6), by id. `answers`: the complaints whose resolution stopped and stands,
 * `extended`: those of them that were put off for the reporter (shown beside the verdicts, which ignore it: design §4). */
export function figuresOf(counts: ByClock): Figures {
  const figures = new Map<string, Figure>()
  for (const clock of clockNames) {
    const { onTime, late, days } = counts[clock] ?? noCounts()
    figures.set(`onTime.${clock}`, shareOf(onTime, onTime + late))
    figures.set(`median.${clock}`, rankOf(days, 50))
    figures.set(`p90.${clock}`, rankOf(days, 90))
  }
  const stops = figures.get('median.resolution')!.denominator
  const extended = counts.resolution?.extended ?? 0
  return figures.set('answers', countOf(stops, stops)).set('extended', shareOf(extended, stops))
}

/** Open cases by age in working days: of all open ones, those of that age; the value is their count (design §6). */
export function backlogOf(counts: ByAge): Figures {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return new Map([['backlog.all', countOf(all, all)], ...ages.map(({ id }, i) => [id, countOf(counts[i] ?? 0, all)] as const)])
}

export const isAged = (sense: Sense, age: number): boolean => sense.of === 'open' && sense.from <= age && age <= sense.to

/** Too few to be ranked or to have a zone. A count is what it is. */
export const isFew = (id: MeasureId, { denominator }: Figure): boolean =>
  senseOf(id).of !== 'open' && id !== 'answers' && denominator < fewest

const countOf = (numerator: number, denominator: number): Figure => ({ numerator, denominator, value: numerator })
const shareOf = (numerator: number, denominator: number): Figure => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
})
function rankOf(days: Counts['days'], percent: number): Figure {
  const rank = nearestRank(days, percent)
  return rank ? { numerator: rank.within, denominator: rank.of, value: rank.days } : { numerator: 0, denominator: 0, value: null }
}
