import type { Category } from '../routing/category'
import type { ClockName, Verdict } from '../sla/clock'
import type { Extension } from '../sla/extension'
import type { StripDay } from '../sla/strip'
import type { Role } from '../staff/officer'
import type { Class, EventType, Identity, Kind, State } from './complaint'
import type { TextPart } from './markWords'
import type { DeedName } from './move'
import type { Actor, Due, FileLink, FormState, Option, PauseNote, Place, UnitName } from './pages'
import type { OfficerDeed } from './permissions'
import type { SuggestionNote, SuggestionRow } from './proposal'
import type { ReusedPicture, SimilarCase } from './similar'

/** What the templates of views/desk are given. */

export const deskViews = ['all', 'late', 'soon', 'paused', 'new', 'answered', 'ended'] as const
export type DeskView = (typeof deskViews)[number]

/** So many lines a list has. */
export const pageSize = 25

/** Counting ends here, so that its cost does not grow with what is stored. */
export const countedUpTo = 100

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
  suggested: SuggestionRow | null
}

export type DeskFilters = { view: DeskView; unit: string; state: string; kecamatan: string; q: string }

/** `views` carries counts where they are cheap, `more` when there are more than were counted; `older` and `newer` are addresses of the neighbouring pages. */
export type DeskListPage = {
  rows: CaseRow[]
  filters: DeskFilters
  newestFirst: boolean
  views: { id: DeskView; count: number | null; more: boolean }[]
  units: Option[]
  kecamatan: Option[]
  /** The case whose proposal was just accepted. */
  accepted: string | null
  newer: string | null
  older: string | null
}

/** A due date that a changed calendar has moved. */
export type MovedDue = { clock: ClockName; unit: string | null; from: Date | null; to: Date | null }

/** One event of the history in full. `open`: the reporter sees it too. */
export type HistoryEntry = {
  type: EventType
  at: Date
  by: Actor
  open: boolean
  unit: string | null
  to: string | null
  /** Who was told of an escalation. */
  role: Role | null
  text: string | null
  reason: string | null
  rating: number | null
  clock: ClockName | null
  days: number | null
  moves: MovedDue[]
  files: FileLink[]
}

/**
 * More time for the answer. `asked`: waits for a decision; `until` is the date that the reporter would be told, null when it can no longer be given.
 * `promisedAt`: what the reporter was told, when it was extended; the case is judged by `dueAt` all the same.
 */
export type ExtensionNote = {
  dueAt: Date | null
  promisedAt: Date | null
  asked: { unit: string; by: Actor; days: number; until: Date | null; reason: string } | null
}

export type ClockLine = {
  clock: ClockName
  unit: string | null
  dueAt: Date | null
  stoppedAt: Date | null
  verdict: Verdict
  elapsedDays: number
  pausedDays: number
}

/** Why a clock falls due when it does. `target` in working days, null when it is in minutes; `calendarName` null: the regency's. */
export type ClockExplained = ClockLine & {
  target: number | null
  strip: StripDay[]
  calendarName: string | null
  pauses: PauseNote[]
}

/** What every page about one case shows of it. */
export type CaseSummary = {
  code: string
  register: string | null
  version: number
  title: string
  text: string
  /** The addresses of the reporter's photos. */
  photos: string[]
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

/**
 * `deeds`: those this officer may do now, the most fitting first; the first three stand out. `barred`: the next answer is not theirs, as theirs was rebutted.
 * `list`: the pane of neighbours.
 */
export type CasePage = FormState & {
  complaint: CaseSummary
  chosenUnit: string | null
  reporter: { name: string | null; email: string | null; phone: string | null } | null
  suggestion: SuggestionNote | null
  /** The text, with the words marked that decided for the suggestion. */
  textParts: TextPart[]
  /** Answered cases that tell of a problem like this one's, beside a suggestion. */
  past: SimilarCase[]
  similar: SimilarCase[]
  /** Evidence that is known from elsewhere. */
  reused: ReusedPicture[]
  explained: ClockExplained | null
  /** Which clocks could be explained instead. */
  explainable: ClockName[]
  clocks: ClockLine[]
  extension: ExtensionNote | null
  history: HistoryEntry[]
  deeds: OfficerDeed[]
  barred: boolean
  /** What is hidden in the texts may be read, for a reason. */
  mayReadOriginal: boolean
  list: CaseRow[] | null
  back: string
  done: OfficerDeed | null
  /** The case before, whose proposal was just accepted. */
  accepted: string | null
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
  /** Which words say to the reporter where the case goes (`advice:outside`), until somebody has written others. */
  authority: string | null
  /** Beside the deeds that it helps to decide; null beside others. */
  similar: SimilarCase[] | null
  extension: ExtensionNote | null
  /** Until when the reporter is told to wait now, and what may be given beyond that. */
  promisedAt: Date | null
  extensionsLeft: Extension[]
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
