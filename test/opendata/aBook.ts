import {
  type Counted,
  type CountedRow,
  type Counts,
  type Dimension,
  dimensions,
  type MonthBook,
  noCounts,
  withRest,
} from '../../server/opendata/counts'
import type { Edition } from '../../server/opendata/edition'

export const counted = (counts: Partial<Counts>, median: Counted['median'] = null): Counted => ({
  counts: { ...noCounts(), ...counts },
  median,
})
const aRow = (id: string, counts: Partial<Counts>, median: Counted['median'] = null): CountedRow => ({
  id,
  ...counted(counts, median),
})

/** A month in which only units differ; whatever is not named is nought. */
export function aBook(
  units: Record<string, Partial<Counts>>,
  { rest = {}, medians = {} }: { rest?: Partial<Counts>; medians?: Record<string, Counted['median']> } = {},
): MonthBook {
  const rows = Object.entries(units).map(([id, counts]) => aRow(id, counts, medians[id] ?? null))
  const total = noCounts()
  for (const name of Object.keys(total) as (keyof Counts)[])
    total[name] = rows.reduce((sum, { counts }) => sum + counts[name], rest[name] ?? 0)
  const whole = [aRow('whole', total)]
  const tables = Object.fromEntries(
    dimensions.map((dimension) => [dimension, withRest(dimension === 'unit' ? rows : whole, total)]),
  )
  return { total: counted(total), tables: tables as Record<Dimension, CountedRow[]>, half: [] }
}

export const anEdition = (month: string, book: MonthBook, over: Partial<Edition> = {}): Edition => ({
  _id: month,
  book,
  firstOn: '2026-11-01',
  revisions: [],
  checkedIn: '2026-11',
  ...over,
})
