import { dayMs, dayOfDate } from '../calendar/date'
import { ageOnDate, localDate, localDay, startOfDate, type WorkingCalendar } from '../calendar/workingDays'
import type { ClockName, JudgedEvent, Targets } from '../sla/clock'
import { type Told, tell } from '../sla/history'
import { judgeRuns } from '../sla/judge'
import { inOrder } from '../sla/order'
import { ages, type IndicatorId } from './indicator'
import type { Window } from './period'

/** An event with what the indicators read of it. */
export type CountedEvent = JudgedEvent & { by?: string; evidence?: boolean; rating?: number; reason?: string }

/** A case as the indicators read it. `unit` is the unit that holds it last, null when nobody ever did. */
export type CountedCase = {
  calendar: WorkingCalendar
  targets: Targets
  events: readonly CountedEvent[]
  asOf: number
  kind: string
  unit: string | null
}

/** What a case adds to a figure, or to a histogram of days, of a unit; `unit` null: to that of the whole only. */
export type Contribution = { unit: string | null } & (
  | { id: Exclude<IndicatorId, `median.${ClockName}` | `p90.${ClockName}`>; numerator: number; denominator: number }
  | { stop: ClockName; days: number }
)

/** The units that a case concerns, and what it adds to their figures in a window. */
export type Contributions = { units: string[]; contributions: Contribution[] }

/**
 * What a case adds to the indicators of a window (design §6). Null when it is not counted: another kind than pengaduan, or archived as duplicate
 * or spam. Numbers about an assignment or an answer go to its unit, those about the complaint to the unit that holds it last.
 */
export function contributionsOf(read: CountedCase, window: Window): Contributions | null {
  const told = tell(read.events, read.calendar, read.asOf)
  if (read.kind !== 'pengaduan' || isDropped(told)) return null
  const isIn = within(read.calendar, window)
  const units = [read.unit, ...told.assignments.map(({ unit }) => unit), ...told.answers.map(({ unit }) => unit)]
  return {
    units: [...new Set(units.filter((unit) => unit !== null))],
    contributions: [
      ...ofClocks(read, told, isIn),
      ...ofAssignments(told, isIn),
      ...ofAnswers(read, told, isIn),
      ...ofVoices(read, told, isIn),
      ...ofBacklog(read, window),
    ],
  }
}

type IsIn = (instant: number) => boolean

function isDropped({ ending }: Told<CountedEvent>): boolean {
  return ending?.type === 'archived' && (ending.reason === 'duplicate' || ending.reason === 'spam')
}

function within(calendar: WorkingCalendar, window: Window): IsIn {
  const [from, to] = [dayOfDate(window.from)!, dayOfDate(window.to)!]
  return (instant) => {
    const day = localDay(calendar, instant)
    return from <= day && day <= to
  }
}

function ofClocks(
  { calendar, targets, asOf, unit: last }: CountedCase,
  { runs }: Told<CountedEvent>,
  isIn: IsIn,
): Contribution[] {
  return judgeRuns(runs, calendar, targets, asOf).flatMap((clock) => {
    const unit = clock.unit ?? last
    const found: Contribution[] = []
    if (clock.verdictAt !== null && isIn(clock.verdictAt))
      found.push({ id: `onTime.${clock.clock}`, unit, numerator: clock.verdict === 'onTime' ? 1 : 0, denominator: 1 })
    if (clock.stoppedAt === null || !isIn(clock.stoppedAt)) return found
    found.push({ stop: clock.clock, unit, days: clock.elapsedDays })
    if (clock.clock === 'unit')
      found.push({ id: 'paused', unit, numerator: clock.pausedDays, denominator: clock.pausedDays + clock.elapsedDays })
    return found
  })
}

function ofAssignments({ assignments }: Told<CountedEvent>, isIn: IsIn): Contribution[] {
  return assignments
    .filter(({ startedAt }) => isIn(startedAt))
    .map(({ unit, returned }) => ({ id: 'returned', unit, numerator: returned ? 1 : 0, denominator: 1 }))
}

function ofAnswers({ unit: last }: CountedCase, { answers, assignments }: Told<CountedEvent>, isIn: IsIn): Contribution[] {
  const given = answers.filter(({ event }) => isIn(event.at))
  const found: Contribution[] = given.flatMap(({ event, unit, reopened }) => [
    { id: 'reopened', unit, numerator: reopened ? 1 : 0, denominator: 1 },
    { id: 'evidence', unit, numerator: event.evidence === true ? 1 : 0, denominator: 1 },
  ])
  if (given.length > 0) found.push({ id: 'hops', unit: last, numerator: assignments.length, denominator: 1 })
  return found
}

/** Closings and ratings. Whatever comes after the complaint's end is ignored, but for ratings. */
function ofVoices({ events, asOf, unit }: CountedCase, { ending }: Told<CountedEvent>, isIn: IsIn): Contribution[] {
  const found: Contribution[] = []
  let hasEnded = false
  for (const event of inOrder(events)) {
    if (event.at > asOf) break
    if (event === ending) hasEnded = true
    if (!isIn(event.at)) continue
    if (event.type === 'closed' && !hasEnded)
      found.push({ id: 'confirmed', unit, numerator: event.by === 'reporter' ? 1 : 0, denominator: 1 })
    if (event.type === 'rated' && isRating(event.rating))
      found.push({ id: 'rating', unit, numerator: event.rating, denominator: 1 })
  }
  return found
}

function isRating(rating: number | undefined): rating is number {
  return rating === 1 || rating === 2 || rating === 3 || rating === 4
}

/** Open at the end of the window, or at asOf if that is earlier; its age is counted to that date, pauses not taken off. */
function ofBacklog({ calendar, events, asOf, unit }: CountedCase, { to }: Window): Contribution[] {
  const endOfWindow = startOfDate(calendar, nextDate(to)) - 1
  const then = Math.min(endOfWindow, asOf)
  const { receivedAt, answerStands, ending } = tell(events, calendar, then)
  if (receivedAt === null || answerStands || ending) return []
  const age = ageOnDate(calendar, receivedAt, localDate(calendar, then))
  const bucket = ages.find((one) => age <= one.to)!
  return ages.map(({ id }) => ({ id, unit, numerator: id === bucket.id ? 1 : 0, denominator: 1 }))
}

function nextDate(date: string): string {
  return new Date(dayOfDate(date)! * dayMs + dayMs).toISOString().slice(0, 10)
}
