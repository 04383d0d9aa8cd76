import type { Calendar } from '../../server/calendar/calendar'
import { addWorkingDays, dueAfterMinutes } from '../../server/sla/deadline'
import { keptCalendars } from '../../server/calendar/kept'
import {
  ageOnDate,
  closingOfDate,
  compileCalendar,
  effectiveDate,
  hoursOfDate,
  isWorkingDate,
  localDate,
  nextWorkingDate,
  previousWorkingDate,
  sameTimeLater,
  startOfDate,
  workingDaysBetween,
} from '../../server/calendar/workingDays'
import { Refused } from '../../server/errors'
import { inWib, roundTheClock, serang, wib } from './serang'

const calendar = compileCalendar(serang)
const office: Calendar['week'] = { mon: [['08:00', '16:00']] }
const everyDay = (hours: [string, string][]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]))

describe('which hours a date has', () => {
  const layered = compileCalendar({
    timeZone: 'Asia/Jakarta',
    week: { mon: [['08:00', '16:00']], tue: [['08:00', '16:00']] },
    periods: [{ from: '2026-11-23', to: '2026-11-29', week: { mon: [['09:00', '12:00']] } }],
    closed: ['2026-11-23', '2026-11-28', '2026-11-30'],
    open: [
      { date: '2026-11-30', hours: [['10:00', '11:00']] },
      { date: '2026-11-29', hours: [['10:00', '24:00']] },
      { date: '2026-12-01', hours: [] },
    ],
  })

  test.each([
    ['the week holds outside every period', '2026-11-16', [['08:00', '16:00']]],
    ['closed wins over the period', '2026-11-23', []],
    ['a weekday without a list in a period has no hours, though the week has', '2026-11-24', []],
    ['open wins over closed', '2026-11-30', [['10:00', '11:00']]],
    ['open wins over the period, also on a Sunday', '2026-11-29', [['10:00', '24:00']]],
    ['open without hours is no working day', '2026-12-01', []],
  ])('%s', (_rule, date, hours) => {
    expect(hoursOfDate(layered, date)).toEqual(hours)
    expect(isWorkingDate(layered, date)).toBe(hours.length > 0)
  })
})

describe('questions of a date', () => {
  test('the effective date of a report on Saturday is Monday', () => {
    expect(effectiveDate(calendar, wib('2026-11-28 10:00'))).toBe('2026-11-30')
  })
  test('a date closes when its last interval ends', () => {
    expect(inWib(closingOfDate(calendar, '2026-11-27'))).toBe('2026-11-27 16:30')
    expect(closingOfDate(calendar, '2026-11-28')).toBeNull()
  })
  test('the working dates before and after Christmas', () => {
    expect(nextWorkingDate(calendar, '2026-12-23')).toBe('2026-12-28')
    expect(previousWorkingDate(calendar, '2026-12-28')).toBe('2026-12-23')
  })
  test('no working date comes where there is none', () => {
    const never = compileCalendar({ timeZone: 'Asia/Jakarta', week: {} })
    expect([effectiveDate(never, 0), nextWorkingDate(never, '2026-01-01'), previousWorkingDate(never, '2026-01-01')]).toEqual([
      null,
      null,
      null,
    ])
  })
  test.each([
    ['today, an hour before due, no working day is left', '2026-11-27 15:30', '2026-11-27 16:30', 0],
    ['over a weekend one is left', '2026-11-27 15:30', '2026-11-30 16:00', 1],
    ['never less than none', '2026-11-30 10:00', '2026-11-27 16:30', 0],
  ])('%s', (_rule, from, to, days) => {
    expect(workingDaysBetween(calendar, wib(from), wib(to))).toBe(days)
  })
  test.each([
    ['received on Saturday, not yet begun on Sunday', '2026-11-28 10:00', '2026-11-29', 0],
    ['received on Monday, a day old on Tuesday from its first minute', '2026-11-30 10:00', '2026-12-01', 1],
    ['a holiday adds nothing', '2026-12-23 10:00', '2026-12-27', 0],
  ])('%s', (_rule, received, date, age) => {
    expect(ageOnDate(calendar, wib(received), date)).toBe(age)
  })
  test('a date that does not exist is a mistake of the caller', () => {
    expect(() => isWorkingDate(calendar, '2026-02-30')).toThrow(RangeError)
  })
  test('far days are counted as near ones, and near ones still after that', () => {
    const fresh = compileCalendar(roundTheClock)
    expect(workingDaysBetween(fresh, wib('2026-01-01 10:00'), wib('2426-01-01 10:00'))).toBe(146_097)
    expect(workingDaysBetween(fresh, wib('1626-01-01 10:00'), wib('2026-01-01 10:00'))).toBe(146_097)
    expect(inWib(addWorkingDays(fresh, wib('2026-11-23 10:00'), 1))).toBe('2026-11-25 00:00')
  })
})

describe('zones that change their clocks', () => {
  const at = (text: string) => Date.parse(text)
  const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
  const zoned = (timeZone: string, hours: [string, string][]) => compileCalendar({ timeZone, week: everyDay(hours) })

  test('a close keeps its local time', () => {
    const berlin = zoned('Europe/Berlin', [['08:00', '16:00']])
    expect(iso(addWorkingDays(berlin, at('2026-03-27T10:00:00+01:00'), 1))).toBe('2026-03-28T15:00:00.000Z')
    expect(iso(addWorkingDays(berlin, at('2026-03-27T10:00:00+01:00'), 2))).toBe('2026-03-29T14:00:00.000Z')
  })
  test('minutes are minutes that pass, also where the clock is put forward or back', () => {
    const berlin = zoned('Europe/Berlin', [['00:00', '24:00']])
    expect(iso(dueAfterMinutes(berlin, at('2026-03-29T01:30:00+01:00'), 60, []))).toBe('2026-03-29T01:30:00.000Z')
    expect(iso(dueAfterMinutes(berlin, at('2026-10-25T00:00:00+02:00'), 24 * 60, []))).toBe('2026-10-25T22:00:00.000Z')
  })
  test('an opening that is skipped opens as much later as the clock was put forward', () => {
    const berlin = zoned('Europe/Berlin', [['02:30', '10:00']])
    expect(iso(dueAfterMinutes(berlin, at('2026-03-29T00:00:00+01:00'), 10, []))).toBe('2026-03-29T01:40:00.000Z')
  })
  test('an interval that would turn round in a skipped hour is empty, and the others keep their order', () => {
    const berlin = zoned('Europe/Berlin', [
      ['02:30', '02:50'],
      ['02:50', '03:05'],
      ['03:05', '04:00'],
    ])
    const hours = berlin.hoursOf(Date.parse('2026-03-29') / 86_400_000)
    expect(hours).toEqual([...hours].sort((a, b) => a - b))
  })
  test('a close that comes twice is the first', () => {
    const berlin = zoned('Europe/Berlin', [['00:30', '02:30']])
    expect(iso(addWorkingDays(berlin, at('2026-10-24T01:00:00+02:00'), 1))).toBe('2026-10-25T00:30:00.000Z')
  })
  test('a midnight that is skipped closes the day before all the same', () => {
    const santiago = zoned('America/Santiago', [['00:00', '24:00']])
    expect(iso(addWorkingDays(santiago, at('2026-09-04T10:00:00-04:00'), 1))).toBe('2026-09-06T04:00:00.000Z')
  })
  test('a date that a zone left out is no working day', () => {
    const apia = zoned('Pacific/Apia', [['08:00', '16:00']])
    expect(isWorkingDate(apia, '2011-12-30')).toBe(false)
    expect(localDate(apia, addWorkingDays(apia, at('2011-12-29T10:00:00-10:00'), 1)!)).toBe('2011-12-31')
  })
  test('thirty days later it is the same local time', () => {
    const berlin = zoned('Europe/Berlin', [['08:00', '16:00']])
    expect(iso(sameTimeLater(berlin, at('2026-03-10T10:00:00+01:00'), 30))).toBe('2026-04-09T08:00:00.000Z')
  })
  test('a date begins at its own midnight', () => {
    expect(iso(startOfDate(calendar, '2026-11-27'))).toBe('2026-11-26T17:00:00.000Z')
    expect(localDate(calendar, wib('2026-11-27 00:00') - 1)).toBe('2026-11-26')
  })
})

describe('what makes a calendar malformed', () => {
  const hours = (mon: unknown) => ({ timeZone: 'Asia/Jakarta', week: { mon } })
  const plus = (more: object) => ({ timeZone: 'Asia/Jakarta', week: office, ...more })

  test.each<[string, unknown]>([
    ['not an object', 'serang'],
    ['nothing', null],
    ['a list', []],
    ['no zone', { week: office }],
    ['a zone that is no text', { timeZone: 7, week: office }],
    ['an unknown zone', { timeZone: 'Asia/Serang', week: office }],
    ['an offset for a zone', { timeZone: '+07:00', week: office }],
    ['an empty zone', { timeZone: '', week: office }],
    ['no week', { timeZone: 'Asia/Jakarta' }],
    ['a week that is a list', { timeZone: 'Asia/Jakarta', week: [] }],
    ['a weekday that is none', { timeZone: 'Asia/Jakarta', week: { senin: [] } }],
    ['a weekday of null', hours(null)],
    ['an interval that is no pair', hours([['08:00']])],
    ['an interval of three', hours([['08:00', '09:00', '10:00']])],
    ['a time that is a number', hours([[8, 16]])],
    ['a time without a leading zero', hours([['8:00', '16:00']])],
    ['a time with seconds', hours([['08:00:00', '16:00']])],
    ['an hour that is none', hours([['08:00', '25:00']])],
    ['after 24:00', hours([['08:00', '24:01']])],
    ['a minute that is none', hours([['08:60', '16:00']])],
    ['an end at the start', hours([['08:00', '08:00']])],
    ['an end before the start', hours([['16:00', '08:00']])],
    ['over midnight', hours([['22:00', '06:00']])],
    [
      'overlapping intervals',
      hours([
        ['08:00', '12:00'],
        ['11:59', '16:00'],
      ]),
    ],
    [
      'intervals out of order',
      hours([
        ['13:00', '16:00'],
        ['08:00', '12:00'],
      ]),
    ],
    ['periods that are no list', plus({ periods: {} })],
    ['periods of null', plus({ periods: null })],
    ['a period without a week', plus({ periods: [{ from: '2026-01-01', to: '2026-01-02' }] })],
    ['a period that ends before it begins', plus({ periods: [{ from: '2026-01-02', to: '2026-01-01', week: {} }] })],
    ['a period with a date that does not exist', plus({ periods: [{ from: '2026-02-30', to: '2026-03-01', week: {} }] })],
    [
      'periods that share a day',
      plus({
        periods: [
          { from: '2026-01-05', to: '2026-01-09', week: {} },
          { from: '2026-01-01', to: '2026-01-05', week: {} },
        ],
      }),
    ],
    ['a malformed week in a period', plus({ periods: [{ from: '2026-01-01', to: '2026-01-05', week: { mon: [['9', '10']] } }] })],
    ['a closed date that does not exist', plus({ closed: ['2026-02-29'] })],
    ['a closed date in another order', plus({ closed: ['17-08-2026'] })],
    ['a closed date with a time', plus({ closed: ['2026-08-17T00:00:00Z'] })],
    ['closed that is no list', plus({ closed: '2026-08-17' })],
    ['an open date without hours', plus({ open: [{ date: '2026-01-01' }] })],
    [
      'an open date given twice',
      plus({
        open: [
          { date: '2026-01-01', hours: [] },
          { date: '2026-01-01', hours: [] },
        ],
      }),
    ],
    ['an open date that is a text', plus({ open: ['2026-01-01'] })],
  ])('%s', (_rule, malformed) => {
    expect(() => compileCalendar(malformed as Calendar)).toThrow(Refused)
  })

  test.each<[string, unknown]>([
    [
      'intervals that touch',
      hours([
        ['08:00', '12:00'],
        ['12:00', '16:00'],
      ]),
    ],
    ['a day without hours', hours([])],
    ['a week without days', { timeZone: 'Asia/Jakarta', week: {} }],
    [
      'periods that follow each other, in any order',
      plus({
        periods: [
          { from: '2026-01-06', to: '2026-01-09', week: {} },
          { from: '2026-01-01', to: '2026-01-05', week: {} },
        ],
      }),
    ],
    ['a closed date given twice', plus({ closed: ['2026-01-01', '2026-01-01'] })],
    ['a leap day', plus({ closed: ['2028-02-29'] })],
    ['fields that mean nothing here', plus({ note: 'draft' })],
  ])('%s is not malformed', (_rule, calendar) => {
    expect(() => compileCalendar(calendar as Calendar)).not.toThrow()
  })
})

describe('calendars that are kept', () => {
  test('the same calendar is made ready once, however its object came about', () => {
    const calendarOf = keptCalendars()
    expect(calendarOf(structuredClone(serang))).toBe(calendarOf(serang))
  })
  test('a thousand calendars do not push out the truth', () => {
    const calendarOf = keptCalendars()
    for (let minute = 0; minute < 1_000; minute++) {
      const close = `${String(8 + (Math.floor(minute / 60) % 16)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      const made = calendarOf({ timeZone: 'Asia/Jakarta', week: { mon: [['07:00', close]] } })
      expect(hoursOfDate(made, '2026-11-23')).toEqual([['07:00', close]])
    }
  })
  test('one that is nested deeper than the stack is read, or refused, like any other', () => {
    const calendarOf = keptCalendars()
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as []
    expect(hoursOfDate(calendarOf({ ...serang, note: deep } as Calendar), '2026-11-28')).toEqual([])
    expect(() => calendarOf({ ...serang, week: { mon: deep } })).toThrow(Refused)
  })
})
