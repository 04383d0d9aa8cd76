import { drawIntervals, type Intervals } from '../platform/charts/intervals'
import type { Unit } from '../units/unit'
import { fewest, type Method } from './compliance'
import type { Figure as Counted, Figures, MeasureId } from './indicator'
import { type Contender, leagueOf, type Placing, type Stratum } from './league'
import { addressOf } from './links'
import { isLessBetter } from './measure'
import { compared, measureOf } from './measureView'
import { nameOf } from './complianceView'
import type { Choice, Column, Figure, UnitName } from './pages'
import type { Window } from './period'
import { mayOpen, type Sight } from './permissions'
import { columnsFor, type Sort, sorted, sortText } from './ranking'
import { type WindowBar, windowBar } from './windowView'

/** The columns of the table, and of them the shares by which units can be ranked. */
export const comparedIds: readonly MeasureId[] = [
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
  'backlog.over60',
  'overdue',
]
export const leagueIds = [
  'onTime.unit',
  'onTime.followUp',
  'onTime.resolution',
  'returned',
  'reopened',
  'confirmed',
  'evidence',
] as const satisfies readonly MeasureId[]
export type LeagueId = (typeof leagueIds)[number]

/** A unit with its own page, for whoever may open that. */
export type ComparedUnit = UnitName & { href: string | null }
export type LeagueRow = Omit<Placing, 'id'> & { unit: ComparedUnit; measure: Figure }

export type ComparisonPage = {
  bar: WindowBar
  until: string
  unitColumn: Column
  columns: Column[]
  rows: { unit: ComparedUnit; cells: Figure[] }[]
  league: {
    by: LeagueId
    less: boolean
    choices: Choice<LeagueId>[]
    chart: Intervals
    rows: LeagueRow[]
    small: { unit: ComparedUnit; measure: Figure }[]
    best: ComparedUnit[]
    improved: LeagueRow[]
    /** False where the window is too long to ask how each class went. */
    withExpected: boolean
  }
  fewest: number
}

export type ComparisonInput = {
  window: Window
  today: string
  until: Date
  sight: Sight
  units: readonly Unit[]
  figures: ReadonlyMap<string, Figures>
  before: ReadonlyMap<string, Figures>
  strata: ReadonlyMap<string, Stratum[]> | null
  method: Method | null
  sort: Sort
  by: LeagueId
}

/** All units beside each other: a table of indicators, and a fair league by one share. Everybody sees it; the cases only who may. */
export function comparisonPage(input: ComparisonInput): ComparisonPage {
  const { window, today, until, sort, by, strata } = input
  const query = { sort: sortText(sort), by: by === leagueIds[0] ? undefined : by }
  const hrefOf = (change: object) => addressOf('/ringkasan/perbandingan', { ...query, ...change, ...window })
  const rows = unitsOf(input).map((unit) => ({
    unit: comparedUnit(input, unit),
    cells: comparedIds.map((id) => figureFor(input, unit._id, id)),
  }))
  return {
    bar: windowBar(window, { today, path: '/ringkasan/perbandingan', query }),
    until: until.toISOString(),
    ...columnsFor(comparedIds, sort, (key) => hrefOf({ sort: key })),
    rows: sorted(rows, sort),
    league: {
      by,
      less: isLessBetter(by),
      choices: leagueIds.map((id) => ({ id, href: `${hrefOf({ by: id })}#peringkat`, current: id === by })),
      ...leagueView(input),
      withExpected: strata !== null,
    },
    fewest,
  }
}

function leagueView(input: ComparisonInput): Pick<ComparisonPage['league'], 'chart' | 'rows' | 'small' | 'best' | 'improved'> {
  const { by, before, strata, method } = input
  const names = new Map(unitsOf(input).map((unit) => [unit._id, comparedUnit(input, unit)]))
  const figureIn = (figures: Figures | undefined): Counted => figures?.get(by) ?? none
  const contenders = [...names.keys()].map((id): Contender => ({
    id,
    share: figureIn(input.figures.get(id)),
    before: before.has(id) ? figureIn(before.get(id)) : null,
    strata: strata?.get(id) ?? [],
  }))
  const { ranked, small, improved } = leagueOf(contenders, { less: isLessBetter(by) })
  const rowOf = ({ id, ...placing }: Placing): LeagueRow => ({
    ...placing,
    unit: names.get(id)!,
    measure: figureFor(input, id, by),
  })
  const target = method?.estimate?.indicators.find(({ id }) => id === by)?.target
  const rows = ranked.map(rowOf)
  return {
    rows,
    small: small.map(({ id }) => ({ unit: names.get(id)!, measure: figureFor(input, id, by) })),
    best: rows.filter(({ rank }) => rank === 1).map(({ unit }) => unit),
    improved: improved.map(rowOf),
    chart: drawIntervals({
      format: 'share',
      target: target === undefined ? null : { value: target, label: `${Math.round(target * 100)} %` },
      rows: rows.map(({ unit, value, low, high, rank, denominator, measure }) => ({
        label: unit.shortName,
        value,
        low,
        high,
        rank,
        n: denominator,
        of: [measure.numerator, denominator] as const,
        href: measure.href,
      })),
    }),
  }
}

const comparedUnit = ({ sight }: ComparisonInput, unit: Unit): ComparedUnit => ({
  ...nameOf(unit),
  href: mayOpen(sight, unit._id) ? `/ringkasan/unit/${encodeURIComponent(unit._id)}` : null,
})

const none: Counted = { numerator: 0, denominator: 0, value: null }

/** Units of which the window says anything; what is late now says nothing of it. */
const unitsOf = ({ units, figures }: ComparisonInput): Unit[] =>
  units.filter(({ _id }) => [...(figures.get(_id) ?? [])].some(([id, one]) => id !== 'overdue' && one.denominator > 0))

const figureFor = (input: ComparisonInput, unit: string, id: MeasureId): Figure =>
  compared(measureOf(id, input.figures.get(unit)?.get(id) ?? none, { ...input, subject: { of: 'unit', id: unit } }), null)
