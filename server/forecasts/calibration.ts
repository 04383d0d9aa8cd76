import { chanceOfLate, type Histogram, lasting, type Pace } from './lateness'

/** A month's stops of a unit, the stops of the months before it that were known by then, and those of the regency. */
export type Trial = { stops: Pace; before: Pace; regency: Pace }

/** Of the forecasts between `from` and `to`, how many there were, how many said late on the whole, and how many turned out late. */
export type Band = { from: number; to: number; forecasts: number; expected: number; late: number }

const edges = [0, 0.2, 0.4, 0.6, 0.8, 1] as const

/**
 * How often cases were late that were given such a chance: for each stop of the months tried, and each working day that it had lasted until its limit
 * (`limits` in working days), the forecast made from what was known, beside what became of it. So a case counts once for each day on which somebody
 * could have looked at it.
 */
export function calibration(trials: readonly Trial[], limits: readonly number[]): Band[] {
  const bands = edges.slice(0, -1).map((from, i) => ({ from, to: edges[i + 1]!, forecasts: 0, expected: 0, late: 0 }))
  for (const { stops, before, regency } of trials)
    for (const limit of limits)
      for (let elapsed = 0; elapsed <= limit; elapsed += 1) {
        const running = { elapsed, left: limit - elapsed }
        const chance = chanceOfLate(running, before, regency)
        const { late, of } = lasting(stops, running)
        if (!chance || of === 0) continue
        const band = bands.findLast(({ from }) => chance.late >= from)!
        band.forecasts += of
        band.expected += of * chance.late
        band.late += late
      }
  return bands
}

/** The sum of histograms. */
export function together(histograms: readonly Histogram[]): Histogram {
  const sum: Record<string, number> = {}
  for (const histogram of histograms) for (const day in histogram) sum[day] = (sum[day] ?? 0) + histogram[day]!
  return sum
}

/** How far forecasts and outcomes lie apart, weighed by the number of forecasts: 0 is perfect. Null without a forecast. */
export function gapOf(bands: readonly Band[]): number | null {
  const all = bands.reduce((sum, { forecasts }) => sum + forecasts, 0)
  return all === 0 ? null : bands.reduce((sum, { expected, late }) => sum + Math.abs(expected - late), 0) / all
}
