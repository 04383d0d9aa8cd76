import { type Bars, drawBars } from '../platform/charts/bars'
import type { Unit } from '../units/unit'
import { ages, type Figures, type MeasureId } from './indicator'
import { nobody } from './cells'
import { measureOf } from './measureView'
import { nameOf } from './complianceView'
import type { DrillDownRow, Measure, UnitName } from './pages'
import type { Window } from './period'
import { mayOpen, type Sight } from './permissions'
import { type WindowBar, windowBar } from './windowView'

export const ageIds: readonly MeasureId[] = [...ages.map(({ id }) => id), 'backlog.all', 'overdue']

export type AgeingPage = {
  bar: WindowBar
  until: string
  all: Measure[]
  /** False for those who see some units only. */
  everything: boolean
  chart: Bars
  rows: { unit: UnitName; cells: Measure[] }[]
  /** Cases that nobody has been given yet; null where there are none, or not every unit is seen. They are listed as long as they are open now. */
  unassigned: Measure[] | null
  /** The longest open now, and where all of them are; null of a window that is over. */
  oldest: { rows: DrillDownRow[]; href: string; total: number } | null
}

export type AgeingInput = {
  window: Window
  today: string
  until: Date
  sight: Sight
  units: readonly Unit[]
  figures: ReadonlyMap<string, Figures>
  all: Figures
  oldest: AgeingPage['oldest']
  /** What the ages are called, youngest first. */
  words: readonly string[]
}

/** The open cases by age: of the regency, and of each unit that may be seen, those with the most first. */
export function ageingPage(input: AgeingInput): AgeingPage {
  const { window, today, until, sight, units, figures, all, oldest, words } = input
  const measures = (id: string | null, own: Figures): Measure[] =>
    ageIds.map((measure) =>
      measureOf(measure, own.get(measure)!, {
        window,
        sight,
        method: null,
        subject: id === null ? { of: 'all' } : { of: 'unit', id },
      }),
    )
  const rows = units
    .filter(({ _id }) => mayOpen(sight, _id) && countIn(figures.get(_id)) > 0)
    .map((unit) => ({ unit: nameOf(unit), cells: measures(unit._id, figures.get(unit._id)!) }))
    .sort((a, b) => openIn(b.cells) - openIn(a.cells) || a.unit.shortName.localeCompare(b.unit.shortName, 'id'))
  return {
    bar: windowBar(window, { today, path: '/ringkasan/umur' }),
    until: until.toISOString(),
    all: measures(null, all),
    everything: sight.units === null,
    chart: drawBars({
      format: 'count',
      parts: [...words],
      rows: rows.map(({ unit, cells }) => ({
        label: unit.shortName,
        value: openIn(cells),
        href: cells[ages.length]!.href,
        parts: cells.slice(0, ages.length).map(({ value, href }) => ({ value, href: value ? href : null })),
      })),
    }),
    rows,
    unassigned: sight.units === null ? unassignedOf(input) : null,
    oldest,
  }
}

/** What the units leave of the regency. */
function unassignedOf({ window, today, sight, figures, all }: AgeingInput): Measure[] | null {
  const left = (id: MeasureId): number =>
    [...figures.values()].reduce((rest, own) => rest - (own.get(id)?.numerator ?? 0), all.get(id)!.numerator)
  if (ageIds.every((id) => left(id) === 0)) return null
  return ageIds.map((id) => {
    const figure = { numerator: left(id), denominator: left(id), value: left(id) }
    const measure = measureOf(id, figure, { window, sight, method: null, subject: nobody })
    return window.to >= today ? measure : { ...measure, href: null }
  })
}

const countIn = (figures: Figures | undefined): number => figures?.get('backlog.all')?.numerator ?? 0
const openIn = (cells: readonly Measure[]): number => cells[ages.length]!.numerator
