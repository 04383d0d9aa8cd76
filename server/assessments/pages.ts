import type { DimensionScore, ItemState, Standing } from './assessment'
import type { Group } from './checklist'

/** What the templates of views/assessments are given. Hrefs are whole addresses. */

export type UnitName = { id: string; name: string; shortName: string }
export type YearLink = { year: number; href: string; current: boolean }
export type Score = Omit<DimensionScore, 'gaps'>
export type ShownFile = { name: string; bytes: number; href: string; image: boolean; id: string }

/** views/assessments/list. `rows` are the units that have begun; `resting` those that have not. */
export type SheetListPage = {
  year: number
  years: YearLink[]
  everything: boolean
  rows: {
    unit: UnitName
    href: string
    services: number
    asked: number
    assessed: number
    waiting: number
    sentBack: number
    scores: Score[]
  }[]
  resting: { unit: UnitName; href: string }[]
}

export type ItemRow = { key: string; id: string; href: string; state: ItemState | null; standing: Standing; evidence: number }
export type SheetPart = { group: Group; source: 'law' | 'own'; service: { id: string; name: string } | null; rows: ItemRow[] }

/** views/assessments/sheet; POST /penilaian/<unit>/layanan with `year`, `deed` add or remove, POST /penilaian/<unit>/salin with `year`. */
export type SheetPage = {
  unit: UnitName
  year: number
  years: YearLink[]
  scores: Score[]
  parts: SheetPart[]
  mayAssess: boolean
  mayCopy: boolean
  isOpen: boolean
  done: 'assessed' | 'accepted' | 'sentBack' | 'serviceAdded' | 'serviceRemoved' | 'copied' | null
  values: { name: string }
  errors: Record<string, string>
  details: Record<string, unknown>
}

export type Said = { at: Date; who: string; note: string; link: string | null; files: ShownFile[] }

/** views/assessments/item; POST to its own address, the review to it and `/tinjauan`. */
export type ItemPage = {
  unit: UnitName
  year: number
  back: string
  action: string
  row: ItemRow
  group: Group
  source: 'law' | 'own'
  service: string | null
  said: Said | null
  review: { at: Date; who: string; decision: 'accepted' | 'sentBack'; reason: string | null } | null
  history: (Said & { deed: string; state: ItemState | null })[]
  version: number
  mayAssess: boolean
  mayReview: boolean
  /** It waits for a reviewer, and it is this officer's own word. */
  own: boolean
  overtaken: boolean
  fileMax: number
  keep: string[]
  values: { state: string; note: string; link: string; decision: string; reason: string }
  errors: Record<string, string>
  details: Record<string, unknown>
}
