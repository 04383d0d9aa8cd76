import type { Calendar } from '../calendar/calendar'
import { compileCalendar, sameTimeLater, type WorkingCalendar } from '../calendar/workingDays'
import type { ClockName, JudgedClock, Target, Verdict } from './clock'
import { judgedPart, kept, type Part, partsOf, type Subject } from './judgement'
import type { Edition, Rules } from './rules'

/**
 * What if: other targets for a class (null: every class), dates closed or no longer closed, units by another calendar, and questions to the reporter that
 * pause for so many calendar days at the most (0: not at all; null: as it is). What is left out stays as it is.
 */
export type Draft = {
  targets: { class: string | null; clock: ClockName; target: Target }[]
  closed: string[]
  opened: string[]
  calendars: { unit: string; calendar: string }[]
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
 * which the units work by the draft's calendars. A clock that the draft does not touch comes out as it stands.
 */
export function createSimulator(draft: Draft, rules: Rules, drafted: Rules) {
  const calendars = new Map<string, WorkingCalendar>()
  const touchesDays = draft.closed.length > 0 || draft.opened.length > 0

  function under({ run, edition }: Part): Edition {
    const other = run.unit === undefined ? rules.base : drafted.calendarFor(run.unit)
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
    const runs =
      draft.questionDays === null ? null : partsOf(withShorterQuestions(subject, draft.questionDays, rules), rules, now)
    return parts.map((part, i) => {
      const before = kept(judgedPart(part, now), subject.clocks ?? [])
      const [target, edition, run] = [targetFor(subject, part), under(part), runs?.[i]?.run ?? part.run]
      const isTouched = runs !== null || target !== part.target || edition !== part.edition
      const after = isTouched ? judgedPart({ ...part, run, target, edition }, now) : before
      return { clock: part.run.clock, unit: part.run.unit, before: endingOf(before), after: endingOf(after) }
    })
  }
}

const endingOf = ({ verdict, dueAt }: JudgedClock): Ending => ({ verdict, dueAt })

/** The history in which a question that was open for longer is as good as replied to after so many days: its pause ends there. */
function withShorterQuestions(subject: Subject, days: number, { base }: Rules): Subject {
  const events = subject.events.flatMap((event, i) => {
    if (event.type !== 'asked') return [event]
    const until = new Date(sameTimeLater(base.working, event.at.getTime(), days))
    const isOver = subject.events.slice(i + 1).some(({ type, at }) => (type === 'replied' || type === 'answered') && at <= until)
    return isOver ? [event] : [event, { at: until, type: 'replied' }]
  })
  return { ...subject, events }
}

export type Counts = Record<Verdict, number>
export type SimulatedRow = {
  unit: string | null
  class: string
  clock: ClockName
  before: Counts
  after: Counts
  changed: number
  /** Of the changed: become late, or no longer late. */
  toLate: number
  fromLate: number
}
export type Changed = { code: string; register: string | null; class: string; unit: string | null } & Pick<
  Outcome,
  'clock' | 'before' | 'after'
>

const none = (): Counts => ({ running: 0, onTime: 0, late: 0, void: 0 })

/** Adds outcomes up by unit, class and clock. A clock of the case counts for the unit that has it. Keeps the first `mostListed` of the changed ones. */
export function createTally(mostListed: number) {
  const rows = new Map<string, SimulatedRow>()
  const changed: Changed[] = []
  return {
    add(one: { code: string; register: string | null; unit: string | null; class: string }, outcomes: readonly Outcome[]): void {
      for (const outcome of outcomes) {
        const unit = outcome.unit ?? one.unit
        const key = `${unit} ${one.class} ${outcome.clock}`
        const row = rows.get(key) ?? {
          unit,
          class: one.class,
          clock: outcome.clock,
          before: none(),
          after: none(),
          changed: 0,
          toLate: 0,
          fromLate: 0,
        }
        rows.set(key, row)
        row.before[outcome.before.verdict] += 1
        row.after[outcome.after.verdict] += 1
        if (outcome.before.verdict === outcome.after.verdict) continue
        row.changed += 1
        if (outcome.after.verdict === 'late') row.toLate += 1
        if (outcome.before.verdict === 'late') row.fromLate += 1
        if (changed.length < mostListed) changed.push({ ...one, ...outcome, unit })
      }
    },
    /** Rows with the most changes first. */
    rows: (): SimulatedRow[] =>
      [...rows.values()].sort(
        (a, b) => b.changed - a.changed || (a.unit ?? '').localeCompare(b.unit ?? '') || a.class.localeCompare(b.class),
      ),
    changed: (): Changed[] => changed,
  }
}

/** All rows together, and how many verdicts that is. */
export function totalsOf(rows: readonly SimulatedRow[]): Omit<SimulatedRow, 'unit' | 'class' | 'clock'> & { verdicts: number } {
  const total = { verdicts: 0, changed: 0, toLate: 0, fromLate: 0, before: none(), after: none() }
  for (const { before, after, changed, toLate, fromLate } of rows) {
    total.changed += changed
    total.toLate += toLate
    total.fromLate += fromLate
    for (const verdict of Object.keys(before) as Verdict[]) {
      total.verdicts += before[verdict]
      total.before[verdict] += before[verdict]
      total.after[verdict] += after[verdict]
    }
  }
  return total
}
