/** Hours of one day: `[["07:30","12:00"],["13:00","16:00"]]`, local time, in order, not overlapping, at most to `24:00`. */
export type Hours = [start: string, end: string][]
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
export type Week = Partial<Record<Weekday, Hours>>

/** Working time as data (design §3). `open` wins over `closed`, `closed` over `periods`, `periods` over `week`. Dates are `YYYY-MM-DD`. */
export type Calendar = {
  timeZone: string
  week: Week
  periods?: { from: string; to: string; week: Week }[]
  closed?: string[]
  open?: { date: string; hours: Hours }[]
}

export const dayKinds = ['holiday', 'cutiBersama', 'open'] as const
export type DayKind = (typeof dayKinds)[number]

/** A date that differs from its week, and why: a closed one, or an extra open one with its `hours`. */
export type SpecialDay = {
  date: string
  name: string
  kind: DayKind
  source: string
  confirmed: boolean
  note?: string
  hours?: Hours
}
/** Some weeks with hours of their own, as Ramadan has them; `from` and `to` inclusive. */
export type NamedPeriod = { from: string; to: string; name: string; source: string; week: Week }
/** The hours of the week from a date on; `null`: from ever. */
export type WeekFrom = { from: string | null; week: Week; source: string }

/**
 * A calendar as the register keeps it. What is judged by (`calendar`) follows from what people have said (`days`, `spans`, `weeks`) through
 * `calendarOfPlan`; `spans` and `weeks` may be missing where nobody has edited yet.
 */
export type CalendarRecord = {
  _id: string
  name: string
  calendar: Calendar
  days: SpecialDay[]
  spans?: NamedPeriod[]
  weeks?: WeekFrom[]
  version: number
  editedAt?: Date
}
