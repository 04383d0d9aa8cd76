import { Refused } from '../errors'
import type { Calendar, Hours, Week } from './calendar'
import { dayOfDate, weekdayOf } from './date'
import { type Zone, zoneOf } from './zone'

/** The hours of a day in minutes of the local clock, flat: `[450, 720, 780, 960]`. Empty: no working day. */
export type DayHours = readonly number[]

/** A calendar read once: which hours a day has, and the last day that differs from the plain week. */
export type CalendarRules = {
  zone: Zone
  hoursOn(day: number): DayHours
  /** Whether the day is closed by its date, whatever the week says. */
  isClosed(day: number): boolean
  /** From this day on every day follows the plain week. */
  plainFrom: number
  /** Whether the plain week has any hours at all. */
  weekHasHours: boolean
}

type Period = { from: number; to: number; week: DayHours[] }

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const none: DayHours = []

/**
 * Reads a calendar (design §3). Throws `Refused('invalid', 'calendarMalformed', { reason })` for an unknown zone, a weekday that is none,
 * a time that is not HH:MM up to 24:00, an interval that is empty, reversed, out of order or overlapping, a date that does not exist, a period
 * that ends before it begins or overlaps another, or an `open` date given twice. A `closed` date given twice says the same thing twice.
 */
export function readCalendar(calendar: Calendar): CalendarRules {
  if (!isRecord(calendar)) malformed('calendar: not an object')
  const zone = typeof calendar.timeZone === 'string' ? zoneOf(calendar.timeZone) : null
  if (!zone) malformed('timeZone: unknown zone')
  const week = readWeek(calendar.week, 'week')
  const periods = readPeriods(calendar.periods)
  const closed = readClosed(calendar.closed)
  const open = readOpen(calendar.open)
  const last = Math.max(lastOf(periods.map(({ to }) => to)), lastOf(closed), lastOf(open.keys()))
  return {
    zone,
    hoursOn: (day) => open.get(day) ?? (closed.has(day) ? none : weekOn(periods, week, day)[weekdayOf(day)]!),
    isClosed: (day) => closed.has(day) && !open.has(day),
    plainFrom: last + 1,
    weekHasHours: week.some((hours) => hours.length > 0),
  }
}

function weekOn(periods: Period[], week: DayHours[], day: number): DayHours[] {
  for (const period of periods) if (day >= period.from && day <= period.to) return period.week
  return week
}

function readWeek(week: Week, where: string): DayHours[] {
  if (!isRecord(week)) malformed(`${where}: not an object`)
  const unknown = Object.keys(week).find((key) => !weekdays.includes(key))
  if (unknown !== undefined) malformed(`${where}: ${JSON.stringify(unknown)} is no weekday`)
  return weekdays.map((key) => (key in week ? readHours(week[key as keyof Week], `${where}.${key}`) : none))
}

function readHours(hours: Hours | undefined, where: string): DayHours {
  const minutes: number[] = []
  for (const interval of listOf<[string, string]>(hours, where)) {
    if (!Array.isArray(interval) || interval.length !== 2) malformed(`${where}: an interval is not a pair of times`)
    const [start, end] = [minuteOf(interval[0]), minuteOf(interval[1])]
    if (start === null || end === null) malformed(`${where}: a time is not HH:MM up to 24:00`)
    if (start >= end) malformed(`${where}: an interval does not end after it starts`)
    if (start < (minutes.at(-1) ?? 0)) malformed(`${where}: intervals overlap or are out of order`)
    minutes.push(start, end)
  }
  return minutes
}

function minuteOf(time: unknown): number | null {
  if (typeof time !== 'string' || !/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)) return null
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function readPeriods(periods: Calendar['periods']): Period[] {
  const read = listOf(periods ?? absent(periods), 'periods').map((period, i) => {
    if (!isRecord(period)) malformed(`periods[${i}]: not an object`)
    const [from, to] = [readDate(period.from, `periods[${i}].from`), readDate(period.to, `periods[${i}].to`)]
    if (from > to) malformed(`periods[${i}]: ends before it begins`)
    return { from, to, week: readWeek(period.week, `periods[${i}].week`) }
  })
  read.sort((a, b) => a.from - b.from)
  if (read.some((period, i) => i > 0 && period.from <= read[i - 1]!.to)) malformed('periods: two overlap')
  return read
}

function readClosed(closed: Calendar['closed']): Set<number> {
  return new Set(listOf(closed ?? absent(closed), 'closed').map((date, i) => readDate(date, `closed[${i}]`)))
}

function readOpen(open: Calendar['open']): Map<number, DayHours> {
  const days = new Map<number, DayHours>()
  listOf(open ?? absent(open), 'open').forEach((entry, i) => {
    if (!isRecord(entry)) malformed(`open[${i}]: not an object`)
    const day = readDate(entry.date, `open[${i}].date`)
    if (days.has(day)) malformed(`open[${i}]: the date is given twice`)
    days.set(day, readHours(entry.hours, `open[${i}].hours`))
  })
  return days
}

function readDate(date: unknown, where: string): number {
  const day = typeof date === 'string' ? dayOfDate(date) : null
  if (day === null) malformed(`${where}: not a date YYYY-MM-DD`)
  return day
}

function listOf<T>(value: T[] | null | undefined, where: string): T[] {
  if (!Array.isArray(value)) malformed(`${where}: not a list`)
  return value
}

/** A part that may be left out is an empty list; `null` is not left out, but of the wrong type. */
function absent(value: null | undefined): [] | null {
  return value === undefined ? [] : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** By a loop: a list of any length may be given, more than a call takes arguments. */
function lastOf(days: Iterable<number>): number {
  let last = -Infinity
  for (const day of days) if (day > last) last = day
  return last
}

function malformed(reason: string): never {
  throw new Refused('invalid', 'calendarMalformed', { reason })
}
