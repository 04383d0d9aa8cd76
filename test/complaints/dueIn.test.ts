import { compileCalendar } from '../../server/calendar/workingDays'
import { awaitedBy, dueIn } from '../../server/complaints/dueIn'
import type { State, StoredClock } from '../../server/complaints/complaint'
import { timeLeft } from '../../server/sla/timeLeft'
import { serang } from '../calendar/serang'
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

describe('where the first running clock stands', () => {
  const calendar = compileCalendar(serang)
  const left = (from: Date, to: Date) => timeLeft(calendar, from.getTime(), to.getTime())
  const byClose = [clock('unit', at('2026-12-11T16:30'))]
  const byMinutes = [clock('unit', at('2026-12-11T10:20'))]
  type Wanted = [tone: string, days: number, minutes: number | null, isToday: boolean]

  test.each<[rule: string, state: State, now: string, clocks: StoredClock[], ...Wanted]>([
    ['far off: in working days', 'assigned', '2026-12-01T16:00', byClose, 'ok', 8, null, false],
    ['two working days or less is soon', 'assigned', '2026-12-09T16:00', byClose, 'soon', 2, null, false],
    ['today: in hours and minutes of the clock on the wall', 'assigned', '2026-12-11T14:20', byClose, 'soon', 0, 130, true],
    [
      'on the evening before, no day is left, but it is not today',
      'assigned',
      '2026-12-10T20:00',
      byClose,
      'soon',
      0,
      null,
      false,
    ],
    ['a target in minutes: in working time, without the night', 'assigned', '2026-12-10T15:00', byMinutes, 'soon', 1, 230, false],
    ['late by less than the day: in hours and minutes', 'assigned', '2026-12-11T11:00', byMinutes, 'late', 1, 40, true],
    ['late that evening: at least one day', 'assigned', '2026-12-11T17:00', byClose, 'late', 1, null, true],
    ['late on the Saturday after: one day', 'assigned', '2026-12-12T09:00', byClose, 'late', 1, null, false],
    ['waiting for the reporter is a pause', 'awaitingReporter', '2026-12-01T16:00', byClose, 'paused', 8, null, false],
    ['nothing runs', 'assigned', '2026-12-01T16:00', [{ ...byClose[0]!, open: false }], 'none', 0, null, false],
    [
      'the one that falls due first counts',
      'assigned',
      '2026-12-01T15:00',
      [...byClose, clock('followUp', at('2026-12-02T16:00'))],
      'soon',
      1,
      null,
      false,
    ],
  ])('%s', (_, state, now, clocks, tone, days, minutes, isToday) => {
    expect(dueIn({ state, clocks }, at(now), left)).toMatchObject({ tone, days, minutes, isToday })
  })
})
