import type { Calendar } from '../calendar/calendar'
import { compileCalendar, type WorkingCalendar } from '../calendar/workingDays'
import type { ClockName, Target, Verdict } from './clock'
import { judgeRun } from './judge'
import { dateOrNull, judgedPart, endedAs, type Part, partsOf, type Subject } from './judgement'
import type { Edition, Rules } from './rules'

/**
 * What if: other targets for a class (null: every class; the last that fits counts), dates closed or no longer closed, a unit by another calendar (null:
 * the regency, and with it all that have none of their own), and questions to the reporter that pause for so many calendar days at the most (0: not at all;
 * null: as it is). What is left out stays as it is; what has no limit gets none.
 */
export type Draft = {
  targets: { class: string | null; clock: ClockName; target: Target }[]
  closed: string[]
  opened: string[]
  calendars: { unit: string | null; calendar: string }[]
  questionDays: number | null
}

export type Ending = { verdict: Verdict; dueAt: Date | null }
/** One clock as it stands and as it would under the draft, both seen from the same instant. */
export type Outcome = { clock: ClockName; unit: string | undefined; before: Ending; after: Ending }

/** The calendar under the draft. One that keeps no closed days at all, as day and night duty does, is not touched by a holiday. */
export function draftedCalendar(calendar: Calendar, { closed, opened }: Pick<Draft, 'closed' | 'opened'>): Calendar {
  const before = calendar.closed ?? []
  if (before.length === 0) return calendar
  const after = [...new Set([...before, ...closed])].filter((date) => !opened.includes(date)).sort()
  return { ...calendar, closed: after, open: (calendar.open ?? []).filter(({ date }) => !closed.includes(date)) }
}

/**
 * Judges histories a second time under a draft. `parts` are those of the case as it was judged, each with the edition of its time; `drafted` are the rules in
 * which the units work by the draft's calendars. A clock whose verdict and due date the draft does not change stays as it stands.
 */
export function createSimulator(draft: Draft, rules: Rules, drafted: Rules) {
  const calendars = new Map<string, WorkingCalendar>()
  const touchesDays = draft.closed.length > 0 || draft.opened.length > 0

  function under({ run, edition }: Part): Edition {
    const other = drafted.calendarFor(run.unit)
    const own = other.id === rules.calendarFor(run.unit).id ? edition : other
    if (!touchesDays) return own
    const known = calendars.get(own.print) ?? compileCalendar(draftedCalendar(own.calendar, draft))
    calendars.set(own.print, known)
    return { ...own, working: known }
  }

  const targetFor = (subject: Subject, { run, target }: Part): Target =>
    draft.targets.findLast((one) => one.clock === run.clock && (one.class === null || one.class === subject.class))?.target ??
    target

  return function outcomesOf(subject: Subject, parts: readonly Part[], now: Date): Outcome[] {
    const asked = draft.questionDays === null ? null : partsOf(subject, rules, now, draft.questionDays)
    return parts.map((part, i) => {
      const { clock, unit } = part.run
      const judged = judgedPart(part, now)
      const before = endedAs(part, subject.clocks ?? []) ?? judged
      const [target, edition, run] = [targetFor(subject, part), under(part), asked?.[i]?.run ?? part.run]
      const isTouched = run !== part.run || target !== part.target || edition !== part.edition
      const after = isTouched ? judgeRun(run, edition.working, target, now.getTime()) : null
      const isSame = after === null || (after.verdict === judged.verdict && after.dueAt === (judged.dueAt?.getTime() ?? null))
      const stands = { verdict: before.verdict, dueAt: before.dueAt }
      return { clock, unit, before: stands, after: isSame ? stands : { verdict: after.verdict, dueAt: dateOrNull(after.dueAt) } }
    })
  }
}
