import type { Trend } from '../platform/charts/trend'
import type { Zone } from '../indicators/pages'
import type { Target } from '../sla/clock'
import type { Numbers } from './tables'

export type Licence = { name: string; url: string }

/** A file at an address that stays. `csv` and `json` hold the same rows. */
export type FileLink = { id: string; csv: string; json: string }

/** The page of what there is. `first`, `last`: the months published; both null when none has ended yet. */
export type DataPage = {
  licence: Licence
  baseUrl: string
  first: string | null
  last: string | null
  files: FileLink[]
  /** By year, the latest first. */
  years: { year: string; months: (FileLink & { month: string; firstOn: string; revisedOn: string | null })[] }[]
  fields: readonly string[]
  /** What was published or revised on a date, the latest first. */
  changes: { on: string; published: string[]; revised: string[] }[]
  citedOn: string
}

/** A window of a unit, in numbers as everybody may see them. */
export type Spell = { month: string | null; half: { year: string; which: '1' | '2' } | null; numbers: Numbers }

/** `spells`: the last half-year and the last month, as far as there is something to say. */
export type PerformanceRow = { name: string; href: string; spells: Spell[] }
export type PerformanceSort = 'nama' | 'masuk' | 'tepat'
export type PerformanceList = {
  month: string | null
  all: Spell | null
  rows: PerformanceRow[]
  /** Of many units, those of which there is nothing to tell. */
  silent: PerformanceRow[]
  /** How many units there are, whatever was searched for. */
  units: number
  values: { cari: string; urut: PerformanceSort }
}

export type PerformancePage = {
  unit: { id: string; name: string; shortName: string }
  month: Spell | null
  /** The last two half-years, the latest first. */
  halves: Spell[]
  trend: Trend | null
  /** Null: no limit is set. */
  limits: { class: string; verification: Target | null; answer: Target | null }[]
  improvements: { text: string; on: string; href: string }[]
  scores: { year: number; score: number; zone: Zone; source: string }[]
  updated: string | null
}
