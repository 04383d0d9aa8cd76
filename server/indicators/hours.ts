import type { Week } from '../calendar/calendar'
import { drawHours, type Hours, weekdays } from '../platform/charts/hours'
import type { Subject } from './cells'
import { listHref } from './links'
import type { UnitName } from './pages'
import { datesOf, type Window } from './period'
import { mayOpen, type Sight } from './permissions'
import { type WindowBar, windowBar } from './windowView'

/** What happened on the dates of a window, by date. */
export type Daily = ReadonlyMap<string, { received: number; answers: number }>
type Weekday = (typeof weekdays)[number]
export type WeekdayRow = {
  day: Weekday
  received: number
  answers: number
  /** How many of these weekdays the window has had, and how many of them were working days. */
  days: number
  working: number
}

export type HoursPage = {
  bar: WindowBar
  until: string
  unit: UnitName | null
  units: { id: string; name: string }[]
  chart: Hours
  rows: WeekdayRow[]
  total: number
  /** Arrivals in hours of which no minute is a working one. */
  outside: number
}

export type HoursInput = {
  window: Window
  today: string
  until: Date
  sight: Sight
  unit: UnitName | null
  units: HoursPage['units']
  /** Arrivals by weekday and hour `1-09`. */
  hours: Readonly<Record<string, number>>
  daily: Daily
  week: Week
  isWorking: (date: string) => boolean
}

/** When complaints come in, against the hours and days on which somebody works. */
export function hoursPage({ window, today, until, sight, unit, units, hours, daily, week, isWorking }: HoursInput): HoursPage {
  const subject: Subject = unit ? { of: 'unit', id: unit.id } : { of: 'all' }
  const opens = mayOpen(sight, unit?.id ?? null)
  const cells = Object.entries(hours).map(([key, count]) => ({
    day: weekdays[Number(key[0]) - 1]!,
    hour: Number(key.slice(2)),
    count,
    href: opens ? listHref({ indicator: 'received', subject, window, hour: key }) : null,
  }))
  return {
    bar: windowBar(window, { today, path: '/ringkasan/waktu', query: { unit: unit?.id } }),
    until: until.toISOString(),
    unit,
    units,
    chart: drawHours({ cells, open: week }),
    rows: weekdayRows({ from: window.from, to: window.to < today ? window.to : today }, daily, isWorking),
    total: cells.reduce((sum, { count }) => sum + count, 0),
    outside: cells.filter(({ day, hour }) => !isOpen(week, day, hour)).reduce((sum, { count }) => sum + count, 0),
  }
}

/** Sums by weekday, Monday first, with how often each came. */
export function weekdayRows(window: Window, daily: Daily, isWorking: (date: string) => boolean): WeekdayRow[] {
  const rows = weekdays.map((day): WeekdayRow => ({ day, received: 0, answers: 0, days: 0, working: 0 }))
  for (const date of datesOf(window)) {
    const row = rows[(new Date(date).getUTCDay() + 6) % 7]!
    const { received, answers } = daily.get(date) ?? { received: 0, answers: 0 }
    row.received += received
    row.answers += answers
    row.days += 1
    if (isWorking(date)) row.working += 1
  }
  return rows
}

/** Whether any minute of an hour lies within the working hours of a weekday. */
export const isOpen = (week: Week, day: Weekday, hour: number): boolean =>
  (week[day] ?? []).some(([start, end]) => minutesOf(start) < (hour + 1) * 60 && minutesOf(end) > hour * 60)

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
