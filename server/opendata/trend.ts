import { drawTrend, type Trend } from '../platform/charts/trend'
import type { Translate } from '../platform/i18n'
import { seriesOf } from './performance'
import type { Published } from './published'

const monthsDrawn = 24

/** What came in to a unit and what it answered, month by month; null when all of it is hidden. */
export function trendOf(published: Published, unit: string, t: Translate): Trend | null {
  const lines = (['received', 'answered'] as const).map((name) => ({
    label: t(`opendata:lines.${name}`),
    points: seriesOf(published, unit, name, monthsDrawn),
  }))
  const months = published.months.slice(-monthsDrawn).map(({ month }) => month)
  const known = lines.flatMap(({ points }) => points).filter(({ value }) => value !== null)
  return known.length < 2 ? null : drawTrend({ format: 'count', months, lines })
}
