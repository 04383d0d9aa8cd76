/** Hours of one day: `[["07:30","12:00"],["13:00","16:00"]]`, local time, in order, not overlapping, at most to `24:00`. */
export type Hours = [start: string, end: string][]
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
export type Week = Partial<Record<Weekday, Hours>>

/** Working time as data (design §3). `open` wins over `closed`, `closed` over `periods`, `periods` over `week`. Dates are `YYYY-MM-DD`. */
export type Calendar = {
  timeZone: string
  week: Week
  periods?: { from: string; to: string; week: Week }[]
  closed?: string[]
  open?: { date: string; hours: Hours }[]
}

/** A calendar as the register keeps it: the judged part, and what people want to know about each closed day. */
export type CalendarRecord = {
  _id: string
  name: string
  calendar: Calendar
  /** Why a date is closed: its name in words and where that is written. */
  days: { date: string; name: string; kind: 'holiday' | 'cutiBersama'; source: string; confirmed: boolean }[]
  version: number
}
