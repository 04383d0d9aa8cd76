import { ageOnDate } from '../../server/calendar/workingDays'
import { backlogAt, bucketStarts, byAge } from '../../server/indicators/backlog'
import { backlogOf } from '../../server/indicators/measure'
import { calendar } from './histories'

const at = new Date('2026-11-24T10:00:00+07:00')

describe('the backlog', () => {
  test('is told for the end of the window, or for now if that is earlier', () => {
    expect(backlogAt({ from: '2026-10-01', to: '2026-10-31' }, at).toISOString()).toBe('2026-10-31T16:59:59.999Z')
    expect(backlogAt({ from: '2026-11-01', to: '2026-11-30' }, at)).toEqual(at)
  })

  test.each([
    ['0 and 5 days are in the first bucket, 6 in the second', [0, 5, 6], [2, 1, 0, 0]],
    ['14 is in the second, 15 in the third', [14, 15], [0, 1, 1, 0]],
    ['60 is in the third, 61 in the last', [60, 61, 500], [0, 0, 1, 2]],
  ])('%s', (_rule, ages, counts) => expect(byAge(ages)).toEqual(counts))

  test('has the count as its value, and 0 when nothing is open', () => {
    expect(backlogOf([2, 1, 0, 3]).get('backlog.6-14')).toEqual({ numerator: 1, denominator: 6, value: 1 })
    expect(backlogOf([]).get('backlog.all')).toEqual({ numerator: 0, denominator: 0, value: 0 })
  })

  // Five working days before Tuesday the 24th lies Tuesday the 17th; after 16.00 on the 16th it counts as received on the 17th.
  test('finds the instant that divides two buckets: who came a millisecond later is a working day younger', () => {
    const starts = bucketStarts(calendar, at)
    expect(starts[0]!.toISOString()).toBe(new Date('2026-11-16T16:00:00.000+07:00').toISOString())
    expect(starts.map((start) => [0, 1].map((later) => ageOnDate(calendar, start.getTime() + later, '2026-11-24')))).toEqual([
      [6, 5],
      [15, 14],
      [61, 60],
    ])
  })
})
