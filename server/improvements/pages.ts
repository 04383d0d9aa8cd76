import type { Figure } from '../indicators/indicator'
import type { Category } from '../routing/category'
import type { Effect, Spell } from './effect'
import type { DeedName, ImprovementState } from './improvement'
import type { OfficerDeed } from './permissions'
import type { ReviewMeasure, ReviewState } from './review'

/** What the templates of views/improvements are given. */

export type Option = { id: string; name: string }
export type UnitName = { id: string; name: string; shortName: string }
type FormState = { errors: Record<string, string>; details: Record<string, unknown>; overtaken: boolean }

/** `kecamatan` null: the whole regency. */
export type ThemeName = { category: Category; unit: UnitName; kecamatan: string | null }
export type ThemeRow = ThemeName & {
  count: number
  href: string
  improvement: { title: string; state: ImprovementState; href: string } | null
  /** Where this officer may propose one. */
  propose: string | null
}

export type ImprovementRow = ThemeName & {
  id: string
  href: string
  title: string
  state: ImprovementState
  dueOn: string
  overdue: boolean
  owner: string
  published: boolean
}

/** views/improvements/list: themes without an improvement first, then those with one; `from` to `date` are the days they are counted on. */
export type ListPage = {
  from: string
  date: string
  least: number
  figure: Figure
  unanswered: ThemeRow[]
  answered: ThemeRow[]
  groups: { state: ImprovementState; rows: ImprovementRow[] }[]
  filters: { unit: string; keadaan: string; sampai: string }
  filtered: boolean
  units: Option[]
  states: readonly ImprovementState[]
  reviews: string
}

export type CaseRow = {
  code: string | null
  register: string | null
  title: string | null
  kecamatan: string
  receivedAt: Date
  answeredOn: string
}

/** views/improvements/theme; `compared`: so many texts were laid side by side. */
export type ThemePage = ThemeName & {
  from: string
  date: string
  count: number
  least: number
  clusters: { size: number; words: string[] }[]
  compared: number
  rows: CaseRow[]
  first: number
  newer: string | null
  older: string | null
  improvements: ImprovementRow[]
  propose: string | null
  back: string
}

export type PlanValues = { title: string; owner: string; dueOn: string; cause: string; change: string }

/** views/improvements/propose; POST /perbaikan/baru. */
export type ProposePage = FormState & {
  theme: ThemeName & { id: string; count: number; href: string }
  request: string
  owners: Option[]
  values: PlanValues
}

export type EvidenceLink = { name: string; href: string; bytes: number | null; image: boolean }

export type HistoryRow = {
  deed: DeedName
  at: Date
  /** Null: time itself. */
  by: { name: string; title: string } | null
  /** What was written: a reason, a note, what the public is told. */
  text: string | null
  /** Fields of the plan that an edit changed, and the due date where it moved. */
  changed: string[]
  moved: { from: string; to: string } | null
}

/** views/improvements/improvement. `measured` is what was kept after 90 days, `effect` what is known today. */
export type ImprovementPage = {
  id: string
  href: string
  version: number
  title: string
  state: ImprovementState
  overdue: boolean
  theme: ThemeName & { count: number; href: string }
  owner: string
  dueOn: string
  cause: string
  change: string
  proposedOn: string
  agreedOn: string | null
  doneOn: string | null
  evidence: EvidenceLink[]
  effect: Effect | null
  /** Where the complaints before and after are listed. */
  effectHrefs: Record<Spell, string>
  measured: Effect | null
  published: { text: string; on: string } | null
  oversight: boolean
  deeds: { id: OfficerDeed; href: string }[]
  history: HistoryRow[]
  done: DeedName | null
}

export type ReceivedRow = Pick<CaseRow, 'code' | 'register' | 'title' | 'kecamatan'> & { on: string }

/** views/improvements/cases: the complaints of a theme that came in before or after the deed, as the effect counts them. */
export type EffectCasesPage = {
  title: string
  spell: Spell
  from: string
  to: string
  total: number
  rows: ReceivedRow[]
  first: number
  newer: string | null
  older: string | null
  back: string
}

/** views/improvements/deed; POST /perbaikan/<id>/<deed>. */
export type DeedPage = FormState & {
  id: string
  deed: OfficerDeed
  version: number
  title: string
  state: ImprovementState
  today: string
  owners: Option[]
  fileMax: number
  values: Record<string, string>
}

/** views/improvements/results, for everybody. */
export type ResultsPage = {
  results: { id: string; text: string; unit: string; category: Category; kecamatan: string | null; on: string; fewer: boolean }[]
  newer: string | null
  older: string | null
}

export type ReviewRow = { unit: UnitName; state: ReviewState; signedAt: Date | null; href: string }

type MonthLink = { month: string; href: string }

/** views/improvements/reviews: a month, each unit; of many units those that have not begun are `waiting`. `signed` of `all` are signed. */
export type ReviewsPage = {
  month: string
  running: boolean
  signed: number
  all: number
  rows: ReviewRow[]
  waiting: ReviewRow[]
  previous: MonthLink
  next: MonthLink | null
}

export type ReviewNumber = { id: ReviewMeasure; unitOfMeasure: 'count' | 'share' | 'days'; figure: Figure; href: string | null }
type Signature = { name: string; title: string; at: Date }

/** views/improvements/review; POST with `step`: keep, sign or acknowledge. `moved`: the numbers have changed since it was signed. */
export type ReviewPage = FormState & {
  unit: UnitName
  month: string
  state: ReviewState
  running: boolean
  version: number
  numbers: ReviewNumber[]
  themes: (Omit<ThemeRow, 'improvement' | 'propose' | 'unit'> & { hasImprovement: boolean })[]
  improvements: { title: string; state: ImprovementState; dueOn: string; overdue: boolean; href: string }[]
  values: { notes: string; agreed: string }
  signed: (Signature & { print: string }) | null
  seen: Signature | null
  moved: boolean
  may: { edit: boolean; sign: boolean; acknowledge: boolean }
  done: 'keep' | 'sign' | 'acknowledge' | null
  back: string
}
