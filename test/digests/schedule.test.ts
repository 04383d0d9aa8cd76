import { isMorning, lastWeek, mondayOf } from '../../server/digests/schedule'
import { at } from '../support/aComplaint'

test.each([
  ['a Monday', '2026-11-23', { from: '2026-11-16', to: '2026-11-22' }],
  ['a Sunday', '2026-11-29', { from: '2026-11-16', to: '2026-11-22' }],
  ['the first days of a year', '2027-01-01', { from: '2026-12-21', to: '2026-12-27' }],
])('the week before %s', (_, today, week) => {
  expect(lastWeek(today)).toEqual(week)
  expect(mondayOf(week.to)).toBe(week.from)
})

test('nothing is told before seven in the morning', () => {
  expect([isMorning('2026-11-24', at('2026-11-24T06:59')), isMorning('2026-11-24', at('2026-11-24T07:00'))]).toEqual([
    false,
    true,
  ])
})
