import type { Calendar, CalendarRecord, NamedPeriod, SpecialDay, WeekFrom } from './calendar'
import { dateOfDay, dayOfDate } from './date'

/** What people say about working time: the weeks in the order of their beginning, the first from ever; periods and days by date. */
export type Plan = { timeZone: string; weeks: WeekFrom[]; spans: NamedPeriod[]; days: SpecialDay[] }

const beginning = '0001-01-01'

/** The day before or after a date by so many days. */
export const shifted = (date: string, days: number): string => dateOfDay(dayOfDate(date)! + days)

export const byDate = <T extends { date: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
const byFrom = <T extends { from: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))

/** What people have said so far. What an unedited calendar holds without words is taken over without a name, so that nothing gets lost. */
export function planOf({ calendar, days, spans, weeks }: CalendarRecord): Plan {
  return {
    timeZone: calendar.timeZone,
    weeks: weeks ?? [{ from: null, week: calendar.week, source: '' }],
    spans: byFrom(spans ?? (calendar.periods ?? []).map((period) => ({ ...period, name: '', source: '' }))),
    days: byDate(daysOf(calendar, days)),
  }
}

function daysOf({ closed = [], open = [] }: Calendar, days: SpecialDay[]): SpecialDay[] {
  const hours = new Map(open.map((one) => [one.date, one.hours]))
  const told = days.map((day) => (hours.has(day.date) ? { ...day, kind: 'open' as const, hours: hours.get(day.date)! } : day))
  const known = new Set(told.map(({ date }) => date))
  const untold = [...new Set([...closed, ...hours.keys()])].filter((date) => !known.has(date))
  const bare = { name: '', source: '', confirmed: false }
  return [
    ...told,
    ...untold.map((date): SpecialDay => {
      const own = hours.get(date)
      return own ? { ...bare, date, kind: 'open', hours: own } : { ...bare, date, kind: 'holiday' }
    }),
  ]
}

/**
 * What is judged by. The week in force last is the plain week of design §3; an earlier one becomes a period up to the day before the next began,
 * around the named periods, so that a changed week leaves every earlier day as it was.
 */
export function calendarOfPlan({ timeZone, weeks, spans, days }: Plan): Calendar {
  const named = byFrom(spans).map(({ from, to, week }) => ({ from, to, week }))
  const former = weeks.slice(0, -1).flatMap(({ from, week }, i) => {
    const to = shifted(weeks[i + 1]!.from!, -1)
    return between(from ?? beginning, to, named).map((gap) => ({ ...gap, week }))
  })
  const open = byDate(days).flatMap(({ date, hours }) => (hours ? [{ date, hours }] : []))
  return {
    timeZone,
    week: weeks.at(-1)!.week,
    periods: byFrom([...former, ...named]),
    closed: byDate(days).flatMap(({ date, hours }) => (hours ? [] : [date])),
    ...(open.length > 0 && { open }),
  }
}

/** The parts of from…to that no period covers. */
function between(from: string, to: string, periods: { from: string; to: string }[]): { from: string; to: string }[] {
  const gaps: { from: string; to: string }[] = []
  let at = from
  for (const period of periods) {
    if (period.to < at || period.from > to) continue
    if (period.from > at) gaps.push({ from: at, to: shifted(period.from, -1) })
    at = shifted(period.to, 1)
  }
  if (at <= to) gaps.push({ from: at, to })
  return gaps
}

/** The record with what people say now; what is judged by follows. */
export function withPlan(record: CalendarRecord, change: Partial<Omit<Plan, 'timeZone'>>): CalendarRecord {
  const plan = { ...planOf(record), ...change }
  return { ...record, days: byDate(plan.days), spans: byFrom(plan.spans), weeks: plan.weeks, calendar: calendarOfPlan(plan) }
}
