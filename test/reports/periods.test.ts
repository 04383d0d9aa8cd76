import { offeredPeriods, periodIn, readPeriod, wholeMonths, windowOf } from '../../server/reports/periods'

const rows: [string, string, string, string][] = [
  ['a month', '2026-02', '2026-02-01', '2026-02-28'],
  ['a quarter', '2026-Q3', '2026-07-01', '2026-09-30'],
  ['a semester', '2026-S2', '2026-07-01', '2026-12-31'],
  ['a year', '2026', '2026-01-01', '2026-12-31'],
]

describe('a period', () => {
  test.each(rows)('%s goes from its first to its last day, and is found again', (_, id, from, to) => {
    const window = windowOf(readPeriod(id)!)
    expect(window).toEqual({ from, to })
    expect(periodIn(window)?.id).toBe(id)
  })

  test.each(['2026-Q5', '2026-S3', '2026-13', '2026-00', '26-01', '2026-1', 'x', '2026-Q', '2026-Q0', '2026-03-01'])(
    'is not named %s',
    (id) => expect(readPeriod(id)).toBeNull(),
  )

  test('is none of the named ones when its days are others', () => {
    expect(periodIn({ from: '2026-01-02', to: '2026-01-31' })).toBeNull()
    expect(periodIn({ from: '2026-02-01', to: '2026-04-30' })).toBeNull()
  })

  test('is offered with the running one first', () => {
    const offered = offeredPeriods('2026-02-15')
    expect(offered.month.slice(0, 3).map(({ id }) => id)).toEqual(['2026-02', '2026-01', '2025-12'])
    expect(offered.quarter.slice(0, 2).map(({ id }) => id)).toEqual(['2026-Q1', '2025-Q4'])
    expect(offered.semester.map(({ id }) => id)).toEqual(['2026-S1', '2025-S2', '2025-S1'])
    expect(offered.year.map(({ id }) => id)).toEqual(['2026', '2025', '2024'])
  })
})

test('only months that lie wholly in a window are told one by one', () => {
  expect(wholeMonths({ from: '2025-11-15', to: '2026-02-28' })).toEqual(['2025-12', '2026-01', '2026-02'])
  expect(wholeMonths({ from: '2026-02-02', to: '2026-02-28' })).toEqual([])
})
