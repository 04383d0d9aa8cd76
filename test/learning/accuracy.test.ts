import {
  accuracyByMonth,
  accuracyOf,
  calibration,
  calibrationError,
  type Cell,
  effects,
  leanOf,
  levelsWith,
} from '../../server/learning/accuracy'
import type { Rank } from '../../server/learning/record'

const cell = (rank: Rank, n: number, over: Partial<Cell> = {}): Cell => {
  const cent = over.cent ?? 90
  return { month: '2026-10', cent, free: true, rank, n, mille: n * cent * 10, ...over }
}

test('accuracy counts those of which the right unit is known, by hand: 6 of 10 first, 8 of 10 among three', () => {
  const found = accuracyOf([cell(1, 6), cell(2, 1), cell(3, 1), cell(4, 2), cell(0, 50)])
  expect(found).toMatchObject({ n: 10, top1: { value: 0.6, part: 6, of: 10 }, top3: { value: 0.8 } })
  expect(found.top1!.low).toBeCloseTo(0.313, 3)
  expect(found.top1!.high).toBeCloseTo(0.832, 3)
})

test('a month of which nothing is known has no accuracy', () => {
  expect(accuracyByMonth([cell(1, 2), cell(0, 3, { month: '2026-11' })], ['2026-10', '2026-11'])).toMatchObject([
    { month: '2026-10', n: 2, top1: { value: 1 } },
    { month: '2026-11', n: 0, top1: null, top3: null },
  ])
})

describe('calibration', () => {
  const cells = [cell(1, 8, { cent: 92 }), cell(2, 2, { cent: 92 }), cell(1, 5, { cent: 55 }), cell(4, 5, { cent: 55 })]

  test('sets what was said beside what was found in ten bins', () => {
    const bins = calibration(cells)
    expect(bins).toHaveLength(10)
    expect(bins[9]).toMatchObject({ n: 10, said: 0.92, found: { value: 0.8 } })
    expect(bins[5]).toMatchObject({ n: 10, said: 0.55, found: { value: 0.5 } })
    expect(bins[0]).toMatchObject({ n: 0, said: null, found: null })
  })

  test('errs by the mean of the gaps, here (0,12 + 0,05) / 2', () => {
    expect(calibrationError(calibration(cells))).toBeCloseTo(0.085, 10)
    expect(calibrationError(calibration([]))).toBeNull()
  })

  test('leans to where the truth lies: too bold, too modest, or neither', () => {
    expect(leanOf(calibration(cells))).toBe('bold')
    expect(leanOf(calibration([cell(1, 10, { cent: 70 })]))).toBe('modest')
    expect(leanOf(calibration([cell(1, 9, { cent: 90 }), cell(2, 1, { cent: 90 })]))).toBeNull()
    expect(leanOf(calibration([]))).toBeNull()
  })

  test('puts full confidence into the last bin', () => {
    expect(calibration([cell(1, 1, { cent: 100 })])[9]).toMatchObject({ n: 1 })
  })
})

describe('a threshold', () => {
  const cells = [
    cell(1, 60, { cent: 95 }),
    cell(2, 1, { cent: 95 }),
    cell(0, 9, { cent: 95 }),
    cell(1, 10, { cent: 80 }),
    cell(1, 20, { cent: 97, free: false }),
  ]

  test('lets go what reaches it and nothing else holds back, and says how many of those went wrong', () => {
    expect(effects(cells, [0.9, 0.8, 0.99])).toMatchObject([
      { threshold: 0.9, alone: 70, all: 100, judged: 61, wrong: { part: 1, of: 61 } },
      { threshold: 0.8, alone: 80, judged: 71, wrong: { part: 1, of: 71 } },
      { threshold: 0.99, alone: 0, judged: 0, wrong: null },
    ])
  })

  test('in force stands among the usual ones, once', () => {
    expect(levelsWith(0.9)).toHaveLength(13)
    expect(levelsWith(0.93)).toEqual([0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99])
  })
})
