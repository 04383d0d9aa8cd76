import { Refused } from '../errors'
import type { Category } from '../routing/category'
import type { ClockName } from '../sla/clock'
import type { DueMove } from '../sla/change'
import {
  type ArchiveReason,
  type Class,
  type Complaint,
  type ComplaintEvent,
  type Escalated,
  type FileRef,
  type Happening,
  type Kind,
  type Reading,
  type State,
  states,
  type Suggestion,
} from './complaint'
import { closesBySilenceAt, withdrawsBySilenceAt } from '../sla/silence'
import { extensionHindrance, openExtension } from './extension'
import { marksIn } from './masked'
import { isTold, type OfTime } from './told'

type DeedOf<D extends string, Fields = object> = { deed: D } & Fields

/** What can be done to a complaint, by an officer, by the reporter, or by time and the system. */
export type Deed =
  | DeedOf<'record', { register: string }>
  | DeedOf<'route', Reading & { ranked: Suggestion[]; decision: 'assign' | 'triage'; why: string; category?: Category }>
  | DeedOf<'verify', { kind: Kind; class: Class; category: Category; title: string; oversightUnit: string }>
  | DeedOf<'classify', { kind: Kind; class: Class; category: Category; title: string; oversightUnit: string }>
  | DeedOf<'assign', { unit: string; note?: string }>
  | DeedOf<'return', { to: string; reason: string }>
  | DeedOf<'forward', { to: string; reason: string }>
  | DeedOf<'startFollowUp', { note?: string }>
  | DeedOf<'ask', { text: string }>
  | DeedOf<'reply', { text: string }>
  | DeedOf<'answer', { text: string; files: FileRef[] }>
  | DeedOf<'confirm', { rating: 1 | 2 | 3 | 4 }>
  | DeedOf<'rebut', { reason: string }>
  | DeedOf<'archive', { reason: ArchiveReason; note: string }>
  | DeedOf<'withdraw', { reason: string }>
  | DeedOf<'closeBySilence'>
  | DeedOf<'warn', { clock: ClockName; startedAt: Date; dueAt: Date }>
  | DeedOf<'markOverdue', { clock: ClockName; startedAt: Date; dueAt: Date }>
  | DeedOf<'escalate', Escalated>
  | DeedOf<'askExtension', { days: number; reason: string; text: string }>
  | DeedOf<'extend', { reason: string; text: string }>
  | DeedOf<'refuseExtension', { reason: string }>
  | DeedOf<'deemWithdrawn'>
  | DeedOf<'moveDues', { moves: DueMove[] }>
  | DeedOf<'hide', { words: string }>
  | DeedOf<'unhide', { words: string; reason: string }>
export type DeedName = Deed['deed']
type Args<D extends DeedName> = Extract<Deed, { deed: D }>

export type Moved = Pick<
  Complaint,
  'state' | 'unit' | 'class' | 'category' | 'kind' | 'title' | 'oversight' | 'register' | 'history' | 'answeredAt'
>

const unanswered = ['received', 'verified', 'assigned', 'inProgress', 'awaitingReporter'] as const
const held = ['assigned', 'inProgress', 'awaitingReporter'] as const
const live = [...unanswered, 'answered'] as const

/** The table of moves: in which states a deed is possible, and what it makes happen. */
const moves: {
  [D in DeedName]: { from: readonly State[]; happens: (complaint: Moved, deed: Args<D>, now: Date) => Happening[] }
} = {
  record: {
    from: [...live, 'closed', 'forwarded', 'archived', 'withdrawn'],
    happens: (complaint, { register }) => (complaint.register ? refuse('alreadyRecorded') : [{ type: 'recorded', register }]),
  },
  route: {
    from: [...live, 'closed', 'forwarded', 'archived', 'withdrawn'],
    happens: (complaint, { deed: _, category, ...routed }) => {
      if (complaint.history.some(({ type }) => type === 'routed')) refuse('alreadyRouted')
      if (routed.decision !== 'assign' || complaint.state !== 'received') return [{ type: 'routed', ...routed }]
      const themed: Happening[] =
        category && category !== complaint.category
          ? [{ type: 'classified', kind: complaint.kind, class: complaint.class, category, title: complaint.title }]
          : []
      return [{ type: 'routed', ...routed }, { type: 'verified' }, ...themed, { type: 'assigned', unit: routed.ranked[0]!.unit }]
    },
  },
  verify: { from: ['received'], happens: (complaint, deed) => [{ type: 'verified' }, ...classification(complaint, deed)] },
  classify: {
    from: unanswered,
    happens: (complaint, deed) => {
      const happenings = classification(complaint, deed)
      if (happenings.length === 0) refuse('nothingChanged')
      return happenings.some(({ type }) => type === 'assigned') ? [...verifiedFirst(complaint), ...happenings] : happenings
    },
  },
  assign: {
    from: unanswered,
    happens: (complaint, { unit, note }) => {
      if (complaint.unit === unit) refuse('alreadyThere')
      return [...verifiedFirst(complaint), { type: 'assigned', unit, note }]
    },
  },
  return: {
    from: held,
    happens: (complaint, { to, reason }) =>
      to === complaint.unit ? refuse('returnToItself') : [{ type: 'returned', unit: complaint.unit!, to, reason }],
  },
  forward: { from: unanswered, happens: (_, { to, reason }) => [{ type: 'forwarded', to, reason }] },
  startFollowUp: {
    from: ['assigned'],
    happens: (complaint, { note }) => [{ type: 'followUpStarted', unit: complaint.unit!, note }],
  },
  ask: { from: ['assigned', 'inProgress'], happens: (complaint, { text }) => [{ type: 'asked', unit: complaint.unit!, text }] },
  reply: { from: ['awaitingReporter'], happens: (_, { text }) => [{ type: 'replied', text }] },
  answer: {
    from: held,
    happens: (complaint, { text, files }) => [
      { type: 'answered', unit: complaint.unit!, text, files, evidence: files.length > 0 },
    ],
  },
  confirm: { from: ['answered'], happens: (_, { rating }) => [{ type: 'closed' }, { type: 'rated', rating }] },
  rebut: { from: ['answered'], happens: (_, { reason }) => [{ type: 'reopened', reason }] },
  archive: { from: unanswered, happens: (_, { reason, note }) => [{ type: 'archived', reason, note }] },
  withdraw: { from: unanswered, happens: (_, { reason }) => [{ type: 'withdrawn', reason }] },
  closeBySilence: {
    from: ['answered'],
    happens: (complaint, _, now) => notBefore(closesBySilenceAt(complaint.answeredAt!), now, { type: 'closed' }),
  },
  warn: {
    from: unanswered,
    happens: (complaint, { clock, startedAt, dueAt }) => once(complaint, { type: 'warned', clock, startedAt, dueAt }),
  },
  markOverdue: {
    from: live,
    happens: (complaint, { clock, startedAt, dueAt }) => once(complaint, { type: 'overdue', clock, startedAt, dueAt }),
  },
  escalate: { from: unanswered, happens: (complaint, { deed: _, ...level }) => once(complaint, { type: 'escalated', ...level }) },
  askExtension: {
    from: held,
    happens: (complaint, { days, reason, text }) => [{ type: 'extensionAsked', unit: complaint.unit!, days, reason, text }],
  },
  extend: {
    from: held,
    happens: (complaint, { reason, text }) => {
      const { unit, days } = openExtension(complaint)!
      return [{ type: 'extended', unit, days, reason, text }]
    },
  },
  refuseExtension: {
    from: held,
    happens: (complaint, { reason }) => [{ type: 'extensionRefused', unit: openExtension(complaint)!.unit, reason }],
  },
  deemWithdrawn: {
    from: ['awaitingReporter'],
    happens: ({ history }, _, now) =>
      notBefore(withdrawsBySilenceAt(history.findLast(({ type }) => type === 'asked')!.at), now, {
        type: 'withdrawn',
        reason: '',
      }),
  },
  moveDues: { from: live, happens: (_, { moves }) => [{ type: 'duesMoved', moves }] },
  hide: {
    from: states,
    happens: ({ history }, { words }) => (isHidden(history, words) ? refuse('alreadyHidden') : [{ type: 'hidden', words }]),
  },
  unhide: {
    from: states,
    happens: ({ history }, { words, reason }) =>
      isHidden(history, words) ? [{ type: 'unhidden', words, reason }] : refuse('notHidden'),
  },
}

/**
 * The one door: checks the table of moves and returns the events that the deed makes, numbered after the history.
 * Who may do it is asked elsewhere (permissions.ts); what is stored is the fold of these events.
 * @throws Refused `conflict` when the deed is not possible in this state (`notNow` with `state` and `deed`), or has been done.
 */
export function move(complaint: Moved, deed: Deed, by: { by: string; post?: string }, now: Date): ComplaintEvent[] {
  const { from, happens } = moves[deed.deed] as {
    from: readonly State[]
    happens: (complaint: Moved, deed: Deed, now: Date) => Happening[]
  }
  if (!from.includes(complaint.state)) throw new Refused('conflict', 'notNow', { state: complaint.state, deed: deed.deed })
  const code = extensionHindrance(deed.deed, complaint)
  if (code) refuse(code)
  const length = complaint.history.length
  return happens(complaint, deed, now).map((happening, i) => ({ seq: length + i + 1, at: now, ...by, ...happening }))
}

/** Is the deed possible as things stand, whoever does it? */
export const isPossible = (deed: DeedName, complaint: Pick<Moved, 'state' | 'history'>): boolean =>
  moves[deed].from.includes(complaint.state) && extensionHindrance(deed, complaint) === null

function refuse(code: string): never {
  throw new Refused('conflict', code)
}

const isHidden = (history: readonly ComplaintEvent[], sought: string): boolean =>
  marksIn(history).some(({ words }) => words === sought)

const verifiedFirst = (complaint: Moved): Happening[] => (complaint.state === 'received' ? [{ type: 'verified' }] : [])

/** A complaint found to be about abuse of authority goes to the Inspektorat in the same breath (Permendagri 8/2023 art. 1). */
function classification(
  complaint: Moved,
  to: { kind: Kind; class: Class; category: Category; title: string; oversightUnit: string },
): Happening[] {
  const { kind, class: className, category, title, oversightUnit } = to
  const same =
    kind === complaint.kind && className === complaint.class && category === complaint.category && title === complaint.title
  if (same) return []
  const classified: Happening = { type: 'classified', kind, class: className, category, title }
  if (className !== 'oversight' || complaint.unit === oversightUnit) return [classified]
  return [classified, { type: 'assigned', unit: oversightUnit }]
}

const once = ({ history }: Moved, happening: OfTime): Happening[] =>
  isTold(history, happening) ? refuse('alreadyTold') : [happening]

const notBefore = (when: Date, now: Date, happening: Happening): Happening[] => (now < when ? refuse('notYet') : [happening])
