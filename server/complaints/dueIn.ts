import { localDate } from '../platform/localDate'
import type { ClockName } from '../sla/clock'
import type { TimeLeft } from '../sla/timeLeft'
import type { Complaint, State, StoredClock } from './complaint'
import type { Due } from './pages'
import { closesBySilenceAt, lastDayToRebut } from '../sla/silence'

/** Counts working days by the calendar of a unit, else the regency's. */
export type WorkingDays = (from: Date, to: Date, unit?: string) => number

/** The same, with the working minutes where a target is in minutes. */
export type TimeLeftBetween = (from: Date, to: Date, unit?: string) => TimeLeft

/** So many working days or fewer ahead, a deadline is soon (practice). */
export const soonDays = 2

/** The open clock that falls due first; that is what the lists are sorted by. */
export const nextDue = ({ clocks }: Pick<Complaint, 'clocks'>): StoredClock | null =>
  clocks.filter(({ open, dueAt }) => open && dueAt).sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime())[0] ?? null

/** Where the first running clock stands, for a word, an icon and a colour. */
export function dueIn(complaint: Pick<Complaint, 'clocks' | 'state'>, now: Date, timeLeft: TimeLeftBetween): Due {
  const next = nextDue(complaint)
  const clock: ClockName | null = next?.clock ?? null
  const at = next?.dueAt ?? null
  if (!at) return { tone: 'none', days: 0, minutes: null, isToday: false, at: null, clock: null }
  const isToday = localDate(at) === localDate(now)
  const wallMinutes = isToday ? Math.max(1, Math.floor(Math.abs(at.getTime() - now.getTime()) / 60_000)) : null
  const shared = { isToday, at, clock }
  if (at < now) {
    const { days } = timeLeft(at, now, next?.unit)
    return { ...shared, tone: 'late', days: Math.max(1, days), minutes: days > 0 ? null : wallMinutes }
  }
  const { days, minutes } = timeLeft(now, at, next?.unit)
  const left = { ...shared, days, minutes: wallMinutes ?? minutes }
  if (complaint.state === 'awaitingReporter') return { ...left, tone: 'paused' }
  return { ...left, tone: days <= soonDays ? 'soon' : 'ok' }
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
