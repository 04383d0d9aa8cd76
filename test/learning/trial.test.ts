import { exampleOf, type Verified, withholdNewest } from '../../server/learning/lesson'
import { figuresOf, isWorse, type Outcome, outcomeOf } from '../../server/learning/trial'
import { versionAt, weekVersion } from '../../server/learning/version'
import { referenceUnits } from '../../server/seed/referenceData'
import type { Unit } from '../../server/units/unit'
import { at } from '../support/aComplaint'

const right: Outcome = { rank: 1, confidence: 0.9, assigned: false }
const wrong: Outcome = { rank: 4, confidence: 0.9, assigned: false }
const many = (n: number, one: Outcome): Outcome[] => Array.from({ length: n }, () => one)

describe('a new model', () => {
  test.each<[string, Outcome[], Outcome[], boolean]>([
    ['is not worse when it does the same', many(50, right), many(50, right), false],
    ['is not worse when it does better', many(50, wrong), many(50, right), false],
    ['is not worse for one text lost of many', many(50, right), [wrong, ...many(49, right)], false],
    ['is worse when it loses more than chance explains', many(50, right), [...many(10, wrong), ...many(40, right)], true],
    [
      'is worse when more goes to a wrong unit by itself, though as many are right',
      many(50, wrong),
      [...many(10, { ...wrong, assigned: true }), ...many(40, wrong)],
      true,
    ],
  ])('%s', (_, used, fresh, isRefused) => {
    expect(isWorse(used, fresh)).toBe(isRefused)
  })

  test('is told by its figures on held-out history', () => {
    const outcomes = [
      ...many(6, { ...right, assigned: true }),
      right,
      ...many(2, { ...wrong, rank: 2 }),
      { ...wrong, assigned: true },
    ]
    const figures = figuresOf(outcomes)
    expect(figures).toMatchObject({ n: 10, top1: 0.7, top3: 0.9, auto: { share: 0.7 } })
    expect(figures.auto.right).toBeCloseTo(6 / 7, 10)
    expect(figures.ece).toBeCloseTo(0.2, 10)
  })

  test('is judged by where the right unit stands among its three suggestions', () => {
    const ranked = ['a', 'b', 'c', 'd'].map((unit, i) => ({ unit, name: unit, confidence: 0.7 - i / 5, because: [] }))
    expect(outcomeOf({ ranked, decision: 'assign' }, 'c')).toEqual({ rank: 3, confidence: 0.7, assigned: true })
    expect(outcomeOf({ ranked, decision: 'triage' }, 'd')).toMatchObject({ rank: 4 })
    expect(outcomeOf({ ranked: [], decision: 'triage' }, 'd')).toMatchObject({ rank: 4, confidence: 0 })
  })
})

describe('what is learned from', () => {
  const byId = new Map((referenceUnits() as Unit[]).map((unit) => [unit._id, unit]))
  const verified: Verified = {
    text: 'jalan rusak',
    kecamatan: null,
    chosenUnit: null,
    truth: 'dpupr',
    kind: 'pengaduan',
    oversight: false,
    confidential: false,
  }
  const puskesmas = [...byId.values()].find(({ kind }) => kind === 'puskesmas')!._id

  test.each<[string, Partial<Verified>, string | null]>([
    ['a unit’s case is an example of that unit', {}, 'dpupr'],
    ['one of many units of a kind stands for its kind', { truth: puskesmas }, 'kind:puskesmas'],
    ['an oversight case is the Inspektorat’s, whoever was complained of', { oversight: true }, 'inspektorat'],
    ['a confidential case of a unit is left alone', { confidential: true }, null],
    ['a confidential case of the Inspektorat is an example of it', { confidential: true, truth: 'inspektorat' }, 'inspektorat'],
    ['a case of a unit that is no more is left alone', { truth: 'gone' }, null],
  ])('%s', (_, over, owner) => {
    expect(exampleOf({ ...verified, ...over }, byId)?.owner ?? null).toBe(owner)
  })

  test('the newest 15 % are held out', () => {
    const { heldOut, learned } = withholdNewest(Array.from({ length: 20 }, (_, i) => i))
    expect([heldOut, learned.length, learned[0]]).toEqual([[0, 1, 2], 17, 3])
  })
})

describe('a version', () => {
  test('of the week is its Monday, by the local date', () => {
    expect([at('2026-11-23T00:05'), at('2026-11-24T12:00'), at('2026-11-29T23:59')].map(weekVersion)).toEqual(
      Array.from({ length: 3 }, () => '2026-11-23'),
    )
    expect(weekVersion(at('2026-11-30T00:00'))).toBe('2026-11-30')
  })

  test('that is asked for is the minute, by the local time', () => {
    expect(versionAt(at('2026-11-24T06:35'))).toBe('2026-11-24.0635')
  })
})
