import { keysOf, likenessOf } from '../../server/duplicates/likeness'
import { likelyFrom, resemblanceOf, similarFrom } from '../../server/duplicates/resemblance'
import { fresh, type Pair, pairs } from './pairs'

const dayMs = 86_400_000
const described = (text: string, where: string, day: number) => {
  const [kecamatan = '', desa] = where.split('/')
  return likenessOf({
    text,
    placeDetail: '',
    kecamatan: `36.04.${kecamatan}`,
    desa: desa ? `36.04.${kecamatan}.${desa}` : null,
    category: 'lainnya',
    at: new Date(Date.UTC(2026, 0, 1) + day * dayMs),
  })
}

/** What of the pairs is found by a key in common and then judged to be like enough: how much of it rightly, and how much of what should be. */
function measured(set: readonly Pair[], from: number): { precision: number; recall: number } {
  const found = set.filter((pair) => {
    const [a, b] = [described(pair.a, pair.at, 0), described(pair.b, pair.bAt, pair.days)]
    const keys = new Set(keysOf(a))
    return keysOf(b).some((key) => keys.has(key)) && resemblanceOf(a, b).score >= from
  })
  const right = found.filter(({ same }) => same).length
  return { precision: right / found.length, recall: right / set.filter(({ same }) => same).length }
}

test('there are as many pairs as were promised, of both sorts', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(60)
  expect(fresh.length).toBeGreaterThanOrEqual(30)
  expect(pairs.filter(({ same }) => same).length).toBe(32)
})

describe('what an officer is shown as similar', () => {
  test('is right in nineteen of twenty of the pairs that were looked at, and misses one in twenty', () => {
    const { precision, recall } = measured(pairs, similarFrom)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.95)
  })

  test('is right in nine of ten of the pairs that were never looked at, and finds four of five', () => {
    const { precision, recall } = measured(fresh, similarFrom)
    expect(precision).toBeGreaterThanOrEqual(0.9)
    expect(recall).toBeGreaterThanOrEqual(0.8)
  })
})

describe('what a citizen is asked about', () => {
  test('is the same problem in all pairs, looked at or not', () => {
    expect(measured(pairs, likelyFrom).precision).toBe(1)
    expect(measured(fresh, likelyFrom).precision).toBe(1)
  })

  test('is more than half of what there is', () => {
    expect(measured(pairs, likelyFrom).recall).toBeGreaterThanOrEqual(0.6)
    expect(measured(fresh, likelyFrom).recall).toBeGreaterThanOrEqual(0.6)
  })
})
