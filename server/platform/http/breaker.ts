import type { Clock } from '../clock'

type Choice = { timeout: number; rest: number; clock: Clock }

/**
 * Runs a task that may fail or hang, for at most `timeout` milliseconds. After a failure nothing is tried for `rest` milliseconds,
 * so that not each request waits for a server that is away. Undefined: not done, or not known whether done.
 */
export function createBreaker({ timeout, rest, clock }: Choice) {
  let restsUntil = 0

  return async function attempt<T>(task: () => Promise<T>): Promise<T | undefined> {
    if (clock.now().getTime() < restsUntil) return undefined
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${timeout} ms`)), timeout)
    })
    try {
      return await Promise.race([task(), tooLong])
    } catch {
      restsUntil = clock.now().getTime() + rest
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }
}
