import { drawTrend, type Trend } from '../platform/charts/trend'
import { together, type Trial } from './calibration'
import type { Histogram } from './lateness'
import { forecastLoad, type Month, recordOf, triedLoad, type Tried } from './load'
import type { LoadRow } from './pages'

/** Months of the past on which forecasts are tried. */
export const triedMonths = 12
/** Months whose stops tell a unit's pace. */
const paceMonths = 6

/** What is forecast for a unit, and how its forecasts of the last twelve months did. */
export function loadRow(
  unit: LoadRow['unit'],
  months: readonly Month[],
  next: Pick<Month, 'month' | 'workingDays'>,
): LoadRow & { past: Tried[] } {
  const tried = triedLoad(months)
  const past = tried.slice(-triedMonths)
  const record = recordOf(past)
  return {
    unit,
    forecast: forecastLoad(months, next, tried),
    record,
    worse: record !== null && record.error > record.naiveError,
    past,
  }
}

/** The busiest first; those of which nothing can be said come last, by name. */
export const byLoad = (a: LoadRow, b: LoadRow): number =>
  (b.forecast?.expected ?? -1) - (a.forecast?.expected ?? -1) ||
  (a.unit?.shortName ?? '').localeCompare(b.unit?.shortName ?? '', 'id')

/** What came and what was forecast, month by month; null without a past. */
export function loadChart(
  { forecast, past }: Pick<LoadRow, 'forecast'> & { past: readonly Tried[] },
  labels: { actual: string; forecast: string },
): Trend | null {
  if (past.length === 0) return null
  const told = forecast ? [...past, forecast] : past
  return drawTrend({
    format: 'count',
    months: told.map(({ month }) => month),
    lines: [
      { label: labels.actual, points: past.map(({ month, actual }) => ({ month, value: actual })) },
      {
        label: labels.forecast,
        points: told.map(({ month, expected, low, high }) => ({ month, value: Math.round(expected), low, high })),
      },
    ],
  })
}

/**
 * The months on which the chances are tried, unit by unit: each with the stops of the six months before it. `stops` has the months in order, by unit, those of
 * the whole regency in them.
 */
export function trialsOf(stops: readonly ReadonlyMap<string, Histogram>[], isShown: (unit: string) => boolean): Trial[] {
  const trials: Trial[] = []
  for (let i = paceMonths; i < stops.length; i += 1) {
    const before = stops.slice(i - paceMonths, i)
    const regency = together(before.flatMap((units) => [...units.values()]))
    for (const [unit, found] of stops[i]!)
      if (isShown(unit)) trials.push({ stops: found, before: together(before.map((units) => units.get(unit) ?? {})), regency })
  }
  return trials
}

/** How many whole months of stops `trialsOf` wants. */
export const stopMonths = paceMonths + triedMonths
