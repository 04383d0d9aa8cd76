import { LRUCache } from 'lru-cache'
import type { FactStore, SetName } from './store'

type Kept<Row> = { revision: number; rows: Row[] }
type Limits<Row> = {
  /** Of all that is kept, in the unit of `sizeOf`. */
  mostSize: number
  sizeOf: (row: Row) => number
}

/**
 * What was read of single periods (a date or a month). Tables are read again and again, while of their periods only the present day and month change: so
 * what was read of a period is kept as long as its revision, which is written together with it, is the same. Each process keeps its own, and each is right.
 */
export function createPeriodMemory<Row>(store: Pick<FactStore, 'state' | 'revisions'>, { mostSize, sizeOf }: Limits<Row>) {
  const kept = new LRUCache<string, Kept<Row>>({
    maxSize: mostSize,
    sizeCalculation: ({ rows }) => 1 + rows.reduce((all, row) => all + sizeOf(row), 0),
  })

  /** The rows of each period; `load` is asked for those that are not known, and says of each row to which it belongs. `name` tells apart what is asked. */
  return async function read(
    name: string,
    periods: readonly string[],
    load: (missing: string[], set: SetName) => Promise<{ period: string; row: Row }[]>,
  ): Promise<Map<string, Row[]>> {
    const { current, generation } = await store.state()
    const revisions = await store.revisions(current, periods)
    const keyOf = (period: string) => [generation, name, period].join('|')
    // Held from here on: what is set below may push it out.
    const found = new Map<string, Row[]>()
    for (const [period, revision] of revisions) {
      const known = kept.get(keyOf(period))
      if (known?.revision === revision) found.set(period, known.rows)
    }
    const missing = [...revisions.keys()].filter((period) => !found.has(period))
    for (const period of missing) found.set(period, [])
    for (const { period, row } of await load(missing, current)) found.get(period)!.push(row)
    for (const period of missing) kept.set(keyOf(period), { revision: revisions.get(period)!, rows: found.get(period)! })
    return found
  }
}
