import type { StripDay } from '../sla/strip'
import type { ClockName, Verdict } from '../sla/clock'
import type { Category } from '../routing/category'
import type { Kecamatan } from '../units/unit'
import type { ArchiveReason, Class, EventType, Identity, Kind, State } from './complaint'
import type { DeedName } from './move'
import type { OfficerDeed, ReporterDeed } from './permissions'

/** What the templates of views/citizen and views/desk are given: values computed, words left to the template. */

/** Field → refusal code; the words are `refusals:<code>`. Placeholders of all of them are filled from `details`. */
export type Errors = Record<string, string>
type FormState = { errors: Errors; details?: Record<string, unknown> }

export type Option = { id: string; name: string }
export type UnitName = { id: string; name: string; shortName: string }
export type Place = { kecamatan: string | null; desa: string | null; detail: string }
/** A stored file as a link; `bytes` is its size. */
export type FileLink = { name: string; href: string; bytes: number; image: boolean }

/** Where the first running clock stands. `days`: working days left, or over when `late`; null where nothing runs. */
export type Due = { tone: 'late' | 'soon' | 'ok' | 'paused' | 'none'; days: number; at: Date | null; clock: ClockName | null }

/** Limits in days as the policy in force says them. */
export type Limits = { verification: number; answer: number; confirm: number; reply: number }

// The citizen's room

/** `figures` are of the last full month; null when there is nothing worth showing yet. */
export type StartPage = {
  limits: Limits
  figures: null | { month: string; received: number; answered: number; onTime: number | null; median: number | null }
}

export const formSteps = [1, 2, 3, 4] as const
export type FormStep = (typeof formSteps)[number]

/** As typed, all strings, so that nothing typed is ever lost. */
export type FormValues = {
  requestId: string
  text: string
  kind: string
  kecamatan: string
  desa: string
  placeDetail: string
  chosenUnit: string
  identity: string
  name: string
  email: string
  phone: string
}

export type FormPage = FormState & {
  step: FormStep
  values: FormValues
  /** Names of what was chosen, for the last step. */
  chosen: { kecamatan: string | null; desa: string | null; unit: string | null }
  kecamatan: Kecamatan[]
  units: Option[]
  textMax: number
}

/** `key` is null when the receipt is opened again: it is shown once. `recorded` is false while MongoDB is away. */
export type ReceiptPage = {
  code: string
  key: string | null
  qr: string
  receivedAt: Date
  kind: Kind
  identity: Identity
  kecamatan: string
  desa: string | null
  unit: UnitName
  /** Whom the reporter chose, when anybody. */
  chosenUnit: string | null
  verifyBy: Date | null
  answerBy: Date | null
  answerDays: number | null
  confirmDays: number
  mailed: boolean
  recorded: boolean
}

export type LookupPage = FormState & { code: string; key: string }

/** One past step of the way, in words a stranger may read: no texts of the reporter, no names of officers. */
export type TrackingStep = {
  type: EventType
  at: Date
  unit: string | null
  to: string | null
  reason: string | null
  until: Date | null
  rating: number | null
}

export type Message = {
  from: 'reporter' | 'unit'
  type: EventType
  unit: string | null
  at: Date
  text: string
  files: FileLink[]
}

/**
 * `own`: opened with the key. `secret`: a rahasia report seen by a stranger, who gets state and dates alone.
 * `now.until` is the end of what is awaited; `toCome` the states still ahead, in order.
 */
export type TrackingPage = FormState & {
  own: boolean
  secret: boolean
  recorded: boolean
  code: string
  /** Travels in the forms of the own view. */
  key: string | null
  version: number
  register: string | null
  title: string | null
  state: State
  late: boolean
  daysLate: number
  onTime: boolean | null
  kind: Kind | null
  class: Class | null
  identity: Identity | null
  receivedAt: Date
  answerBy: Date | null
  firstAnswerBy: Date | null
  days: { elapsed: number; target: number; paused: number } | null
  unit: UnitName | null
  place: Place | null
  forwardedTo: string | null
  archiveReason: ArchiveReason | null
  rating: number | null
  confirmBy: Date | null
  replyBy: Date | null
  question: string | null
  steps: TrackingStep[]
  toCome: State[]
  strip: StripDay[] | null
  messages: Message[]
  deeds: ReporterDeed[]
  /** The deed just done, to be thanked for. */
  done: ReporterDeed | null
  values: { deed: string; text: string; reason: string; rating: string }
}

// The desk

export const deskViews = ['all', 'late', 'soon', 'paused', 'new', 'answered', 'ended'] as const
export type DeskView = (typeof deskViews)[number]

export type CaseRow = {
  code: string
  register: string | null
  title: string
  kecamatan: string
  unit: string | null
  state: State
  kind: Kind
  identity: Identity
  ageDays: number
  due: Due
}

export type DeskFilters = { view: DeskView; unit: string; state: string; kecamatan: string; q: string }

/** `views` carries counts where they are cheap; `older` and `newer` are addresses of the neighbouring pages. */
export type DeskListPage = {
  rows: CaseRow[]
  filters: DeskFilters
  views: { id: DeskView; count: number | null }[]
  units: Option[]
  kecamatan: Option[]
  newer: string | null
  older: string | null
}

/** Who did it, as the looker may know it: an officer by name and title, or only a role. */
export type Actor = { kind: 'reporter' | 'officer' | 'system'; name: string | null; title: string | null }

/** One event of the history in full. `open`: the reporter sees it too. */
export type HistoryEntry = {
  type: EventType
  at: Date
  by: Actor
  open: boolean
  unit: string | null
  to: string | null
  text: string | null
  reason: string | null
  rating: number | null
  clock: ClockName | null
  files: FileLink[]
}

export type SuggestionNote = { ranked: { unit: UnitName; confidence: number }[]; decision: 'assign' | 'triage'; why: string }

export type ClockLine = {
  clock: ClockName
  unit: string | null
  dueAt: Date | null
  stoppedAt: Date | null
  verdict: Verdict
  elapsedDays: number
  pausedDays: number
}

/** What every page about one case shows of it. */
export type CaseSummary = {
  code: string
  register: string | null
  version: number
  title: string
  text: string
  state: State
  kind: Kind
  class: Class
  category: Category
  identity: Identity
  oversight: boolean
  receivedAt: Date
  place: Place
  unit: UnitName | null
  due: Due
}

/** `deeds`: those this officer may do now, the most fitting first; the first three stand out. `list`: the pane of neighbours. */
export type CasePage = FormState & {
  complaint: CaseSummary
  chosenUnit: string | null
  reporter: { name: string | null; email: string | null; phone: string | null } | null
  suggestion: SuggestionNote | null
  days: { elapsed: number; target: number; paused: number } | null
  clocks: ClockLine[]
  strip: StripDay[] | null
  history: HistoryEntry[]
  deeds: OfficerDeed[]
  list: CaseRow[] | null
  back: string
  done: OfficerDeed | null
  values: { text: string }
}

/** One deed as a page of its own. Field names are those of the deed; `values` keeps what was typed. */
export type DeedPage = FormState & {
  deed: OfficerDeed
  complaint: CaseSummary
  values: Record<string, string>
  units: Option[]
  outside: Option[]
  categories: readonly Category[]
  suggestion: SuggestionNote | null
  replyDays: number
  fileMax: number
}

/** Somebody else was first. `retry` is null when the deed is no longer possible; `text` is what the loser wrote. */
export type ConflictPage = {
  code: string
  deed: DeedName
  did: { type: EventType; at: Date; by: Actor } | null
  field: string
  text: string
  retry: { action: string; version: number; values: Record<string, string> } | null
  back: string
}
