import type { WorkingCalendar } from '../calendar/workingDays'
import type { Target } from './clock'
import { addWorkingDays } from './deadline'

/** So many working days more, and until when the reporter would be told to wait. */
export type Extension = { days: number; until: Date }

/** By how many working days what the reporter is told has been extended, all extensions together. */
export const extendedDays = (events: readonly { type: string; days?: number }[]): number =>
  events.reduce((sum, { type, days = 0 }) => (type === 'extended' ? sum + days : sum), 0)

/** Until when the reporter is told to wait: so many working days after the answer's due date, which stays what is judged (design §4). */
export function promisedUntil(calendar: WorkingCalendar, dueAt: Date | null, days: number): Date | null {
  if (dueAt === null || days === 0) return dueAt
  const until = addWorkingDays(calendar, dueAt.getTime(), days)
  return until === null ? null : new Date(until)
}

type Room = { calendar: WorkingCalendar; dueAt: Date | null; target: Target; extended: number; now: Date }

/**
 * The extensions that can still be given, fewest days first: all together not more working days than the target of the answer itself (so no
 * promise is more than doubled; a target in minutes is extended by one day), and to a date that still lies ahead. No rule gives a number, this
 * is ours.
 */
export function extensionsLeft({ calendar, dueAt, target, extended, now }: Room): Extension[] {
  const left = Math.max(0, (target.days ?? 1) - extended)
  return Array.from({ length: left }, (_, i) => ({
    days: i + 1,
    until: promisedUntil(calendar, dueAt, extended + i + 1),
  })).filter((one): one is Extension => one.until !== null && one.until > now)
}
