import type { Clock } from '../platform/clock'
import type { Complaint } from './complaint'
import { type Door, eachOf, type Report, system } from './door'
import type { ComplaintStore } from './store'

const batch = 200

/**
 * Everything that time does, in one indexed sweep: takes what is due in batches, the longest waiting first, and sends each deed through
 * the one door. Safe on any number of workers, for every write is guarded by the version. A due date that an open question
 * has moved on is only judged again. Returns how many complaints were touched.
 */
export function createSweep({ store, door, clock, report }: { store: ComplaintStore; door: Door; clock: Clock; report: Report }) {
  async function dealWith(complaints: Complaint[], now: Date): Promise<void> {
    const actOf = async (complaint: Complaint) => ({
      complaint,
      deeds: (await door.meaningOf(complaint.filing, complaint.history, complaint.clocks, now)).due,
    })
    await door.passMany(await eachOf(complaints, ({ _id }) => _id, actOf, report), system, report)
  }

  return async function sweep(): Promise<number> {
    const now = clock.now()
    const touched = new Set<string>()
    for (;;) {
      const complaints = await store.due(now, batch)
      // What is still due after it was dealt with has failed; it is tried again at the next sweep, and must not hold this one for ever.
      if (complaints.every(({ _id }) => touched.has(_id))) return touched.size
      await dealWith(complaints, now)
      for (const { _id } of complaints) touched.add(_id)
    }
  }
}
