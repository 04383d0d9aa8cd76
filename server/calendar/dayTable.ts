import { dayMs } from './date'
import type { CalendarRules, DayHours } from './rules'

/**
 * The working days of a calendar in a row, numbered by ordinals, with the instant at which each closes. Built as far as it is asked for,
 * so that judging a case is arithmetic on two arrays. An ordinal keeps its day for as long as the table lives.
 */
export type DayTable = {
  /** Ordinal of the first working day that closes at or after the instant; when there is none, one more than the last ordinal. */
  ordinalAt(instant: number): number
  /** Ordinal of the first working day on or after the day. */
  ordinalOn(day: number): number
  /** Whether the ordinal names a working day. */
  exists(ordinal: number): boolean
  /** The closing instant of an ordinal, or null when it lies after `until` or is never reached. */
  closingOf(ordinal: number, until: number): number | null
  /** The day of an ordinal that exists. */
  dayOf(ordinal: number): number
  /** The hours of a day as instants, flat, in order. */
  hoursOf(day: number): number[]
  /** How many days the table has looked at, for those who keep many tables. */
  size(): number
}

const firstChunk = 96
const largestChunk = 1024

/** The table of a calendar that was read. */
export function dayTable(rules: CalendarRules): DayTable {
  let days: number[] = []
  let closings: number[] = []
  let [low, high, base] = [0, 0, 0]

  const ended = (): boolean => !rules.weekHasHours && high >= rules.plainFrom

  function forward(): void {
    const to = high + Math.min(Math.max(firstChunk, high - low), largestChunk)
    for (; high < to; high++) {
      const closing = closingOn(rules, high)
      if (closing === null) continue
      days.push(high)
      closings.push(closing)
    }
  }

  /** By doubling, as each step copies what there is. */
  function backward(): void {
    const [moreDays, moreClosings]: [number[], number[]] = [[], []]
    const from = low - Math.max(firstChunk, high - low)
    for (let day = from; day < low; day++) {
      const closing = closingOn(rules, day)
      if (closing === null) continue
      moreDays.push(day)
      moreClosings.push(closing)
    }
    ;[low, base] = [from, base - moreDays.length]
    ;[days, closings] = [moreDays.concat(days), moreClosings.concat(closings)]
  }

  /** Looks at all days around this one, so that none that matters to it is missing below. */
  function reach(day: number): void {
    if (low === high) [low, high] = [day - 8, day - 8]
    while (day - 4 < low) backward()
    while (day + 4 >= high) forward()
  }

  function ordinalAt(instant: number): number {
    reach(Math.floor(instant / dayMs))
    while (!(closings.length > 0 && closings[closings.length - 1]! >= instant) && !ended()) forward()
    return base + firstAtLeast(closings, instant)
  }

  function ordinalOn(day: number): number {
    reach(day)
    while (!(days.length > 0 && days[days.length - 1]! >= day) && !ended()) forward()
    return base + firstAtLeast(days, day)
  }

  function closingOf(ordinal: number, until: number): number | null {
    const lastDay = Math.floor(until / dayMs) + 2
    while (ordinal - base >= closings.length && high <= lastDay && !ended()) forward()
    const closing = closings[ordinal - base]
    return closing === undefined || closing > until ? null : closing
  }

  return {
    ordinalAt,
    ordinalOn,
    exists: (ordinal) => ordinal - base < days.length,
    closingOf,
    dayOf: (ordinal) => days[ordinal - base]!,
    hoursOf: (day) => hoursOf(rules, day),
    size: () => high - low,
  }
}

function closingOn(rules: CalendarRules, day: number): number | null {
  const hours = rules.hoursOn(day)
  if (hours.length === 0) return null
  const offset = steadyOffset(rules, day)
  if (offset !== null) return day * dayMs - offset + hours[hours.length - 1]! * 60_000
  return hoursOf(rules, day).at(-1) ?? null
}

function hoursOf(rules: CalendarRules, day: number): number[] {
  const hours = rules.hoursOn(day)
  const offset = steadyOffset(rules, day)
  if (offset !== null) return hours.map((minute) => day * dayMs - offset + minute * 60_000)
  return dayHappens(rules, day) ? instantsOf(rules, day, hours) : []
}

/** The offset of a day around which the clock is not changed: nearly every day, so it is worth to be quick about it. */
function steadyOffset({ zone }: CalendarRules, day: number): number | null {
  const before = zone.offsetAt((day - 1) * dayMs)
  return before === zone.offsetAt((day + 2) * dayMs) ? before : null
}

/** Samoa went from 29 to 31 December 2011: a date that its zone leaves out has no hours. */
function dayHappens({ zone }: CalendarRules, day: number): boolean {
  const instant = zone.instantOf(day * dayMs + dayMs / 2)
  return Math.floor((instant + zone.offsetAt(instant)) / dayMs) === day
}

/** Where the clock is put forward over a boundary, instants are kept in order: an interval may shrink to nothing, never turn round. */
function instantsOf({ zone }: CalendarRules, day: number, hours: DayHours): number[] {
  const instants: number[] = []
  for (const minute of hours) instants.push(Math.max(instants.at(-1) ?? -Infinity, zone.instantOf(day * dayMs + minute * 60_000)))
  return instants
}

function firstAtLeast(sorted: number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
