import { nextOpen, type WorkingCalendar } from '../calendar/workingDays'

export type Level = { dueAt: number; afterDays: number; calendar: WorkingCalendar; office: WorkingCalendar; now: number }

/**
 * When a level of an escalation fires: as the N-th working day after the due day begins, in the working time of those who are told (`office`), never
 * before it: not at night for a clock that runs day and night, and after a weekend asleep not before Monday opens. Null when no such time comes
 * within twenty years. The reading of "after N working days" is ours (practice): on the morning of the N-th day late.
 */
export function escalationAt({ dueAt, afterDays, calendar, office, now }: Level): number | null {
  const ordinal = calendar.ordinalAt(dueAt) + afterDays
  if (calendar.closingOf(ordinal, dueAt + 20 * 366 * 86_400_000) === null) return null
  const opening = calendar.hoursOf(calendar.dayOf(ordinal))[0]!
  return nextOpen(office, Math.max(opening, now))
}
