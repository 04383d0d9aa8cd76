import fc from 'fast-check'
import { calibration, gapOf, together } from '../../server/forecasts/calibration'
import { chanceOfLate as chanceOf, type Histogram, paceOf, type Running } from '../../server/forecasts/lateness'

// 40 stops: 10 within two days, 20 on the eighth, 6 on the fourteenth, 4 on the twentieth.
const unit: Histogram = { 2: 10, 8: 20, 14: 6, 20: 4 }
const regency: Histogram = { 1: 500, 20: 500 }
const few: Histogram = { 8: 19 }
const chanceOfLate = (running: Running, one: Histogram, all: Histogram) => chanceOf(running, paceOf(one), paceOf(all))
const aTrial = (stops: Histogram, before: Histogram, all: Histogram) => ({
  stops: paceOf(stops),
  before: paceOf(before),
  regency: paceOf(all),
})

describe('the chance that a case will be late', () => {
  test.each([
    ['just begun, with 14 days left: 4 of 40 took longer', 0, 14, unit, { late: 0.1, of: 40, from: 'unit' }],
    [
      'on its fifth day: of the 30 that had lasted as long, 4 took longer than 14',
      5,
      9,
      unit,
      { late: 4 / 30, of: 30, from: 'unit' },
    ],
    ['on its eighth day with none left: 10 of 30', 8, 0, unit, { late: 10 / 30, of: 30, from: 'unit' }],
    [
      'on its ninth day: only 10 of the unit lasted as long, so the regency is asked',
      9,
      5,
      unit,
      { late: 1, of: 500, from: 'regency' },
    ],
    ['of a unit with 19 stops: the regency', 0, 14, few, { late: 0.5, of: 1000, from: 'regency' }],
  ] as const)('%s', (_, elapsed, left, histogram, chance) => {
    expect(chanceOfLate({ elapsed, left }, histogram, regency)).toEqual(chance)
  })

  test('is not told when neither unit nor regency has twenty that lasted as long', () => {
    expect(chanceOfLate({ elapsed: 21, left: 3 }, unit, regency)).toBeNull()
    expect(chanceOfLate({ elapsed: 0, left: 3 }, {}, {})).toBeNull()
  })

  const histograms = fc.dictionary(fc.integer({ min: 0, max: 40 }).map(String), fc.integer({ min: 1, max: 30 }))
  const days = fc.integer({ min: 0, max: 45 })

  test('lies between none and certain, and falls with every day that is left', () => {
    fc.assert(
      fc.property(histograms, histograms, days, days, (one, all, elapsed, left) => {
        const chance = chanceOfLate({ elapsed, left }, one, all)
        if (!chance) return
        expect(chance.late).toBeGreaterThanOrEqual(0)
        expect(chance.late).toBeLessThanOrEqual(1)
        expect(chanceOfLate({ elapsed, left: left + 1 }, one, all)!.late).toBeLessThanOrEqual(chance.late)
      }),
    )
  })

  test('grows with every day that passes until the same limit, at a unit with enough stops', () => {
    fc.assert(
      fc.property(histograms, days, fc.integer({ min: 0, max: 20 }), (one, elapsed, left) => {
        const now = chanceOfLate({ elapsed, left: left + 1 }, one, {})
        const tomorrow = chanceOfLate({ elapsed: elapsed + 1, left }, one, {})
        if (now && tomorrow) expect(tomorrow.late).toBeGreaterThanOrEqual(now.late - 1e-12)
      }),
    )
  })
})

describe('of cases given such a chance, how many were late', () => {
  test('counts a case on each day on which it could have been looked at', () => {
    // Before: 20 of 40 took longer than 2 days. Of this month's 10 stops 7 did.
    const trial = aTrial({ 1: 3, 5: 7 }, { 1: 20, 5: 20 }, {})
    const bands = calibration([trial], [2])
    // Day 0 and day 1: given 50 %, 10 forecasts each, 7 late each. Day 2: all 7 that lasted were given 100 %, and were late.
    expect(bands.map(({ forecasts, late }) => [forecasts, late])).toEqual([
      [0, 0],
      [0, 0],
      [20, 14],
      [0, 0],
      [7, 7],
    ])
    expect(bands[2]!.expected).toBeCloseTo(10)
    expect(gapOf(bands)).toBeCloseTo(4 / 27)
  })

  test('says nothing of what could not be forecast', () => {
    expect(gapOf(calibration([aTrial({ 3: 9 }, few, few)], [2]))).toBeNull()
  })

  test('is as forecast when the pace stays what it was', () => {
    const pace: Histogram = { 1: 30, 3: 30, 6: 25, 9: 40 }
    const bands = calibration([aTrial(pace, pace, {})], [2, 5, 8])
    for (const { expected, late } of bands) expect(expected).toBeCloseTo(late)
    expect(gapOf(bands)).toBeCloseTo(0)
  })
})

test('a pace is how many took so many days or more', () => {
  expect(paceOf({ 1: 2, 3: 4 })).toEqual([6, 6, 4, 4])
  expect(paceOf({})).toEqual([])
})

test('histograms add up', () => {
  expect(together([{ 1: 2, 3: 4 }, {}, { 3: 1 }])).toEqual({ 1: 2, 3: 5 })
})
