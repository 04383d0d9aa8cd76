import type { ClockName } from '../sla/clock'
import type { ComplaintEvent, State, StoredClock } from './complaint'
import type { Deed } from './move'
import { closesBySilenceAt } from './silence'

/** When a running clock has used up the share of its target at which its unit is warned (policy). */
export type Warning = { clock: ClockName; startedAt: Date; at: Date }

export type Timed = {
  state: State
  answeredAt: Date | null
  history: readonly ComplaintEvent[]
  clocks: readonly StoredClock[]
  warnings: readonly Warning[]
}
export type Timer = { at: Date; deed: Deed }

/**
 * Everything that time will do to a complaint, soonest first, as judged now: warn, mark overdue (the instant after due, for up to and
 * including due a clock runs), close by silence. What has been done is not listed again.
 */
export function timers({ state, answeredAt, history, clocks, warnings }: Timed): Timer[] {
  const told = new Set(
    history.flatMap((event) =>
      event.type === 'warned' || event.type === 'overdue' ? [`${event.type} ${event.clock} ${event.startedAt.getTime()}`] : [],
    ),
  )
  const list: Timer[] = []
  for (const { clock, startedAt, dueAt, verdict, open } of clocks) {
    if (!open || !dueAt || !isLive(state)) continue
    const warning = warnings.find((one) => one.clock === clock && one.startedAt.getTime() === startedAt.getTime())
    const isTold = (type: string) => told.has(`${type} ${clock} ${startedAt.getTime()}`)
    if (warning && verdict === 'running' && !isTold('warned'))
      list.push({ at: warning.at, deed: { deed: 'warn', clock, startedAt, dueAt } })
    if (!isTold('overdue'))
      list.push({ at: new Date(dueAt.getTime() + 1), deed: { deed: 'markOverdue', clock, startedAt, dueAt } })
  }
  if (state === 'answered' && answeredAt) list.push({ at: closesBySilenceAt(answeredAt), deed: { deed: 'closeBySilence' } })
  return list.sort((a, b) => a.at.getTime() - b.at.getTime())
}

const isLive = (state: State): boolean => !['answered', 'closed', 'forwarded', 'archived', 'withdrawn'].includes(state)
