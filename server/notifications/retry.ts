const minute = 60_000
const longestWait = 6 * 60 * minute
const mostAttempts = 20

/**
 * When a message is tried again that could not be sent `attempts` times: after 1, 2, 4 … minutes, at most 6 hours. Null after the twentieth attempt,
 * which is three days later. Counted by attempts, for a message may have waited longer than that before the first: over a long holiday, or for us.
 */
export function nextAttempt(attempts: number, now: Date): Date | null {
  if (attempts >= mostAttempts) return null
  return new Date(now.getTime() + Math.min(minute * 2 ** (attempts - 1), longestWait))
}
