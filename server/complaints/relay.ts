import type { Clock } from '../platform/clock'
import type { Complaint, ComplaintEvent } from './complaint'
import type { ComplaintStore } from './store'

const batch = 200
const leaseMs = 30_000

/** What the relay sets going; each is a Bull job, or several. */
export type Announce = {
  route(codes: string[]): Promise<void>
  project(complaints: { code: string; version: number }[]): Promise<void>
  /** Makes a durable row for everyone who is to be told, before anything is enqueued. */
  notify(news: { complaint: Complaint; events: ComplaintEvent[] }[]): Promise<void>
}

export const isRouted = (complaint: Complaint): boolean => complaint.history.some(({ type }) => type === 'routed')

/**
 * From the outbox to the jobs. Redis may lose every job: a complaint leaves the outbox only when the last of what follows
 * (the projection) is done for exactly that version, and until then it comes back when its lease is over. Returns how many were announced.
 */
export function createRelay({ store, announce, clock }: { store: ComplaintStore; announce: Announce; clock: Clock }) {
  return async function relay(): Promise<number> {
    for (let count = 0; ;) {
      const now = clock.now()
      const complaints = await store.takeOutbox(now, new Date(now.getTime() + leaseMs), batch)
      if (complaints.length === 0) return count
      await announce.notify(
        complaints.map((complaint) => ({ complaint, events: complaint.history.filter(({ seq }) => seq > complaint.announced) })),
      )
      await announce.route(complaints.filter((complaint) => !isRouted(complaint)).map(({ _id }) => _id))
      await announce.project(complaints.map(({ _id, version }) => ({ code: _id, version })))
      count += complaints.length
    }
  }
}
