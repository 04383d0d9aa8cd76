import { wilson } from '../indicators/wilson'
import type { Rank } from './record'

/** Records that are alike, counted: of one month `YYYY-MM`, one hundredth of confidence of the first suggestion, one outcome. `mille`: sum of thousandths. */
export type Cell = { month: string; cent: number; free: boolean; rank: Rank; n: number; mille: number }

/** A share of those of which the right unit is known, with its 95 % interval. Null when nothing is known. */
export type Share = { value: number; part: number; of: number; low: number; high: number }
export type MonthAccuracy = { month: string; n: number; top1: Share | null; top3: Share | null }
/** Suggestions of `from`–`to` confidence: what was said on the mean, and how many were right. */
export type Bin = { from: number; to: number; n: number; said: number | null; found: Share | null }
/** At this threshold `alone` of `all` complaints go without a person; of `judged` of those it is known, and `wrong` went wrong. */
export type Effect = { threshold: number; alone: number; all: number; judged: number; wrong: Share | null }

const bins = 10
const isJudged = ({ rank }: Cell): boolean => rank > 0
const isRight = ({ rank }: Cell): boolean => rank === 1
const isNear = ({ rank }: Cell): boolean => rank > 0 && rank <= 3
const count = (cells: readonly Cell[]): number => cells.reduce((sum, { n }) => sum + n, 0)

/** A share with its interval; null when the whole is 0. */
export function shareOf(part: number, of: number): Share | null {
  const interval = wilson(part, of)
  return interval && { value: part / of, part, of, ...interval }
}

/** How often the first, and one of the first three suggestions was right, among those of which the right unit is known. */
export function accuracyOf(cells: readonly Cell[]): Omit<MonthAccuracy, 'month'> {
  const judged = cells.filter(isJudged)
  const n = count(judged)
  return { n, top1: shareOf(count(judged.filter(isRight)), n), top3: shareOf(count(judged.filter(isNear)), n) }
}

/** The same for each month; a month without any has shares of null. */
export const accuracyByMonth = (cells: readonly Cell[], months: readonly string[]): MonthAccuracy[] =>
  months.map((month) => ({ month, ...accuracyOf(cells.filter((cell) => cell.month === month)) }))

/** Ten bins of confidence, those of which the right unit is known. */
export function calibration(cells: readonly Cell[]): Bin[] {
  const judged = cells.filter(isJudged)
  return Array.from({ length: bins }, (_, i) => {
    const within = judged.filter(({ cent }) => Math.min(bins - 1, Math.floor(cent / bins)) === i)
    const n = count(within)
    const said = n === 0 ? null : within.reduce((sum, { mille }) => sum + mille, 0) / (1000 * n)
    return { from: i / bins, to: (i + 1) / bins, n, said, found: shareOf(count(within.filter(isRight)), n) }
  })
}

/** The expected calibration error: how far what is said lies from what is found, each bin by how many it holds. Null when nothing is known. */
export function calibrationError(all: readonly Bin[]): number | null {
  const total = all.reduce((sum, { n }) => sum + n, 0)
  if (total === 0) return null
  return all.reduce((sum, { n, said, found }) => sum + (said !== null && found ? n * Math.abs(said - found.value) : 0), 0) / total
}

const sameWithin = 0.01

/** Whether suggestions are right more often than they say (`modest`) or less often (`bold`); null where it is nearly the same or nothing is known. */
export function leanOf(all: readonly Bin[]): 'modest' | 'bold' | null {
  const total = all.reduce((sum, { n }) => sum + n, 0)
  const gap = all.reduce((sum, { n, said, found }) => sum + (said !== null && found ? n * (found.value - said) : 0), 0)
  if (total === 0 || Math.abs(gap) < sameWithin * total) return null
  return gap > 0 ? 'modest' : 'bold'
}

/** What each threshold would have done. `levels` in 0…1, whole hundredths. */
export const effects = (cells: readonly Cell[], levels: readonly number[]): Effect[] =>
  levels.map((threshold) => {
    const alone = cells.filter(({ free, cent }) => free && cent >= Math.round(threshold * 100))
    const judged = alone.filter(isJudged)
    const n = count(judged)
    return {
      threshold,
      alone: count(alone),
      all: count(cells),
      judged: n,
      wrong: shareOf(n - count(judged.filter(isRight)), n),
    }
  })

const usualLevels = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99]

/** The thresholds that are set side by side, with the one in force. */
export const levelsWith = (threshold: number): number[] =>
  [...new Set([...usualLevels, Math.round(threshold * 100) / 100])].sort((a, b) => a - b)
