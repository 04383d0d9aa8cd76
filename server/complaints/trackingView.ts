import type { StripDay } from '../sla/strip'
import type { Complaint, ComplaintEvent, State } from './complaint'
import { summaryOf } from './fold'
import { awaitedBy, type WorkingDays } from './dueIn'
import type { Names } from './naming'
import type { FileLink, Message, ReceiptPage, TrackingPage, TrackingStep } from './pages'
import { answerMoved, extendedTo } from './promise'
import { reporterDeedsFor, type ReporterDeed } from './permissions'
import { lastDayToRebut, silentDays } from '../sla/silence'

/** What a page needs to know besides the complaint. `firstAnswerBy` is the due date without any pause. */
export type TrackingContext = {
  names: Names
  now: Date
  own: boolean
  key: string | null
  workingDays: WorkingDays
  strip: StripDay[] | null
  target: number | null
  firstAnswerBy: Date | null
  replyBy: Date | null
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
const isWritten = ({ title, filing }: Complaint): boolean => title !== summaryOf(filing.text)

/** The tracking page: the public part with the code alone, the reporter's own view with the key. */
export function trackingView(complaint: Complaint, context: TrackingContext): TrackingPage {
  const { names, now, own, key, workingDays } = context
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
    title: own || (!secret && isWritten(complaint)) ? complaint.title : null,
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
    firstAnswerBy: context.firstAnswerBy,
    days:
      resolution && context.target && !secret
        ? { elapsed: resolution.elapsedDays, target: context.target, paused: resolution.pausedDays }
        : null,
    unit: secret || !complaint.unit ? null : names.unit(complaint.unit),
    place: secret ? null : own ? names.place(complaint) : { ...names.place(complaint), detail: '' },
    forwardedTo: secret || !forwarded ? null : names.unit(forwarded.to).name,
    archiveReason: secret ? null : (archived?.reason ?? null),
    rating: rated?.rating ?? null,
    closedBySilence: complaint.history.some(({ type, by }) => type === 'closed' && by === 'system'),
    nowUntil: awaitedBy(complaint, context),
    confirmBy: rebuttable(complaint) ? lastDayToRebut(complaint.answeredAt!) : null,
    replyBy: complaint.state === 'awaitingReporter' ? context.replyBy : null,
    question: own && complaint.state === 'awaitingReporter' ? (asked?.text ?? null) : null,
    steps: complaint.history
      .filter(
        (event) => (secret ? secretSteps : publicSteps).has(event.type) && (event.type !== 'duesMoved' || answerMoved(event)),
      )
      .map((event) => stepOf(event, names, { secret, own })),
    toCome: ahead[complaint.state],
    strip: secret ? null : context.strip,
    messages: own ? messagesOf(complaint, names) : [],
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

/** The receipt. The unit named is the one that looks at it now: the coordinator's, until somebody holds the case. */
export function receiptView(
  complaint: Complaint,
  {
    names,
    key,
    qr,
    coordinator,
    target,
  }: { names: Names; key: string | null; qr: string; coordinator: string; target: number | null },
): ReceiptPage {
  const dueOf = (name: string) => complaint.clocks.find(({ clock }) => clock === name)?.dueAt ?? null
  const place = names.place(complaint)
  return {
    code: complaint._id,
    key,
    qr,
    receivedAt: complaint.receivedAt,
    kind: complaint.filing.kind,
    identity: complaint.filing.identity,
    kecamatan: place.kecamatan ?? '',
    desa: place.desa,
    unit: names.unit(complaint.unit ?? coordinator),
    toCheck: complaint.state === 'received',
    chosenUnit: complaint.filing.chosenUnit && names.unit(complaint.filing.chosenUnit).name,
    verifyBy: dueOf('verification'),
    answerBy: dueOf('resolution'),
    answerDays: target,
    confirmDays: silentDays,
    mailed: complaint.filing.email !== undefined,
    recorded: true,
  }
}
