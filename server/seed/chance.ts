export type Chance = ReturnType<typeof createChance>

/** Repeatable chance (mulberry32): the same seed tells the same story. */
export function createChance(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    /** Whole numbers from `from` to `to`, both inclusive. */
    between: (from: number, to: number): number => from + Math.floor(next() * (to - from + 1)),
    happens: (share: number): boolean => next() < share,
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
  }
}
