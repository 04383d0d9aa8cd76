import fc from 'fast-check'
import { compileCalendar } from '../../server/calendar/workingDays'
import type { Clock, JudgedEvent } from '../../server/sla/clock'
import { tell, told } from '../../server/sla/history'
import { judge } from '../../server/sla/judge'
import { beginStory, take } from '../../server/sla/story'
import { dateAt, randomCalendar, randomCase, randomOf } from './random'
import { holds, seed } from './runs'
import { answered, elsewhere, written } from './written'

const hour = 3_600_000
const never = Number.MAX_SAFE_INTEGER
const cases = seed.map((made) => {
  const random = randomOf(made)
  const calendar = randomCalendar(random)
  return { calendar, of: compileCalendar(calendar), ...randomCase(random, calendar) }
})
const inOrder = (events: JudgedEvent[]) => events.toSorted((a, b) => a.at - b.at)

/** Each clock of `after` is due no earlier than the same clock of `before`. */
function noneEarlier(before: Clock[], after: Clock[]): void {
  const place = ({ clock, unit, startedAt }: Clock) => ({ clock, unit, startedAt })
  expect(after.map(place)).toEqual(before.map(place))
  before.forEach(({ dueAt }, i) => expect(after[i]!.dueAt ?? never).toBeGreaterThanOrEqual(dueAt ?? never))
}

describe('whatever the history', () => {
  test('more pauses never earlier: one more question brings no deadline nearer', () => {
    holds(cases, fc.nat(200 * 24), ({ of, events, targets, asOf }, hours) => {
      const at = (events[0]?.at ?? asOf) + hours * hour
      const asked = [...events, { at, type: 'asked', unit: 'nobody' }]
      noneEarlier(judge(events, of, targets, asOf), judge(asked, of, targets, asOf))
    })
  })
  test('elapsedDays ≤ N ⇔ stop ≤ due', () => {
    holds(cases, ({ calendar, of, events, targets, asOf }) => {
      // Where working days run out there is no effective day of a stop after the last of them; due alone decides.
      fc.pre(Object.values(calendar.week).some((hours) => hours.length > 0))
      for (const { clock, stoppedAt, dueAt, elapsedDays, verdict } of judge(events, of, targets, asOf)) {
        const { days } = targets[clock]!
        if (stoppedAt === null || days === undefined) continue
        expect(elapsedDays <= days).toBe(stoppedAt <= (dueAt ?? never))
        expect(verdict).toBe(elapsedDays <= days ? 'onTime' : 'late')
      }
    })
  })
  test('splitting a pause in two adjoining ones changes nothing: a question that is answered and asked again at once', () => {
    holds(cases, fc.double({ min: 0, max: 1, noNaN: true }), ({ of, events, targets, asOf }, share) => {
      const sorted = inOrder(events)
      const i = sorted.findIndex(({ type }, n) => type === 'asked' && sorted[n + 1]?.type === 'replied')
      fc.pre(i >= 0)
      const [asked, replied] = [sorted[i]!, sorted[i + 1]!]
      fc.pre(replied.at - asked.at < 29 * 24 * hour)
      const at = asked.at + Math.floor((replied.at - asked.at) * share)
      const split = [
        { at, type: 'replied' },
        { at, type: 'asked', unit: asked.unit },
      ]
      const twice = [...sorted.slice(0, i + 1), ...split, ...sorted.slice(i + 1)]
      // asOf may lie between the two, where the one or the other is still open.
      expect(judge(twice, of, targets, Math.max(asOf, replied.at))).toEqual(
        judge(sorted, of, targets, Math.max(asOf, replied.at)),
      )
    })
  })
  test('an added holiday never makes a deadline earlier', () => {
    holds(cases, fc.nat(400), ({ calendar, of, events, targets, asOf }, date) => {
      const more = compileCalendar({ ...calendar, closed: [...(calendar.closed ?? []), dateAt(date)] })
      noneEarlier(judge(events, of, targets, asOf), judge(events, more, targets, asOf))
    })
  })
  test('judging a prefix of the events, then the rest, equals judging all', () => {
    holds(cases, fc.nat(), ({ of, events, asOf }, cut) => {
      const sorted = inOrder(events).filter(({ at }) => at <= asOf)
      const first = sorted.slice(0, cut % (sorted.length + 1))
      const story = beginStory<JudgedEvent>(of)
      first.forEach((event) => take(story, event))
      const picture = told(story)
      const copy = structuredClone(picture)
      expect(picture).toEqual(tell(first, of, asOf))
      sorted.slice(first.length).forEach((event) => take(story, event))
      expect(told(story)).toEqual(tell(events, of, asOf))
      expect(told(story)).toEqual(told(story))
      expect(picture).toEqual(copy)
    })
  })
  test('a time zone of the input text is irrelevant', () => {
    holds(cases, seed, ({ calendar, events, targets, asOf }, made) => {
      const random = randomOf(made)
      const line = { calendar, events, targets, asOf }
      expect(answered(written(line, (instant) => elsewhere(random, instant)))).toBe(answered(written(line)))
    })
  })
  test('what comes after asOf says nothing', () => {
    holds(cases, ({ of, events, targets, asOf }) => {
      const past = events.filter(({ at }) => at <= asOf)
      expect(judge(events, of, targets, asOf)).toEqual(judge(past, of, targets, asOf))
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
      noneEarlier(judge(past, of, targets, asOf), judge(past, of, targets, asOf + hours * hour))
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

test('an event that is earlier than one that was read is refused, not misread', () => {
  const story = beginStory<JudgedEvent>(compileCalendar({ timeZone: 'Asia/Jakarta', week: {} }))
  take(story, { at: 2, type: 'received' })
  expect(() => take(story, { at: 1, type: 'verified' })).toThrow(RangeError)
})
