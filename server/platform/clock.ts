/** Where "now" comes from. Built once; pure functions take `now` as an argument instead. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands where it is put: for tests and for sample data made under a simulated time. */
export function settableClock(start: Date): Clock & { set(to: Date): void } {
  let at = start
  return { now: () => new Date(at), set: (to) => void (at = to) }
}
