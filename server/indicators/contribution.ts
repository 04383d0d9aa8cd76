import { dayMs, dayOfDate } from '../calendar/date'
import { ageOnDate, localDate, startOfDate, type WorkingCalendar } from '../calendar/workingDays'
import type { Targets } from '../sla/clock'
import { tell } from '../sla/history'
import { judgeRuns } from '../sla/judge'
import { type CountedEvent, type Fact, factsIn, isCounted } from './fact'
import { ages } from './indicator'
import type { Window } from './period'

/** A case as the indicators read it. `unit` is the unit that holds it last, null when nobody ever did. */
export type CountedCase = {
  calendar: WorkingCalendar
  targets: Targets
  events: readonly CountedEvent[]
  asOf: number
  kind: string
  unit: string | null
}

/** What a case adds to a window: its facts, the index in `ages` of its age if it is open at the end, and the units that it concerns at all. */
export type Contribution = { units: string[]; facts: Fact[]; open: { unit: string | null; age: number } | null }

/**
 * What a case adds to the indicators of a window (design §6), judged by its own calendar and targets. Null when it is not counted: another kind than
 * pengaduan, or archived as duplicate or spam.
 */
export function contributionOf(read: CountedCase, window: Window): Contribution | null {
  const { calendar, targets, events, asOf, unit } = read
  const told = tell(events, calendar, asOf)
  if (!isCounted(read.kind, told)) return null
  const clocks = judgeRuns(told.runs, calendar, targets, asOf)
  const facts = factsIn({ told, clocks, events, asOf, unit, localDateOf: (instant) => localDate(calendar, instant) })
  const units = [unit, ...facts.map((fact) => fact.unit)].filter((one) => one !== null)
  return {
    units: [...new Set(units)],
    facts: facts.filter(({ on }) => window.from <= on && on <= window.to),
    open: openAtEnd(read, window),
  }
}

/** Open at the end of the window, or at asOf if that is earlier; its age is counted to that date, pauses not taken off. */
function openAtEnd({ calendar, events, asOf, unit }: CountedCase, { to }: Window): Contribution['open'] {
  const endOfWindow = startOfDate(calendar, nextDate(to)) - 1
  const then = Math.min(endOfWindow, asOf)
  const { receivedAt, answerStands, ending } = tell(events, calendar, then)
  if (receivedAt === null || answerStands || ending) return null
  const age = ageOnDate(calendar, receivedAt, localDate(calendar, then))
  return { unit, age: ages.findIndex((one) => age <= one.to) }
}

function nextDate(date: string): string {
  return new Date(dayOfDate(date)! * dayMs + dayMs).toISOString().slice(0, 10)
}
