import type { Clock } from '../platform/clock'
import type { Complaint, ComplaintEvent, Filing, Photo } from './complaint'
import type { Door } from './door'
import type { ComplaintStore } from './store'
import { hashOf, keyFor, readKey, requestOf, trackingCode } from './trackingCode'

type Intake = { store: ComplaintStore; door: Door; clock: Clock; secret: string; nudge: () => void }

type Sent = { filing: Filing; photos: Photo[] }

/** Receiving a complaint: one durable write, no wait for Redis or the mail server. */
export function createIntake({ store, door, clock, secret, nudge }: Intake) {
  async function received(
    { filing, photos }: Sent,
    { request, code, key }: { request: string; code: string; key: string },
  ): Promise<Complaint> {
    const now = clock.now()
    const { kind, chosenUnit } = filing
    const first: ComplaintEvent = { seq: 1, at: now, by: 'reporter', type: 'received', kind, chosenUnit, channel: 'web' }
    const history = [photos.length > 0 ? { ...first, photos } : first]
    const { after } = await door.meaningOf(filing, history, [], now)
    return {
      _id: code,
      version: 1,
      request,
      keyHash: hashOf(readKey(key)),
      filing,
      history,
      ...after,
      outboxAt: now,
      announced: 0,
    }
  }

  /** Files a complaint; the same request id is the same complaint, whatever is in the form. The key is what opens the reporter's own view. */
  return async function file(
    filing: Filing,
    requestId: string,
    photos: Photo[] = [],
  ): Promise<{ complaint: Complaint; key: string }> {
    const request = requestOf(requestId)
    for (let attempt = 0; ; attempt += 1) {
      const code = trackingCode(secret, requestId, attempt)
      const key = keyFor(secret, code)
      const complaint = await received({ filing, photos }, { request, code, key })
      const isNew = await store.insert(complaint)
      const stands = isNew ? complaint : await store.get(code)
      if (isNew) nudge()
      if (stands?.request === request) return { complaint: stands, key }
    }
  }
}
