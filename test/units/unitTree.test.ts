import { calendarOf, unitsAbove, unitsBelow } from '../../server/units/unitTree'

const units = [
  { _id: 'dinkes', parent: null, calendar: null },
  { _id: 'pkm-pontang', parent: 'dinkes', calendar: 'six' },
  { _id: 'pustu-linduk', parent: 'pkm-pontang', calendar: null },
  { _id: 'dpupr', parent: null, calendar: null },
  { _id: 'a', parent: 'b', calendar: null },
  { _id: 'b', parent: 'a', calendar: null },
]

describe('the tree of units', () => {
  test.each([
    ['a unit is first in its own tree', 'dpupr', ['dpupr']],
    ['below a unit is everything down to the leaves', 'dinkes', ['dinkes', 'pkm-pontang', 'pustu-linduk']],
    ['an unknown unit has nobody below it', 'nobody', []],
    ['a circle made by mistake ends where it closes', 'a', ['a', 'b']],
  ])('%s', (_rule, id, expected) => expect(unitsBelow(units, id)).toEqual(expected))

  test.each([
    ['the way up starts at the unit itself', 'pustu-linduk', ['pustu-linduk', 'pkm-pontang', 'dinkes']],
    ['an unknown unit has no way up', 'nobody', []],
    ['a circle made by mistake ends where it closes', 'b', ['b', 'a']],
  ])('%s', (_rule, id, expected) => expect(unitsAbove(units, id)).toEqual(expected))

  test.each([
    ['a unit works by its own calendar', 'pkm-pontang', 'six'],
    ['a unit without a calendar works by that of the unit above', 'pustu-linduk', 'six'],
    ['where nobody above has one, the usual calendar holds', 'dpupr', 'usual'],
  ])('%s', (_rule, id, expected) => expect(calendarOf(units, id, 'usual')).toBe(expected))
})
