import type { Unit } from './unit'

/** What the templates of views/units are given. */

export type Option = { id: string; name: string }
export type UnitRow = { id: string; name: string; shortName: string; topics: number; places: string[]; active: boolean }

/** views/units/list. `threshold`: a whole percentage, set on the page about routing. `groups` in the order of the units' kinds. */
export type RegisterPage = {
  groups: { kind: Unit['kind']; units: UnitRow[] }[]
  threshold: number
  mayEdit: boolean
  /** What was just done, to be said. */
  done: 'unit' | null
}

/** views/units/edit; POST /register/<id>. `values.topics` is one topic a line. */
export type UnitPage = {
  id: string
  kind: Unit['kind']
  title: string
  parent: string | null
  mayEdit: boolean
  kecamatan: (Option & { checked: boolean })[]
  /** Empty for an authority outside, which works by none of ours. */
  calendars: Option[]
  /** The name of the calendar that the unit has when it chooses none. */
  inherited: string
  values: { version: string; name: string; shortName: string; topics: string; active: string; calendar: string }
  /** Somebody else has saved meanwhile: what is shown is what was typed. */
  overtaken: boolean
  errors: Record<string, string>
  details: Record<string, unknown>
}
