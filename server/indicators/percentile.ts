/** A rank in a histogram: `within` of `of` stops took at most `days` working days. */
export type Rank = { days: number; within: number; of: number }

/**
 * Nearest rank, from a histogram of days → number of stops: the smallest number of days within which at least `percent` of the stops lie (design §5).
 * Null when there is no stop.
 */
export function nearestRank(histogram: Readonly<Record<string, number>>, percent: number): Rank | null {
  const days = Object.keys(histogram)
    .map(Number)
    .sort((a, b) => a - b)
  const of = days.reduce((sum, day) => sum + histogram[day]!, 0)
  let within = 0
  for (const day of days) {
    within += histogram[day]!
    // In whole numbers: 0.9 × 10 is a hair more than 9 on some paths.
    if (within > 0 && within * 100 >= percent * of) return { days: day, within, of }
  }
  return null
}
