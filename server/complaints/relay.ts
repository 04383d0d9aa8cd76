import type { Clock } from '../platform/clock'
import type { Complaint, ComplaintEvent } from './complaint'
import type { ComplaintStore, Version } from './store'

const batch = 200
const leaseMs = 30_000

/** What the relay sets going; each is a Bull job, or several. */
export type Announce = {
  route(codes: string[]): Promise<void>
  project(complaints: Version[]): Promise<void>
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
    let count = 0
    for (;;) {
      const now = clock.now()
      const complaints = await store.outbox(now, batch)
      if (complaints.length === 0) return count
      await announce.route(complaints.filter((complaint) => !isRouted(complaint)).map(({ _id }) => _id))
      await announce.notify(
        complaints.map((complaint) => ({ complaint, events: complaint.history.filter(({ seq }) => seq > complaint.announced) })),
      )
      const versions = complaints.map(({ _id, version }) => ({ code: _id, version }))
      await announce.project(versions)
      await store.leaseOutbox(versions, now, new Date(now.getTime() + leaseMs))
      count += complaints.length
    }
  }
}
