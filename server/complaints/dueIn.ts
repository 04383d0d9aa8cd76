import type { ClockName } from '../sla/clock'
import type { Complaint, State, StoredClock } from './complaint'
import type { Due } from './pages'
import { closesBySilenceAt, lastDayToRebut } from '../sla/silence'

/** Counts working days by the calendar of a unit, else the regency's. */
export type WorkingDays = (from: Date, to: Date, unit?: string) => number

/** So many working days or fewer ahead, a deadline is soon (practice). */
export const soonDays = 2

/** The open clock that falls due first; that is what the lists are sorted by. */
export const nextDue = ({ clocks }: Pick<Complaint, 'clocks'>): StoredClock | null =>
  clocks.filter(({ open, dueAt }) => open && dueAt).sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime())[0] ?? null

/** Where the first running clock stands, in working days (at least 1 when late), for a word, an icon and a colour. */
export function dueIn(complaint: Pick<Complaint, 'clocks' | 'state'>, now: Date, workingDays: WorkingDays): Due {
  const next = nextDue(complaint)
  const clock: ClockName | null = next?.clock ?? null
  const at = next?.dueAt ?? null
  if (!at) return { tone: 'none', days: 0, at: null, clock: null }
  if (at < now) return { tone: 'late', days: Math.max(1, workingDays(at, now, next?.unit)), at, clock }
  const days = workingDays(now, at, next?.unit)
  if (complaint.state === 'awaitingReporter') return { tone: 'paused', days, at, clock }
  return { tone: days <= soonDays ? 'soon' : 'ok', days, at, clock }
}

const awaited: Partial<Record<State, ClockName>> = { received: 'verification', assigned: 'followUp' }

/** By when the step under way is due: the check, the start of work, the answer (as promised), the reply (`replyBy`), the judgement. Null once that has passed. */
export function awaitedBy(
  { state, clocks, answeredAt, promisedAt }: Pick<Complaint, 'state' | 'clocks' | 'answeredAt' | 'promisedAt'>,
  { now, replyBy }: { now: Date; replyBy: Date | null },
): Date | null {
  if (state === 'awaitingReporter') return replyBy
  if (state === 'answered') return answeredAt && now < closesBySilenceAt(answeredAt) ? lastDayToRebut(answeredAt) : null
  const dueAt = (state === 'inProgress' ? promisedAt : clocks.findLast(({ clock }) => clock === awaited[state])?.dueAt) ?? null
  return dueAt && dueAt >= now ? dueAt : null
}
