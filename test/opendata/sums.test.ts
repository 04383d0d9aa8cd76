import { isSmall, protect } from '../../server/opendata/suppression'
import { type Month, protectSums, sumsOf } from '../../server/opendata/sums'
import { dice } from '../indicators/histories'
import { bounds, determined, type Equation } from './attacker'

const monthOf = (...counts: number[]): Month => ({ counts, protection: protect(counts) })

test.each<[rule: string, months: Month[], shown: boolean[]]>([
  ['sums of what is shown anyway are shown', [monthOf(12, 9), monthOf(6, 7)], [true, true]],
  ['a sum is taken back when one of its months is hidden alone', [monthOf(12, 3), monthOf(6, 7)], [false, false]],
  [
    'two hidden months of the same rows may be summed up: they can give to each other',
    [monthOf(12, 3), monthOf(9, 4)],
    [true, true],
  ],
  ['a small sum is hidden, and what would leave it over', [monthOf(12, 1), monthOf(9, 2)], [false, false]],
  ['nought is shown', [monthOf(12, 0), monthOf(9, 0)], [true, true]],
  ['no month', [], []],
])('%s', (_rule, months, shown) => expect(protectSums(months)).toEqual(shown))

/** What a reader has: each month with its total, and the sums that are shown. Hidden noughts are taken as known, which only helps the reader. */
function system(months: readonly Month[], shown: readonly boolean[]) {
  const sums = sumsOf(months)
  const cell = (month: number, row: number) => `${month} ${row}`
  const isHidden = ({ counts, protection }: Month, row: number) => counts[row]! > 0 && !protection.shown[row]
  const cells = months.flatMap((one, month) => one.counts.flatMap((_, row) => (isHidden(one, row) ? [cell(month, row)] : [])))
  const ofMonths = months.flatMap((one, month): Equation[] => {
    if (!one.protection.total) return []
    const hidden = one.counts.flatMap((count, row) => (isHidden(one, row) ? [[cell(month, row), count] as const] : []))
    return [
      { terms: Object.fromEntries(hidden.map(([name]) => [name, 1])), is: hidden.reduce((sum, [, count]) => sum + count, 0) },
    ]
  })
  const ofRows = sums.flatMap((_, row): Equation[] => {
    const hidden = months.flatMap((one, month) => (isHidden(one, row) ? [[cell(month, row), one.counts[row]!] as const] : []))
    const terms = Object.fromEntries(hidden.map(([name]) => [name, 1]))
    const is = hidden.reduce((sum, [, count]) => sum + count, 0)
    if (shown[row]) return [{ terms, is }]
    const rest = months.reduce((sum, one) => sum + (one.protection.shown[row] ? one.counts[row]! : 0), 0)
    return [{ terms: { ...terms, [`sum ${row}`]: -1 }, is: -rest }]
  })
  const hiddenSums = sums.flatMap((sum, row) => (shown[row] || sum === 0 ? [] : [`sum ${row}`]))
  return {
    unknowns: [...cells, ...hiddenSums],
    equations: [...ofMonths, ...ofRows].filter(({ terms }) => Object.keys(terms).length > 0),
  }
}

const random = dice(29)
const someMonths = (rows: number, months: number): Month[] => {
  const sizes = Array.from({ length: rows }, () => 1 + random.upTo(14))
  return Array.from({ length: months }, () => monthOf(...sizes.map((size) => random.upTo(size))))
}

describe('a reader who solves the equations of all months and of the sums', () => {
  test('determines no hidden month and no hidden sum, in three thousand spans', () => {
    let [hidden, summed] = [0, 0]
    for (let i = 0; i < 3_000; i += 1) {
      const months = someMonths(2 + random.upTo(6), 2 + random.upTo(5))
      const shown = protectSums(months)
      const { unknowns, equations } = system(months, shown)
      expect([...determined(unknowns, equations)]).toEqual([])
      hidden += unknowns.length
      summed += shown.filter(Boolean).length
    }
    expect(hidden).toBeGreaterThan(10_000)
    expect(summed).toBeGreaterThan(3_000)
  })

  test('finds at least two whole numbers for each, by trying all of them', () => {
    for (let i = 0; i < 400; i += 1) {
      const months = someMonths(2 + random.upTo(2), 2)
      const { unknowns, equations } = system(months, protectSums(months))
      const withoutSums = equations.filter(({ terms }) => !Object.values(terms).includes(-1))
      const cells = unknowns.filter((name) => !name.startsWith('sum') && withoutSums.some(({ terms }) => terms[name]))
      for (const [low, high] of bounds(cells, withoutSums, 40).values()) expect(high).toBeGreaterThan(low)
    }
  })

  test('would determine some if all sums were shown', () => {
    const told = Array.from({ length: 200 }, () => someMonths(4, 3)).filter((months) => {
      const { unknowns, equations } = system(
        months,
        sumsOf(months).map(() => true),
      )
      return determined(unknowns, equations).size > 0
    })
    expect(told.length).toBeGreaterThan(20)
  })
})

test('no small sum is shown, and the same months give the same', () => {
  for (let i = 0; i < 500; i += 1) {
    const months = someMonths(5, 4)
    const shown = protectSums(months)
    expect(sumsOf(months).filter((sum, row) => isSmall(sum) && shown[row])).toEqual([])
    expect(protectSums(months)).toEqual(shown)
  }
})
