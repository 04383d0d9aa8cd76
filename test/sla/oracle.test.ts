import { compileCalendar } from '../../server/calendar/workingDays'
import { judge } from '../../server/sla/judge'
import { oracle } from './oracle'
import { randomCalendar, randomCase, randomOf } from './random'
import { runs } from './runs'

const calendars = Math.ceil(runs / 8)
const casesEach = 25

describe('the judge against a second judge written from the text alone', () => {
  test(`both say the same of ${calendars * casesEach} made-up histories, possible and impossible, under ${calendars} calendars`, () => {
    for (let seed = 1; seed <= calendars; seed++) {
      const random = randomOf(seed)
      const calendar = randomCalendar(random)
      const compiled = compileCalendar(calendar)
      for (let n = 0; n < casesEach; n++) {
        const { events, targets, asOf } = randomCase(random, calendar)
        const said = judge(events, compiled, targets, asOf)
        const expected = oracle(events, calendar, targets, asOf)
        if (JSON.stringify(said) !== JSON.stringify(expected.map((clock) => ({ ...order(clock) })))) {
          expect({
            seed,
            n,
            calendar,
            targets,
            asOf: new Date(asOf).toISOString(),
            events: readable(events),
            said: readable(said),
          }).toEqual({
            ...{ seed, n, calendar, targets, asOf: new Date(asOf).toISOString(), events: readable(events) },
            said: readable(expected),
          })
        }
      }
    }
  })
})

const keys = ['clock', 'unit', 'startedAt', 'dueAt', 'stoppedAt', 'verdict', 'verdictAt', 'elapsedDays', 'pausedDays'] as const

function order<T extends object>(clock: T): T {
  return Object.fromEntries(keys.map((key) => [key, clock[key as keyof T]])) as T
}

function readable(list: readonly object[]): object[] {
  return list.map((item) =>
    Object.fromEntries(
      Object.entries(item).map(([key, value]) => [
        key,
        typeof value === 'number' && value > 1e9 ? new Date(value).toISOString() : value,
      ]),
    ),
  )
}
