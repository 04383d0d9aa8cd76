import { addWorkingDays, countDays, dueAfterDays, dueAfterMinutes } from '../../server/sla/deadline'
import { compileCalendar } from '../../server/calendar/workingDays'
import { inWib, roundTheClock, serang, wib } from '../calendar/serang'

const calendar = compileCalendar(serang)
const allHours = compileCalendar(roundTheClock)

describe('a target of working days', () => {
  test.each([
    ['the day of receipt is day 0', '2026-11-23 09:00', 3, '2026-11-26 16:00'],
    ['before opening is the same day', '2026-11-23 00:00', 1, '2026-11-24 16:00'],
    ['at the closing instant is still the same day', '2026-11-23 16:00', 1, '2026-11-24 16:00'],
    ['a millisecond after closing is the next working day', '2026-11-23 16:00:00.001', 1, '2026-11-25 16:00'],
    ['Friday closes at 16.30', '2026-11-27 16:30', 1, '2026-11-30 16:00'],
    ['after closing on Friday is Monday', '2026-11-27 16:30:00.001', 1, '2026-12-01 16:00'],
    ['on Saturday is Monday', '2026-11-28 10:00', 1, '2026-12-01 16:00'],
    ['a deadline may fall on a Friday, later in the day', '2026-11-26 10:00', 1, '2026-11-27 16:30'],
    ['cuti bersama and holiday are not counted', '2026-12-23 10:00', 1, '2026-12-28 16:00'],
    ['received on cuti bersama is the next working day', '2026-12-24 09:00', 1, '2026-12-29 16:00'],
    ['over the turn of the year', '2026-12-30 10:00', 2, '2027-01-04 16:00'],
    ['Ramadan closes at 15.00', '2026-03-02 15:00', 1, '2026-03-03 15:00'],
    ['after the Ramadan closing is the next day', '2026-03-02 15:00:00.001', 1, '2026-03-04 15:00'],
    ['Ramadan closes at 15.30 on Friday', '2026-03-05 09:00', 1, '2026-03-06 15:30'],
    ['into Ramadan', '2026-02-18 10:00', 2, '2026-02-20 15:30'],
    ['over Lebaran and out of Ramadan', '2026-03-17 10:00', 1, '2026-03-25 16:00'],
    ['fourteen days over Christmas and New Year', '2026-12-14 08:00', 14, '2027-01-06 16:00'],
  ])('%s', (_rule, from, days, due) => {
    expect(inWib(addWorkingDays(calendar, wib(from), days))).toBe(due)
  })

  test.each([
    [
      'round the clock, a day closes at 24.00, which the wall clock calls the next date',
      '2026-11-23 10:00',
      1,
      '2026-11-25 00:00',
    ],
    ['midnight belongs to the day that ends with it', '2026-11-25 00:00', 1, '2026-11-26 00:00'],
    ['a millisecond after midnight is the new day', '2026-11-25 00:00:00.001', 1, '2026-11-27 00:00'],
  ])('%s', (_rule, from, days, due) => {
    expect(inWib(addWorkingDays(allHours, wib(from), days))).toBe(due)
  })
})

describe('pauses of a target of two working days from Monday 23 November', () => {
  test.each([
    ['no pause', [], '2026-11-25 16:00'],
    ['a pause within office hours that contains no close', ['2026-11-24 08:00', '2026-11-24 15:59'], '2026-11-25 16:00'],
    ['a pause over the close of Tuesday', ['2026-11-24 15:59', '2026-11-24 16:01'], '2026-11-26 16:00'],
    [
      'a pause that begins exactly at a close leaves the day uncounted',
      ['2026-11-24 16:00', '2026-11-24 16:01'],
      '2026-11-26 16:00',
    ],
    ['a pause that ends exactly at a close leaves the day counted', ['2026-11-24 08:00', '2026-11-24 16:00'], '2026-11-25 16:00'],
    ['a pause from exactly the last close', ['2026-11-25 16:00', '2026-11-26 09:00'], '2026-11-26 16:00'],
    ['a pause after the deadline', ['2026-11-25 16:00:00.001', '2026-12-31 09:00'], '2026-11-25 16:00'],
    ['a pause over day 0 only', ['2026-11-23 10:00', '2026-11-24 09:00'], '2026-11-25 16:00'],
    ['a pause over the weekend', ['2026-11-25 10:00', '2026-11-30 09:00'], '2026-11-30 16:00'],
    [
      'a pause that brings the next into reach',
      ['2026-11-24 10:00', '2026-11-25 09:00', '2026-11-26 10:00', '2026-11-27 09:00'],
      '2026-11-27 16:30',
    ],
  ])('%s', (_rule, pauses, due) => {
    expect(inWib(dueAfterDays(calendar, wib('2026-11-23 09:00'), 2, pauses.map(wib)))).toBe(due)
  })
})

describe('a target of working minutes', () => {
  test.each([
    ['within the morning', '2026-11-23 08:00', 90, '2026-11-23 09:30'],
    ['until the last minute before the break', '2026-11-23 11:50', 10, '2026-11-23 12:00'],
    ['over the break', '2026-11-23 11:50', 20, '2026-11-23 13:10'],
    ['begun in the break', '2026-11-23 12:30', 1, '2026-11-23 13:01'],
    ['begun at night', '2026-11-23 20:00', 180, '2026-11-24 10:30'],
    ['begun before opening', '2026-11-23 05:00', 60, '2026-11-23 08:30'],
    ['until the closing instant', '2026-11-23 15:00', 60, '2026-11-23 16:00'],
    ['over the weekend', '2026-11-27 16:00', 60, '2026-11-30 08:00'],
    ['over the Friday break', '2026-11-27 11:00', 60, '2026-11-27 13:30'],
    ['over Christmas', '2026-12-23 15:30', 60, '2026-12-28 08:00'],
    ['with seconds and milliseconds', '2026-11-23 11:59:30.500', 1, '2026-11-23 13:00:30.500'],
    ['in Ramadan', '2026-03-02 14:30', 60, '2026-03-03 08:30'],
  ])('%s', (_rule, from, minutes, due) => {
    expect(inWib(dueAfterMinutes(calendar, wib(from), minutes, []))).toBe(due)
  })

  test.each([
    ['a pause takes its time off', ['2026-11-23 08:30', '2026-11-23 09:30'], '2026-11-23 10:00'],
    [
      'a pause that begins when the minutes have passed changes nothing',
      ['2026-11-23 09:00', '2026-11-23 10:00'],
      '2026-11-23 09:00',
    ],
    ['a pause at the start', ['2026-11-23 08:00', '2026-11-23 08:10'], '2026-11-23 09:10'],
    ['a pause over the break takes only working time off', ['2026-11-23 08:59', '2026-11-23 13:00'], '2026-11-23 13:01'],
    ['a pause over days', ['2026-11-23 08:30', '2026-11-26 20:00'], '2026-11-27 08:00'],
  ])('%s', (_rule, pauses, due) => {
    expect(inWib(dueAfterMinutes(calendar, wib('2026-11-23 08:00'), 60, pauses.map(wib)))).toBe(due)
  })
})

describe('days passed', () => {
  test.each([
    ['none on the day itself', '2026-11-23 09:00', '2026-11-23 16:00', [], 0, 0],
    [
      'the next day counts from its first instant after the close before',
      '2026-11-23 09:00',
      '2026-11-23 16:00:00.001',
      [],
      1,
      0,
    ],
    ['on Saturday Monday is reached', '2026-11-27 09:00', '2026-11-28 00:00', [], 1, 0],
    ['received and answered on the same weekend', '2026-11-28 09:00', '2026-11-29 09:00', [], 0, 0],
    ['a paused day is told apart', '2026-11-23 09:00', '2026-11-27 09:00', ['2026-11-24 10:00', '2026-11-25 10:00'], 3, 1],
    ['an end before the start counts nothing', '2026-11-27 09:00', '2026-11-23 09:00', [], 0, 0],
  ])('%s', (_rule, from, to, pauses, elapsedDays, pausedDays) => {
    expect(countDays(calendar, wib(from), wib(to), pauses.map(wib))).toEqual({ elapsedDays, pausedDays })
  })
})

describe('a target that is not reached', () => {
  const never = compileCalendar({ timeZone: 'Asia/Jakarta', week: {} })
  const once = compileCalendar({
    timeZone: 'Asia/Jakarta',
    week: {},
    open: [{ date: '2030-01-02', hours: [['08:00', '09:00']] }],
  })
  const start = wib('2026-01-05 08:00')

  test.each([
    ['no working day at all', () => dueAfterDays(never, start, 1, [])],
    ['no working minute at all', () => dueAfterMinutes(never, start, 1, [])],
    ['the one working day is day 0', () => dueAfterDays(once, start, 1, [])],
    ['more minutes than there ever are', () => dueAfterMinutes(once, start, 61, [])],
    ['more days than twenty years hold', () => dueAfterDays(calendar, start, 5_300, [])],
    ['more days than a number counts', () => dueAfterDays(calendar, start, 1e300, [])],
    ['more minutes than twenty years hold', () => dueAfterMinutes(calendar, start, 20 * 366 * 1440, [])],
  ])('%s: no deadline', (_rule, due) => {
    expect(due()).toBeNull()
  })

  test('the last hour there ever is can still be reached', () => {
    expect(inWib(dueAfterMinutes(once, start, 60, []))).toBe('2030-01-02 09:00')
    expect(countDays(once, start, wib('2040-01-01 00:00'), [])).toEqual({ elapsedDays: 0, pausedDays: 0 })
  })

  test('twenty years end at the same local time on the same date', () => {
    const daily = compileCalendar({
      timeZone: 'Asia/Jakarta',
      week: {},
      open: [
        { date: '2026-01-05', hours: [['00:00', '09:00']] },
        { date: '2046-01-05', hours: [['00:00', '08:00']] },
      ],
    })
    expect(inWib(dueAfterDays(daily, start, 1, []))).toBe('2046-01-05 08:00')
    expect(dueAfterDays(daily, start - 1, 1, [])).toBeNull()
  })
})
