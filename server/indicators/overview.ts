import type { Unit } from '../units/unit'
import type { Subject } from './cells'
import { fewest, type Method, zoneOf } from './compliance'
import { nameOf } from './complianceView'
import { ages, type Figures, type MeasureId } from './indicator'
import { listHref, overviewHref } from './links'
import { compared, measureOf } from './measureView'
import type { OverviewPage, UnitRow } from './pages'
import type { Window } from './period'
import { mayOpen, type Sight } from './permissions'
import { columnsFor, type Sort, sorted, sortText } from './ranking'
import { complaintsOf } from './score'
import { windowBar } from './windowView'

export type OverviewInput = {
  window: Window
  /** The local date of now, and the instant of the last event that is counted in. */
  today: string
  until: Date
  sight: Sight
  units: readonly Pick<Unit, '_id' | 'name' | 'shortName'>[]
  /** Whom the headline is about: the regency for those who see all of it, else the officer's own unit. */
  subject: Subject
  /** Of that subject, and of the whole regency to compare it with. */
  figures: { units: ReadonlyMap<string, Figures>; own: Figures; regency: Figures }
  /** The own ones in the window that this one is compared with. */
  before: Figures
  method: Method | null
  sort: Sort
}

const flow: readonly MeasureId[] = ['received', 'answers', 'closings', 'confirmed']
const headline: readonly MeasureId[] = ['onTime.resolution', 'median.resolution', 'backlog.all', 'overdue']
// Nothing that needs the days of each case: with sixty units that would be most of what the page reads.
const cells: readonly MeasureId[] = ['onTime.unit', 'onTime.resolution', 'reopened', 'backlog.all', 'overdue']
/** What the page reads of the regency, of the window before, and of each unit. */
export const headlineIds: readonly MeasureId[] = [...flow, ...headline, 'extended', ...ages.map(({ id }) => id)]
/** What a unit is told of the regency. */
export const besideIds: readonly MeasureId[] = ['onTime.resolution']
export const beforeIds = headlineIds.filter((id) => id !== 'overdue')
export const unitIds = (method: Method | null): MeasureId[] => [
  ...new Set<MeasureId>([...cells, ...((method?.estimate?.indicators ?? []).map(({ id }) => id) as MeasureId[])]),
]

/**
 * The first page: a sentence, four numbers, and a row for each unit that one sees. For supervisors they are of the whole regency (from cases, never from
 * averaging units), for all others of their own unit, so that each number opens its list; of the regency they are told one share, to compare.
 */
export function overviewPage(input: OverviewInput): OverviewPage {
  const { window, today, until, subject, units, figures, before, method, sort } = input
  const rows = sorted(unitRows(input), sort)
  const measure = (id: MeasureId) => measureOf(id, figures.own.get(id)!, input)
  const unit = subject.of === 'unit' ? units.find(({ _id }) => _id === subject.id) : undefined
  const parts = method?.estimate?.indicators ?? []
  return {
    bar: windowBar(window, { today, path: '/ringkasan', query: { sort: sortText(sort) } }),
    until: until.toISOString(),
    unit: unit ? nameOf(unit) : null,
    answered: measure('answers'),
    onTime: measure('onTime.resolution'),
    extended: measure('extended'),
    target: targetOf(method, 'onTime.unit'),
    below: below(rows, window, targetOf(method, 'onTime.unit')),
    judged: rows.filter(({ cells: [onTime] }) => onTime && !onTime.few).length,
    fewest,
    regency: unit
      ? measureOf('onTime.resolution', figures.regency.get('onTime.resolution')!, { ...input, subject: { of: 'all' } })
      : null,
    flow: flow.map((id) => compared(measure(id), before.get(id)!)),
    figures: headline.map((id) => compared(measure(id), before.get(id) ?? null)),
    ...columnsFor(cells, sort, (key) => overviewHref(window, key)),
    rows,
    ages: ages.map(({ id }) => measure(id)),
    zoneMethod: method && rows.some(({ zone }) => zone) ? method.name : null,
    zoneNote: method?.note ?? null,
    zoneParts: { known: parts.length, all: parts.length },
  }
}

function unitRows(input: OverviewInput): UnitRow[] {
  const { units, sight, figures, method } = input
  return units
    .filter(({ _id }) => mayOpen(sight, _id) && hasAny(figures.units.get(_id)))
    .map(({ _id, name, shortName }) => {
      const own = figures.units.get(_id)!
      const found = method && complaintsOf(method, own)
      const measures = cells.map((id) => measureOf(id, own.get(id)!, { ...input, subject: { of: 'unit', id: _id } }))
      return { unit: { id: _id, name, shortName }, cells: measures, zone: found?.band ? zoneOf(found.band) : null }
    })
}

/** What is late now is told whatever the window; of the window it says nothing. */
const hasAny = (figures: Figures | undefined): boolean =>
  [...(figures ?? [])].some(([id, { denominator }]) => id !== 'overdue' && denominator > 0)

function below(rows: readonly UnitRow[], window: Window, target: number): OverviewPage['below'] {
  return rows.flatMap(({ unit, cells: [onTime] }) =>
    onTime && !onTime.few && onTime.value !== null && onTime.value < target
      ? [
          {
            name: unit.shortName,
            href: listHref({ indicator: onTime.id, unit: unit.id, window, part: 'rest' }),
            count: onTime.denominator - onTime.numerator,
          },
        ]
      : [],
  )
}

const targetOf = (method: Method | null, id: MeasureId): number =>
  method?.estimate?.indicators.find((one) => one.id === id)?.target ?? 1
