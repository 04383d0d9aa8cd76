import { ageOnDate, type WorkingCalendar } from '../calendar/workingDays'
import type { CaseFact } from './facts'
import { endOf, localDate, type Window } from './period'

export type OpenCase = Pick<CaseFact, '_id' | 'unit' | 'receivedAt'>
export type AgedCase = OpenCase & { age: number }

/** The instant for which the backlog of a window is told: the end of its last day, or now if that is earlier. */
export const backlogAt = ({ to }: Window, now: Date): Date => (endOf(to) < now ? endOf(to) : now)

/** Open cases with their age in working days on that day, pauses not taken off; oldest first. */
export function aged(cases: readonly OpenCase[], calendar: WorkingCalendar, at: Date): AgedCase[] {
  const date = localDate(at)
  return cases
    .map((one) => ({ ...one, age: ageOnDate(calendar, one.receivedAt.getTime(), date) }))
    .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a._id < b._id ? -1 : 1))
}
