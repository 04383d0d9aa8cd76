import { countDays, dueAfterDays, dueAfterMinutes, type Pauses } from './deadline'
import type { WorkingCalendar } from '../calendar/workingDays'
import type { Clock, JudgedEvent, Target, Targets, Verdict } from './clock'
import { tell } from './history'
import { endOf, pausesOf, type Run } from './run'

/**
 * The clocks of a history as they stand at `asOf` (design §3, §4): in order of start, equal starts in the order of the table, then of assignment.
 * A clock whose target is missing is left out; no events, no clocks.
 */
export function judge(events: readonly JudgedEvent[], calendar: WorkingCalendar, targets: Targets, asOf: number): Clock[] {
  return judgeRuns(tell(events, calendar, asOf).runs, calendar, targets, asOf)
}

/** The same for a history that was read already. */
export function judgeRuns(runs: readonly Run[], calendar: WorkingCalendar, targets: Targets, asOf: number): Clock[] {
  const clocks: Clock[] = []
  for (const run of runs) {
    const target = targets[run.clock]
    if (target) clocks.push(judgeRun(run, calendar, target, asOf))
  }
  return clocks
}

/** One clock against its target. */
export function judgeRun(run: Run, calendar: WorkingCalendar, target: Target, asOf: number): Clock {
  const pauses = pausesOf(run, asOf)
  const dueAt = dueOf(run, calendar, target, pauses)
  const verdict = verdictOf(run, dueAt, asOf)
  const { elapsedDays, pausedDays } = countDays(calendar, run.startedAt, endOf(run, asOf), pauses)
  return {
    clock: run.clock,
    unit: run.unit,
    startedAt: run.startedAt,
    dueAt,
    stoppedAt: run.stoppedAt,
    verdict,
    verdictAt: verdict === 'onTime' ? run.stoppedAt : verdict === 'late' ? dueAt : null,
    elapsedDays,
    pausedDays,
  }
}

function dueOf(run: Run, calendar: WorkingCalendar, target: Target, pauses: Pauses): number | null {
  if (target.days !== undefined) return dueAfterDays(calendar, run.startedAt, target.days, pauses)
  return dueAfterMinutes(calendar, run.startedAt, target.minutes, pauses)
}

function verdictOf(run: Run, dueAt: number | null, asOf: number): Verdict {
  const isLate = dueAt !== null && endOf(run, asOf) > dueAt
  if (isLate) return 'late'
  if (run.stoppedAt !== null) return 'onTime'
  return run.voidedAt !== null ? 'void' : 'running'
}
