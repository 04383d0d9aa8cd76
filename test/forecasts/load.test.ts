import fc from 'fast-check'
import { forecastLoad, type Month, recordOf, sinceBeginning, triedLoad, type Tried } from '../../server/forecasts/load'
import { countQuantile } from '../../server/forecasts/spread'

const month = (name: string, received: number, workingDays: number): Month => ({ month: name, received, workingDays })
const next = { month: '2026-12', workingDays: 20 }
const known = [month('2026-08', 100, 20), month('2026-09', 120, 22), month('2026-10', 80, 18)]

describe('how counts scatter', () => {
  // Worked out with another program from the formulas of both distributions.
  test.each([
    ['ten by chance alone', 10, 0, 5, 15],
    ['ten, with a tenth more variance', 10, 0.1, 4, 18],
    ['half a complaint', 0.5, 0, 0, 2],
    ['two thousand', 2000, 0, 1927, 2074],
    ['two thousand, give or take a tenth', 2000, 0.01, 1675, 2348],
    ['two, with next to no more variance than chance', 2, 3e-17, 0, 5],
    ['none at all', 0, 0, 0, 0],
  ])('%s', (_, mean, excess, low, high) => {
    expect([countQuantile(mean, excess, 0.05), countQuantile(mean, excess, 0.95)]).toEqual([low, high])
  })

  test('the interval only grows with the variance, and holds the middle', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 3000, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (mean, excess) => {
        const ends = (e: number) =>
          [countQuantile(mean, e, 0.05), countQuantile(mean, e, 0.5), countQuantile(mean, e, 0.95)] as const
        const [low, middle, high] = ends(excess)
        expect(low).toBeLessThanOrEqual(middle)
        expect(middle).toBeLessThanOrEqual(high)
        const [lower, , higher] = ends(excess + 0.5)
        expect(higher - lower).toBeGreaterThanOrEqual(high - low - 1)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the load of the month after the running one', () => {
  test('is the rate per working day of three whole months times its working days', () => {
    // 300 complaints in 60 working days are 5 a day, 100 in 20 days; 82–120 from the distribution of counts around a rate counted from 300.
    expect(forecastLoad(known, next)).toEqual({ month: '2026-12', expected: 100, low: 82, high: 120, naive: 80 })
  })

  test('looks at the last three months only', () => {
    expect(forecastLoad([month('2026-07', 9999, 23), ...known], next)).toEqual(forecastLoad(known, next))
  })

  test('is not told from two months', () => {
    expect(forecastLoad(known.slice(1), next)).toBeNull()
  })

  test('of three months without a complaint promises nothing but few', () => {
    const quiet = known.map((one) => ({ ...one, received: 0 }))
    expect(forecastLoad(quiet, next)).toMatchObject({ expected: 0, low: 0, high: 1 })
  })

  test('is wider after forecasts that missed by far, and not after ones that hit', () => {
    const past = (actual: number): Tried[] =>
      Array.from({ length: 6 }, () => ({ month: '', expected: 100, low: 0, high: 0, naive: 0, actual }))
    const width = ({ low, high }: { low: number; high: number }) => high - low
    expect(forecastLoad(known, next, past(100))).toEqual(forecastLoad(known, next))
    expect(width(forecastLoad(known, next, past(150))!)).toBeGreaterThan(2 * width(forecastLoad(known, next)!))
    expect(forecastLoad(known, next, past(150).slice(1))).toEqual(forecastLoad(known, next))
  })
})

describe('how well it did', () => {
  test('is told by forecasts made with what was known in the month before: the month before that is the last whole one', () => {
    const months = [10, 10, 10, 100, 20, 44].map((received, i) => month(`2026-0${i + 1}`, received, 20))
    expect(triedLoad(months)).toMatchObject([
      // May from January to March; June from February to April.
      { month: '2026-05', expected: 10, naive: 10, actual: 20 },
      { month: '2026-06', expected: 40, naive: 100, actual: 44 },
    ])
  })

  test('knows of no error that was still to come', () => {
    const months = Array.from({ length: 20 }, (_, i) => month(String(i).padStart(2, '0'), 50 + ((i * 37) % 60), 20))
    for (let end = 6; end <= months.length; end += 1)
      expect(triedLoad(months).slice(0, end - 4)).toEqual(triedLoad(months.slice(0, end)))
  })

  test('is the mean error beside that of the naive forecast, and how often the interval held', () => {
    const tried: Tried[] = [
      { month: '2026-01', expected: 100, low: 90, high: 110, naive: 80, actual: 95 },
      { month: '2026-02', expected: 100, low: 90, high: 110, naive: 95, actual: 130 },
    ]
    expect(recordOf(tried)).toEqual({ months: 2, within: 1, error: (5 + 30) / 2, naiveError: (15 + 35) / 2 })
    expect(recordOf([])).toBeNull()
  })

  test('holds nine of ten months of chance arrivals', () => {
    // Poisson arrivals of 60 a month, from a fixed row of numbers.
    let seed = 7
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
    const months = Array.from({ length: 400 }, (_, i) => month(String(i), countQuantile(60, 0, random()), 20))
    const { months: all, within } = recordOf(triedLoad(months))!
    expect(within / all).toBeGreaterThan(0.86)
    expect(within / all).toBeLessThan(0.97)
  })

  test('begins with the second month in which anything came, as the first may have begun in its middle', () => {
    const months = [0, 0, 3, 40, 0, 50].map((received, i) => month(`2026-0${i + 1}`, received, 20))
    expect(sinceBeginning(months).map(({ received }) => received)).toEqual([40, 0, 50])
    expect(sinceBeginning([month('2026-01', 0, 20)])).toEqual([])
  })
})
