import type { PeriodKind } from './periods'
import type { ReportKind, ReportState } from './report'

/** What the templates of views/reports are given. */

export type Option = { id: string; name: string }
/** Named periods by kind, each with its words: `2026-Q3` → "Triwulan III 2026". */
export type PeriodOptions = Record<PeriodKind, Option[]>
type Form<Name extends string> = {
  values: Record<Name, string>
  errors: Record<string, string>
  details: Record<string, unknown>
}

/** `href` leads to the page of the pack. */
export type ReportRow = {
  subject: string
  period: string
  askedAt: Date
  state: ReportState
  bytes: number | null
  code: string
  href: string
}

/** views/reports/list; POST /laporan with `unit` (empty: the whole regency), `period`, or `from` and `to`. */
export type ReportsPage = Form<'unit' | 'period' | 'from' | 'to'> & {
  /** Null when this officer asks for no paper at all. */
  units: Option[]
  /** May the whole regency be asked for? */
  everything: boolean
  periods: PeriodOptions
  parts: { number: string; id: string }[]
  rows: ReportRow[]
  keptDays: number
}

/** views/reports/report; `part` and the share of the work while it is made. */
export type ReportPage = {
  id: string
  subject: string
  period: string
  askedAt: Date
  madeAt: Date | null
  expiresAt: Date | null
  state: ReportState
  code: string
  print: string | null
  progress: { part: string; rows: number; of: number; share: number } | null
  file: { name: string; bytes: number; sha256: string } | null
  files: { name: string; bytes: number; sha256: string }[]
  oversight: boolean
  checkHref: string
}

/** views/reports/register; GET /laporan/register.csv and .xlsx with the same fields. `count` is null while the form is wrong. */
export type RegisterExportPage = Form<'unit' | 'period' | 'from' | 'to' | 'state' | 'kind' | 'class' | 'category'> & {
  units: Option[]
  everything: boolean
  periods: PeriodOptions
  states: Option[]
  kinds: Option[]
  classes: Option[]
  categories: Option[]
  count: number | null
  period: string
  csvHref: string | null
  /** Null when there are more rows than a workbook holds. */
  xlsxHref: string | null
  columns: string[]
}

/** A number with where it leads; `value` in words. */
export type FigureLine = { name: string; value: string; made: string; href: string }

/** views/reports/spbe: figures asked by three evaluations, each with the sentence that says what is asked. */
export type SpbePage = {
  year: number
  previous: string
  next: string | null
  subject: string
  unit: string
  units: Option[]
  everything: boolean
  groups: { id: 'spbe' | 'ipp' | 'skm'; lines: FigureLine[] }[]
  survey: { subject: string; from: string; to: string; index: number; letter: string | null; respondents: number }[]
}

/** views/reports/check: what a code on paper stands for; no personal data. `found` null: no such code, or none asked for. */
export type CheckPage = {
  code: string
  fingerprint: string
  errors: Record<string, string>
  details: Record<string, unknown>
  values: { code: string; fingerprint: string }
  asked: boolean
  found: {
    kind: ReportKind
    subject: string
    period: string
    madeAt: Date | null
    state: ReportState
    print: string | null
    files: number
    sha256: string | null
  } | null
  /** Null while nothing has been compared. */
  match: { is: 'whole' | 'part' | 'none'; name: string | null } | null
}
