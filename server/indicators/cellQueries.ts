import type { QueryFilter } from 'mongoose'
import type { Cell, SubjectKind } from './cells'
import type { MeasureId } from './indicator'
import { flatten, pathsOf } from './paths'
import { datesOf, addDays, monthOf, type Periods, windowOfMonth } from './period'
import { createPeriodMemory } from './periodMemory'
import type { Sight } from './permissions'
import { factSets, type FactStore } from './store'
import type { Sums } from './sums'

/** Whose cells: of a subject, or (null) of every subject of a kind. */
export type Of = { of: SubjectKind; subject: string | null; sight: Sight }
/** The sums of a period, by path. */
export type CellRow = { period: string; subject: string; sums: Sums }

type Store = Pick<FactStore, 'state' | 'revisions' | 'monthsUntil'>

// Counted in sums: some tens of megabytes at the most.
const mostSums = 1_000_000

/** Reads cells; those of all subjects of a kind through the memory of periods. */
export function createCellReader({ store }: { store: Store }) {
  const remembered = createPeriodMemory<CellRow>(store, {
    mostSize: mostSums,
    sizeOf: ({ sums }) => Object.keys(sums).length,
  })

  async function load(
    of: Of,
    periods: readonly string[],
    { set, ids }: { set: 'a' | 'b'; ids?: readonly MeasureId[] },
  ): Promise<CellRow[]> {
    if (periods.length === 0) return []
    const projection = { _id: 0, period: 1, subject: 1, ...pathsOf(ids) }
    const found = await Promise.all(
      cellFilters(of, periods).map((filter) =>
        factSets[set].cells.collection.find<Pick<Cell, 'period' | 'subject' | 'sums'>>(filter as never, { projection }).toArray(),
      ),
    )
    return found.flat().map(({ period, subject, sums = {} }) => ({ period, subject, sums: flatten(sums) }))
  }

  async function rows(of: Of, periods: readonly string[], ids?: readonly MeasureId[]): Promise<CellRow[]> {
    if (of.subject !== null) return load(of, periods, { set: (await store.state()).current, ids })
    const name = [of.of, of.sight.inspects.join(), ids?.join() ?? ''].join('|')
    const found = await remembered(name, periods, async (missing, set) =>
      (await load(of, missing, { set, ids })).map((row) => ({ period: row.period, row })),
    )
    return [...found.values()].flat()
  }

  return {
    rows,

    /** The periods from the beginning to the end of a date. */
    async periodsUntil(date: string): Promise<Periods> {
      const { current } = await store.state()
      const month = monthOf(date)
      const whole = windowOfMonth(month)
      const [inside, outside] = [datesOf({ from: whole.from, to: date }), datesOf({ from: addDays(date, 1), to: whole.to })]
      const months = await store.monthsUntil(current, month)
      if (inside.length > outside.length) return { plus: months, minus: outside }
      return { plus: [...months.filter((one) => one !== month), ...inside], minus: [] }
    },
  }
}

/**
 * The cells of these periods. Oversight cases count for whoever inspects their unit: in that unit's number and in the regency's, in none by place, category
 * or class.
 */
export function cellFilters({ of, subject, sight: { inspects } }: Of, periods: readonly string[]): QueryFilter<Cell>[] {
  const within = { by: { $in: ['day', 'month'] }, period: { $in: periods } }
  const open = { of, ...within, ...(subject !== null && { subject }), oversight: false } as QueryFilter<Cell>
  if (inspects.length === 0 || (of !== 'all' && of !== 'unit')) return [open]
  const inspected = of === 'unit' && subject !== null ? inspects.filter((unit) => unit === subject) : inspects
  return [open, { of: 'unit', ...within, subject: { $in: inspected }, oversight: true } as QueryFilter<Cell>]
}
