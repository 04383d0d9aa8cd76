import { ageOnDate, type WorkingCalendar } from '../calendar/workingDays'
import type { CaseFact } from './facts'
import { ages } from './indicator'
import { endOf, type Window } from './period'
import { localDate } from '../platform/localDate'

export type OpenCase = Pick<CaseFact, '_id' | 'unit' | 'receivedAt'>
export type AgedCase = OpenCase & { age: number }

/** How many cases are open, in each bucket of age in the order of `ages`. */
export type ByAge = readonly number[]

/** The instant for which the backlog of a window is told: the end of its last day, or now if that is earlier. */
export const backlogAt = ({ to }: Window, now: Date): Date => (endOf(to) < now ? endOf(to) : now)

/** Open cases with their age in working days on that day, pauses not taken off; oldest first. */
export function aged(cases: readonly OpenCase[], calendar: WorkingCalendar, at: Date): AgedCase[] {
  const date = localDate(at)
  return cases
    .map((one) => ({ ...one, age: ageOnDate(calendar, one.receivedAt.getTime(), date) }))
    .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a._id < b._id ? -1 : 1))
}

/** How many of these ages fall into each bucket. */
export const byAge = (agesOfCases: readonly number[]): ByAge =>
  ages.map(({ to }, i) => agesOfCases.filter((age) => age > (ages[i - 1]?.to ?? -1) && age <= to).length)

const longest = 30 * 366 * 86_400_000

/**
 * For each bucket but the oldest the last instant of receipt that is too old for it: whatever came in later is at most so many working days old. So a
 * database can count by age without knowing calendars. Found by halving, for the later the receipt the lower the age.
 */
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
