import fc from 'fast-check'
import { scoresOf } from '../../server/assessments/assessment'
import { totalOf } from '../../server/indicators/score'
import { type Lever, leversFor } from '../../server/indicators/sensitivity'
import { accepted, anItem, aSheet } from '../assessments/aSheet'
import { anyFigures, anyScores, assessedOf, figure, opinion } from './measured'

const leversOf = (figures: Parameters<typeof leversFor>[1], assessed: Parameters<typeof leversFor>[2]) => {
  const total = totalOf(opinion, { figures, assessed: assessedOf(assessed) })
  return { total, levers: leversFor(total, figures, assessed) }
}

describe('what would change a score most, Pengaduan alone', () => {
  // Of the parts 20 and 10 are measured: shares 2/3 and 1/3. On time 14 of 20: (0.7 − 0.5) / 0.45 = 44.4; reopened 4 of 20: (0.3 − 0.2) / 0.25 = 40.
  const { total, levers } = leversOf(
    new Map([
      ['onTime.unit', figure(14, 20)],
      ['reopened', figure(4, 20)],
    ]),
    [],
  )
  const [onTime, reopened] = levers as Extract<Lever, { of: 'indicator' }>[]

  test('is told in points of the whole score, the most first', () => {
    expect(levers.map((lever) => lever.of === 'indicator' && lever.id)).toEqual(['onTime.unit', 'reopened'])
    expect(onTime!.gain).toBeCloseTo((100 - (100 * 0.2) / 0.45) * (2 / 3))
    expect(reopened!.gain).toBeCloseTo((100 - 40) / 3)
    expect(total.score! + onTime!.gain + reopened!.gain).toBeCloseTo(100)
  })

  test('one case more on time brings its part, and so many bring it to the target', () => {
    expect(onTime!.step).toBeCloseTo(((100 * 0.05) / 0.45) * (2 / 3))
    // 95 % of 20 are 19.
    expect(onTime!.steps).toBe(5)
  })

  test('where less is better, it is one case fewer', () => {
    expect(reopened!.lessIsBetter).toBe(true)
    expect(reopened!.step).toBeCloseTo((100 * 0.05) / 0.25 / 3)
    // 5 % of 20 are 1.
    expect(reopened!.steps).toBe(3)
  })
})

describe('what would change a score most, in the self-assessment', () => {
  // Output asks five items; one is agreed to, one waits: 1.5 of 5.
  const scores = scoresOf(aSheet({ items: { asked: accepted('fulfilled'), noDelay: anItem() } }))
  const { total, levers } = leversOf(new Map(), scores)

  test('is told for each group of items, with how many are missing and how many only wait for a reviewer', () => {
    expect(total.score).toBeCloseTo(30)
    expect(levers).toEqual([
      expect.objectContaining({ of: 'items', dimension: 'output', group: 'perception', missing: 3, waiting: 1, steps: 4 }),
    ])
    expect(levers[0]!.gain).toBeCloseTo(70)
    expect(levers[0]!.step).toBeCloseTo(20)
  })

  test('a service is a group of its own', () => {
    const two = aSheet({
      services: [
        { id: 's1', name: 'Izin jalan', removed: false },
        { id: 's2', name: 'Izin galian', removed: false },
      ],
      items: { 's1-time': accepted('fulfilled') },
    })
    const found = leversOf(new Map(), scoresOf(two)).levers
    expect(found.map((lever) => lever.of === 'items' && [lever.service?.name, lever.missing])).toEqual([
      ['Izin galian', 14],
      ['Izin jalan', 13],
    ])
  })
})

test('nothing that is not measured has a lever: nobody knows what it would bring', () => {
  expect(leversOf(new Map([['onTime.unit', figure(9, 9)]]), scoresOf(aSheet())).levers).toEqual([])
})

test('gains are never negative, a step is never more than the gain, they come in order, and with the score they make 100', () => {
  fc.assert(
    fc.property(anyFigures, anyScores, (figures, scores) => {
      const { total, levers } = leversOf(figures, scores)
      for (const { gain, step, steps } of levers) {
        expect(gain).toBeGreaterThan(0)
        expect(step).toBeGreaterThanOrEqual(0)
        expect(step).toBeLessThanOrEqual(gain + 1e-9)
        expect(steps).toBeGreaterThanOrEqual(1)
      }
      expect(levers.map(({ gain }) => gain)).toEqual(levers.map(({ gain }) => gain).toSorted((a, b) => b - a))
      const sum = levers.reduce((all, { gain }) => all + gain, 0)
      if (total.score !== null) expect(total.score + sum).toBeCloseTo(100)
      else expect(levers).toEqual([])
    }),
  )
})

test('a gain is what the score really gains when the indicator reaches its target', () => {
  fc.assert(
    fc.property(anyFigures, anyScores, (figures, scores) => {
      const { total, levers } = leversOf(figures, scores)
      for (const lever of levers) {
        if (lever.of !== 'indicator') continue
        const reached = new Map([...figures, [lever.id, { ...lever.figure, value: lever.target }]])
        const after = totalOf(opinion, { figures: reached, assessed: assessedOf(scores) })
        expect(after.score! - total.score!).toBeCloseTo(lever.gain)
      }
    }),
  )
})
