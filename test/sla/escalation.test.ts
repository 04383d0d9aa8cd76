import type { Calendar } from '../../server/calendar/calendar'
import { compileCalendar } from '../../server/calendar/workingDays'
import { escalationAt } from '../../server/sla/escalation'
import { inWib, roundTheClock, serang, wib } from '../calendar/serang'

const office = compileCalendar(serang)
const dayAndNight = compileCalendar(roundTheClock)
const sixDays = compileCalendar({ ...serang, week: { ...serang.week, sat: [['07:30', '13:30']] } })
const nights = compileCalendar({ ...roundTheClock, week: { mon: [['20:00', '24:00']], wed: [['20:00', '24:00']] } })
const onlyOn = (...dates: string[]): Calendar => ({
  timeZone: 'Asia/Jakarta',
  week: {},
  open: dates.map((date) => ({ date, hours: [['08:00', '12:00']] })),
})

const level = (dueAt: string, afterDays: number, calendar = office, now = dueAt) =>
  inWib(escalationAt({ dueAt: wib(dueAt), afterDays, calendar, office, now: wib(now) }))

describe('a level fires', () => {
  test.each<[rule: string, dueAt: string, afterDays: number, calendar: typeof office, then: string]>([
    ['on the morning of the first day late', '2026-12-01 16:00', 1, office, '2026-12-02 07:30'],
    ['on the morning of the fifth', '2026-12-01 16:00', 5, office, '2026-12-08 07:30'],
    ['after the weekend', '2026-12-04 16:30', 1, office, '2026-12-07 07:30'],
    ['after cuti bersama, a holiday and the weekend', '2026-12-23 16:00', 1, office, '2026-12-28 07:30'],
    ['across New Year', '2026-12-30 16:00', 2, office, '2027-01-04 07:30'],
    ['when offices open in Ramadan', '2026-02-23 15:00', 1, office, '2026-02-24 08:00'],
    ['after a target in minutes that ends in mid-morning, the next morning', '2026-12-01 10:20', 1, office, '2026-12-02 07:30'],
    ['at no midnight for a clock that runs day and night', '2026-12-02 00:00', 1, dayAndNight, '2026-12-02 07:30'],
    ['nor on a Sunday', '2026-12-05 00:00', 2, dayAndNight, '2026-12-07 07:30'],
    ['nor on a holiday', '2026-12-25 00:00', 1, dayAndNight, '2026-12-28 07:30'],
    [
      'on a weekday at once when the days late were counted over the weekend',
      '2026-12-05 00:00',
      4,
      dayAndNight,
      '2026-12-08 07:30',
    ],
    ['on Monday when the puskesmas works on Saturday but nobody reads mail', '2026-12-04 16:30', 1, sixDays, '2026-12-07 07:30'],
    ['with that Saturday counted as a day late', '2026-12-04 16:30', 2, sixDays, '2026-12-07 07:30'],
    ['the next morning for those on night duty', '2026-12-01 00:00', 1, nights, '2026-12-03 07:30'],
  ])('%s', (_, dueAt, afterDays, calendar, then) => {
    expect(level(dueAt, afterDays, calendar)).toBe(then)
  })

  test.each<[rule: string, now: string, then: string]>([
    ['in office hours at once', '2026-12-09 10:11', '2026-12-09 10:11'],
    ['after the break when it ends', '2026-12-09 12:15', '2026-12-09 13:00'],
    ['at closing time the next morning', '2026-12-09 16:00', '2026-12-10 07:30'],
    ['at night in the morning', '2026-12-07 03:00', '2026-12-07 07:30'],
    ['on Saturday on Monday', '2026-12-05 09:00', '2026-12-07 07:30'],
  ])('having been slept through, %s', (_, now, then) => {
    expect(level('2026-12-01 16:00', 1, office, now)).toBe(then)
  })

  test('never before one that comes earlier in its clock', () => {
    for (const calendar of [office, dayAndNight, sixDays, nights])
      for (let hour = 0; hour < 24 * 60; hour += 7) {
        const dueAt = wib('2026-12-01 00:20') + hour * 3_600_000
        const levels = [1, 2, 3, 5, 10].map((afterDays) =>
          escalationAt({ dueAt, afterDays, calendar, office, now: dueAt + hour * 600_000 })!,
        )
        expect(levels).toEqual(levels.toSorted((a, b) => a - b))
        expect(Math.min(...levels)).toBeGreaterThan(dueAt)
      }
  })
})

test.each<[rule: string, calendar: typeof office, office: typeof office]>([
  ['the clock’s calendar ends before', compileCalendar(onlyOn('2026-12-01', '2026-12-02')), office],
  ['that day is more than twenty years off', compileCalendar(onlyOn('2026-12-01', '2026-12-02', '2060-01-04')), office],
  ['offices do not open any more', office, compileCalendar(onlyOn('2026-12-01', '2026-12-02'))],
])('a level never fires when %s', (_, calendar, offices) => {
  const now = wib('2026-12-02 10:00')
  expect(escalationAt({ dueAt: now, afterDays: 1, calendar, office: offices, now })).toBeNull()
})
