import fc from 'fast-check'
import { complaintsOf, totalOf } from '../../server/indicators/score'
import { anyFigures, anyScores, assessedOf, figure, opinion } from './measured'

/** The four clocks at 95 %, 50 %, 72,5 % and 95 %: Pengaduan as computed by hand in compliance.test.ts. */
const figures = new Map([
  ['onTime.verification', figure(95, 100)],
  ['onTime.followUp', figure(50, 100)],
  ['onTime.unit', figure(725, 1000)],
  ['onTime.resolution', figure(95, 100)],
])
const complaints = (15 * 100 + 20 * 50 + 20 * 100) / 70
const assessed = new Map<string, number | null>([
  ['input', 80],
  ['process', 90],
  ['output', 60],
])

describe('the score of a unit', () => {
  test('is the mean of the dimensions by their weights', () => {
    const { score, band, known } = totalOf(opinion, { figures, assessed })
    expect(score).toBeCloseTo((21.85 * 80 + 32.37 * 90 + 24.24 * 60 + 21.54 * complaints) / 100)
    expect([band?.letter, known]).toEqual(['C', 1])
  })

  test('leaves out a dimension that is not measured, and spreads its weight over the rest', () => {
    const { score, known, dimensions } = totalOf(opinion, { figures, assessed: new Map([['process', 90]]) })
    expect(score).toBeCloseTo((32.37 * 90 + 21.54 * complaints) / 53.91)
    expect(known).toBeCloseTo(0.5391)
    expect(dimensions.map(({ id, share }) => [id, Number(share.toFixed(4))])).toEqual([
      ['input', 0],
      ['process', 0.6004],
      ['output', 0],
      ['complaints', 0.3996],
    ])
  })

  test('has no Pengaduan where the unit has fewer than ten answers of its own to be judged by', () => {
    const few = new Map([...figures, ['onTime.unit', figure(9, 9)] as const])
    expect(complaintsOf(opinion, few)).toMatchObject({ score: null, parts: [] })
    expect(totalOf(opinion, { figures: few, assessed: new Map() })).toMatchObject({ score: null, band: null, known: 0 })
  })

  test('is none where nothing is measured', () => {
    expect(totalOf(opinion, { figures: new Map(), assessed: new Map() }).score).toBeNull()
  })

  test('of a method that measures something else altogether is none', () => {
    const visible = { ...opinion, dimensions: [{ id: 'standard', name: 'Komponen', weight: 100 }], estimate: null }
    expect(totalOf(visible, { figures, assessed })).toMatchObject({ score: null, known: 0 })
  })

  test('lies between 0 and 100, with shares that add up to one', () => {
    fc.assert(
      fc.property(anyFigures, anyScores, (random, scores) => {
        const { score, dimensions, complaints: parts } = totalOf(opinion, { figures: random, assessed: assessedOf(scores) })
        if (score === null) return expect(dimensions.every(({ share }) => share === 0)).toBe(true)
        expect(score >= 0 && score <= 100).toBe(true)
        expect(dimensions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
        if (parts.score !== null) expect(parts.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
      }),
    )
  })

  test('never falls when one part is raised', () => {
    const parts = opinion.estimate!.indicators
    fc.assert(
      fc.property(
        anyFigures,
        anyScores,
        fc.constantFrom(...parts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (random, scores, part, by) => {
          const before = random.get(part.id)!
          if (before.value === null) return
          const value = before.value + (part.target - before.value) * by
          const isBetter = part.target > part.floor ? value >= before.value : value <= before.value
          if (!isBetter) return
          const total = (known: typeof random) => totalOf(opinion, { figures: known, assessed: assessedOf(scores) }).score ?? 0
          expect(total(new Map([...random, [part.id, { ...before, value }]]))).toBeGreaterThanOrEqual(total(random) - 1e-9)
        },
      ),
    )
    fc.assert(
      fc.property(anyFigures, anyScores, fc.nat(2), fc.double({ min: 0, max: 1, noNaN: true }), (random, scores, at, by) => {
        const raised = scores.map((one, i) =>
          i === at && one.score !== null ? { ...one, score: one.score + (100 - one.score) * by } : one,
        )
        const total = (known: typeof scores) => totalOf(opinion, { figures: random, assessed: assessedOf(known) }).score ?? 0
        expect(total(raised)).toBeGreaterThanOrEqual(total(scores) - 1e-9)
      }),
    )
  })
})
