import fc from 'fast-check'
import { countDays, dueAfterDays, dueAfterMinutes, type Pauses } from '../../server/sla/deadline'
import { compileCalendar } from '../../server/calendar/workingDays'
import type { Target } from '../../server/sla/clock'
import { judge } from '../../server/sla/judge'
import { dateAt, firstDay, randomCalendar, randomCase, randomOf } from './random'

const hour = 3_600_000
const calendar = fc.nat().map((seed) => randomCalendar(randomOf(seed)))
const instant = fc.integer({ min: 0, max: 200 * 24 * 60 }).map((minutes) => firstDay + minutes * 60_000)
const target: fc.Arbitrary<Target> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 3_000 }).map((minutes) => ({ minutes })),
)
const pauses: fc.Arbitrary<number[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 * 24 }), { maxLength: 8 })
  .map((hours) => hours.sort((a, b) => a - b).map((at) => firstDay + at * hour))
  .map((list) => list.slice(0, list.length - (list.length % 2)))

const never = Number.MAX_SAFE_INTEGER
type Calendar = ReturnType<typeof randomCalendar>
function due(of: Calendar, start: number, aim: Target, paused: Pauses): number {
  const compiled = compileCalendar(of)
  const found =
    aim.days === undefined
      ? dueAfterMinutes(compiled, start, aim.minutes, paused)
      : dueAfterDays(compiled, start, aim.days, paused)
  return found ?? never
}

function holds<T extends [unknown, ...unknown[]]>(...args: Parameters<typeof fc.property<T>>): void {
  fc.assert(fc.property<T>(...args), { numRuns: 250 })
}

describe('whatever the calendar, the start, the target and the pauses', () => {
  test('a longer or further pause never makes a deadline earlier', () => {
    holds(calendar, instant, target, pauses, fc.nat(), (of, start, aim, paused, cut) => {
      const fewer = paused.slice(0, 2 * (cut % (paused.length / 2 + 1)))
      expect(due(of, start, aim, paused)).toBeGreaterThanOrEqual(due(of, start, aim, fewer))
    })
  })
  test('a later start never gives an earlier deadline', () => {
    holds(calendar, instant, instant, target, pauses, (of, a, b, aim, paused) => {
      expect(due(of, Math.max(a, b), aim, paused)).toBeGreaterThanOrEqual(due(of, Math.min(a, b), aim, paused))
    })
  })
  test('more days or minutes never give an earlier deadline', () => {
    holds(calendar, instant, target, pauses, (of, start, aim, paused) => {
      const more: Target = aim.days === undefined ? { minutes: aim.minutes + 1 } : { days: aim.days + 1 }
      expect(due(of, start, more, paused)).toBeGreaterThanOrEqual(due(of, start, aim, paused))
    })
  })
  test('two pauses that adjoin are one pause', () => {
    holds(
      calendar,
      instant,
      target,
      pauses.filter((list) => list.length >= 2),
      (of, start, aim, paused) => {
        const [from, to, ...rest] = paused as [number, number]
        const middle = from + Math.floor((to - from) / 2)
        expect(due(of, start, aim, [from, middle, middle, to, ...rest])).toBe(due(of, start, aim, paused))
      },
    )
  })
  test('a pause that begins after the deadline changes nothing', () => {
    holds(calendar, instant, target, pauses, fc.integer({ min: 1, max: 1_000 * hour }), (of, start, aim, paused, after) => {
      const before = due(of, start, aim, paused)
      const last = Math.max(before, paused.at(-1) ?? 0)
      fc.pre(before !== never)
      expect(due(of, start, aim, [...paused, last + after, last + after + 100 * hour])).toBe(before)
    })
  })
  test('one more holiday never makes a deadline of days earlier', () => {
    holds(calendar, instant, fc.integer({ min: 1, max: 40 }), pauses, fc.nat(300), (of, start, days, paused, date) => {
      const more = { ...of, closed: [...(of.closed ?? []), dateAt(date)] }
      expect(due(more, start, { days }, paused)).toBeGreaterThanOrEqual(due(of, start, { days }, paused))
    })
  })
  test('so many days or fewer have passed just when the end is not after the deadline', () => {
    holds(calendar, instant, fc.integer({ min: 1, max: 20 }), pauses, instant, (of, start, days, paused, end) => {
      // Where working days run out there is no effective day of an end after the last of them; due alone decides.
      fc.pre(end >= start && Object.values(of.week).some((hours) => hours.length > 0))
      const held = paused.flatMap((at, i) => (i % 2 === 0 && at < end ? [at, Math.min(paused[i + 1]!, end)] : []))
      const { elapsedDays } = countDays(compileCalendar(of), start, end, held)
      expect(elapsedDays <= days).toBe(end <= due(of, start, { days }, held))
    })
  })
})

describe('whatever the history', () => {
  const cases = fc.nat().map((seed) => {
    const random = randomOf(seed)
    const of = randomCalendar(random)
    return { of: compileCalendar(of), ...randomCase(random, of) }
  })

  test('what comes after asOf says nothing', () => {
    holds(cases, ({ of, events, targets, asOf }) => {
      expect(judge(events, of, targets, asOf)).toEqual(
        judge(
          events.filter(({ at }) => at <= asOf),
          of,
          targets,
          asOf,
        ),
      )
    })
  })
  test('a verdict once given stays, unless the case is reopened', () => {
    holds(cases, fc.integer({ min: 0, max: 100 * 24 }), ({ of, events, targets, asOf }, hours) => {
      fc.pre(!events.some(({ type }) => type === 'reopened'))
      const given = judge(events, of, targets, asOf).filter(({ verdictAt }) => verdictAt !== null)
      const later = judge(events, of, targets, asOf + hours * hour)
      for (const { clock, unit, startedAt, verdict, verdictAt } of given)
        expect(later).toContainEqual(expect.objectContaining({ clock, unit, startedAt, verdict, verdictAt }))
    })
  })
  test('a deadline of an open clock never comes nearer while nothing happens', () => {
    holds(cases, fc.integer({ min: 0, max: 100 * 24 }), ({ of, events, targets, asOf }, hours) => {
      const past = events.filter(({ at }) => at <= asOf)
      const [now, later] = [judge(past, of, targets, asOf), judge(past, of, targets, asOf + hours * hour)]
      now.forEach((clock, i) => expect(later[i]!.dueAt ?? never).toBeGreaterThanOrEqual(clock.dueAt ?? never))
    })
  })
  test('each clock has one verdict, and an instant of verdict just when it is on time or late', () => {
    holds(cases, ({ of, events, targets, asOf }) => {
      for (const clock of judge(events, of, targets, asOf)) {
        expect(clock.verdictAt !== null).toBe(clock.verdict === 'onTime' || clock.verdict === 'late')
        if (clock.verdictAt !== null) expect(clock.verdictAt).toBeLessThanOrEqual(asOf)
        if (clock.verdict === 'void' || clock.verdict === 'running') expect(clock.stoppedAt).toBeNull()
      }
    })
  })
})
