import type { Calendar } from '../../server/calendar/calendar'
import type { Complaint } from '../../server/complaints/complaint'
import type { CountedEvent } from '../../server/indicators/fact'
import { indicatorIds, type MeasureId } from '../../server/indicators/indicator'
import type { Numbers } from '../../server/indicators/numbersService'
import type { Window } from '../../server/indicators/period'
import { figuresOf } from '../../server/indicators/sums'
import { before } from './deliveries'
import { targets, units } from './histories'
import { twin, type TwinCase } from './twin'
import { twinCounts } from './twinCounts'

/** Whoever inspects all units sees all cases: so the numbers are those of `indicators judge`, which knows no officers. */
export const everything = { units: null, inspects: units }

export const isStock = (id: MeasureId): boolean => id.startsWith('backlog.')

/** A complaint as the twin reads it, judged by a calendar. */
export function twinCase({ history, kind }: Complaint, asOf: Date, calendar: Calendar = before): TwinCase {
  const unit = history.findLast((event) => event.type === 'assigned')?.unit ?? null
  const events = history.map((event) => ({ ...event, at: event.at.getTime() })) as CountedEvent[]
  return { calendar, targets, events, asOf: asOf.getTime(), kind, unit }
}

/** What the histories themselves say, by the twin: each case as it was judged last, and for the age of open ones by the calendar of the regency. */
export function straightFrom(cases: readonly TwinCase[]) {
  const ofRegency = cases.map((one) => (one.calendar === before ? one : { ...one, calendar: before }))
  const indicatorsOf = ({ from, to }: Window) => {
    const aged = new Map(twin(ofRegency, from, to).map(({ unit, indicators }) => [unit, indicators]))
    return twin(cases, from, to).map(({ unit, indicators }) => ({
      unit,
      indicators: Object.fromEntries(indicatorIds.map((id) => [id, (isStock(id) ? aged.get(unit)! : indicators)[id]])),
    }))
  }

  return {
    indicatorsOf,

    /** Every measure of every unit and of the whole in a window is what the histories say. */
    async isTold(numbers: Numbers, window: Window): Promise<void> {
      const [whole, byUnit] = await Promise.all([
        numbers.of({ of: 'all' }, window, everything),
        numbers.by('unit', window, everything),
      ])
      const counts = twinCounts(cases, window)
      for (const { unit, indicators } of indicatorsOf(window)) {
        const own = unit === null ? whole : (byUnit.get(unit) ?? figuresOf({}, window))
        const straight = { ...indicators, ...counts(unit) }
        const told = Object.fromEntries(Object.keys(straight).map((id) => [id, own.get(id)]))
        expect([window, unit, told]).toEqual([window, unit, straight])
      }
    },
  }
}
