import {
  type CountName,
  type CountedRow,
  type Counted,
  countNames,
  type Counts,
  type Dimension,
  isFew,
  type MonthBook,
} from './counts'
import { protect, type Protection } from './suppression'
import { protectSums, sumsOf } from './sums'

/** The numbers of a row; null: hidden, or (share, median) of fewer than ten. */
export const numberNames = [
  'received',
  'answered',
  'answeredOnTime',
  'answeredLate',
  'judged',
  'late',
  'onTimeShare',
  'medianDays',
  'closed',
  'confirmed',
  'closedBySilence',
  'open',
] as const
export type NumberName = (typeof numberNames)[number]
export type Numbers = Record<NumberName, number | null>

/** `all`: the total; `one`: a row of the register; `rest`: what is hidden in the others, as one sum. */
export type Row = { kind: 'all' | 'one' | 'rest'; id: string; numbers: Numbers }
export type Table = { rows: Row[] }

/** A table as everybody may see it: each count protected by itself (see suppression.ts), and nothing that is not made of shown counts. */
export function tableOf(book: Pick<MonthBook, 'total' | 'tables'>, dimension: Dimension): Table {
  const rows = book.tables[dimension]
  const protections = protectionsOf(rows)
  const shownAt = (row: number) => shownOf(rows[row]!.counts, (name) => protections[name].shown[row]!)
  const all = numbersOf(
    shownOf(book.total.counts, (name) => protections[name].total),
    book.total.median,
  )
  const each = rows.map(({ id, median }, row): Row => ({ kind: 'one', id, numbers: numbersOf(shownAt(row), median) }))
  return { rows: [{ kind: 'all', id: 'all', numbers: all }, ...each, ...restOf(all, each)] }
}

type Shown = Record<CountName, number | null>
type Protections = Record<CountName, Protection>

const protectionsOf = (rows: readonly Pick<Counted, 'counts'>[]): Protections =>
  Object.fromEntries(countNames.map((name) => [name, protect(rows.map(({ counts }) => counts[name]))])) as Protections

const shownOf = (counts: Counts, isShown: (name: CountName) => boolean): Shown =>
  Object.fromEntries(countNames.map((name) => [name, isShown(name) ? counts[name] : null])) as Shown

const both = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b)

function numbersOf(shown: Shown, median: Counted['median']): Numbers {
  const [answered, judged] = [both(shown.onTime, shown.answeredLate), both(shown.onTime, shown.late)]
  return {
    received: shown.received,
    answered,
    answeredOnTime: shown.onTime,
    answeredLate: shown.answeredLate,
    judged,
    late: shown.late,
    onTimeShare: judged === null || isFew(judged) ? null : Math.round((shown.onTime! / judged) * 10_000) / 10_000,
    medianDays: answered === null || isFew(answered) || !median ? null : median.days,
    closed: both(shown.confirmed, shown.silent),
    confirmed: shown.confirmed,
    closedBySilence: shown.silent,
    open: shown.open,
  }
}

/** What the shown rows leave of the total: so that a column adds up. */
function restOf(all: Numbers, rows: readonly Row[]): Row[] {
  const numbers = Object.fromEntries(
    numberNames.map((name) => {
      const total = all[name]
      if (total === null || name === 'onTimeShare' || name === 'medianDays') return [name, null]
      return [name, rows.reduce((left, row) => left - (row.numbers[name] ?? 0), total)]
    }),
  ) as Numbers
  const isNeeded = rows.some((row) => numberNames.some((name) => isCount(name) && row.numbers[name] === null))
  return isNeeded ? [{ kind: 'rest', id: 'rest', numbers }] : []
}

export const isCount = (name: NumberName): boolean => name !== 'onTimeShare' && name !== 'medianDays'

/**
 * The units over six months, beside the tables of the months (see sums.ts): small units are too small for months. The books are those of a half-year, in
 * order. No total: it is the sum of the months' totals.
 */
export function halfYearTable(books: readonly Pick<MonthBook, 'tables' | 'half'>[]): Table {
  const ids = [...new Set(books.flatMap(({ tables }) => tables.unit.map(({ id }) => id)))]
  const rowsIn = (book: Pick<MonthBook, 'tables'>): (CountedRow | undefined)[] => {
    const byId = new Map(book.tables.unit.map((row) => [row.id, row]))
    return ids.map((id) => byId.get(id))
  }
  const spans = countNames.map((name) => {
    const months = books.map((book) => {
      const counts = rowsIn(book).map((row) => row?.counts[name] ?? 0)
      return { counts, protection: protect(counts) }
    })
    return [name, { sums: sumsOf(months), shown: protectSums(months) }] as const
  })
  const medians = new Map(books.at(-1)?.half.map(({ id, median }) => [id, median]))
  const rows = ids.map((id, row): Row => {
    const shown = Object.fromEntries(spans.map(([name, span]) => [name, span.shown[row] ? span.sums[row] : null])) as Shown
    const numbers = numbersOf(shown, medians.get(id) ?? null)
    // Open at the end of a month is no number that can be added up.
    return { kind: 'one', id, numbers: { ...numbers, open: null } }
  })
  return { rows }
}
