import type { Verdict } from '../sla/clock'
import type { Amount, MeasureId, Trait } from './indicator'
import type { UnitOfMeasure } from './measure'
import type { WindowBar } from './windowView'

/** What the templates of views/indicators are given. Hrefs are whole addresses; a value null means nothing to divide by. */

export type Zone = { letter: string; tone: 'green' | 'amber' | 'red' }

/** `few`: the denominator is below 10, so it is pale, not ranked, without zone. `shade` 0 to 3: how far outside the target. */
export type Measure = {
  id: MeasureId
  unitOfMeasure: UnitOfMeasure
  value: number | null
  numerator: number
  denominator: number
  few: boolean
  shade: 0 | 1 | 2 | 3
  href: string | null
}

/** `change` against the month before, in the same unit of measure; `better` says whether it is good news. */
export type Figure = Measure & { change: number | null; better: boolean | null; interval: [low: number, high: number] | null }

export type UnitName = { id: string; name: string; shortName: string }
/** Something to choose, by a link. */
export type Choice<Id = string> = { id: Id; href: string; current: boolean }

export type UnitRow = { unit: { id: string; name: string; shortName: string }; cells: Measure[]; zone: Zone | null }

export type Column = { id: MeasureId | 'unit'; sortHref: string; sorted: 'ascending' | 'descending' | 'none' }

/** `until` is the instant of the last event that is counted in. */
export type OverviewPage = {
  bar: WindowBar
  until: string
  /** The officer's own unit, which the headline is about; null: it is about the whole regency. */
  unit: UnitName | null
  answered: Measure
  onTime: Measure
  /** Of the answers, those that the reporter had been told to wait longer for. */
  extended: Measure
  target: number
  /** Of the `judged` units, those with at least `fewest` cases, which are below the target. */
  below: { name: string; href: string; count: number }[]
  judged: number
  fewest: number
  /** The same share of the whole regency, beside that of a unit. */
  regency: Measure | null
  /** Received, answered, closed, and of these confirmed by the reporter. */
  flow: Figure[]
  figures: Figure[]
  unitColumn: Column
  columns: Column[]
  rows: UnitRow[]
  /** The open cases by age, regency-wide or of the officer's own unit. */
  ages: Measure[]
  /** The method whose bands the zones are taken from; null when none is in force, or nobody has a zone. */
  zoneMethod: string | null
  /** What the method's data have to say about its cuts. */
  zoneNote: string | null
  /** Of how many parts the estimate consists, and how many can be measured; the weights of the others are spread over these. */
  zoneParts: { known: number; all: number }
}

/**
 * A case behind a number. `code` and `title` are null when this officer may know that the case exists, and no more. `on`: the local date on which it was
 * counted; `clock`: of a number about a clock or the stock; `has`: whether it has the `trait` of the page; `amounts` as the page names them.
 */
export type DrillDownRow = {
  code: string | null
  register: string | null
  title: string | null
  unit: string | null
  kecamatan: string
  on: string
  clock: RowClock | null
  has: boolean | null
  amounts: number[]
}
export type RowClock = { startedAt: Date; dueAt: Date | null; stoppedAt: Date | null; verdict: Verdict; elapsedDays: number }

/** `total` is how many rows all pages have: they add up to the number that was followed, by themselves or by their `amounts`, whose sums are told. */
export type DrillDownPage = {
  measure: Measure
  /** The cases that no unit has been given. */
  nobody: boolean
  /** Whose number it is: null for the whole regency. */
  unit: { id: string; name: string; shortName: string } | null
  /** A kecamatan, category or class to which the list is confined, as it is called. */
  subject: { of: 'place' | 'category' | 'class'; id: string; name: string } | null
  /** Only arrivals of this weekday (1 for Monday) and hour; only returns to this unit, as it is called. */
  hour: { day: number; hour: number } | null
  returnedTo: string | null
  month: string | null
  from: string
  to: string
  part: 'all' | 'numerator' | 'rest'
  parts: { id: 'all' | 'numerator' | 'rest'; count: number; href: string }[]
  trait: Trait | null
  amounts: { id: Amount; sum: number }[]
  total: number
  rows: DrillDownRow[]
  first: number
  newer: string | null
  older: string | null
  back: string
}
