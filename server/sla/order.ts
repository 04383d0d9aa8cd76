import type { JudgedEvent } from './clock'

/** The events in order of `at`, equal ones as listed; the same list when it is in order already. */
export function inOrder<E extends JudgedEvent>(events: readonly E[]): readonly E[] {
  for (let i = 1; i < events.length; i++) if (events[i]!.at < events[i - 1]!.at) return events.toSorted((a, b) => a.at - b.at)
  return events
}
