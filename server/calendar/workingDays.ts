import type { Calendar, Hours } from './calendar'
import { dateOfDay, dayMs, dayOfDate } from './date'
import { type DayTable, dayTable } from './dayTable'
import { readCalendar } from './rules'
import type { Zone } from './zone'

/** A calendar made ready for counting. Costs some microseconds to make, so keep it as long as the calendar does not change. */
export type WorkingCalendar = DayTable & { zone: Zone; minutesOn(day: number): readonly number[]; isClosed(day: number): boolean }

/** Makes a calendar ready for counting. Throws `Refused('invalid', 'calendarMalformed', { reason })` for everything that design §3 calls malformed. */
export function compileCalendar(calendar: Calendar): WorkingCalendar {
  const rules = readCalendar(calendar)
  return { ...dayTable(rules), zone: rules.zone, minutesOn: (day) => rules.hoursOn(day), isClosed: (day) => rules.isClosed(day) }
}

/** The number of the local day of an instant, 1970-01-01 = 0. */
export function localDay({ zone }: WorkingCalendar, instant: number): number {
  return Math.floor((instant + zone.offsetAt(instant)) / dayMs)
}

/** The local date `YYYY-MM-DD` of an instant. 24:00 belongs, by the wall clock, to the next date. */
export function localDate(calendar: WorkingCalendar, instant: number): string {
  return dateOfDay(localDay(calendar, instant))
}

/** The instant at which a local date begins. Throws RangeError for a date that does not exist. */
export function startOfDate(calendar: WorkingCalendar, date: string): number {
  return calendar.zone.instantOf(dayNumberOf(date) * dayMs)
}

/** The same local time so many calendar days later (a time that is skipped: as much later as the clock was put forward). */
export function sameTimeLater({ zone }: WorkingCalendar, instant: number, days: number): number {
  return zone.instantOf(instant + zone.offsetAt(instant) + days * dayMs)
}

/** The date as which a report counts: the first working day that has not closed by then. Null when none ever comes. */
export function effectiveDate(calendar: WorkingCalendar, instant: number): string | null {
  const ordinal = calendar.ordinalAt(instant)
  return calendar.exists(ordinal) ? dateOfDay(calendar.dayOf(ordinal)) : null
}

/** How many working days d lie in effective(from) < d ≤ effective(to): "sisa N hari kerja" from now to due. Never negative. */
export function workingDaysBetween(calendar: WorkingCalendar, from: number, to: number): number {
  const [first, last] = [calendar.ordinalAt(from), calendar.ordinalAt(to)]
  return Math.max(0, (calendar.exists(last) ? last : last - 1) - first)
}

/** The age of a case on a date: the working days d with effective(received) < d ≤ that date, pauses not taken off (design §6). */
export function ageOnDate(calendar: WorkingCalendar, received: number, date: string): number {
  return Math.max(0, calendar.ordinalOn(dayNumberOf(date) + 1) - 1 - calendar.ordinalAt(received))
}

/** The instant itself when it lies in working hours, else the next opening; null when none comes within a year. */
export function nextOpen(calendar: WorkingCalendar, instant: number): number | null {
  const first = localDay(calendar, instant) - 1
  for (let day = first; day <= first + 367; day++) {
    const hours = calendar.hoursOf(day)
    for (let i = 0; i < hours.length; i += 2) if (instant < hours[i + 1]!) return Math.max(instant, hours[i]!)
  }
  return null
}

/** Whether a date has working hours. */
export function isWorkingDate(calendar: WorkingCalendar, date: string): boolean {
  return calendar.hoursOf(dayNumberOf(date)).length > 0
}

/** The instant at which a date closes, or null when it is no working day. */
export function closingOfDate(calendar: WorkingCalendar, date: string): number | null {
  return calendar.hoursOf(dayNumberOf(date)).at(-1) ?? null
}

/** The hours of a date as people read them. */
export function hoursOfDate(calendar: WorkingCalendar, date: string): Hours {
  const minutes = calendar.minutesOn(dayNumberOf(date))
  return Array.from({ length: minutes.length / 2 }, (_, i) => [timeOf(minutes[2 * i]!), timeOf(minutes[2 * i + 1]!)])
}

/** The first working date after a date, or null when none comes. */
export function nextWorkingDate(calendar: WorkingCalendar, date: string): string | null {
  const ordinal = calendar.ordinalOn(dayNumberOf(date) + 1)
  return calendar.exists(ordinal) ? dateOfDay(calendar.dayOf(ordinal)) : null
}

/** The last working date before a date, or null when there is none within twenty years. */
export function previousWorkingDate(calendar: WorkingCalendar, date: string): string | null {
  const day = dayNumberOf(date)
  for (let before = day - 1; before > day - 20 * 366; before--) if (calendar.hoursOf(before).length > 0) return dateOfDay(before)
  return null
}

function dayNumberOf(date: string): number {
  const day = dayOfDate(date)
  if (day === null) throw new RangeError(`no such date: ${date}`)
  return day
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
