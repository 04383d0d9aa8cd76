/** Elapsed working days → number of stops. */
export type Histogram = Readonly<Record<string, number>>

/** A running clock: it has lasted so many working days, and so many more are left until it falls due. */
export type Running = { elapsed: number; left: number }

/** The chance that it will be late, from `of` stops that had lasted at least as long; `from` says whose. */
export type Chance = { late: number; of: number; from: 'unit' | 'regency' }

/** Fewer stops than this say nothing of a unit's pace. */
export const fewestStops = 20

/** How many stops took so many working days or more, by days. */
export type Pace = readonly number[]

/** A histogram made ready for asking often. */
export function paceOf(histogram: Histogram): Pace {
  const longest = Math.max(-1, ...Object.keys(histogram).map(Number))
  const pace = Array<number>(longest + 1).fill(0)
  let stops = 0
  for (let days = longest; days >= 0; days -= 1) pace[days] = stops += histogram[days] ?? 0
  return pace
}

/** Of the stops that had lasted at least `elapsed` days, how many there are and how many took longer than `elapsed + left`. */
export const lasting = (pace: Pace, { elapsed, left }: Running): { late: number; of: number } => ({
  late: pace[elapsed + left + 1] ?? 0,
  of: pace[elapsed] ?? 0,
})

/**
 * The chance that a running clock will be late: of the unit's stops that had lasted at least as long as this one, the share that took longer than it has.
 * Of fewer than twenty nothing is said of the unit, and the regency's are asked; null when those are too few as well.
 */
export function chanceOfLate(running: Running, unit: Pace, regency: Pace): Chance | null {
  for (const [from, pace] of [
    ['unit', unit],
    ['regency', regency],
  ] as const) {
    const { late, of } = lasting(pace, running)
    if (of >= fewestStops) return { late: late / of, of, from }
  }
  return null
}
