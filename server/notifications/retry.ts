const minute = 60_000
const longestWait = 6 * 60 * minute
const givenUpAfter = 3 * 24 * 60 * minute

/** When a message is tried again that could not be sent `attempts` times: after 1, 2, 4 … minutes, at most 6 hours. Null three days after it was written. */
export function nextAttempt({ attempts, createdAt }: { attempts: number; createdAt: Date }, now: Date): Date | null {
  if (now.getTime() - createdAt.getTime() >= givenUpAfter) return null
  return new Date(now.getTime() + Math.min(minute * 2 ** (attempts - 1), longestWait))
}
