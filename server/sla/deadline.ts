import { dayMs } from '../calendar/date'
import { sameTimeLater, type WorkingCalendar } from '../calendar/workingDays'

/** Pauses `[from, to)` as instants, flat, in order and disjoint: `[from, to, from, to, …]`. */
export type Pauses = readonly number[]

const years = 20
const atLeast = years * 365 * dayMs
const atMost = years * 366 * dayMs

/**
 * The close of the N-th counted working day after the effective day of the start. A working day is uncounted when a pause contains its
 * close. Null when that is not within twenty years of the start (design §3, §4).
 */
export function dueAfterDays(calendar: WorkingCalendar, start: number, days: number, pauses: Pauses): number | null {
  const first = calendar.ordinalAt(start)
  let ordinal = first + days
  for (let i = 0; i < pauses.length; i += 2) {
    const from = Math.max(calendar.ordinalAt(pauses[i]!), first + 1)
    if (from > ordinal) break
    ordinal += Math.max(0, calendar.ordinalAt(pauses[i + 1]!) - from)
  }
  return withinTwentyYears(calendar, start, calendar.closingOf(ordinal, start + atMost))
}

/**
 * The first instant at which so many minutes inside working hours and outside pauses have passed since the start, counted from the start
 * itself. Null when that is not within twenty years of the start (design §3, §4).
 */
export function dueAfterMinutes(calendar: WorkingCalendar, start: number, minutes: number, pauses: Pauses): number | null {
  const until = start + atMost + 2 * dayMs
  let left = minutes * 60_000
  for (let ordinal = calendar.ordinalAt(start); calendar.closingOf(ordinal, until) !== null; ordinal++) {
    const hours = calendar.hoursOf(calendar.dayOf(ordinal))
    for (let i = 0; i < hours.length; i += 2) {
      const passed = pass(Math.max(hours[i]!, start), hours[i + 1]!, left, pauses)
      if (passed.at !== null) return withinTwentyYears(calendar, start, passed.at)
      left = passed.left
    }
  }
  return null
}

/** Lets working time pass from `at` to `close`, outside pauses: the instant at which nothing is left, or what is left at the close. */
function pass(at: number, close: number, left: number, pauses: Pauses): { at: number | null; left: number } {
  for (let i = 0; i <= pauses.length && at < close; i += 2) {
    const free = Math.min(pauses[i] ?? close, close) - at
    if (free >= left) return { at: at + left, left: 0 }
    left -= Math.max(0, free)
    at = Math.max(at, pauses[i + 1] ?? close)
  }
  return { at: null, left }
}

/** The counted and the uncounted working days d with effective(start) < d ≤ effective(end). */
export function countDays(
  calendar: WorkingCalendar,
  start: number,
  end: number,
  pauses: Pauses,
): { elapsedDays: number; pausedDays: number } {
  const first = calendar.ordinalAt(start)
  const effectiveEnd = calendar.ordinalAt(end)
  const last = calendar.exists(effectiveEnd) ? effectiveEnd : effectiveEnd - 1
  let pausedDays = 0
  for (let i = 0; i < pauses.length; i += 2) {
    const [from, to] = [
      Math.max(calendar.ordinalAt(pauses[i]!), first + 1),
      Math.min(calendar.ordinalAt(pauses[i + 1]!), last + 1),
    ]
    pausedDays += Math.max(0, to - from)
  }
  return { elapsedDays: Math.max(0, last - first) - pausedDays, pausedDays }
}

/** The close of the N-th working day after the effective day of an instant, without pauses. Null when not within twenty years. */
export function addWorkingDays(calendar: WorkingCalendar, from: number, days: number): number | null {
  return dueAfterDays(calendar, from, days, [])
}

/** "Within twenty years" is up to the same local time on the same date twenty years on (of 29 February: the day after, where there is none). */
function withinTwentyYears(calendar: WorkingCalendar, start: number, due: number | null): number | null {
  if (due === null || due - start <= atLeast) return due
  const local = new Date(start + calendar.zone.offsetAt(start))
  const then = new Date(local)
  then.setUTCFullYear(local.getUTCFullYear() + years)
  return due <= sameTimeLater(calendar, start, Math.round((then.getTime() - local.getTime()) / dayMs)) ? due : null
}
