import { addMonths, monthIn, monthOf, type Window, windowOfMonth } from '../indicators/period'

/** A period by its name: a month `2026-10`, a quarter `2026-Q3`, a semester `2026-S1`, a year `2026`. */
export type PeriodKind = 'month' | 'quarter' | 'semester' | 'year'
export type NamedPeriod = { kind: PeriodKind; year: number; number: number; id: string }

const months: Record<PeriodKind, number> = { month: 1, quarter: 3, semester: 6, year: 12 }
const kinds = Object.keys(months) as PeriodKind[]
const idOf = (kind: PeriodKind, year: number, number: number): string =>
  ({
    month: `${year}-${String(number).padStart(2, '0')}`,
    quarter: `${year}-Q${number}`,
    semester: `${year}-S${number}`,
    year: `${year}`,
  })[kind]

/** The period of a name; null when there is none such. */
export function readPeriod(id: string): NamedPeriod | null {
  const [, yearText, mark, numberText] = /^(20\d\d)(?:-([QS]?)(\d\d?))?$/.exec(id) ?? []
  if (!yearText) return null
  const kind: PeriodKind = numberText === undefined ? 'year' : mark === 'Q' ? 'quarter' : mark === 'S' ? 'semester' : 'month'
  const [year, number] = [Number(yearText), Number(numberText ?? 1)]
  return number >= 1 && number <= 12 / months[kind] && idOf(kind, year, number) === id ? { kind, year, number, id } : null
}

/** First to last day of a period. */
export function windowOf({ kind, year, number }: NamedPeriod): Window {
  const first = addMonths(`${year}-01`, (number - 1) * months[kind])
  return { from: `${first}-01`, to: windowOfMonth(addMonths(first, months[kind] - 1)).to }
}

/** The period that a window is; null when it is any other span of days. */
export function periodIn({ from, to }: Window): NamedPeriod | null {
  if (monthIn({ from, to })) return readPeriod(monthOf(from))
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (const kind of kinds) {
    const number = (month - 1) / months[kind] + 1
    const period = Number.isInteger(number) ? readPeriod(idOf(kind, year, number)) : null
    if (period && windowOf(period).from === from && windowOf(period).to === to) return period
  }
  return null
}

const offered: Record<PeriodKind, number> = { month: 13, quarter: 5, semester: 3, year: 3 }

/** The periods offered on a local date, the latest first: the running one and some before it, of each kind. */
export function offeredPeriods(today: string): Record<PeriodKind, NamedPeriod[]> {
  const listOf = (kind: PeriodKind): NamedPeriod[] =>
    Array.from({ length: offered[kind] }, (_, back) => {
      const month = addMonths(monthOf(today), -back * months[kind])
      return readPeriod(idOf(kind, Number(month.slice(0, 4)), Math.ceil(Number(month.slice(5)) / months[kind])))!
    })
  return { month: listOf('month'), quarter: listOf('quarter'), semester: listOf('semester'), year: listOf('year') }
}

/** The months `YYYY-MM` that lie wholly within a window. */
export function wholeMonths({ from, to }: Window): string[] {
  const found: string[] = []
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
    const window = windowOfMonth(month)
    if (window.from >= from && window.to <= to) found.push(month)
  }
  return found
}
