import { drawTrend, type Trend } from '../platform/charts/trend'
import type { MonthAccuracy, Share } from './accuracy'

/** Fewer say little about a month. */
const few = 30

/** The first suggestion and the first three, month by month; null where no month knows anything. */
export function accuracyChart(months: readonly MonthAccuracy[], labels: { top1: string; top3: string }): Trend | null {
  if (months.every(({ n }) => n === 0)) return null
  const line = (label: string, shareIn: (month: MonthAccuracy) => Share | null) => ({
    label,
    points: months.map((one) => {
      const share = shareIn(one)
      return { month: one.month, value: share?.value ?? null, low: share?.low, high: share?.high, n: one.n, few: one.n < few }
    }),
  })
  return drawTrend({
    format: 'share',
    months: months.map(({ month }) => month),
    lines: [line(labels.top1, ({ top1 }) => top1), line(labels.top3, ({ top3 }) => top3)],
  })
}
