import { bandOf, estimate, type Method, methodOn, scoreOf } from '../../server/indicators/compliance'
import type { Figure } from '../../server/indicators/indicator'
import { referenceMethods } from '../../server/seed/referenceData'

const methods = referenceMethods() as Method[]
const opinion = methodOn(methods, '2026-11-24')!

describe('the method in force', () => {
  test.each([
    ['2021-12-31', 'ombudsman-2021'],
    ['2022-01-01', 'ombudsman-2022'],
    ['2024-12-31', 'ombudsman-2022'],
    ['2025-01-01', 'ombudsman-opini-2025'],
    ['2026-11-24', 'ombudsman-opini-2025'],
  ])('on %s it is %s', (date, id) => expect(methodOn(methods, date)?._id).toBe(id))

  test('before the first method there is none', () => expect(methodOn(methods, '2001-01-01')).toBeNull())

  test('the opinion of 2025 publishes no cuts: the data name the method whose cuts are used, and say it in words', () => {
    expect(opinion.cutsFrom).toBe('ombudsman-2022')
    expect(opinion.note).toMatch(/belum diumumkan/)
  })
})

describe('the zone of a score', () => {
  test.each([
    [100, 'A'],
    [88, 'A'],
    [87.99, 'B'],
    [78, 'B'],
    [77.99, 'C'],
    [54, 'C'],
    [53.99, 'D'],
    [32, 'D'],
    [31.99, 'E'],
    [0, 'E'],
  ])('%d is %s by the cuts of 2022', (score, letter) => expect(bandOf(opinion, score)?.letter).toBe(letter))
})

describe('the internal estimate of the Pengaduan dimension', () => {
  test.each([
    ['at the target it is 100', 0.5, 0.95, 0.95, 100],
    ['above the target it stays 100', 0.5, 0.95, 1, 100],
    ['at the floor it is 0', 0.5, 0.95, 0.5, 0],
    ['below the floor it stays 0', 0.5, 0.95, 0.1, 0],
    ['in between it is in proportion', 0.5, 0.95, 0.725, 50],
    ['where less is better, the target is the lower one', 0.3, 0.05, 0.1, 80],
  ])('%s', (_rule, floor, target, value, score) =>
    expect(scoreOf({ id: 'x', weight: 1, floor, target }, value)).toBeCloseTo(score),
  )

  const share = (numerator: number, denominator: number): Figure => ({ numerator, denominator, value: numerator / denominator })

  // Weights 15, 15, 20, 20 of the four clocks; the other parts are not measured: 15/70, 15/70, 20/70, 20/70.
  test('missing parts are left out and the weights of the others rescaled', () => {
    const clocks = new Map([
      ['onTime.verification', share(95, 100)],
      ['onTime.followUp', share(50, 100)],
      ['onTime.unit', share(725, 1000)],
      ['onTime.resolution', share(95, 100)],
    ])
    const { score, band, parts, missing } = estimate(opinion, clocks)
    expect(score).toBeCloseTo((15 * 100 + 15 * 0 + 20 * 50 + 20 * 100) / 70)
    expect(band?.letter).toBe('C')
    expect(parts.map(({ share: weight }) => weight).reduce((a, b) => a + b)).toBeCloseTo(1)
    expect(missing.map(({ id }) => id)).toEqual(['returned', 'reopened', 'confirmed', 'rating', 'evidence'])
  })

  test('a part with fewer than ten cases is missing', () => {
    const few = new Map([
      ['onTime.unit', share(9, 9)],
      ['onTime.resolution', share(5, 10)],
    ])
    expect(estimate(opinion, few).parts.map(({ id }) => id)).toEqual(['onTime.resolution'])
  })

  test('with fewer than ten cases everywhere there is no score and no zone', () => {
    expect(estimate(opinion, new Map([['onTime.unit', share(9, 9)]]))).toMatchObject({ score: null, band: null })
  })
})
