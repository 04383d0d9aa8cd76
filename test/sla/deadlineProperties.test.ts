import fc from 'fast-check'
import { countDays, dueAfterDays, dueAfterMinutes, type Pauses } from '../../server/sla/deadline'
import { compileCalendar } from '../../server/calendar/workingDays'
import type { Target } from '../../server/sla/clock'
import { union } from '../../server/sla/run'
import { dateAt, firstDay, randomCalendar, randomOf } from './random'
import { holds, seed } from './runs'

const [minute, day] = [60_000, 86_400_000]
const never = Number.MAX_SAFE_INTEGER
type Calendar = ReturnType<typeof randomCalendar>

const calendar = seed.map((made) => randomCalendar(randomOf(made)))
const target: fc.Arbitrary<Target> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 3_000 }).map((minutes) => ({ minutes })),
)

/** An instant of a calendar: at an opening or a close of the day, where it has so many, else at a minute of it; or beside that. */
type Moment = { day: number; edge: number; minute: number; beside: number }
const moment: fc.Arbitrary<Moment> = fc.record({
  day: fc.nat(200),
  edge: fc.nat(5),
  minute: fc.nat(24 * 60 - 1),
  beside: fc.constantFrom(0, 1, -1, 29_500),
})
const moments = fc.array(moment, { maxLength: 10 })

function instantOf(of: Calendar, { day: offset, edge, minute: late, beside }: Moment): number {
  const midnight = firstDay + offset * day
  return (compileCalendar(of).hoursOf(midnight / day)[edge] ?? midnight + late * minute) + beside
}

function pausesOf(of: Calendar, list: Moment[]): number[] {
  const instants = [...new Set(list.map((one) => instantOf(of, one)))].sort((a, b) => a - b)
  return instants.slice(0, instants.length - (instants.length % 2))
}

function due(of: Calendar, start: number, aim: Target, paused: Pauses): number {
  const compiled = compileCalendar(of)
  const found =
    aim.days === undefined
      ? dueAfterMinutes(compiled, start, aim.minutes, paused)
      : dueAfterDays(compiled, start, aim.days, paused)
  return found ?? never
}

describe('whatever the calendar, the start, the target and the pauses', () => {
  test('more pauses never earlier', () => {
    holds(calendar, moment, target, moments, moments, (of, from, aim, some, others) => {
      const [start, fewer] = [instantOf(of, from), pausesOf(of, some)]
      const more = union(fewer, pausesOf(of, others))
      expect(due(of, start, aim, more)).toBeGreaterThanOrEqual(due(of, start, aim, fewer))
    })
  })
  test('a later start never earlier due', () => {
    holds(calendar, moment, moment, target, moments, (of, one, other, aim, some) => {
      const [a, b, paused] = [instantOf(of, one), instantOf(of, other), pausesOf(of, some)]
      expect(due(of, Math.max(a, b), aim, paused)).toBeGreaterThanOrEqual(due(of, Math.min(a, b), aim, paused))
    })
  })
  test('elapsedDays ≤ N ⇔ stop ≤ due', () => {
    holds(calendar, moment, fc.integer({ min: 1, max: 40 }), moments, moment, (of, from, days, some, to) => {
      const [start, stop] = [instantOf(of, from), instantOf(of, to)]
      // Where working days run out there is no effective day of a stop after the last of them; due alone decides.
      fc.pre(stop >= start && Object.values(of.week).some((hours) => hours.length > 0))
      const paused = pausesOf(of, some).map((at) => Math.min(at, stop))
      const { elapsedDays } = countDays(compileCalendar(of), start, stop, paused)
      expect(elapsedDays <= days).toBe(stop <= due(of, start, { days }, paused))
    })
  })
  test('splitting a pause in two adjoining ones changes nothing', () => {
    holds(calendar, moment, target, moments, moment, (of, from, aim, some, cut) => {
      const [start, paused, middle] = [instantOf(of, from), pausesOf(of, some), instantOf(of, cut)]
      const within = paused.findIndex((at, i) => i % 2 === 0 && at <= middle && middle <= paused[i + 1]!)
      fc.pre(within >= 0)
      const split = [...paused.slice(0, within + 1), middle, middle, ...paused.slice(within + 1)]
      expect(due(of, start, aim, split)).toBe(due(of, start, aim, paused))
      const [whole, parts] = [paused, split].map((list) => countDays(compileCalendar(of), start, start + 200 * day, list))
      expect(parts).toEqual(whole)
    })
  })
  test('an added holiday never makes a deadline earlier', () => {
    holds(calendar, moment, target, moments, fc.nat(300), (of, from, aim, some, date) => {
      const [start, paused] = [instantOf(of, from), pausesOf(of, some)]
      const more = { ...of, closed: [...(of.closed ?? []), dateAt(date)] }
      expect(due(more, start, aim, paused)).toBeGreaterThanOrEqual(due(of, start, aim, paused))
    })
  })
  test('more days or minutes never give an earlier deadline', () => {
    holds(calendar, moment, target, moments, (of, from, aim, some) => {
      const [start, paused] = [instantOf(of, from), pausesOf(of, some)]
      const more: Target = aim.days === undefined ? { minutes: aim.minutes + 1 } : { days: aim.days + 1 }
      expect(due(of, start, more, paused)).toBeGreaterThanOrEqual(due(of, start, aim, paused))
    })
  })
  test('a pause that begins after the deadline changes nothing', () => {
    holds(calendar, moment, target, moments, fc.integer({ min: 1, max: 40 * day }), (of, from, aim, some, after) => {
      const [start, paused] = [instantOf(of, from), pausesOf(of, some)]
      const before = due(of, start, aim, paused)
      fc.pre(before !== never)
      const late = Math.max(before, paused.at(-1) ?? 0) + after
      expect(due(of, start, aim, [...paused, late, late + 5 * day])).toBe(before)
    })
  })
})
