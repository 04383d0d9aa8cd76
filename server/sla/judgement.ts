import type { Clock, ClockName, EscalationTemplate, JudgedClock, JudgedEvent, Target } from './clock'
import { escalationAt } from './escalation'
import { extendedDays, promisedUntil } from './extension'
import { tell } from './history'
import { judgeRun } from './judge'
import { type Policy, warningTargetOf } from './policy'
import type { Edition, Rules } from './rules'
import type { Run } from './run'
import type { Role } from '../staff/officer'

/** What a policy is chosen by, the history to judge, and the clocks as they were stored last, if they were. */
export type Subject = {
  kind: string
  class: string
  category: string
  unit: string | null
  receivedAt: Date
  events: readonly { at: Date; type: string; unit?: string; days?: number }[]
  clocks?: readonly JudgedClock[]
}

export type Warning = { clock: ClockName; startedAt: Date; at: Date }
/** A level that will fire if the clock is still open then; `level` counts from 1 within the clock. */
export type Escalation = {
  clock: ClockName
  startedAt: Date
  dueAt: Date
  level: number
  to: Role
  template: EscalationTemplate
  at: Date
}
export type Judgement = {
  clocks: JudgedClock[]
  /** When the next open clock falls due. */
  dueAt: Date | null
  /** Until when the reporter is told to wait: the answer's due date, and the working days by which it was extended. */
  promisedAt: Date | null
  warnings: Warning[]
  escalations: Escalation[]
  /** Whether a question that is left open withdraws the complaint (policy). */
  deemsWithdrawn: boolean
}

/** A clock of a case with the rules it is judged by. */
export type Part = { run: Run; edition: Edition; policy: Policy; target: Target; print: string }

/**
 * The parts of a case: which clocks there are, each with its calendar and target. The clocks of an assignment run by the calendar and the policy of its
 * unit, those of the case by the regency's calendar and the policy of the unit that has it now. A clock without a target is left out.
 * `questionDays`: see `tell`.
 */
export function partsOf(subject: Subject, rules: Rules, now: Date, questionDays?: number): Part[] {
  return tell(eventsOf(subject), rules.base.working, now.getTime(), questionDays).runs.flatMap((run) => {
    const policy = rules.policyFor(run.unit === undefined ? subject : { ...subject, unit: run.unit })
    const target = policy?.targets[run.clock]
    return policy && target ? [{ run, policy, target, edition: rules.calendarFor(run.unit), print: rules.printOf(policy) }] : []
  })
}

/** The clocks as they stand now, what is promised, and what time will do. A clock that has ended stays as it was judged then. */
export function judgeCase(subject: Subject, rules: Rules, now: Date): Judgement {
  const parts = partsOf(subject, rules, now)
  const clocks = parts.map((part) => endedAs(part, subject.clocks ?? []) ?? judgedPart(part, now))
  const open = parts.filter(({ run }) => isOpen(run))
  return {
    clocks,
    dueAt: earliest(clocks),
    promisedAt: promisedAt(subject, clocks, rules),
    warnings: open.flatMap((part) => warningsOf(part, now)),
    escalations: parts.flatMap((part, i) => escalationsOf(part, clocks[i]!, rules, now)),
    deemsWithdrawn: parts.some(({ run, policy }) => run.clock === 'resolution' && policy.deemWithdrawn === true),
  }
}

/** One part judged, as it is kept. */
export function judgedPart({ run, edition, target, print }: Part, now: Date): JudgedClock {
  return dated(judgeRun(run, edition.working, target, now.getTime()), {
    open: isOpen(run),
    policy: print,
    calendar: edition.print,
  })
}

export const isOpen = (run: Run): boolean => run.stoppedAt === null && run.voidedAt === null
export const dateOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
const eventsOf = ({ events }: Subject): JudgedEvent[] => events.map(({ at, type, unit }) => ({ at: at.getTime(), type, unit }))

function dated(clock: Clock, more: Pick<JudgedClock, 'open' | 'policy' | 'calendar'>): JudgedClock {
  return {
    ...clock,
    startedAt: new Date(clock.startedAt),
    dueAt: dateOrNull(clock.dueAt),
    stoppedAt: dateOrNull(clock.stoppedAt),
    verdictAt: dateOrNull(clock.verdictAt),
    ...more,
  }
}

/** A clock that had ended already when it was stored, by the same policy: it is not judged again, its due date and verdict never move (design §4). */
export function endedAs({ run, print }: Part, stored: readonly JudgedClock[]): JudgedClock | undefined {
  if (isOpen(run)) return undefined
  return stored.find(
    (one) =>
      !one.open &&
      one.clock === run.clock &&
      one.unit === run.unit &&
      one.policy === print &&
      one.startedAt.getTime() === run.startedAt &&
      (one.stoppedAt?.getTime() ?? null) === run.stoppedAt,
  )
}

function earliest(clocks: readonly JudgedClock[]): Date | null {
  return clocks.reduce<Date | null>(
    (first, { open, dueAt }) => (open && dueAt && !(first && first <= dueAt) ? dueAt : first),
    null,
  )
}

function promisedAt({ events }: Subject, clocks: readonly JudgedClock[], { base }: Rules): Date | null {
  const dueAt = clocks.find(({ clock }) => clock === 'resolution')?.dueAt ?? null
  return promisedUntil(base.working, dueAt, extendedDays(events))
}

function warningsOf({ run, edition, target, policy }: Part, now: Date): Warning[] {
  return policy.warnings
    .filter(({ clock }) => clock === run.clock)
    .flatMap((warning) => {
      const part = warningTargetOf(target, warning)
      const at = part && judgeRun(run, edition.working, part, now.getTime()).dueAt
      return at === null ? [] : [{ clock: run.clock, startedAt: new Date(run.startedAt), at: new Date(at) }]
    })
}

function escalationsOf({ edition, policy }: Part, judged: JudgedClock, { base }: Rules, now: Date): Escalation[] {
  const { open, startedAt, dueAt } = judged
  if (!open || dueAt === null) return []
  return policy.escalations
    .filter(({ clock }) => clock === judged.clock)
    .sort((a, b) => a.afterDays - b.afterDays)
    .flatMap(({ clock, afterDays, to, template }, i) => {
      const late = { dueAt: dueAt.getTime(), afterDays, calendar: edition.working, office: base.working, now: now.getTime() }
      const at = escalationAt(late)
      return at === null ? [] : [{ clock, startedAt, dueAt, level: i + 1, to, template, at: new Date(at) }]
    })
}
