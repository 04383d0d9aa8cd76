import type { Clock } from '../platform/clock'
import type { Door, Report } from './door'
import type { ComplaintStore, Due } from './store'

const batch = 200

/**
 * Everything that time does, in one indexed sweep: takes what is due in batches, the longest waiting first, and sends each deed through
 * the one door. Safe on any number of workers, for every write is guarded by the version. A due date that an open question
 * has moved on is only judged again. What fails is passed by, and tried again at the next sweep. Returns how many complaints were touched.
 */
export function createSweep({ store, door, clock, report }: { store: ComplaintStore; door: Door; clock: Clock; report: Report }) {
  return async function sweep(): Promise<number> {
    const now = clock.now()
    let touched = 0
    for (let after: Due | null = null; ;) {
      const complaints = await store.due(now, batch, after)
      await door.passTime(complaints, now, report)
      touched += complaints.length
      if (complaints.length < batch) return touched
      const { _id, nextAt } = complaints.at(-1)!
      after = { code: _id, nextAt: nextAt! }
    }
  }
}
