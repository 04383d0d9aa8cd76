import type { Calendar } from '../../server/calendar/calendar'
import { keptCalendars } from '../../server/calendar/kept'
import type { JudgedEvent, Targets } from '../../server/sla/clock'
import { judge } from '../../server/sla/judge'
import { clockFields, readCase } from '../../server/sla/lines'
import type { Random } from './random'

/** A line of `aduan sla judge` as it is written. */
export type WrittenCase = {
  id: number
  calendar: Calendar
  targets: Targets
  events: { at: string; type: string; unit?: string }[]
  asOf: string
}
type Case = { calendar: Calendar; targets: Targets; events: JudgedEvent[]; asOf: number }

/** The line of a case, each instant written as `writeInstant` has it. */
export function written({ calendar, targets, events, asOf }: Case, writeInstant = inUtc): WrittenCase {
  const dated = events.map(({ at, ...event }) => ({ ...event, at: writeInstant(at) }))
  return { id: 1, calendar, targets, events: dated, asOf: writeInstant(asOf) }
}

const inUtc = (instant: number): string => new Date(instant).toISOString()

/** An instant as someone else may write it: with another offset, and no more decimals than it needs. */
export function elsewhere(random: Random, instant: number): string {
  const minutes = random.below(2 * 24 * 60 - 1) - (24 * 60 - 1)
  const offset = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16)
  const text = new Date(instant + minutes * 60_000).toISOString().slice(0, -1)
  const short = random.chance(0.5) ? text.replace(/\.?0+$/, '') : text
  return short + (minutes === 0 && random.chance(0.5) ? 'Z' : `${minutes < 0 ? '-' : '+'}${offset}`)
}

/** What `aduan sla judge` answers: read by its reader, written by its writer. */
export function answered(line: WrittenCase, calendarOf = keptCalendars()): string {
  const { events, calendar, targets, asOf } = readCase(
    JSON.parse(JSON.stringify(line)),
    calendarOf,
    (event: JudgedEvent) => event,
  )
  return JSON.stringify(judge(events, calendar, targets, asOf).map(clockFields))
}
