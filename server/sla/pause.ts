import { countDays } from './deadline'
import type { WorkingCalendar } from '../calendar/workingDays'
import { endOf, pausesOf, type Run } from './run'

/** A question to the reporter that was open, or an answer that stood until the reporter rebutted it. */
export type PauseReason = 'question' | 'answer'

/** A time in which a clock did not run; `to` null: it still stands. `days`: the working days that were not counted. */
export type Pause = { reason: PauseReason; from: Date; to: Date | null; days: number }

type Span = { reason: PauseReason; from: number; to: number }

/** The pauses of a clock up to its end, in order, each with its reason: where a question runs into an answer there are two. Instants in epoch milliseconds. */
export function reasonedPauses(run: Run, asOf: number): Span[] {
  const spans: Span[] = []
  const add = (reason: PauseReason, from: number, to: number) => from < to && spans.push({ reason, from, to })
  eachSpan(pausesOf(run, asOf), (from, to) => {
    let at = from
    eachSpan(run.answerPauses, (answered, reopened) => {
      if (reopened <= from || answered >= to) return
      add('question', at, answered)
      add('answer', Math.max(answered, from), Math.min(reopened, to))
      at = Math.min(reopened, to)
    })
    add('question', at, to)
  })
  return spans
}

/** The same as people are told them, with the working days of this calendar that each has cost. */
export function toldPauses(run: Run, calendar: WorkingCalendar, asOf: number): Pause[] {
  const end = endOf(run, asOf)
  const isOpen = run.stoppedAt === null && run.voidedAt === null
  return reasonedPauses(run, asOf).map(({ reason, from, to }) => ({
    reason,
    from: new Date(from),
    to: isOpen && to === end ? null : new Date(to),
    days: countDays(calendar, run.startedAt, end, [from, to]).pausedDays,
  }))
}

function eachSpan(flat: readonly number[], look: (from: number, to: number) => void): void {
  for (let i = 0; i < flat.length; i += 2) look(flat[i]!, flat[i + 1]!)
}
