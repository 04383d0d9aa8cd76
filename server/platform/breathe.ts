import { setImmediate } from 'node:timers/promises'

const longest = 20

/** Runs long steps to their end and lets whatever else waits take its turn every 20 ms: jobs, locks and beats of the same process go on. */
export async function breathing<T>(steps: Generator<unknown, T>): Promise<T> {
  let until = performance.now() + longest
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value as T
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + longest
  }
}
