import { Refused } from '../errors'
import type { Category } from '../routing/category'
import type { DueMove } from '../sla/change'
import type { ClockName, EscalationTemplate, JudgedClock } from '../sla/clock'
import type { Role } from '../staff/officer'

export const states = [
  'received',
  'verified',
  'assigned',
  'inProgress',
  'awaitingReporter',
  'answered',
  'closed',
  'forwarded',
  'archived',
  'withdrawn',
] as const
export type State = (typeof states)[number]

/** Nothing more is done to these: a mistake is mended by a new complaint. */
export const endedStates = ['closed', 'forwarded', 'archived', 'withdrawn'] as const satisfies readonly State[]

/** Somebody of the regency has to do something. */
export const openStates = states.filter((state) => state !== 'answered' && !(endedStates as readonly State[]).includes(state))

/** `open`: no answer stands; `answered`: the reporter's turn to judge; `ended`: nothing more to do. */
export const phases = ['open', 'answered', 'ended'] as const
export type Phase = (typeof phases)[number]
export const phaseOf = (state: State): Phase =>
  state === 'answered' ? 'answered' : openStates.includes(state) ? 'open' : 'ended'

export const kinds = ['pengaduan', 'aspirasi', 'informasi'] as const
export type Kind = (typeof kinds)[number]

/** Classes as practised by SP4N-LAPOR!; `minor` is the local "pengaduan ringan". Their limits are policies, not constants. */
export const classes = ['information', 'normative', 'nonOversight', 'oversight', 'minor'] as const
export type Class = (typeof classes)[number]

/** named; anonymous (nothing that identifies is stored); confidential (the report itself is not public). */
export const identities = ['named', 'anonymous', 'confidential'] as const
export type Identity = (typeof identities)[number]

export const archiveReasons = ['duplicate', 'spam', 'incomplete', 'unclear', 'other'] as const
export type ArchiveReason = (typeof archiveReasons)[number]

/** What the citizen sent, kept as sent. Contact fields are absent for anonymous reporters. */
export type Filing = {
  text: string
  kind: Kind
  kecamatan: string
  desa: string | null
  placeDetail: string
  chosenUnit: string | null
  identity: Identity
  name?: string
  email?: string
  phone?: string
}

/** A photo of the reporter's: `id` is the SHA-256 of what is kept of it, `looks` what it looks like (`pictureHash`). */
export type Photo = { id: string; looks: string }
/** `looks` as of a photo; absent where it is no picture, or was stored before pictures were compared. */
export type FileRef = { id: string; name: string; type: string; bytes: number; looks?: string }
/** A unit that the text may be for, with the probability (0…1) and the words of the text that spoke for it. */
export type Suggestion = { unit: string; confidence: number; because?: string[] }
/** What routing read besides: kind, signs of oversight, the unit of a second matter, and which model spoke (absent before models were kept). */
export type Reading = { kind?: Kind; oversight?: boolean; second?: string | null; version?: string }

type EventOf<T extends string, Fields = object> = { type: T } & Fields

/** What can happen to a complaint. `unit` is the unit that acts, for `assigned` the one that is given the case. */
export type Happening =
  | EventOf<'received', { kind: Kind; chosenUnit: string | null; channel: 'web'; photos?: Photo[] }>
  | EventOf<'recorded', { register: string }>
  | EventOf<'routed', Reading & { ranked: Suggestion[]; decision: 'assign' | 'triage'; why: string }>
  | EventOf<'verified'>
  | EventOf<'classified', { kind: Kind; class: Class; category: Category; title: string }>
  | EventOf<'assigned', { unit: string; note?: string }>
  | EventOf<'returned', { unit: string; to: string; reason: string }>
  | EventOf<'followUpStarted', { unit: string; note?: string }>
  | EventOf<'asked', { unit: string; text: string }>
  | EventOf<'replied', { text: string }>
  | EventOf<'answered', { unit: string; text: string; files: FileRef[]; evidence: boolean }>
  | EventOf<'reopened', { reason: string }>
  | EventOf<'closed'>
  | EventOf<'rated', { rating: 1 | 2 | 3 | 4 }>
  | EventOf<'forwarded', { to: string; reason: string }>
  | EventOf<'archived', { reason: ArchiveReason; note: string }>
  | EventOf<'withdrawn', { reason: string }>
  | EventOf<'warned', { clock: ClockName; startedAt: Date; dueAt: Date }>
  | EventOf<'overdue', { clock: ClockName; startedAt: Date; dueAt: Date }>
  | EventOf<'escalated', Escalated>
  | EventOf<'extensionAsked', { unit: string; days: number; reason: string; text: string }>
  | EventOf<'extended', { unit: string; days: number; reason: string; text: string }>
  | EventOf<'extensionRefused', { unit: string; reason: string }>
  | EventOf<'duesMoved', { moves: DueMove[] }>
  | EventOf<'hidden', { words: string }>
  | EventOf<'unhidden', { words: string; reason: string }>

/** A level of the policy was reached: `level` counts from 1 within the clock. */
export type Escalated = { clock: ClockName; startedAt: Date; dueAt: Date; level: number; to: Role; template: EscalationTemplate }

/** `by` is `reporter`, `system`, or an officer's id; `post` the title under which an officer acted. */
export type ComplaintEvent = { seq: number; at: Date; by: string; post?: string } & Happening
export type EventType = Happening['type']

/** All that follows from the history alone; stored beside it for queries. */
export type Folded = {
  state: State
  phase: Phase
  unit: string | null
  /** Every unit that ever held the case, in order of first holding. */
  holders: string[]
  kind: Kind
  class: Class
  category: Category
  title: string
  oversight: boolean
  register: string | null
  receivedAt: Date
  answeredAt: Date | null
  /** While the reporter's turn is: when the open question lapses, or the answer closes the complaint by silence. */
  waitsUntil: Date | null
}

/** The four clocks as judged at the last deed or sweep (design §4). */
export type Judged = {
  clocks: StoredClock[]
  /** When the next running clock falls due; null when none runs. */
  dueAt: Date | null
  /** Until when the reporter is told to wait: the answer's due date and the days by which it was extended. */
  promisedAt: Date | null
  /** When time itself has something to do next. */
  nextAt: Date | null
}

/** `open`: neither stopped nor voided. */
export type StoredClock = JudgedClock

/** One document a complaint. `_id` is the tracking code; `version` is the length of the history. */
export type Complaint = Folded &
  Judged & {
    _id: string
    version: number
    request: string
    keyHash: string
    filing: Filing
    history: ComplaintEvent[]
    /** When the relay has to look at it (again); absent when everything that follows from the history is done. */
    outboxAt?: Date
    /** Up to which event everything that follows has been done. */
    announced: number
  }

/** A file of one of the complaint's answers. @throws Refused `missing` when it has none of that id */
export function fileOf({ history }: Pick<Complaint, 'history'>, id: string): FileRef {
  const files = history.flatMap((event): FileRef[] => (event.type === 'answered' ? event.files : []))
  const file = files.find((one) => one.id === id)
  if (!file) throw new Refused('missing', 'fileMissing')
  return file
}
