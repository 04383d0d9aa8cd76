import { countQuantile } from './spread'

/** Complaints received in a month (`YYYY-MM`) with so many working days. */
export type Month = { month: string; received: number; workingDays: number }

/** `low`–`high`: in nine months of ten the count should lie in it. `naive`: as many as in the last whole month known. */
export type LoadForecast = { month: string; expected: number; low: number; high: number; naive: number }
/** A forecast as it would have been made then, beside what came. */
export type Tried = LoadForecast & { actual: number }
/** How well it did: months tried, how many lay in the interval, and the mean of the errors, of the forecast and of the naive one. */
export type LoadRecord = { months: number; within: number; error: number; naiveError: number }

/** Whole months that a forecast looks back on. */
export const basis = 3
/** How much of the future the interval is meant to hold. */
export const meant = 0.9
/** Fewer months tried than this say nothing of how well forecasts do. */
export const fewestTried = 6

/**
 * What the month after the running one brings: the rate per working day of the last three whole months, times its working days. The running month is not
 * looked at, for it is not whole. The interval is that of counts around a rate that was itself counted, widened when past forecasts (`tried`) have
 * missed by more than that. Null with less than three whole months.
 */
export function forecastLoad(
  known: readonly Month[],
  next: Pick<Month, 'month' | 'workingDays'>,
  tried: readonly Tried[] = [],
): LoadForecast | null {
  const last = known.slice(-basis)
  if (last.length < basis) return null
  const received = last.reduce((sum, month) => sum + month.received, 0)
  const days = last.reduce((sum, { workingDays }) => sum + workingDays, 0)
  if (days === 0) return null
  // Half a complaint more, so that three months without any are not taken for a promise of none.
  const centre = ((received + 0.5) / days) * next.workingDays
  const excess = Math.max(1 / (received + 0.5), excessOf(tried))
  return {
    month: next.month,
    expected: (received / days) * next.workingDays,
    low: countQuantile(centre, excess, (1 - meant) / 2),
    high: countQuantile(centre, excess, (1 + meant) / 2),
    naive: last.at(-1)!.received,
  }
}

/** The relative variance of past errors beyond that of chance counts, by moments; 0 when there are too few, or chance explains them. */
function excessOf(tried: readonly Tried[]): number {
  const errors = tried.filter(({ expected }) => expected > 0)
  if (errors.length < fewestTried) return 0
  const beyond = errors.map(({ actual, expected }) => ((actual - expected) ** 2 - expected) / expected ** 2)
  return Math.max(0, beyond.reduce((sum, one) => sum + one, 0) / errors.length)
}

/**
 * The forecast of each month of the past, made with what was known in the month before it, and of errors only those that were known by then. The month
 * before the one told is left out, as it was still running.
 */
export function triedLoad(months: readonly Month[]): Tried[] {
  const tried: Tried[] = []
  for (let i = basis + 1; i < months.length; i += 1) {
    const month = months[i]!
    const forecast = forecastLoad(months.slice(0, i - 1), month, tried.slice(0, Math.max(0, tried.length - 1)))
    if (forecast) tried.push({ ...forecast, actual: month.received })
  }
  return tried
}

/** How well the forecasts of these months did; null when none was tried. */
export function recordOf(tried: readonly Tried[]): LoadRecord | null {
  if (tried.length === 0) return null
  const mean = (errorOf: (one: Tried) => number) => tried.reduce((sum, one) => sum + Math.abs(errorOf(one)), 0) / tried.length
  return {
    months: tried.length,
    within: tried.filter(({ low, high, actual }) => low <= actual && actual <= high).length,
    error: mean(({ expected, actual }) => actual - expected),
    naiveError: mean(({ naive, actual }) => actual - naive),
  }
}

/** The months from the second in which anything was received: the first may have begun in its middle. */
export function sinceBeginning(months: readonly Month[]): Month[] {
  const first = months.findIndex(({ received }) => received > 0)
  return first < 0 ? [] : months.slice(first + 1)
}
