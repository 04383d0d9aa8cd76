import type { Unit } from '../units/unit'
import type { ByAge } from './backlog'
import { type Band, estimate, type Method, fewest } from './compliance'
import { ages, type Figure } from './indicator'
import { listHref, overviewHref } from './links'
import { backlogOf, type ByClock, figuresOf, isFew, senseOf } from './measure'
import type { Figure as Headline, Measure, MeasureId, OverviewPage, UnitRow, Zone } from './pages'
import { addMonths, monthIn, monthOf, type Window, windowOfMonth } from './period'
import { mayOpen, type Sight } from './permissions'
import { columnsFor, type Sort, sorted } from './ranking'
import { wilson } from './wilson'

export type OverviewInput = {
  window: Window
  /** The local date of now, and the instant of the last event that is counted in. */
  today: string
  until: Date
  sight: Sight
  units: readonly Pick<Unit, '_id' | 'name' | 'shortName'>[]
  counts: { units: ReadonlyMap<string | null, ByClock>; all: ByClock }
  open: ReadonlyMap<string | null, ByAge>
  /** The same for the window that this one is compared with. */
  before: { counts: ByClock; open: number }
  method: Method | null
  sort: Sort
}

const headline: readonly MeasureId[] = ['answers', 'onTime.resolution', 'median.resolution', 'backlog.all']
const cells: readonly MeasureId[] = ['onTime.unit', 'onTime.resolution', 'median.unit', 'p90.unit', 'backlog.all']
const lessIsBetter = (id: MeasureId): boolean => ['days', 'open'].includes(senseOf(id).of)

/** The supervisor's page: a sentence, four numbers for the whole regency (from cases, never from averaging units), and a row for each unit. */
export function overviewPage(input: OverviewInput): OverviewPage {
  const { window, today, until, open, method, sort } = input
  const all = figuresFrom(input.counts.all, sumOf([...open.values()]))
  const before = figuresFrom(input.before.counts, []).set('backlog.all', countOf(input.before.open))
  const rows = sorted(unitRows(input), sort)
  const measure = (id: MeasureId) => measureOf(id, all.get(id)!, { unit: null, input })
  const parts = method?.estimate?.indicators ?? []
  return {
    month: monthIn(window),
    ...window,
    until: until.toISOString(),
    running: today <= window.to,
    ...neighbours(window, today),
    answered: all.get('answers')!.numerator,
    onTime: measure('onTime.resolution'),
    extended: measure('extended'),
    target: targetOf(method, 'onTime.unit'),
    below: below(rows, window, targetOf(method, 'onTime.unit')),
    judged: rows.filter(({ cells: [onTime] }) => onTime && !onTime.few).length,
    fewest,
    everything: input.sight.units === null,
    figures: headline.map((id) => compared(measure(id), before.get(id)!)),
    ...columnsFor(cells, sort, (key) => overviewHref(window, key)),
    rows,
    ages: ages.map(({ id }) => measure(id)),
    zoneMethod: method && rows.some(({ zone }) => zone) ? method.name : null,
    zoneNote: method?.note ?? null,
    zoneParts: { known: parts.filter(({ id }) => all.has(id)).length, all: parts.length },
  }
}

function unitRows(input: OverviewInput): UnitRow[] {
  const { units, sight, counts, open, method } = input
  return units
    .filter(({ _id }) => mayOpen(sight, _id) && (counts.units.has(_id) || open.has(_id)))
    .map(({ _id, name, shortName }) => {
      const figures = figuresFrom(counts.units.get(_id) ?? {}, open.get(_id) ?? [])
      // Where the unit's own promise says nothing yet, the verification of its cases by somebody else makes no zone.
      const isKnown = figures.get('onTime.unit')!.denominator >= fewest
      const found = method && isKnown ? estimate(method, figures) : null
      const measures = cells.map((id) => measureOf(id, figures.get(id)!, { unit: _id, input }))
      return { unit: { id: _id, name, shortName }, cells: measures, zone: zoneOf(found?.band ?? null) }
    })
}

const figuresFrom = (counts: ByClock, open: ByAge): Map<string, Figure> => new Map([...figuresOf(counts), ...backlogOf(open)])
const sumOf = (all: readonly ByAge[]): ByAge => ages.map((_, i) => all.reduce((sum, counts) => sum + counts[i]!, 0))

export function measureOf(
  id: MeasureId,
  figure: Figure,
  { unit, input }: { unit: string | null; input: Pick<OverviewInput, 'window' | 'sight' | 'method'> },
): Measure {
  const { window, sight, method } = input
  const sense = senseOf(id).of
  return {
    id,
    unitOfMeasure: sense === 'verdicts' || sense === 'extended' ? 'share' : sense === 'days' ? 'days' : 'count',
    ...figure,
    few: isFew(id, figure),
    shade: shadeOf(method, id, figure),
    href: mayOpen(sight, unit) && figure.denominator > 0 ? listHref({ indicator: id, unit, window }) : null,
  }
}

/** How far outside its target, in thirds of the way to the floor; 0 within it, or where the method sets no target. */
function shadeOf(method: Method | null, id: MeasureId, { value }: Figure): Measure['shade'] {
  const part = method?.estimate?.indicators.find((one) => one.id === id)
  if (!part || value === null) return 0
  const outside = (part.target - value) / (part.target - part.floor)
  return outside <= 0 ? 0 : outside <= 1 / 3 ? 1 : outside <= 2 / 3 ? 2 : 3
}

function compared(measure: Measure, before: Figure): Headline {
  const { id, value, numerator, denominator, unitOfMeasure, few } = measure
  const change = few || isFew(id, before) || value === null || before.value === null ? null : value - before.value
  const interval = unitOfMeasure === 'share' ? wilson(numerator, denominator) : null
  return {
    ...measure,
    change,
    better: change === null || change === 0 ? null : change < 0 === lessIsBetter(id),
    interval: interval && [interval.low, interval.high],
  }
}

function below(rows: readonly UnitRow[], window: Window, target: number): OverviewPage['below'] {
  return rows.flatMap(({ unit, cells: [onTime] }) =>
    onTime && !onTime.few && onTime.value !== null && onTime.value < target
      ? [{ name: unit.shortName, href: listHref({ indicator: onTime.id, unit: unit.id, window, part: 'rest' }) }]
      : [],
  )
}

function neighbours(window: Window, today: string): Pick<OverviewPage, 'previous' | 'next'> {
  const link = (month: string) => ({ month, href: overviewHref(windowOfMonth(month)) })
  const next = addMonths(monthOf(window.to), 1)
  return { previous: link(addMonths(monthOf(window.from), -1)), next: next <= monthOf(today) ? link(next) : null }
}

const targetOf = (method: Method | null, id: MeasureId): number =>
  method?.estimate?.indicators.find((one) => one.id === id)?.target ?? 1
const countOf = (count: number): Figure => ({ numerator: count, denominator: count, value: count })
const tones = { hijau: 'green', kuning: 'amber', merah: 'red' } as const
const zoneOf = (band: Band | null): Zone | null => band && { letter: band.letter ?? '', tone: tones[band.zone] }
