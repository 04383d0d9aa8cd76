import type { Figures, MeasureId } from '../indicators/indicator'
import { addMonths, monthOf, type Window, windowOfMonth } from '../indicators/period'
import type { Sight } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import { fingerprint } from '../platform/fingerprint'
import { localDate } from '../platform/localDate'
import {
  countedOf,
  type CountedRow,
  type Dimension,
  dimensions,
  measuresRead,
  medianOf,
  type MonthBook,
  withRest,
} from './counts'
import { dueMonths, type Edition, halfOf, monthsOfHalf, mostMonths } from './edition'
import type { EditionStore } from './store'

type By = { of: 'all' } | { of: Dimension; id: string }
/** What is asked of the numbers (see indicators). */
export type NumbersPort = {
  of(subject: By, window: Window, sight: Sight, ids: readonly MeasureId[]): Promise<Figures>
  by(kind: Dimension, window: Window, sight: Sight, ids: readonly MeasureId[]): Promise<Map<string, Figures>>
  monthly(
    subject: By,
    months: readonly string[],
    sight: Sight,
    ids: readonly MeasureId[],
  ): Promise<{ month: string; figures: Figures }[]>
}

type Deps = {
  numbers: NumbersPort
  store: Pick<EditionStore, 'all' | 'add' | 'replace'>
  /** The ids that a table has a row for, also when there is nothing to count. */
  rows: () => Promise<Record<Dimension, readonly string[]>>
  clock: Clock
}

// Abuse of authority is counted for the Inspektorat only, and never published.
const everybody: Sight = { units: null, inspects: [] }

/** Counts the months that have ended, once when they have, and anew once a month for a year: so each edition that anybody ever sees is protected as a whole. */
export function createEditions({ numbers, store, rows, clock }: Deps) {
  /** The editions known, after those that are due have been counted. */
  async function upToDate(): Promise<Edition[]> {
    const today = localDate(clock.now())
    const [known, first] = [await store.all(), await firstMonth(monthOf(today))]
    const due = first ? dueMonths(known, { first, current: monthOf(today) }) : []
    if (due.length === 0) return known
    const ids = await rows()
    for (const month of due) await renew(known.find(({ _id }) => _id === month) ?? null, month, { today, ids })
    return store.all()
  }

  /** The first month in which a complaint came in or was answered. */
  async function firstMonth(current: string): Promise<string | null> {
    const months = Array.from({ length: mostMonths }, (_, i) => addMonths(current, i - mostMonths))
    const counted = await numbers.monthly({ of: 'all' }, months, everybody, ['received', 'answers'])
    return counted.find(({ figures }) => [...figures.values()].some(({ denominator }) => denominator > 0))?.month ?? null
  }

  type Now = { today: string; ids: Record<Dimension, readonly string[]> }
  async function renew(known: Edition | null, month: string, { today, ids }: Now): Promise<void> {
    const book = await bookOf(month, ids)
    const checkedIn = monthOf(today)
    if (!known) {
      await store.add({ _id: month, book, firstOn: today, revisions: [], checkedIn })
      return
    }
    const isChanged = fingerprint(known.book) !== fingerprint(book)
    await store.replace(
      { ...known, book, revisions: isChanged ? [...known.revisions, today] : known.revisions, checkedIn },
      known,
    )
  }

  async function bookOf(month: string, ids: Record<Dimension, readonly string[]>): Promise<MonthBook> {
    const window = windowOfMonth(month)
    const [total, ...tables] = await Promise.all([
      numbers.of({ of: 'all' }, window, everybody, measuresRead).then(countedOf),
      ...dimensions.map((dimension) => numbers.by(dimension, window, everybody, measuresRead)),
    ])
    const named = dimensions.map(
      (dimension, i) => [dimension, withRest(rowsOf(tables[i]!, ids[dimension]), total.counts)] as const,
    )
    return { total, tables: Object.fromEntries(named) as MonthBook['tables'], half: await halfEndingWith(month) }
  }

  async function halfEndingWith(month: string): Promise<MonthBook['half']> {
    const months = monthsOfHalf(halfOf(month))
    if (months.at(-1) !== month) return []
    const window = { from: windowOfMonth(months[0]!).from, to: windowOfMonth(month).to }
    const found = await numbers.by('unit', window, everybody, ['median.resolution'])
    return [...found].map(([id, figures]) => ({ id, median: medianOf(figures) })).sort(inOrder)
  }

  return { upToDate }
}

const inOrder = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function rowsOf(found: ReadonlyMap<string, Figures>, ids: readonly string[]): CountedRow[] {
  const all = [...new Set([...ids, ...found.keys()])]
  return all.map((id) => ({ id, ...countedOf(found.get(id) ?? new Map()) })).sort(inOrder)
}
