/** Failed attempts in a row under one user name. */
export type Attempts = { failures: number; lockedUntil: Date | null }

export const noAttempts: Attempts = { failures: 0, lockedUntil: null }

const failuresToLock = 5
const firstLock = 15 * 60_000
const longestLock = 24 * 60 * 60_000

/** The end of the lock that holds at `now`, or null. The instant of the end is free again. */
export function lockedUntil(attempts: Attempts, now: Date): Date | null {
  return attempts.lockedUntil && now < attempts.lockedUntil ? attempts.lockedUntil : null
}

/**
 * One more failure. Every fifth in a row locks: for 15 minutes, then twice as long each time, at most 24 hours. An attempt during
 * a lock is not made at all, so it neither counts nor lengthens the lock. A success begins again at `noAttempts`.
 */
export function afterFailure(attempts: Attempts, now: Date): Attempts {
  if (lockedUntil(attempts, now)) return attempts
  const failures = attempts.failures + 1
  if (failures % failuresToLock !== 0) return { failures, lockedUntil: null }
  const length = Math.min(firstLock * 2 ** (failures / failuresToLock - 1), longestLock)
  return { failures, lockedUntil: new Date(now.getTime() + length) }
}
