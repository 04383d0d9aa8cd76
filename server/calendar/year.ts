import type { CalendarRecord, Hours } from './calendar'
import { dateOfDay, dayNumber, weekdayOf } from './date'
import { planOf } from './plan'
import { compileCalendar, hoursOfDate } from './workingDays'

/** What a date is: ordinary hours, those of a period, an extra open day, or closed by its week or by its date. */
export type DayOfYear = {
  date: string
  kind: 'work' | 'period' | 'open' | 'weekend' | 'holiday' | 'cutiBersama'
  /** The name of the day, or of its period. */
  name: string
  hours: Hours
}
/** `blank`: how many weekdays of the first week, counted from Monday, belong to the month before. */
export type MonthOfYear = { month: string; blank: number; workingDays: number; days: DayOfYear[] }
export type YearOfCalendar = { year: number; workingDays: number; months: MonthOfYear[] }

/** A year of a calendar, day by day, with the hours by which the counting itself goes. */
export function yearOf(record: CalendarRecord, year: number): YearOfCalendar {
  const working = compileCalendar(record.calendar)
  const { days, spans } = planOf(record)
  const said = new Map(days.map((day) => [day.date, day]))

  function dayAt(day: number): DayOfYear {
    const date = dateOfDay(day)
    const hours = hoursOfDate(working, date)
    const special = said.get(date)
    if (special) return { date, kind: special.kind, name: special.name, hours }
    const span = spans.find(({ from, to }) => from <= date && date <= to)
    if (hours.length === 0) return { date, kind: 'weekend', name: '', hours }
    return span ? { date, kind: 'period', name: span.name, hours } : { date, kind: 'work', name: '', hours }
  }

  const months = Array.from({ length: 12 }, (_, i): MonthOfYear => {
    const first = dayNumber(year, i + 1, 1)
    const next = i === 11 ? dayNumber(year + 1, 1, 1) : dayNumber(year, i + 2, 1)
    const list = Array.from({ length: next - first }, (_, n) => dayAt(first + n))
    return {
      month: dateOfDay(first).slice(0, 7),
      blank: weekdayOf(first),
      workingDays: list.filter(({ hours }) => hours.length > 0).length,
      days: list,
    }
  })
  return { year, workingDays: months.reduce((sum, month) => sum + month.workingDays, 0), months }
}

/**
 * The year whose holidays somebody has yet to enter, or null: this one, or from 1 December on the next, in a calendar that has closed days by
 * name in an earlier year.
 */
export function missingYear(record: CalendarRecord, today: string): number | null {
  const years = new Set(planOf(record).days.flatMap(({ date, kind }) => (kind === 'open' ? [] : [Number(date.slice(0, 4))])))
  const first = Math.min(...years)
  const current = Number(today.slice(0, 4))
  const wanted = today.slice(5) >= '12-01' ? [current, current + 1] : [current]
  return wanted.find((year) => first < year && !years.has(year)) ?? null
}

/** The years that something is said of, this one and the next among them, in order. */
export function yearsOf(record: CalendarRecord, today: string): number[] {
  const { days, spans } = planOf(record)
  const current = Number(today.slice(0, 4))
  const named = [...days.map(({ date }) => date), ...spans.flatMap(({ from, to }) => [from, to])]
  return [...new Set([...named.map((date) => Number(date.slice(0, 4))), current, current + 1])].sort((a, b) => a - b)
}

/** The week that holds on a date outside periods, and the one that is planned after it. */
export function weeksAround(record: CalendarRecord, today: string) {
  const { weeks } = planOf(record)
  const now = weeks.findLast(({ from }) => from === null || from <= today)!
  return { now, next: weeks.find(({ from }) => from !== null && from > today) ?? null }
}
