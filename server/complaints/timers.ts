import type { ClockName } from '../sla/clock'
import type { Escalation, Warning } from '../sla/judgement'
import type { ComplaintEvent, State, StoredClock } from './complaint'
import type { Deed } from './move'
import { closesBySilenceAt, withdrawsBySilenceAt } from '../sla/silence'

export type Timed = {
  state: State
  answeredAt: Date | null
  history: readonly ComplaintEvent[]
  clocks: readonly StoredClock[]
  warnings: readonly Warning[]
  escalations: readonly Escalation[]
  /** Whether a question that the reporter leaves unanswered withdraws the complaint. */
  deemsWithdrawn: boolean
}
export type Timer = { at: Date; deed: Deed }

/**
 * Everything that time will do to a complaint, soonest first, as judged now: warn, mark overdue (the instant after due, for up to and including due a
 * clock runs), escalate, withdraw what the reporter left unanswered, close by silence. What has been done is not listed again, unless the clock has
 * been given a later due date since, so that it was done too early. A warning that was slept through is not given late: the clock is overdue by then.
 */
export function timers({ state, answeredAt, history, clocks, warnings, escalations, deemsWithdrawn }: Timed): Timer[] {
  const told = new Map(history.flatMap(markOf))
  const list: Timer[] = []
  const add = (at: Date, deed: TimedDeed, notBefore: Date) => {
    const toldAt = told.get(keyOf(happeningOf[deed.deed], deed))
    if (!toldAt || toldAt < notBefore) list.push({ at, deed })
  }
  if (isUnanswered(state)) {
    for (const { clock, startedAt, dueAt, verdict, open } of clocks) {
      if (!open || !dueAt) continue
      const same = (one: { clock: ClockName; startedAt: Date }) =>
        one.clock === clock && one.startedAt.getTime() === startedAt.getTime()
      const warning = verdict === 'running' && warnings.find(same)
      if (warning) add(warning.at, { deed: 'warn', clock, startedAt, dueAt }, warning.at)
      add(new Date(dueAt.getTime() + 1), { deed: 'markOverdue', clock, startedAt, dueAt }, dueAt)
      for (const { at, ...level } of escalations.filter(same)) add(at, { deed: 'escalate', ...level }, dueAt)
    }
  }
  const asked = deemsWithdrawn && state === 'awaitingReporter' && history.findLast(({ type }) => type === 'asked')
  if (asked) list.push({ at: withdrawsBySilenceAt(asked.at), deed: { deed: 'deemWithdrawn' } })
  if (state === 'answered' && answeredAt) list.push({ at: closesBySilenceAt(answeredAt), deed: { deed: 'closeBySilence' } })
  return list.sort((a, b) => a.at.getTime() - b.at.getTime())
}

type TimedDeed = Extract<Deed, { deed: 'warn' | 'markOverdue' | 'escalate' }>

const happeningOf = { warn: 'warned', markOverdue: 'overdue', escalate: 'escalated' } as const

const keyOf = (type: string, { clock, startedAt, level = 0 }: { clock: ClockName; startedAt: Date; level?: number }): string =>
  `${type} ${clock} ${startedAt.getTime()} ${level}`

const markOf = (event: ComplaintEvent): [key: string, at: Date][] =>
  event.type === 'warned' || event.type === 'overdue' || event.type === 'escalated' ? [[keyOf(event.type, event), event.at]] : []

const isUnanswered = (state: State): boolean => !['answered', 'closed', 'forwarded', 'archived', 'withdrawn'].includes(state)
