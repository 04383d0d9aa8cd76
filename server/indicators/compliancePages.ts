import type { DimensionScore } from '../assessments/assessment'
import type { Bars } from '../platform/charts/bars'
import type { Figure } from './indicator'
import type { Zone } from './pages'
import type { Part } from './compliance'
import type { Lever } from './sensitivity'
import type { WindowBar } from './windowView'

/** What the templates of views/compliance are given. Scores and gains in points, 0–100; hrefs are whole addresses. */

export type UnitName = { id: string; name: string; shortName: string }
type Form = { errors: Record<string, string>; details: Record<string, unknown> }
export type MethodName = { id: string; name: string; note: string | null }
export type Published = {
  id: string
  year: number
  score: number
  zone: Zone
  method: string
  source: string
  note: string | null
  corrected: boolean
}

/** What both pages say first. `year`: of the self-assessment; `until`: the last event that is counted in. */
type About = { bar: WindowBar; until: string; year: number; method: MethodName | null; target: number; best: number }

/** `score` is the internal estimate; `known` how much of the method's weight it rests on (0–1), `firm` whether that is
 * half or more; `n` the unit's own verdicts in the window. */
export type ComplianceRow = {
  unit: UnitName
  href: string | null
  score: number | null
  zone: Zone | null
  distance: number | null
  known: number
  firm: boolean
  n: number
  published: Published | null
}

/** views/compliance/list. `reached` of the `scored` units with a firm score are at the target; POST /kepatuhan/sasaran with `version` and `target`. `resting`: units about which nothing is known. */
export type CompliancePage = About & {
  rows: ComplianceRow[]
  resting: number
  reached: number
  scored: number
  regency: Published | null
  mayEdit: boolean
  done: 'goal' | null
  version: number
  overtaken: boolean
  values: { target: string }
} & Form

export type DimensionRow = {
  id: string
  name: string
  weight: number
  share: number
  score: number | null
  href: string | null
  waiting: number
}
export type PartRow = Part & { shape: 'share' | 'mean'; figure: Figure; score: number | null; share: number; href: string | null }
export type LeverRow = Lever & { shape: 'share' | 'mean' | null; href: string | null }

/** views/compliance/unit. `assessed` null when nothing of that year's self-assessment has begun. */
export type ComplianceUnitPage = About & {
  unit: UnitName
  score: number | null
  zone: Zone | null
  known: number
  toTarget: number | null
  toBest: number | null
  dimensions: DimensionRow[]
  parts: PartRow[]
  levers: LeverRow[]
  assessed: Omit<DimensionScore, 'gaps'>[] | null
  sheetHref: string
  published: Published[]
}

/** views/compliance/published. `chart`: the regency, year by year; the note of a row is the method. */
export type PublishedPage = {
  chart: Bars
  years: number[]
  rows: { unit: UnitName | null; cells: (Published | null)[] }[]
  mayEdit: boolean
  done: 'entered' | 'corrected' | null
}

/** views/compliance/publishedScore; POST to its own address. `id` null: a new one. */
export type PublishedScorePage = {
  id: string | null
  unit: UnitName | null
  shown: Published | null
  mayEdit: boolean
  overtaken: boolean
  units: { id: string; name: string }[]
  methods: { id: string; name: string }[]
  corrections: { at: Date; who: string; score: number; zone: Zone; source: string; note: string | null }[]
  values: {
    year: string
    unit: string
    method: string
    score: string
    band: string
    source: string
    note: string
    version: string
  }
} & Form

/** views/compliance/methods. `upTo`: where the band above begins. */
export type MethodsPage = {
  methods: {
    id: string
    name: string
    validFrom: string
    validTo: string | null
    inForce: boolean
    source: string | null
    note: string | null
    weightsFrom: string | null
    cutsFrom: string | null
    dimensions: { name: string; weight: number; parts: string[]; confirmed: boolean }[]
    bands: { zone: Zone; label: string; from: number; confirmed: boolean; labelConfirmed: boolean }[]
    parts: (Part & { shape: 'share' | 'mean' })[]
  }[]
}
