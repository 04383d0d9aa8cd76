import { dateOfDay, weekdayOf } from '../calendar/date'
import { localDay, type WorkingCalendar } from '../calendar/workingDays'
import type { Target } from './clock'
import { judgeRun } from './judge'
import { type PauseReason, reasonedPauses } from './pause'
import { endOf, type Run } from './run'

/**
 * One day of a deadline. `counted` days up to the clock's end are its elapsedDays, also those after due; `ahead` will be counted if nothing
 * happens; `after` lies behind the end or the due day. `n` is the number of a counted or coming day, 0 on the start. `stop` and `today` stand on
 * the date of the wall clock, `due` on the working day whose close it is. `pause` says why a paused day is.
 */
export type StripDay = {
  date: string
  kind: 'before' | 'start' | 'counted' | 'paused' | 'weekend' | 'closed' | 'ahead' | 'after'
  n: number | null
  due?: boolean
  today?: boolean
  stop?: boolean
  name?: string
  pause?: PauseReason
}

export type StripOf = {
  run: Run
  calendar: WorkingCalendar
  target: Target
  asOf: number
  /** Names of holidays by date; a named date without hours is `closed`, also on a weekend. */
  names?: ReadonlyMap<string, string>
  /** No longer than so many weeks from the first; 26 when left out. */
  weeks?: number
}

/** A deadline day by day in whole weeks, Monday to Sunday, from the start to due, end or today, whichever is last. It counts as the judge does. */
export function strip({ run, calendar, target, asOf, names, weeks = 26 }: StripOf): StripDay[] {
  const facts = factsOf(run, calendar, target, asOf)
  const start = localDay(calendar, run.startedAt)
  const first = start - weekdayOf(start)
  const last = Math.max(facts.endDay, facts.dueDay ?? start, localDay(calendar, endOf(run, asOf)))
  const sunday = Math.min(last + 6 - weekdayOf(last), first + weeks * 7 - 1)
  const days: StripDay[] = []
  let n = 0
  for (let day = first; day <= sunday; day++) {
    const date = dateOfDay(day)
    const name = names?.get(date)
    const kind = kindOf(day, facts, calendar, name !== undefined)
    const pause = kind === 'paused' ? pauseAt(calendar.hoursOf(day).at(-1)!, facts)?.reason : undefined
    if (kind === 'counted' || kind === 'ahead') n += 1
    days.push({
      date,
      kind,
      n: kind === 'start' ? 0 : kind === 'counted' || kind === 'ahead' ? n : null,
      ...(day === facts.dueDay && { due: true }),
      ...(day === facts.today && { today: true }),
      ...(day === facts.stopDay && { stop: true }),
      ...(kind === 'closed' && name !== undefined && { name }),
      ...(pause && { pause }),
    })
  }
  return days
}

type Facts = ReturnType<typeof factsOf>

function factsOf(run: Run, calendar: WorkingCalendar, target: Target, asOf: number) {
  const { dueAt } = judgeRun(run, calendar, target, asOf)
  return {
    startDay: workingDayAt(calendar, run.startedAt),
    endDay: workingDayAt(calendar, endOf(run, asOf)),
    dueDay: dueAt === null ? null : workingDayAt(calendar, dueAt),
    today: localDay(calendar, asOf),
    stopDay: run.stoppedAt === null ? null : localDay(calendar, run.stoppedAt),
    isOpen: run.stoppedAt === null && run.voidedAt === null,
    pauses: reasonedPauses(run, asOf),
  }
}

/** The effective day of an instant; where none ever comes, the day itself. */
function workingDayAt(calendar: WorkingCalendar, instant: number): number {
  const ordinal = calendar.ordinalAt(instant)
  return calendar.exists(ordinal) ? calendar.dayOf(ordinal) : localDay(calendar, instant)
}

function kindOf(day: number, facts: Facts, calendar: WorkingCalendar, isNamed: boolean): StripDay['kind'] {
  const close = calendar.hoursOf(day).at(-1)
  if (close === undefined) return weekdayOf(day) >= 5 && !isNamed && !calendar.isClosed(day) ? 'weekend' : 'closed'
  if (day < facts.startDay) return 'before'
  if (day === facts.startDay) return 'start'
  const isPast = day <= facts.endDay
  if (!isPast && !(facts.isOpen && facts.dueDay !== null && day <= facts.dueDay)) return 'after'
  if (pauseAt(close, facts)) return 'paused'
  return isPast ? 'counted' : 'ahead'
}

const pauseAt = (close: number, { pauses }: Facts) => pauses.find(({ from, to }) => from <= close && close < to)
