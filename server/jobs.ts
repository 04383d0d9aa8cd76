import { z } from 'zod'
import type { Catalogue, PayloadOf } from './platform/queue'

const minute = 60_000
const version = z.literal(1)
const codes = z.array(z.string()).min(1)

/**
 * Every job there is. A payload holds ids and a version, never a document: the handler reloads, looks whether the deed is still due,
 * and may run twice. Attempts are few because the relay announces again whatever MongoDB still holds as due.
 */
export const jobs = {
  /** Give these complaints their register number and a suggested unit. */
  route: { payload: z.strictObject({ v: version, codes }), attempts: 5, backoff: 2_000, keep: { completed: 100, failed: 1_000 } },
  /** Do what time itself has to do by now: warn, mark overdue, close by silence. */
  timers: { payload: z.strictObject({ v: version }), attempts: 1, backoff: minute, keep: { completed: 20, failed: 100 } },
  /** Go on judging open cases anew after a calendar has changed. */
  rejudge: {
    payload: z.strictObject({ v: version, rejudging: z.string() }),
    attempts: 1,
    backoff: minute,
    keep: { completed: 20, failed: 100 },
  },
  /** Send these messages. A message that cannot be sent now has its own next moment, so the job is not tried again. */
  notify: {
    payload: z.strictObject({ v: version, messages: z.array(z.string()).min(1) }),
    attempts: 2,
    backoff: minute,
    keep: { completed: 100, failed: 1_000 },
  },
  /** Send these mailings: mails to officers that are not about one complaint. Each has its own next moment, as a message has. */
  mail: {
    payload: z.strictObject({ v: version, mailings: z.array(z.string()).min(1) }),
    attempts: 2,
    backoff: minute,
    keep: { completed: 100, failed: 1_000 },
  },
  /** Queue the digests of this morning. */
  digest: { payload: z.strictObject({ v: version }), attempts: 1, backoff: minute, keep: { completed: 20, failed: 100 } },
  /** Look at what officers watch, once a working morning. */
  watch: { payload: z.strictObject({ v: version }), attempts: 1, backoff: minute, keep: { completed: 20, failed: 100 } },
  /** Bring facts and rollups of these complaints up to date; the version is the one that was announced. */
  project: {
    payload: z.strictObject({
      v: version,
      complaints: z.array(z.strictObject({ code: z.string(), version: z.number().int() })).min(1),
    }),
    attempts: 5,
    backoff: 2_000,
    keep: { completed: 100, failed: 1_000 },
  },
  /** Train this version of the routing model. Not tried again by itself: the schedule finds what is not trained yet. */
  train: {
    payload: z.strictObject({ v: version, model: z.string() }),
    attempts: 1,
    backoff: minute,
    keep: { completed: 20, failed: 100 },
  },
  /** Make this pack of evidence. Not tried again by itself: the schedule finds what is not made yet. */
  report: {
    payload: z.strictObject({ v: version, report: z.string() }),
    attempts: 1,
    backoff: minute,
    keep: { completed: 20, failed: 100 },
  },
} satisfies Catalogue

export type JobName = keyof typeof jobs
export type Payload<N extends JobName> = PayloadOf<typeof jobs, N>
