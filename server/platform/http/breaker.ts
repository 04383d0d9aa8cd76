import type { Clock } from '../clock'
import { inTime } from '../inTime'

type Choice = { timeout: number; rest: number; clock: Clock }

/**
 * Runs a task that may fail or hang, for at most `timeout` milliseconds. After a failure nothing is tried for `rest` milliseconds,
 * so that not each request waits for a server that is away. Undefined: not done, or not known whether done.
 */
export function createBreaker({ timeout, rest, clock }: Choice) {
  let restsUntil = 0

  return async function attempt<T>(task: () => Promise<T>): Promise<T | undefined> {
    if (clock.now().getTime() < restsUntil) return undefined
    try {
      return await inTime(timeout, task())
    } catch {
      restsUntil = clock.now().getTime() + rest
      return undefined
    }
  }
}
