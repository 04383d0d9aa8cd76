import { compileCalendar } from '../../server/calendar/workingDays'
import { hasDaily, hasWeekly, isMorning, lastWeek, mondayOf } from '../../server/digests/schedule'
import { serang } from '../calendar/serang'
import { at } from '../support/aComplaint'

const calendar = compileCalendar(serang)

test.each([
  ['a Monday', '2026-11-23', { from: '2026-11-16', to: '2026-11-22' }],
  ['a Sunday', '2026-11-29', { from: '2026-11-16', to: '2026-11-22' }],
  ['the first days of a year', '2027-01-01', { from: '2026-12-21', to: '2026-12-27' }],
])('the week before %s', (_, today, week) => {
  expect(lastWeek(today)).toEqual(week)
  expect(mondayOf(week.to)).toBe(week.from)
})

test.each([
  ['on Monday', '2026-11-23', true],
  ['not on Tuesday after a Monday', '2026-11-24', false],
  ['not on Sunday', '2026-11-29', false],
  ['on Wednesday when Monday and Tuesday were off', '2026-02-18', true],
  ['not on those days', '2026-02-17', false],
  ['on Wednesday after a long holiday', '2026-03-25', true],
])('the weekly digest comes %s', (_, today, comes) => {
  expect(hasWeekly(calendar, today)).toBe(comes)
})

test.each([
  ['on a working day', '2026-12-23', true],
  ['not on cuti bersama', '2026-12-24', false],
  ['not at Christmas', '2026-12-25', false],
  ['not on Saturday', '2026-12-26', false],
])('the daily digest comes %s', (_, today, comes) => {
  expect(hasDaily(calendar, today)).toBe(comes)
})

test('nothing is told before seven in the morning', () => {
  expect([isMorning('2026-11-24', at('2026-11-24T06:59')), isMorning('2026-11-24', at('2026-11-24T07:00'))]).toEqual([
    false,
    true,
  ])
})
