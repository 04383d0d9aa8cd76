import { RedisStore } from 'connect-redis'
import session, { type SessionData, type Store } from 'express-session'
import type { Redis } from 'ioredis'
import { createHash } from 'node:crypto'
import type { Clock } from '../clock'
import { createBreaker } from './breaker'
import type { SessionCopies } from './sessionCopies'

type Parts = { redis: Redis; copies: SessionCopies; clock: Clock; prefix: string; idle: number; redisTimeout?: number }
type Callback<T> = (error?: unknown, value?: T) => void

const trusted = 5_000
const touchedEvery = 10 * 60_000

/**
 * Sessions are in Redis for speed and copied to MongoDB, and the copy decides. Every 5 s at the latest a process compares what
 * Redis says with the copy and mends Redis, so a session ended or changed while Redis was away cannot come back with the old
 * data, and one that Redis has lost is still there. Idle time is kept by Redis on each request, in the copy every 10 minutes.
 */
export function createSessionStore({ redis, copies, clock, prefix, idle, redisTimeout = 300 }: Parts): Store {
  const fast = new RedisStore({ client: redis, prefix, ttl: () => Math.ceil(idle / 1000) })
  const breaker = createBreaker({ timeout: redisTimeout, rest: 2_000, clock })
  const compared = createRecent(clock, trusted)
  const touched = createRecent(clock, touchedEvery)

  async function read(id: string): Promise<SessionData | null> {
    const quick = await breaker<SessionData | null>(() => fast.get(id))
    if (quick && compared.has(id)) return quick
    const copy = await copies.find(id, clock.now())
    if (!copy && quick) await breaker(() => fast.destroy(id))
    if (copy && (isSame(quick, copy) || (await breaker(() => fast.set(id, copy))) !== undefined)) compared.add(id)
    return copy
  }

  async function write(id: string, data: SessionData): Promise<void> {
    compared.remove(id)
    await copies.save(id, data, clock.now())
    await breaker(() => fast.set(id, data))
  }

  async function touch(id: string, data: SessionData): Promise<void> {
    await breaker(() => fast.touch(id, data))
    if (touched.has(id)) return
    touched.add(id)
    // The page is already made; it must not be cut off because its session could not be prolonged.
    await copies.touch(id, data, clock.now()).catch(() => touched.remove(id))
  }

  async function destroy(id: string): Promise<void> {
    compared.remove(id)
    await copies.end(id)
    await breaker(() => fast.destroy(id))
  }

  return Object.assign(bareStore(), {
    get: (sid: string, done: Callback<SessionData | null>) => answer(read(keyOf(sid)), done),
    set: (sid: string, data: SessionData, done?: Callback<void>) => answer(write(keyOf(sid), data), done),
    touch: (sid: string, data: SessionData, done?: Callback<void>) => answer(touch(keyOf(sid), data), done),
    destroy: (sid: string, done?: Callback<void>) => answer(destroy(keyOf(sid)), done),
  })
}

// A look into either database shows no session that could be used.
const keyOf = (sid: string) => createHash('sha256').update(sid).digest('hex')

const bareStore = (): Store => new (session.Store as unknown as new () => Store)()

const withoutCookie = (data: SessionData) => JSON.stringify({ ...data, cookie: undefined })
const isSame = (a: SessionData | null | undefined, b: SessionData) => !!a && withoutCookie(a) === withoutCookie(b)

function answer<T>(promise: Promise<T>, done?: Callback<T>): void {
  promise.then(
    (value) => done?.(null, value),
    (error: unknown) => done?.(error),
  )
}

/** Remembers ids for a while; forgets all when there are very many. */
function createRecent(clock: Clock, during: number) {
  const until = new Map<string, number>()
  return {
    has: (id: string) => (until.get(id) ?? 0) > clock.now().getTime(),
    add(id: string) {
      if (until.size > 10_000) until.clear()
      until.set(id, clock.now().getTime() + during)
    },
    remove: (id: string) => void until.delete(id),
  }
}
