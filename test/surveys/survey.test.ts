import fc from 'fast-check'
import { surveyScales } from '../../server/seed/referenceData'
import {
  bandOf,
  elements,
  indexOf,
  type Means,
  type Scale,
  scaleOn,
  standingSurveys,
  type Survey,
  weakestOf,
} from '../../server/surveys/survey'

const scales = surveyScales() as Scale[]
const means = (values: number[]): Means => Object.fromEntries(elements.map((element, i) => [element, values[i]!])) as Means
const each = (thousandths: number): Means => means(Array<number>(9).fill(thousandths))
/** Means of which the sum, in thousandths, is this: as even as can be. */
const summing = (sum: number): Means => means(Array.from({ length: 9 }, (_, i) => Math.floor((sum + i) / 9)))

describe('the index (IKM), mean of nine elements × 25, rounded half up to two decimals', () => {
  const rows: [what: string, means: Means, index: number, letter: string | undefined][] = [
    ['all 4: the most that can be', each(4000), 10_000, 'A'],
    ['all 1: the least that can be', each(1000), 2500, 'D'],
    ['all 3: 75', each(3000), 7500, 'C'],
    // By hand: (3,5+3,4+3,3+3,9+3,6+3,5+3,7+3,2+3,1) = 31,2; ÷ 9 × 25 = 86,666…
    ['31,2 in all: 86,67', means([3500, 3400, 3300, 3900, 3600, 3500, 3700, 3200, 3100]), 8667, 'B'],
    // 31,791 × 25/9 = 88,3083…; 31,790 × 25/9 = 88,3055…; 31,789 × 25/9 = 88,3027…
    ['31,791 in all: 88,31, the first of A', summing(31_791), 8831, 'A'],
    ['31,790 in all: 88,3055… is 88,31 too', summing(31_790), 8831, 'A'],
    ['31,789 in all: 88,30, the last of B', summing(31_789), 8830, 'B'],
    // 27,580 × 25/9 = 76,6111…; 27,578 × 25/9 = 76,6055…; 27,577 × 25/9 = 76,6027…
    ['27,578 in all: 76,61, the first of B', summing(27_578), 7661, 'B'],
    ['27,577 in all: 76,60, the last of C', summing(27_577), 7660, 'C'],
    // 23,400 × 25/9 = 65 exactly; 23,398 × 25/9 = 64,9944…
    ['23,4 in all: 65,00, the first of C', summing(23_400), 6500, 'C'],
    ['23,398 in all: 64,99, the last of D', summing(23_398), 6499, 'D'],
    // 27,585 × 25/9 = 76,625 exactly: half, so up.
    ['27,585 in all: exactly half goes up', summing(27_585), 7663, 'B'],
  ]
  it.each(rows)('%s', (_, values, index, letter) => {
    expect(indexOf(values)).toBe(index)
    expect(bandOf(scaleOn(scales, '2026-06-30')!, index)?.letter).toBe(letter)
  })

  const anyMeans = fc.array(fc.integer({ min: 1000, max: 4000 }), { minLength: 9, maxLength: 9 })

  it('is never more than half a hundredth from the exact value', () => {
    fc.assert(
      fc.property(anyMeans, (values) => {
        const sum = values.reduce((a, b) => a + b, 0)
        // index / 100 against sum × 25 / 9000, without a fraction: × 18.
        expect(Math.abs(indexOf(means(values)) * 18 - sum * 5)).toBeLessThanOrEqual(9)
      }),
    )
  })

  it('does not depend on the order of the elements, and grows with each of them', () => {
    fc.assert(
      fc.property(anyMeans, fc.integer({ min: 0, max: 8 }), (values, i) => {
        expect(indexOf(means(values.toReversed()))).toBe(indexOf(means(values)))
        const more = values.with(i, 4000)
        expect(indexOf(means(more))).toBeGreaterThanOrEqual(indexOf(means(values)))
      }),
    )
  })

  it('has a band, whatever the means', () => {
    fc.assert(fc.property(anyMeans, (values) => expect(bandOf(scales[0]!, indexOf(means(values)))).not.toBeNull()))
  })
})

describe('the bands', () => {
  const later: Scale = {
    ...scales[0]!,
    _id: 'later',
    validFrom: '2027-01-01',
    bands: [{ letter: 'A', label: 'Prima', from: 9000 }],
  }
  it.each([
    ['before the first there are none', '2016-12-31', undefined],
    ['those in force on the day', '2026-12-31', scales[0]!._id],
    ['the later ones from their first day on', '2027-01-01', 'later'],
  ])('%s', (_, date, id) => expect(scaleOn([later, ...scales], date)?._id).toBe(id))
  it('below the lowest there is none', () => expect(bandOf(later, 8999)).toBeNull())
})

const survey = (from: string, to: string, revision: number): Survey => ({ unit: 'dpupr', from, to, revision }) as Survey
it('the line corrected last counts for its period, the latest period first', () => {
  const standing = standingSurveys([
    survey('2026-01-01', '2026-06-30', 2),
    survey('2025-01-01', '2025-12-31', 1),
    survey('2026-01-01', '2026-06-30', 1),
  ])
  expect(standing.map(({ to, revision }) => [to, revision])).toEqual([
    ['2026-06-30', 2],
    ['2025-12-31', 1],
  ])
})

it('the weakest elements are all that share the lowest mean', () => {
  expect(weakestOf(means([3000, 2900, 3100, 4000, 3200, 2900, 3500, 3500, 3500]))).toEqual(['procedure', 'competence'])
})
