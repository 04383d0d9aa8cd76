import { ageOnDate, type WorkingCalendar } from '../calendar/workingDays'
import { localDate } from '../platform/localDate'
import { ages } from './indicator'
import { endOf, type Window } from './period'

/**
 * When the stock of a window is told: the end of its last day, or now if that is earlier. `starts`: for each bucket of age but the oldest the last instant
 * of receipt that is too old for it, youngest first, so that a database can count by age without knowing calendars.
 */
export type Moment = { at: Date; date: string; isNow: boolean; starts: readonly Date[] }

/** The moment for which the stock of a window is told. */
export function momentOf({ to }: Pick<Window, 'to'>, now: Date, calendar: WorkingCalendar): Moment {
  const at = endOf(to) < now ? endOf(to) : now
  return { at, date: localDate(at), isNow: at === now, starts: bucketStarts(calendar, at) }
}

const longest = 30 * 366 * 86_400_000

/** Found by halving, for the later the receipt the lower the age: whoever comes a millisecond later is a working day younger. */
export function bucketStarts(calendar: WorkingCalendar, at: Date): Date[] {
  const date = localDate(at)
  return ages.slice(0, -1).map(({ to }) => {
    let [old, young] = [at.getTime() - longest, at.getTime()]
    while (young - old > 1) {
      const middle = Math.floor((old + young) / 2)
      if (ageOnDate(calendar, middle, date) > to) old = middle
      else young = middle
    }
    return new Date(old)
  })
}
