import type { Complaint } from '../complaints/complaint'
import type { ComplaintStore } from '../complaints/store'
import type { UnitService } from '../units/service'
import { recordOf } from './record'
import type { RecordStore } from './recordStore'

type Needs = { store: RecordStore; complaints: Pick<ComplaintStore, 'all' | 'count'>; units: Pick<UnitService, 'list'> }
export type RoutingRecords = ReturnType<typeof createRoutingRecords>

const batch = 1_000

/** Follows complaints as the numbers do: made by the job that projects, made anew by `aduan rebuild`. */
export function createRoutingRecords({ store, complaints, units }: Needs) {
  async function note(all: readonly Complaint[]): Promise<void> {
    const outside = new Set((await units.list()).filter(({ kind }) => kind === 'outside').map(({ _id }) => _id))
    await store.keep(all.flatMap((one) => recordOf(one, outside) ?? []))
  }

  async function rebuild(): Promise<void> {
    const waiting: Complaint[] = []
    for await (const one of complaints.all()) if (waiting.push(one) === batch) await note(waiting.splice(0))
    await note(waiting)
  }

  return {
    note,
    rebuild,
    /** After an update of the product: records of what was routed before there were any. */
    async renew(): Promise<void> {
      if ((await complaints.count()) > 0 && (await store.isEmpty())) await rebuild()
    },
  }
}
