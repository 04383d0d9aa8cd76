import type { Explained } from '../sla/explanation'
import type { Complaint, ComplaintEvent, State } from './complaint'
import { isCutFrom } from './fold'
import { maskerFor } from './masked'
import { awaitedBy, type WorkingDays } from './dueIn'
import type { Names } from './naming'
import type { FileLink, Improved, Message, TrackingPage, TrackingStep } from './pages'
import { pauseNotes } from './pauseNote'
import { photoLinks } from './photo'
import { answerMoved, extendedTo } from './promise'
import { reporterDeedsFor, type ReporterDeed } from './permissions'
import { lastDayToRebut } from '../sla/silence'

/** What a page needs to know besides the complaint. `explained`: the clock of the answer; `coordinator`: whom to tell that a pause was wrong. */
export type TrackingContext = {
  names: Names
  now: Date
  own: boolean
  key: string | null
  workingDays: WorkingDays
  explained: Explained | null
  coordinator: string
  replyBy: Date | null
  /** Whether silence withdraws the complaint. */
  withdraws: boolean
  improved: Improved | null
  done: ReporterDeed | null
}

const publicSteps = new Set<ComplaintEvent['type']>([
  'received',
  'verified',
  'assigned',
  'returned',
  'followUpStarted',
  'asked',
  'replied',
  'answered',
  'reopened',
  'closed',
  'forwarded',
  'archived',
  'withdrawn',
  'extended',
  'duesMoved',
])
const secretSteps = new Set<ComplaintEvent['type']>([
  'received',
  'verified',
  'answered',
  'closed',
  'forwarded',
  'archived',
  'withdrawn',
  'duesMoved',
])

const ahead: Record<State, State[]> = {
  received: ['assigned', 'answered', 'closed'],
  verified: ['assigned', 'answered', 'closed'],
  assigned: ['inProgress', 'answered', 'closed'],
  inProgress: ['answered', 'closed'],
  awaitingReporter: ['answered', 'closed'],
  answered: ['closed'],
  closed: [],
  forwarded: [],
  archived: [],
  withdrawn: [],
}

/** A confidential report, or one about abuse of authority, shows a stranger nothing but its state and dates. */
export const isSecret = ({ filing, oversight }: Pick<Complaint, 'filing' | 'oversight'>): boolean =>
  filing.identity === 'confidential' || oversight

const rebuttable = (complaint: Complaint): boolean => complaint.state === 'answered' && complaint.answeredAt !== null

/** A title that an officer wrote, for all to see; the first one is cut from what the reporter wrote. */
export const isWritten = ({ title, filing }: Complaint): boolean => !isCutFrom(title, filing.text)

/** The tracking page: the public part with the code alone, the reporter's own view with the key. */
export function trackingView(complaint: Complaint, context: TrackingContext): TrackingPage {
  const { names, now, own, key, workingDays, explained } = context
  const secret = !own && isSecret(complaint)
  const resolution = complaint.clocks.find(({ clock }) => clock === 'resolution')
  const answerBy = resolution?.verdict === 'void' ? null : (resolution?.dueAt ?? null)
  const late = complaint.phase === 'open' && resolution?.verdict === 'late'
  const forwarded = complaint.history.findLast((event) => event.type === 'forwarded')
  const archived = complaint.history.findLast((event) => event.type === 'archived')
  const rated = complaint.history.findLast((event) => event.type === 'rated')
  const asked = complaint.history.findLast((event) => event.type === 'asked')
  return {
    errors: {},
    own,
    secret,
    recorded: true,
    code: complaint._id,
    key: own ? key : null,
    version: complaint.version,
    register: secret ? null : complaint.register,
    title: own ? complaint.title : !secret && isWritten(complaint) ? maskerFor(complaint)(complaint.title) : null,
    state: complaint.state,
    late,
    daysLate: late && answerBy ? Math.max(1, workingDays(answerBy, now)) : 0,
    onTime: resolution?.stoppedAt ? resolution.verdict === 'onTime' : null,
    kind: secret ? null : complaint.kind,
    class: secret ? null : complaint.class,
    identity: own ? complaint.filing.identity : null,
    receivedAt: complaint.receivedAt,
    answerBy,
    extended: extendedTo(complaint, own, now),
    firstAnswerBy: explained?.firstDueAt ?? null,
    days:
      resolution && explained && !secret
        ? { elapsed: resolution.elapsedDays, target: explained.target, paused: resolution.pausedDays }
        : null,
    unit: secret || !complaint.unit ? null : names.unit(complaint.unit),
    place: secret ? null : own ? names.place(complaint) : { ...names.place(complaint), detail: '' },
    forwardedTo: secret || !forwarded ? null : names.unit(forwarded.to).name,
    archiveReason: secret ? null : (archived?.reason ?? null),
    rating: rated?.rating ?? null,
    bySilence: complaint.history.some(({ type, by }) => (type === 'closed' || type === 'withdrawn') && by === 'system'),
    nowUntil: awaitedBy(complaint, context),
    confirmBy: rebuttable(complaint) ? lastDayToRebut(complaint.answeredAt!) : null,
    replyBy: complaint.state === 'awaitingReporter' ? context.replyBy : null,
    withdraws: complaint.state === 'awaitingReporter' && context.withdraws,
    question: own && complaint.state === 'awaitingReporter' ? (asked?.text ?? null) : null,
    steps: complaint.history
      .filter(
        (event) => (secret ? secretSteps : publicSteps).has(event.type) && (event.type !== 'duesMoved' || answerMoved(event)),
      )
      .map((event) => stepOf(event, names, { secret, own })),
    toCome: ahead[complaint.state],
    strip: secret ? null : (explained?.days ?? null),
    pauses: own && explained ? pauseNotes(complaint, explained.pauses, names).map((note) => ({ ...note, by: null })) : [],
    coordinator: names.unit(context.coordinator).name,
    improved: secret ? null : context.improved,
    messages: own ? messagesOf(complaint, names) : [],
    photos: own ? photoLinks(complaint, `/lacak/${complaint._id}`) : [],
    deeds: own ? reporterDeedsFor(complaint) : [],
    done: context.done,
    values: { deed: '', text: '', reason: '', rating: '' },
  }
}

/** A step in words a stranger may read. What officers and reporters wrote to each other is not among them, but for the reporter. */
function stepOf(event: ComplaintEvent, names: Names, { secret, own }: { secret: boolean; own: boolean }): TrackingStep {
  const unit = 'unit' in event && !secret ? names.unit(event.unit).shortName : null
  const to = 'to' in event && !secret ? names.unit(event.to).shortName : null
  const reason =
    event.type === 'archived' && !secret
      ? event.reason
      : own && (event.type === 'forwarded' || event.type === 'extended')
        ? event.reason
        : null
  const days = event.type === 'extended' ? event.days : null
  return { type: event.type, at: event.at, unit, to, reason, days, moved: answerMoved(event) }
}

/** The conversation of reporter and units, the filing first. */
function messagesOf(complaint: Complaint, names: Names): Message[] {
  const first: Message = {
    from: 'reporter',
    type: 'received',
    unit: null,
    at: complaint.receivedAt,
    text: complaint.filing.text,
    files: [],
  }
  const rest = complaint.history.flatMap((event): Message[] => {
    const { type, at } = event
    if (type === 'asked' || type === 'extended')
      return [{ from: 'unit', type, unit: names.unit(event.unit).shortName, at, text: event.text, files: [] }]
    if (type === 'answered')
      return [
        {
          from: 'unit',
          type,
          unit: names.unit(event.unit).shortName,
          at,
          text: event.text,
          files: event.files.map((file) => fileLink(`/lacak/${complaint._id}`, file)),
        },
      ]
    if (type === 'replied') return [{ from: 'reporter', type, unit: null, at, text: event.text, files: [] }]
    if (type === 'reopened') return [{ from: 'reporter', type, unit: null, at, text: event.reason, files: [] }]
    return []
  })
  return [first, ...rest]
}

export const fileLink = (base: string, file: { id: string; name: string; type: string; bytes: number }): FileLink => ({
  name: file.name,
  href: `${base}/berkas/${file.id}`,
  bytes: file.bytes,
  image: file.type.startsWith('image/'),
})
