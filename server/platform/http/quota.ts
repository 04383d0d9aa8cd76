import type { Request, RequestHandler, Response } from 'express'
import { RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible'
import { Refused } from '../../errors'
import { countedIn, keysOf, type LimitParts } from './limit'

export type Quota = {
  /** Seconds until this address may again; 0 when it may now. */
  waitOf(address: string | undefined): number
  /** One more of it has happened. Nobody waits for the counting, and nothing fails by it. */
  count(address: string | undefined): void
}

const mostKept = 10_000

/**
 * How often an address may do what is open to everybody, counted after it was done, so that no answer waits for Redis: `points` in `seconds`,
 * by all processes together, each of which learns that it is enough when it counts itself. While Redis is away nobody is refused.
 * Addresses are kept as by `createLimit`.
 */
export function createQuota({ redis, name, points, seconds, secret, clock }: LimitParts): Quota {
  const limiter = new RateLimiterRedis(countedIn({ redis, name, points, seconds }))
  const keyOf = keysOf({ secret, clock })
  const spentUntil = new Map<string, number>()

  function noteSpent(key: string, msBeforeNext: number): void {
    const now = clock.now().getTime()
    if (spentUntil.size >= mostKept) for (const [one, until] of spentUntil) if (until <= now) spentUntil.delete(one)
    spentUntil.set(key, now + msBeforeNext)
  }

  return {
    waitOf(address = '') {
      if (redis.status !== 'ready' || spentUntil.size === 0) return 0
      const left = (spentUntil.get(keyOf(address)) ?? 0) - clock.now().getTime()
      return Math.max(0, Math.ceil(left / 1000))
    },

    count(address = '') {
      const key = keyOf(address)
      limiter.consume(key).then(
        ({ remainingPoints, msBeforeNext }) => remainingPoints === 0 && noteSpent(key, msBeforeNext),
        (refusal: Error | RateLimiterRes) => refusal instanceof Error || noteSpent(key, refusal.msBeforeNext),
      )
    },
  }
}

type Rule = {
  /** What they are told, with `count` minutes. */
  code: string
  /** Whether the answer given was one to somebody who guesses. */
  isGuess: (req: Request, res: Response) => boolean
  /** Who has shown that they need not guess gets in, however many others guess at the same address. */
  mayPass?: (req: Request) => Promise<boolean>
}

/** Refuses for a while an address from which too much was guessed. @throws Refused `tooOften` */
export const againstGuessing =
  (quota: Quota, { code, isGuess, mayPass }: Rule): RequestHandler =>
  async (req, res, next) => {
    const wait = quota.waitOf(req.ip)
    if (wait > 0 && !(await mayPass?.(req))) throw new Refused('tooOften', code, waiting(wait))
    res.on('finish', () => isGuess(req, res) && quota.count(req.ip))
    next()
  }

/** The wait as pages say it, in minutes, and as programs read it, in seconds. */
export const waiting = (seconds: number) => ({ count: Math.ceil(seconds / 60), retryAfter: seconds })
