import type { Redis } from 'ioredis'
import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Clock } from '../clock'

export type LimitParts = { redis: Redis; name: string; points: number; seconds: number; secret: string; clock: Clock }

/** `retryAfter` is in seconds. */
export type LimitAnswer = { allowed: true } | { allowed: false; retryAfter: number }
export type Limit = (address: string) => Promise<LimitAnswer>

/**
 * Allows an address `points` attempts in `seconds`, counted in Redis for all processes, in this process alone while Redis is away.
 * Of the address only a hash is kept, keyed by the day, and no longer than the count. Of IPv6 the first 64 bits count: one household.
 */
export function createLimit({ redis, name, points, seconds, secret, clock }: LimitParts): Limit {
  const insuranceLimiter = new RateLimiterMemory({ points, duration: seconds })
  const limiter = new RateLimiterRedis({
    ...countedIn({ redis, name, points, seconds }),
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter,
  })
  const keyOf = keysOf({ secret, clock })

  return async (address) => {
    try {
      await limiter.consume(keyOf(address))
      return { allowed: true }
    } catch (refusal) {
      if (refusal instanceof Error) throw refusal
      return { allowed: false, retryAfter: Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000) }
    }
  }
}

/** Where and up to what the limiter counts. It fails at once, rather than wait, while Redis is away. */
export const countedIn = ({ redis, name, points, seconds }: Omit<LimitParts, 'secret' | 'clock'>) => ({
  storeClient: redis,
  keyPrefix: `limit:${name}`,
  points,
  duration: seconds,
  rejectIfRedisNotReady: true,
})

/** What is kept of an address instead of it: another hash each day. */
export const keysOf =
  ({ secret, clock }: Pick<LimitParts, 'secret' | 'clock'>) =>
  (address: string): string =>
    createHmac('sha256', secret)
      .update(`${clock.now().toISOString().slice(0, 10)} ${household(address)}`)
      .digest('base64url')

function household(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace(/^::ffff:/, '')
  const [head = '', tail = ''] = address.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const middle = address.includes('::') ? Array<string>(8 - front.length - back.length).fill('0') : []
  return [...front, ...middle, ...back].slice(0, 4).join(':')
}
