/** Elapsed working days → number of stops. */
export type Histogram = Readonly<Record<string, number>>

/** A running clock: it has lasted so many working days, and so many more are left until it falls due. */
export type Running = { elapsed: number; left: number }

/** The chance that it will be late, from `of` stops that had lasted at least as long; `from` says whose. */
export type Chance = { late: number; of: number; from: 'unit' | 'regency' }

/** Fewer stops than this say nothing of a unit's pace. */
export const fewestStops = 20

/** Of the stops that had lasted at least `elapsed` days, how many there are and how many took longer than `elapsed + left`. */
export function lasting(histogram: Histogram, { elapsed, left }: Running): { late: number; of: number } {
  let late = 0
  let of = 0
  for (const key in histogram) {
    const days = Number(key)
    if (days < elapsed) continue
    of += histogram[key]!
    if (days > elapsed + left) late += histogram[key]!
  }
  return { late, of }
}

/**
 * The chance that a running clock will be late: of the unit's stops that had lasted at least as long as this one, the share that took longer than it has.
 * Of fewer than twenty nothing is said of the unit, and the regency's are asked; null when those are too few as well.
 */
export function chanceOfLate(running: Running, unit: Histogram, regency: Histogram): Chance | null {
  for (const [from, histogram] of [
    ['unit', unit],
    ['regency', regency],
  ] as const) {
    const { late, of } = lasting(histogram, running)
    if (of >= fewestStops) return { late: late / of, of, from }
  }
  return null
}
