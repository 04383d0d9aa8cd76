import { compileCalendar } from '../../server/calendar/workingDays'
import type { Target } from '../../server/sla/clock'
import { extendedDays, extensionsLeft, promisedUntil } from '../../server/sla/extension'
import { serang } from '../calendar/serang'
import { at } from '../support/aComplaint'

const calendar = compileCalendar(serang)
// A Friday; the next working days are Monday 14 to Friday 18 December.
const dueAt = at('2026-12-11T16:30')

test.each<[rule: string, days: number, until: string]>([
  ['no extension, no other date', 0, '2026-12-11T16:30'],
  ['a weekend is not counted', 1, '2026-12-14T16:00'],
  ['neither is a cuti bersama day nor a holiday', 9, '2026-12-28T16:00'],
])('what the reporter is told: %s', (_, days, until) => {
  expect(promisedUntil(calendar, dueAt, days)).toEqual(at(until))
})

test('what never falls due cannot be put off', () => {
  expect(promisedUntil(calendar, null, 3)).toBeNull()
})

test('only what was granted counts', () => {
  const asked = { type: 'extensionAsked', days: 5 }
  expect(extendedDays([asked, { type: 'extended', days: 5 }, asked, { type: 'extended', days: 2 }, { type: 'answered' }])).toBe(7)
})

test.each<[rule: string, target: Target, extended: number, now: string, left: number[]]>([
  ['up to the target of the answer itself', { days: 5 }, 0, '2026-12-01T09:00', [1, 2, 3, 4, 5]],
  ['a second one only as far as both together do not exceed it', { days: 5 }, 3, '2026-12-01T09:00', [1, 2]],
  ['none when the first has used it up', { days: 5 }, 5, '2026-12-01T09:00', []],
  ['a late case only to a date that lies ahead', { days: 5 }, 0, '2026-12-15T09:00', [2, 3, 4, 5]],
  ['at the very instant of the new date it has passed', { days: 2 }, 0, '2026-12-15T16:00', []],
  ['a case later than its whole target is answered, not put off', { days: 5 }, 0, '2027-01-18T09:00', []],
  ['an answer due within minutes is put off by one day', { minutes: 180 }, 0, '2026-12-01T09:00', [1]],
])('extensions that can still be given: %s', (_, target, extended, now, left) => {
  const found = extensionsLeft({ calendar, dueAt, target, extended, now: at(now) })
  expect(found.map(({ days }) => days)).toEqual(left)
  expect(found.map(({ until }) => until)).toEqual(left.map((days) => promisedUntil(calendar, dueAt, extended + days)))
})
