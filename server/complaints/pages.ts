import type { FoundType } from '../masking/found'
import type { Pause } from '../sla/pause'
import type { StripDay } from '../sla/strip'
import type { ClockName } from '../sla/clock'
import type { Kecamatan } from '../units/unit'
import type { ArchiveReason, Class, EventType, Identity, Kind, State } from './complaint'
import type { Advice } from './advice'
import type { ReporterDeed } from './permissions'
import type { SimilarCase } from './similar'

/** What the templates of views/citizen are given, and what those of views/desk share with them: values computed, words left to the template. */

/** Field → refusal code; the words are `refusals:<code>`. Placeholders of all of them are filled from `details`. */
export type Errors = Record<string, string>
export type FormState = { errors: Errors; details?: Record<string, unknown> }

export type Option = { id: string; name: string }
export type UnitName = { id: string; name: string; shortName: string }
export type Place = { kecamatan: string | null; desa: string | null; detail: string }
/** A stored file as a link; `bytes` is its size. */
export type FileLink = { name: string; href: string; bytes: number; image: boolean }

/** Who did it, as the looker may know it: an officer by name and title, or only a role. */
export type Actor = { kind: 'reporter' | 'officer' | 'system'; name: string | null; title: string | null }

/**
 * Where the first running clock stands. `days`: working days left, or over when `late`. `minutes`: left or over by the wall clock on the due date itself
 * (`isToday`); else of working time, where the target is in minutes; null elsewhere.
 */
export type Due = {
  tone: 'late' | 'soon' | 'ok' | 'paused' | 'none'
  days: number
  minutes: number | null
  isToday: boolean
  at: Date | null
  clock: ClockName | null
}

/** A pause with its cause: `questions` as they were asked; `end` is what let the clock run again, null while it stands. */
export type PauseNote = Pause & {
  unit: string | null
  by: Actor | null
  questions: string[]
  end: 'replied' | 'answered' | 'reopened' | 'lapsed' | 'ended' | null
}

/** Limits in days as the policy in force says them. */
export type Limits = { verification: number; answer: number; confirm: number; reply: number }

// The citizen's room

/** `figures` are of the last full month; null when there is nothing worth showing yet. */
export type StartPage = {
  limits: Limits
  figures: null | { month: string; received: number; answered: number; onTime: number | null; median: number | null }
}

export const formSteps = [1, 2, 3, 4, 5] as const
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
  otherUnit: string
  identity: string
  name: string
  email: string
  phone: string
  /** The ids of the photos that are held for it. */
  photos: string
}

export type FormPage = FormState & {
  step: FormStep
  values: FormValues
  /** Names of what was chosen, for the last step. */
  chosen: { kecamatan: string | null; desa: string | null; unit: string | null }
  kecamatan: Kecamatan[]
  units: Option[]
  /** Where the unit is chosen: whom the text and the place speak of, the likeliest first. */
  advice: Advice[]
  /** Before it is sent: what may already have been reported. */
  similar: SimilarCase[]
  /** Then too: what personal data the text holds, which will be hidden. */
  personal: FoundType[]
  /** Then too: the addresses of the photos that will go along. */
  photos: string[]
  photoLimits: { count: number; bytes: number }
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
  /** The unit has the case to check it, not to answer it. */
  toCheck: boolean
  /** Whom the reporter chose, when anybody. */
  chosenUnit: string | null
  verifyBy: Date | null
  answerBy: Date | null
  answerDays: number | null
  confirmDays: number
  mailed: boolean
  /** How many photos went along. */
  photos: number
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
  /** Where the answer's due date has moved with the calendar. */
  moved: { from: Date; to: Date } | null
  /** By how many working days what was promised was extended. */
  days: number | null
}

/** Something that was improved because of complaints like this one. */
export type Improved = { id: string; text: string }

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
 * `nowUntil` is by when the step under way is due, null once that has passed; `toCome` the states still ahead, in order.
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
  /** The date that the reporter was told instead, with the reason; null unless it was extended. */
  extended: { until: Date; passed: boolean; reason: string | null } | null
  firstAnswerBy: Date | null
  /** `target` null: it is in minutes. */
  days: { elapsed: number; target: number | null; paused: number } | null
  unit: UnitName | null
  place: Place | null
  forwardedTo: string | null
  archiveReason: ArchiveReason | null
  rating: number | null
  /** Closed, or withdrawn, because nothing was heard from the reporter. */
  bySilence: boolean
  nowUntil: Date | null
  confirmBy: Date | null
  replyBy: Date | null
  /** A question without a reply by then withdraws the complaint. */
  withdraws: boolean
  question: string | null
  steps: TrackingStep[]
  toCome: State[]
  strip: StripDay[] | null
  /** For the reporter alone. */
  pauses: PauseNote[]
  coordinator: string
  /** Null to a stranger who is shown nothing of what it is about. */
  improved: Improved | null
  messages: Message[]
  /** The reporter's own photos, for the reporter alone. */
  photos: string[]
  deeds: ReporterDeed[]
  /** The deed just done, to be thanked for. */
  done: ReporterDeed | null
  values: { deed: string; text: string; reason: string; rating: string }
}
