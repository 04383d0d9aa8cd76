import { jakartaOffset } from '../platform/localDate'

/** Local dates `YYYY-MM-DD`, both inclusive. */
export type Window = { from: string; to: string }

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** The instant at which a local date begins. */
export const startOf = (date: string): Date => new Date(Date.parse(`${date}T00:00:00Z`) - jakartaOffset)

/** The last instant, to the millisecond, of a local date. */
export const endOf = (date: string): Date => new Date(startOf(date).getTime() + dayMs - 1)

export const monthOf = (date: string): string => date.slice(0, 7)

/** First to last day of a month `YYYY-MM`. */
export const windowOfMonth = (month: string): Window => ({ from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) })

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The month that the window is, or null when it is not one whole month. */
export const monthIn = ({ from, to }: Window): string | null => {
  const month = windowOfMonth(monthOf(from))
  return month.from === from && month.to === to ? monthOf(from) : null
}

export const windowKinds = ['month', 'quarter', 'semester', 'year'] as const
export type WindowKind = (typeof windowKinds)[number]
const lengths: Record<WindowKind, number> = { month: 1, quarter: 3, semester: 6, year: 12 }

/** The month, quarter, semester or year in which a date lies. */
export function windowAt(kind: WindowKind, date: string): Window {
  const months = lengths[kind]
  const first = `${date.slice(0, 4)}-${String(partOfYear(kind, date) * months - months + 1).padStart(2, '0')}`
  return { from: `${first}-01`, to: windowOfMonth(addMonths(first, months - 1)).to }
}

/** Which month, quarter or semester of its year a date lies in, counted from 1. */
export const partOfYear = (kind: WindowKind, date: string): number => Math.ceil(Number(date.slice(5, 7)) / lengths[kind])

/** Of what kind a window is, or `days` when it is none of them whole. */
export const kindOf = (window: Window): WindowKind | 'days' =>
  windowKinds.find((kind) => isSame(windowAt(kind, window.from), window)) ?? 'days'

export const isSame = (one: Window, other: Window): boolean => one.from === other.from && one.to === other.to

/** The one of the same kind before; else as many days as the window has, just before it. */
export function windowBefore({ from, to }: Window): Window {
  const kind = kindOf({ from, to })
  if (kind !== 'days') return windowAt(kind, addDays(from, -1))
  return { from: addDays(from, -daysIn({ from, to })), to: addDays(from, -1) }
}

/** The one of the same kind after; else as many days, just after it. */
export function windowAfter({ from, to }: Window): Window {
  const kind = kindOf({ from, to })
  if (kind !== 'days') return windowAt(kind, addDays(to, 1))
  return { from: addDays(to, 1), to: addDays(to, daysIn({ from, to })) }
}

/** What can be chosen around a window. */
export type Around = {
  kind: WindowKind | 'days'
  previous: Window | null
  next: Window | null
  choices: { kind: WindowKind; window: Window; current: boolean }[]
}

/** Nothing is asked for that lies before: see schemas.ts. */
const earliest = '2000-01-01'

/**
 * The windows beside one: before and after of the same kind (none before 2000, none that has not begun by `today`), and of each kind the one that holds
 * the last day of this window, or today when that is earlier.
 */
export function windowsAround(window: Window, today: string): Around {
  const kind = kindOf(window)
  const [before, next] = [windowBefore(window), windowAfter(window)]
  const last = window.to < today ? window.to : today
  return {
    kind,
    previous: before.from >= earliest ? before : null,
    next: next.from <= today ? next : null,
    choices: windowKinds.map((one) => ({
      kind: one,
      window: one === kind ? window : windowAt(one, last),
      current: one === kind,
    })),
  }
}

/**
 * What a window is compared with: the window before, and as long as it is running, only its first days, as many as have passed: half a month
 * is not set against a whole one.
 */
export function comparedWith(window: Window, today: string): Window {
  const before = windowBefore(window)
  if (today >= window.to) return before
  const to = addDays(before.from, daysIn({ from: window.from, to: today }) - 1)
  return { from: before.from, to: to < before.to ? to : before.to }
}

/** Periods whose sums make those of a window: months `YYYY-MM` and dates, to be added and to be taken off. */
export type Periods = { plus: string[]; minus: string[] }

/**
 * The periods of which a window consists, as few as possible: whole months, and for the months at its ends either their days within it or the whole
 * month less the days without it. So at most thirty days are read, and three years are 36 months.
 */
export function periodsOf({ from, to }: Window): Periods {
  const periods: Periods = { plus: [], minus: [] }
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
    const whole = windowOfMonth(month)
    const within = { from: from > whole.from ? from : whole.from, to: to < whole.to ? to : whole.to }
    const without = [
      { from: whole.from, to: addDays(within.from, -1) },
      { from: addDays(within.to, 1), to: whole.to },
    ].flatMap(datesOf)
    const inside = datesOf(within)
    if (inside.length <= without.length) periods.plus.push(...inside)
    else {
      periods.plus.push(month)
      periods.minus.push(...without)
    }
  }
  return periods
}

/** Whether a period is to be added or taken off. */
export const signsOf = ({ plus, minus }: Periods): Map<string, 1 | -1> =>
  new Map([...plus.map((period) => [period, 1] as const), ...minus.map((period) => [period, -1] as const)])

/** The dates of a period: of a month `YYYY-MM` its first and last, of a date itself. */
export const datesIn = (period: string): Window => (period.length === 7 ? windowOfMonth(period) : { from: period, to: period })

/** Every date from the first to the last; none when the first is later. */
export function datesOf({ from, to }: Window): string[] {
  const dates: string[] = []
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date)
  return dates
}

const daysIn = ({ from, to }: Window): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1
