import { ageOnDate } from '../../server/calendar/workingDays'
import { bucketStarts, momentOf } from '../../server/indicators/backlog'
import { figuresOf } from '../../server/indicators/sums'
import { calendar } from './histories'

const at = new Date('2026-11-24T10:00:00+07:00')
const november = { from: '2026-11-01', to: '2026-11-30' }

describe('the backlog', () => {
  test('is told for the end of the window, or for now if that is earlier', () => {
    const october = momentOf({ to: '2026-10-31' }, at, calendar)
    expect([october.at.toISOString(), october.date, october.isNow]).toEqual(['2026-10-31T16:59:59.999Z', '2026-10-31', false])
    expect(momentOf(november, at, calendar)).toMatchObject({ at, date: '2026-11-24', isNow: true })
  })

  test('has the count as its value, and 0 when nothing is open', () => {
    const figures = figuresOf({ 'stock.0': 2, 'stock.1': 1, 'stock.3': 3, 'stock.late': 4, 'stock.now': 6 }, november)
    expect(figures.get('backlog.6-14')).toEqual({ numerator: 1, denominator: 6, value: 1 })
    expect(figures.get('overdue')).toEqual({ numerator: 4, denominator: 6, value: 4 })
    expect(figuresOf({}, november).get('backlog.all')).toEqual({ numerator: 0, denominator: 0, value: 0 })
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
