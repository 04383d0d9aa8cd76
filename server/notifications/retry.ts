const minute = 60_000
const longest = 6 * 60 * minute
const givesUpAfter = 3 * 24 * 60 * minute

/** When a message that could not be sent is tried again: after 1, 2, 4 … minutes, at most 6 hours, for three days. Null when it is given up (practice). */
export function nextAttempt({ attempts, createdAt }: { attempts: number; createdAt: Date }, now: Date): Date | null {
  const at = now.getTime() + Math.min(minute * 2 ** (attempts - 1), longest)
  return at > createdAt.getTime() + givesUpAfter ? null : new Date(at)
}
