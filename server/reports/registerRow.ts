import type { Class, Complaint, ComplaintEvent, Identity, Kind, State, StoredClock } from '../complaints/complaint'
import { isClassified, maskerFor } from '../complaints/masked'
import type { Verdict } from '../sla/clock'

/** What the register reads of a complaint: not its text; the reporter's name and the words marked only to leave them out of a title. */
export type RegisterCase = Pick<
  Complaint,
  '_id' | 'register' | 'receivedAt' | 'kind' | 'class' | 'category' | 'title' | 'unit' | 'state' | 'oversight'
> & {
  filing: { kecamatan: string; identity: Identity; name?: string }
  history: (Pick<ComplaintEvent, 'type' | 'at' | 'by'> & { channel?: string; words?: string })[]
  clocks: Pick<StoredClock, 'clock' | 'startedAt' | 'dueAt' | 'stoppedAt' | 'verdict' | 'elapsedDays'>[]
}

/** What the reporter has done with the answer, up to the day of the paper. */
export const outcomes = ['none', 'waiting', 'confirmed', 'silent', 'reopened'] as const
export type Outcome = (typeof outcomes)[number]

/** A row of the register. What is null is not told, or not there yet. */
export type RegisterRow = {
  number: string
  receivedAt: Date
  channel: string
  kind: Kind
  class: Class
  category: string
  /** An officer's summary; null for confidential and oversight cases, and where nobody has summed up yet: what there is then are the reporter's own words. */
  title: string | null
  kecamatan: string | null
  unit: string | null
  identity: Identity
  verifiedAt: Date | null
  startedAt: Date | null
  dueAt: Date | null
  answeredAt: Date | null
  days: number | null
  verdict: Verdict
  state: State
  outcome: Outcome
  outcomeAt: Date | null
  reopened: number
}

/** A case as the register shows it on paper. */
export function registerRow(one: RegisterCase, now: Date): RegisterRow {
  const secret = one.oversight || one.filing.identity === 'confidential'
  const resolution = one.clocks.find(({ clock }) => clock === 'resolution')
  return {
    number: one.register ?? '',
    receivedAt: one.receivedAt,
    channel: one.history[0]?.channel ?? 'web',
    kind: one.kind,
    class: one.class,
    category: one.category,
    title: secret || !isClassified(one) ? null : maskerFor(one)(one.title),
    kecamatan: secret ? null : one.filing.kecamatan,
    unit: one.unit,
    identity: one.filing.identity,
    verifiedAt: stopOf(one, 'verification'),
    startedAt: stopOf(one, 'followUp'),
    dueAt: resolution?.dueAt ?? null,
    answeredAt: resolution?.stoppedAt ?? null,
    days: resolution?.stoppedAt ? resolution.elapsedDays : null,
    verdict: verdictOf(resolution, now),
    state: one.state,
    ...outcomeOf(one),
    reopened: one.history.filter(({ type }) => type === 'reopened').length,
  }
}

const stopOf = ({ clocks }: RegisterCase, wanted: StoredClock['clock']): Date | null =>
  clocks.find(({ clock, stoppedAt }) => clock === wanted && stoppedAt)?.stoppedAt ?? null

function verdictOf(clock: RegisterCase['clocks'][number] | undefined, now: Date): Verdict {
  if (!clock) return 'void'
  return clock.verdict === 'running' && clock.dueAt && clock.dueAt < now ? 'late' : clock.verdict
}

/** Closed by the reporter's own word, by silence, rebutted and open again, or still to be judged; none where no answer was given. */
function outcomeOf({ history }: RegisterCase): { outcome: Outcome; outcomeAt: Date | null } {
  const last = history.findLast(({ type }) => type === 'answered' || type === 'reopened' || type === 'closed')
  if (!last) return { outcome: 'none', outcomeAt: null }
  if (last.type === 'closed') return { outcome: last.by === 'reporter' ? 'confirmed' : 'silent', outcomeAt: last.at }
  return { outcome: last.type === 'answered' ? 'waiting' : 'reopened', outcomeAt: last.at }
}

/** How the follow-up of a register's cases adds up; each case is in one of the outcomes. */
export type FollowUp = Record<Outcome, number> & { all: number; reopenedOnce: number }

export const noFollowUp = (): FollowUp => ({ all: 0, reopenedOnce: 0, none: 0, waiting: 0, confirmed: 0, silent: 0, reopened: 0 })

/** Counts a case by how the reporter took its answer. */
export function addFollowUp(sum: FollowUp, { outcome, reopened }: Pick<RegisterRow, 'outcome' | 'reopened'>): void {
  sum.all += 1
  sum[outcome] += 1
  if (reopened > 0) sum.reopenedOnce += 1
}
