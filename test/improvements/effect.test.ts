import fc from 'fast-check'
import { type EffectVerdict, effectOf, measuredOn, spellsOf } from '../../server/improvements/effect'
import { rateRatio, shareInterval } from '../../server/improvements/rateRatio'

const days = 90
const ratioOf = (before: number, after: number) => rateRatio({ count: before, days }, { count: after, days })

describe('the exact interval of a share', () => {
  // By summing the binomial with exact halving, apart from the code; 0 of 10 is 1 − 0,025^(1/10) by hand.
  test.each([
    [0, 10, 0, 0.3085],
    [5, 10, 0.1871, 0.8129],
    [9, 33, 0.133, 0.4552],
    [10, 10, 0.6915, 1],
  ])('of %i of %i is %f to %f', (k, n, low, high) => {
    expect(shareInterval(k, n).low).toBeCloseTo(low, 4)
    expect(shareInterval(k, n).high).toBeCloseTo(high, 4)
  })
  test('of 0 of 10 ends at 1 − 0,025^(1/10)', () => expect(shareInterval(0, 10).high).toBeCloseTo(1 - 0.025 ** 0.1, 10))
})

describe('the ratio of two rates', () => {
  test.each([
    ['24 before and 9 after', 24, 9, 0.375, 0.1534, 0.8357],
    ['14 before and 4 after', 14, 4, 0.2857, 0.0685, 0.9098],
    ['9 before and 3 after', 9, 3, 0.3333, 0.058, 1.3357],
    ['5 before and 5 after', 5, 5, 1, 0.2301, 4.3451],
  ])('of %s', (_, before, after, ratio, low, high) => {
    const found = ratioOf(before, after)
    expect(found.ratio).toBeCloseTo(ratio, 4)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  test('has no bound above where there was nothing before, and no value where there was nothing at all', () => {
    expect(ratioOf(0, 7)).toMatchObject({ ratio: null, high: null })
    expect(ratioOf(0, 0)).toEqual({ ratio: null, low: 0, high: null })
  })

  test('weighs unequal spells: half as many in half the time is the same rate', () =>
    expect(rateRatio({ count: 20, days: 100 }, { count: 10, days: 50 }).ratio).toBeCloseTo(1))

  const counts = fc.tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }))
  test('lies within its interval, and turned round it is the other way about', () => {
    fc.assert(
      fc.property(counts, ([before, after]) => {
        const [there, back] = [ratioOf(before, after), ratioOf(after, before)]
        expect(there.low).toBeLessThanOrEqual(there.ratio!)
        expect(there.high!).toBeGreaterThanOrEqual(there.ratio!)
        expect(there.low * back.high!).toBeCloseTo(1, 6)
        expect(there.ratio! * back.ratio!).toBeCloseTo(1, 6)
      }),
    )
  })
})

describe('before and after a deed', () => {
  test.each([
    ['as long before as after, the last week left out', '2026-08-01', '2026-10-07', '2025-01-01', 60, '2026-06-02', '2026-09-30'],
    ['at most 180 days', '2026-01-01', '2026-11-24', '2024-01-01', 180, '2025-07-05', '2026-06-30'],
    ['no longer than is known of before', '2026-06-01', '2026-11-24', '2026-04-01', 61, '2026-04-01', '2026-08-01'],
  ])('are %s', (_, doneOn, today, since, length, from, to) => {
    const spells = spellsOf(doneOn, today, since)
    expect([spells.days, spells.before.from, spells.after.to]).toEqual([length, from, to])
    expect(spells.before.to < doneOn && spells.after.from > doneOn).toBe(true)
  })

  const verdict = (before: number, after: number, doneOn = '2026-06-01', since = '2025-01-01'): EffectVerdict => {
    const today = '2026-11-24'
    const spells = spellsOf(doneOn, today, since)
    return effectOf({ doneOn, today, spells, counts: { before, after }, others: { before: 0, after: 0 } }).verdict
  }
  test.each<[sentence: EffectVerdict, why: string, found: EffectVerdict]>([
    ['fewer', '24 before and 9 after are fewer than chance explains', verdict(24, 9)],
    ['more', '9 before and 24 after are more', verdict(9, 24)],
    ['chance', '9 before and 3 after may be chance', verdict(9, 3)],
    ['tooFew', '9 before and none after are too few to say anything', verdict(9, 0)],
    ['tooEarly', '29 days after are too early, a week left out', verdict(24, 0, '2026-10-20')],
    ['fewer', '30 days after are enough', verdict(24, 0, '2026-10-18')],
    ['littleBefore', '29 days before are too short', verdict(24, 0, '2026-06-01', '2026-05-03')],
  ])('%s: %s', (sentence, _, found) => expect(found).toBe(sentence))

  test('claims nothing of fewer than ten cases, however they fall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (a, b) => {
        if (a + b < 10) expect(verdict(a, b)).toBe('tooFew')
      }),
    )
  })

  test('claims by chance alone in no more than one of twenty', () => {
    // Given n together, those after are binomial with one half: the chance of all counts for which something is claimed.
    const chanceOf = (n: number) => {
      const ways = Array.from({ length: n }, (_, i) => i).reduce((all, i) => [...all, (all[i]! * (n - i)) / (i + 1)], [1])
      return ways.reduce((sum, way, k) => (['fewer', 'more'].includes(verdict(n - k, k)) ? sum + way / 2 ** n : sum), 0)
    }
    for (const n of [10, 11, 17, 30, 50]) expect(chanceOf(n)).toBeLessThanOrEqual(0.05)
  })

  test('are measured for good ninety days, and the week, after it was done', () =>
    expect(measuredOn('2026-08-01')).toBe('2026-11-06'))
})
