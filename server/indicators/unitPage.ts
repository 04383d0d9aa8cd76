import { drawTrend, type Trend } from '../platform/charts/trend'
import type { Unit } from '../units/unit'
import { fewest, type Method } from './compliance'
import { nameOf } from './complianceView'
import { ages, type Figure as Counted, type Figures, type MeasureId } from './indicator'
import { type Contender, leagueOf } from './league'
import { compared, measureOf } from './measureView'
import type { Figure, Measure, UnitName } from './pages'
import type { Window } from './period'
import type { Sight } from './permissions'
import { pointOf, targetLabel } from './trend'
import { type WindowBar, windowBar } from './windowView'

/** What the head of a unit is told, in the order of the way of a complaint. */
export const unitPageIds: readonly MeasureId[] = [
  'received',
  'answers',
  'onTime.followUp',
  'onTime.unit',
  'onTime.resolution',
  'median.unit',
  'p90.unit',
  'returned',
  'reopened',
  'confirmed',
  'rating',
  'evidence',
  'paused',
  'backlog.all',
  'overdue',
]
export const unitAgeIds: readonly MeasureId[] = ages.map(({ id }) => id)

export type UnitPage = {
  bar: WindowBar
  until: string
  unit: UnitName
  answers: Figure
  onTime: Figure
  overdue: Figure
  rows: (Figure & { target: number | null })[]
  ages: Measure[]
  chart: Trend
  target: number | null
  /** Among how many ranked units, and how many share the rank; null where there are too few cases to be ranked. */
  position: { rank: number; of: number; beside: number } | null
  /** Of its recurring themes, those with an improvement; null where none recurs. */
  improved: (Counted & { href: string }) | null
  fewest: number
}

export type UnitPageInput = {
  window: Window
  today: string
  until: Date
  sight: Sight
  unit: Unit
  figures: Figures
  before: Figures
  months: readonly { month: string; figures: Figures }[]
  /** The on-time figure of every unit, for the position. */
  others: ReadonlyMap<string, Figures>
  method: Method | null
  improved: UnitPage['improved']
  words: { target: string }
}

/** A unit by itself: its numbers with change and target, how it went, what is open, and where it stands. */
export function unitPage(input: UnitPageInput): UnitPage {
  const { window, today, until, sight, unit, figures, before, months, others, method, words } = input
  const subject = { of: 'unit', id: unit._id } as const
  const measure = (id: MeasureId): Measure => measureOf(id, figures.get(id)!, { window, sight, method, subject })
  const targetOf = (id: MeasureId) => method?.estimate?.indicators.find((one) => one.id === id)?.target ?? null
  const rows = unitPageIds.map((id) => ({ ...compared(measure(id), before.get(id) ?? null), target: targetOf(id) }))
  const row = (id: MeasureId) => rows.find((one) => one.id === id)!
  const target = targetOf('onTime.unit')
  return {
    bar: windowBar(window, { today, path: `/ringkasan/unit/${encodeURIComponent(unit._id)}` }),
    until: until.toISOString(),
    unit: nameOf(unit),
    answers: row('answers'),
    onTime: row('onTime.unit'),
    overdue: row('overdue'),
    rows,
    ages: unitAgeIds.map(measure),
    chart: drawTrend({
      format: 'share',
      months: months.map(({ month }) => month),
      lines: [{ label: unit.shortName, points: months.map((one) => pointOf('onTime.unit', one, { subject, sight })) }],
      targets: target === null ? [] : [{ value: target, label: targetLabel(words.target, 'onTime.unit', target) }],
    }),
    target,
    position: positionOf(unit._id, others),
    improved: input.improved,
    fewest,
  }
}

const none: Counted = { numerator: 0, denominator: 0, value: null }

function positionOf(unit: string, others: ReadonlyMap<string, Figures>): UnitPage['position'] {
  const contenders = [...others].map(([id, figures]): Contender => ({
    id,
    share: figures.get('onTime.unit') ?? none,
    before: null,
    strata: [],
  }))
  const { ranked } = leagueOf(contenders, { less: false })
  const own = ranked.find(({ id }) => id === unit)
  return own ? { rank: own.rank, of: ranked.length, beside: own.beside } : null
}
