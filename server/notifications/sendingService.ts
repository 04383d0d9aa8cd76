import type { Clock } from '../platform/clock'
import { nextAttempt } from './retry'
import type { Sending, SendingStore } from './sendingStore'

export type Outcome = { outcome: 'sent' } | { outcome: 'dropped' } | { outcome: 'failed' | 'refused'; reason: string }

type Needs<Row extends Sending> = {
  store: SendingStore<Row>
  clock: Clock
  /** When a row may go out that is ready at `ready`. */
  goesAt: (row: Row, ready: Date) => Promise<Date>
  deliver: (row: Row) => Promise<Outcome>
}

// Longer than the mailer waits and the reading before it usually takes: a row is seldom with two workers at once.
const leaseMs = 90_000

/**
 * Gives the function that sends a row, if it is due and nobody else has it: one that was slept through until the offices closed waits for the morning.
 * What cannot be sent now is tried again later, for three days; what the recipient's server refuses is not. Killed between the server's "accepted"
 * and our note of it, the mail goes out a second time under the same Message-ID: better twice than never. It throws what is no fault of the mail's,
 * after its next moment is noted.
 */
export function createSending<Row extends Sending>({ store, clock, goesAt, deliver }: Needs<Row>) {
  async function note(row: Row, result: Outcome): Promise<void> {
    const now = clock.now()
    if (result.outcome === 'sent') return store.sent(row, now)
    if (result.outcome === 'dropped') return store.dropped(row)
    const next = result.outcome === 'refused' ? null : nextAttempt(row.attempts, now)
    return next ? store.later(row, await goesAt(row, next), result.reason) : store.failed(row, result.reason)
  }

  return async function send(id: string): Promise<void> {
    const now = clock.now()
    const row = await store.claim(id, now, new Date(now.getTime() + leaseMs))
    if (!row) return
    const opening = await goesAt(row, now)
    if (opening > now) return store.later(row, opening, 'offices are closed')
    try {
      await note(row, await deliver(row))
    } catch (error) {
      await note(row, { outcome: 'failed', reason: 'our own fault' })
      throw error
    }
  }
}
