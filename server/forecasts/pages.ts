import type { CaseRow } from '../complaints/desk'
import type { Trend } from '../platform/charts/trend'
import type { Band } from './calibration'
import type { Chance } from './lateness'
import type { LoadForecast, LoadRecord } from './load'

/** The load of a unit, or of the regency (`unit` null). `worse`: the naive forecast did better in the past; null where too few months were tried to say. */
export type LoadRow = {
  unit: { id: string; name: string; shortName: string } | null
  forecast: LoadForecast | null
  record: LoadRecord | null
  worse: boolean | null
}

/** `left`: working days until the unit's deadline. */
export type LateRow = { row: CaseRow; chance: Chance; dueAt: Date; left: number }

/**
 * Cases at work that are likelier late than not. `looked`: how many were looked at, the soonest due first; `more`: there are further ones; `unknown`: of these
 * too little is known; `expected`: how many of those looked at will be late if each goes as its chance says.
 */
export type LateCases = {
  rows: LateRow[]
  total: number
  first: number
  looked: number
  more: boolean
  unknown: number
  expected: number
  newer: string | null
  older: string | null
}

/**
 * views/forecasts/page. `month`: what is forecast; `known`: the last whole month. `own` is the regency for those who see all of it, else the officer's
 * own unit; `units` the others, `quiet` those of them that expect less than one. `bands`: how often cases were late that were given such a chance.
 */
export type ForecastPage = {
  month: string
  known: string
  own: LoadRow
  chart: Trend | null
  units: LoadRow[]
  quiet: LoadRow[]
  late: LateCases
  bands: Band[]
  gap: number | null
}
