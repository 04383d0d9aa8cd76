import type { OpenCase } from './stock'
import { factSets, type FactStore, isOpen } from './store'

const fields = { unit: 1, kecamatan: 1, category: 1, class: 1, oversight: 1, receivedAt: 1, late: 1, openFrom: 1 } as const
type Row = Omit<OpenCase, 'receivedAt' | 'openFrom'> & { receivedAt: Date; openFrom: Date | null; counted: boolean }
type Mirror = { of: string; batch: number; cases: Map<string, OpenCase> }

/**
 * All counted cases that are open now. They are few among all, but counted on every page: so each process keeps them, and before it tells them reads which
 * have been written by later batches of the projection. What it tells is what is stored.
 */
export function createOpenReader({ store }: { store: Pick<FactStore, 'state'> }) {
  let mirror: Mirror = { of: '', batch: 0, cases: new Map() }
  let reading: Promise<unknown> = Promise.resolve()

  async function refresh(): Promise<Iterable<OpenCase>> {
    const { current, generation, batches } = await store.state()
    const of = `${current} ${generation}`
    const { cases } = factSets[current]
    const isNew = mirror.of !== of || batches < mirror.batch
    if (!isNew && batches === mirror.batch) return mirror.cases.values()
    const filter = isNew ? { counted: true, openFrom: isOpen } : { batch: { $gt: mirror.batch } }
    const rows = await cases.collection.find<Row>(filter as never, { projection: { ...fields, counted: 1 } }).toArray()
    const known = isNew ? new Map<string, OpenCase>() : mirror.cases
    for (const row of rows) {
      if (row.counted && row.openFrom) known.set(row._id, openCase(row, row.openFrom))
      else known.delete(row._id)
    }
    mirror = { of, batch: batches, cases: known }
    return known.values()
  }

  /** One reading after the other; one that failed keeps no other from trying. */
  return (): Promise<Iterable<OpenCase>> => {
    const next = reading.then(refresh, refresh)
    reading = next
    return next
  }
}

// Written out, so that all have one shape: counting them is several times as fast.
const openCase = (
  { _id, unit, kecamatan, category, class: className, oversight, late, receivedAt }: Row,
  openFrom: Date,
): OpenCase => ({
  _id,
  unit,
  kecamatan,
  category,
  class: className,
  oversight,
  late,
  receivedAt: receivedAt.getTime(),
  openFrom: openFrom.getTime(),
})
