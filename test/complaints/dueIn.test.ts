import { awaitedBy } from '../../server/complaints/dueIn'
import type { State, StoredClock } from '../../server/complaints/complaint'
import { aClock, at } from '../support/aComplaint'

const verification = at('2026-11-26T16:00')
const followUp = at('2026-12-01T16:00')
const resolution = at('2026-12-11T16:30')
const replyBy = at('2026-12-24T10:00')
const clock = (name: StoredClock['clock'], dueAt: Date): StoredClock => aClock({ clock: name, dueAt })
const clocks = [
  clock('verification', verification),
  clock('resolution', resolution),
  clock('followUp', at('2026-11-27T16:30')),
  clock('followUp', followUp),
]
const answeredAt = at('2026-11-24T14:00')

describe('what is awaited now, and by when', () => {
  test.each<[string, State, string, Date | null]>([
    ['a new complaint waits for its check', 'received', '2026-11-24T09:00', verification],
    ['a check that is late has no date to promise any more', 'received', '2026-11-27T09:00', null],
    ['one being passed on has no date of its own', 'verified', '2026-11-24T09:00', null],
    ['the unit that has it now is to start', 'assigned', '2026-11-24T09:00', followUp],
    ['the unit at work is to answer', 'inProgress', '2026-11-24T09:00', resolution],
    ['the reporter is to reply', 'awaitingReporter', '2026-11-24T09:00', replyBy],
    ['the reporter may judge through the whole tenth day', 'answered', '2026-12-04T20:00', at('2026-12-04T00:00')],
    ['after the tenth day nothing is awaited', 'answered', '2026-12-05T00:00', null],
    ['nor of what has ended', 'closed', '2026-11-24T09:00', null],
  ])('%s', (_, state, now, wanted) => {
    expect(awaitedBy({ state, clocks, answeredAt, promisedAt: resolution }, { now: at(now), replyBy })).toEqual(wanted)
  })

  test('who was told another date than the due date waits until that', () => {
    const promisedAt = at('2026-12-18T16:30')
    const extended = { state: 'inProgress', clocks, answeredAt: null, promisedAt } as const
    expect(awaitedBy(extended, { now: at('2026-12-15T09:00'), replyBy })).toEqual(promisedAt)
  })
})
