import { drawTrend, type Trend, type TrendInput, type TrendPoint } from '../platform/charts/trend'
import type { Policy } from '../sla/policy'
import type { Subject } from './cells'
import type { Method } from './compliance'
import { definitionOf, type Figure, type Figures, type MeasureId, measureIds } from './indicator'
import { addressOf } from './links'
import { datumOf, formatOf, measureOf } from './measureView'
import type { Choice, UnitName } from './pages'
import { addMonths, windowOfMonth } from './period'
import type { Sight } from './permissions'
import { wilson } from './wilson'

/** What is counted within a month; the stock at its end is told by the page of ages. */
export const trendIds: readonly MeasureId[] = measureIds.filter((id) => definitionOf(id).type !== 'stock')
export const trendLengths = [12, 24, 36] as const

export type TrendQuery = { measure: MeasureId; unit: string | null; months: (typeof trendLengths)[number] }
export type TrendWords = { now: string; before: string; target: string }
export type TrendPage = {
  measure: MeasureId
  unit: UnitName | null
  units: { id: string; name: string }[]
  measures: readonly MeasureId[]
  lengths: Choice<number>[]
  chart: Trend
  /** Whether there is anything to compare with. */
  hasBefore: boolean
  /** The last month has not ended: its numbers go on. */
  today: string
  query: TrendQuery
}

type Month = { month: string; figures: Figures }
export type TrendInputs = {
  query: TrendQuery
  today: string
  sight: Sight
  unit: UnitName | null
  units: { id: string; name: string }[]
  /** Twice as many months as are shown, the earlier half for comparison. */
  found: readonly Month[]
  methods: readonly Method[]
  policies: readonly Policy[]
  words: TrendWords
}

export const trendHref = ({ measure, unit, months }: TrendQuery): string =>
  addressOf('/ringkasan/tren', { measure, unit: unit ?? undefined, months: String(months) })

/** The months shown and as many before them, the last being that of `today`. */
export const monthsFor = (count: number, today: string): string[] =>
  Array.from({ length: 2 * count }, (_, i) => addMonths(today.slice(0, 7), i + 1 - 2 * count))

/** One measure of the regency or a unit, month by month; dashed the same months one length earlier; marks where method or limits changed. */
export function trendPage({ query, today, sight, unit, units, found, methods, policies, words }: TrendInputs): TrendPage {
  const { measure, months: count } = query
  const subject: Subject = unit ? { of: 'unit', id: unit.id } : { of: 'all' }
  const [earlier, shown] = [found.slice(0, count), found.slice(count)]
  const months = shown.map(({ month }) => month)
  const target = methods.at(-1)?.estimate?.indicators.find(({ id }) => id === measure)?.target
  const points = (of: readonly Month[]): TrendPoint[] =>
    of.map((one, i) => ({ ...pointOf(measure, one, { subject, sight }), month: months[i]! }))
  const before = points(earlier).map(({ low: _low, high: _high, ...point }) => point)
  return {
    measure,
    unit,
    units,
    measures: trendIds,
    lengths: trendLengths.map((id) => ({ id, href: trendHref({ ...query, months: id }), current: id === count })),
    chart: drawTrend({
      format: formatOf(measure),
      months,
      lines: [
        { label: words.now, points: points(shown) },
        { label: words.before, points: before },
      ],
      targets: target === undefined ? [] : [{ value: target, label: targetLabel(words.target, measure, target) }],
      changes: changesIn(months, methods, policies),
    }),
    hasBefore: before.some(({ value }) => value !== null),
    today,
    query,
  }
}

/** A share's target with its number; others stand at a round number of the axis. */
export const targetLabel = (word: string, id: MeasureId, target: number): string =>
  formatOf(id) === 'share' ? `${word} ${Math.round(target * 100)} %` : word

/** A month's figure as a point that leads to its cases; a share with its Wilson interval. */
export function pointOf(
  id: MeasureId,
  { month, figures }: Month,
  { subject, sight }: { subject: Subject; sight: Sight },
): TrendPoint {
  const figure: Figure = figures.get(id) ?? { numerator: 0, denominator: 0, value: null }
  const measure = measureOf(id, figure, { subject, sight, window: windowOfMonth(month), method: null })
  const interval = definitionOf(id).type === 'share' ? wilson(figure.numerator, figure.denominator) : null
  return { month, ...datumOf(measure), ...(interval && { low: interval.low, high: interval.high }) }
}

/** Where before and after cannot be compared plainly: another method of assessment, other limits of time. Several of a month are one mark. */
export function changesIn(
  months: readonly string[],
  methods: readonly Method[],
  policies: readonly Policy[],
): NonNullable<TrendInput['changes']> {
  const all = [
    ...methods.map(({ validFrom, name }) => ({ month: validFrom.slice(0, 7), kind: 'method' as const, label: name })),
    ...policies
      .filter(({ withdrawn, version }) => !withdrawn && version > 1)
      .map(({ validFrom, name }) => ({ month: validFrom.slice(0, 7), kind: 'policy' as const, label: name })),
  ]
  return months.flatMap((month) =>
    (['method', 'policy'] as const).flatMap((kind) => {
      const labels = all.filter((one) => one.month === month && one.kind === kind).map(({ label }) => label)
      return labels.length === 0 ? [] : [{ month, kind, label: [...new Set(labels)].join(', ') }]
    }),
  )
}
