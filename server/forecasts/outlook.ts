import { addMonths } from '../indicators/period'
import { drawTrend, type Trend } from '../platform/charts/trend'
import { together, type Trial } from './calibration'
import { type Histogram, paceOf } from './lateness'
import { fewestTried, forecastLoad, type LoadForecast, type Month, recordOf, triedLoad, type Tried } from './load'
import type { LoadRow } from './pages'

/** Months of the past on which forecasts are tried. */
export const triedMonths = 12
/** Months whose stops tell a unit's pace. */
const paceMonths = 6

/** A load with what it is drawn from: the last months, how their forecasts did, and what was forecast of the running month before it began. */
export type Drawn = LoadRow & { recent: Month[]; past: Tried[]; running: LoadForecast | null }
type Ahead = Pick<Month, 'month' | 'workingDays'>

/** What is forecast for a unit of the running and the next month, and how its forecasts of the last twelve months did. */
export function loadRow(
  unit: LoadRow['unit'],
  months: readonly Month[],
  { running, next }: { running: Ahead; next: Ahead },
): Drawn {
  const tried = triedLoad(months)
  const past = tried.slice(-triedMonths)
  const record = recordOf(past)
  return {
    unit,
    forecast: forecastLoad(months, next, tried),
    record,
    worse: record && record.months >= fewestTried ? record.error > record.naiveError : null,
    recent: months.slice(-triedMonths),
    past,
    running: forecastLoad(months.slice(0, -1), running, tried.slice(0, -1)),
  }
}

/** The busiest first; those of which nothing can be said come last, by name. */
export const byLoad = (a: LoadRow, b: LoadRow): number =>
  (b.forecast?.expected ?? -1) - (a.forecast?.expected ?? -1) ||
  (a.unit?.shortName ?? '').localeCompare(b.unit?.shortName ?? '', 'id')

/** Expects one complaint at least. */
export const isBusy = ({ forecast }: LoadRow): boolean => forecast !== null && forecast.expected >= 1

/** What came and what was forecast, month by month, of the running month only the forecast; null without a past. */
export function loadChart(
  { forecast, running, recent, past }: Drawn,
  labels: { actual: string; forecast: string },
): Trend | null {
  const last = recent.at(-1)
  if (!last) return null
  const told = [...past, running, forecast].filter((one): one is LoadForecast => one !== null)
  return drawTrend({
    format: 'count',
    months: [...recent.map(({ month }) => month), addMonths(last.month, 1), addMonths(last.month, 2)],
    lines: [
      { label: labels.actual, points: recent.map(({ month, received }) => ({ month, value: received })) },
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
    const regency = paceOf(together(before.flatMap((units) => [...units.values()])))
    for (const [unit, found] of stops[i]!)
      if (isShown(unit))
        trials.push({ stops: paceOf(found), before: paceOf(together(before.map((units) => units.get(unit) ?? {}))), regency })
  }
  return trials
}

/** How many whole months of stops `trialsOf` wants. */
export const stopMonths = paceMonths + triedMonths
