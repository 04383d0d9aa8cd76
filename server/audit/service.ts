import type { Clock } from '../platform/clock'
import type { Entry } from './entry'
import type { AuditStore } from './store'

type NewEntry = Omit<Entry, 'at' | 'details'> & { details?: Entry['details'] }
export type AuditService = ReturnType<typeof createAuditService>

export function createAuditService({ store, clock }: { store: AuditStore; clock: Clock }) {
  const record = ({ details = {}, ...entry }: NewEntry): Promise<void> => store.append({ at: clock.now(), ...entry, details })

  return {
    record,
    /** Somebody is about to see who the reporter is (UU PDP 27/2022). Awaited before the page is built: no trace, no sight. */
    recordRead: (officer: { id: string; post: string }, code: string): Promise<void> =>
      record({ by: officer.id, as: officer.post, deed: 'readReporter', target: `complaint:${code}` }),
    /** The entries about one thing, the newest first. */
    of: (target: string, limit = 200): Promise<Entry[]> => store.of(target, limit),
    latest: (limit = 200): Promise<Entry[]> => store.latest(limit),
  }
}
