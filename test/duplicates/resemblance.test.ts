import fc from 'fast-check'
import { duplicateOf } from '../../server/complaints/similar'
import { anywhereKeysOf, type Described, keysOf, likenessOf } from '../../server/duplicates/likeness'
import { likelyFrom, precedentOf, resemblanceOf, similarFrom } from '../../server/duplicates/resemblance'
import { signatureOf } from '../../server/duplicates/signature'

const road = { id: 'a'.repeat(64), looks: '3c5a96f00f69a5c3' }
const other = { id: 'b'.repeat(64), looks: 'c3a5690ff0965a3c' }
const described = (overrides: Partial<Described> = {}): Described => ({
  text: 'Gorong-gorong depan toko Sinar Jaya mampet, tiap hujan air masuk ke toko.',
  placeDetail: '',
  kecamatan: '36.04.13',
  desa: '36.04.13.2004',
  category: 'lainnya',
  at: new Date('2026-11-23T02:00:00Z'),
  ...overrides,
})
const likeness = (overrides: Partial<Described> = {}) => likenessOf(described(overrides))
const compared = (a: Partial<Described>, b: Partial<Described> = {}) => resemblanceOf(likeness(a), likeness(b))

describe('two complaints', () => {
  test.each<[string, Partial<Described>, 'likely' | 'similar' | 'no']>([
    ['sent twice', {}, 'likely'],
    ['with typing errors', { text: 'gorong2 dpan toko sinar jya mampet tiap ujan aer masuk ketoko' }, 'likely'],
    ['in other words, nearby', { text: 'depan toko Sinar Jaya klo hujan banjir terus, gorong2nya kesumbat' }, 'likely'],
    ['without a desa', { desa: null }, 'likely'],
    ['the place told in its own field', { text: 'gorong-gorong mampet', placeDetail: 'depan toko Sinar Jaya' }, 'likely'],
    ['of another matter', { text: 'Guru honorer belum digaji empat bulan.' }, 'no'],
    [
      'of another matter, with the same photo',
      { text: 'Guru honorer belum digaji.', kecamatan: '36.04.01', photos: [road] },
      'likely',
    ],
    ['of another matter, with another photo', { text: 'Guru honorer belum digaji.', photos: [other] }, 'no'],
    ['of another shop', { text: 'Gorong-gorong depan bengkel Maju mampet.', desa: '36.04.13.2001' }, 'no'],
  ])('%s', (_, told, expected) => {
    const { score } = compared(told, { photos: [road] })
    expect(score >= likelyFrom ? 'likely' : score >= similarFrom ? 'similar' : 'no').toBe(expected)
  })

  test('that say only what everybody writes are the same in one desa, and nowhere else', () => {
    const text = 'mohon perbaikan jalan'
    expect(compared({ text }, { text }).score).toBeCloseTo(1, 5)
    expect(compared({ text }, { text, desa: '36.04.13.2001' }).score).toBeLessThan(similarFrom)
    expect(compared({ text }, { text, kecamatan: '36.04.01', desa: null }).score).toBeLessThan(0.05)
  })

  test('are told apart by what only one of their texts names', () => {
    expect(compared({ text: 'Jalan rusak depan SMPN 3' }, { text: 'Jalan rusak menuju pasar Baros' }).score).toBeLessThan(
      similarFrom,
    )
  })

  test('look less alike with every day between them, but never lose more than about half', () => {
    const later = (days: number) => compared({ at: new Date(described().at.getTime() + days * 86_400_000) })
    const scores = [0, 1, 10, 60, 365].map((days) => later(days).score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(scores.at(-1)!).toBeGreaterThan(0.45)
    expect(later(10).days).toBe(10)
  })

  test('of different categories look less alike, and an unclassified one is of none', () => {
    expect(compared({ category: 'jalan' }, { category: 'air' }).score).toBeCloseTo(0.75, 5)
    expect(compared({ category: 'jalan' }).score).toBeCloseTo(1, 5)
    expect(compared({ category: 'jalan' }, { category: 'jalan' })).toMatchObject({
      sameCategory: true,
      place: 'sameDesa',
      days: 0,
    })
  })

  test('may be precedents for each other wherever and whenever they were', () => {
    const there = likeness({ kecamatan: '36.04.01', desa: null, at: new Date('2024-01-01T00:00:00Z') })
    expect(precedentOf(likeness(), there).score).toBe(1)
    expect(resemblanceOf(likeness(), there).score).toBeLessThan(likelyFrom)
  })
})

test('a duplicate is archived with a note of the case it repeats, by its register number where it has one', () => {
  expect(duplicateOf({ _id: 'ADU-1', register: null })).toEqual({ reason: 'duplicate', note: 'ADU-1' })
  expect(duplicateOf({ _id: 'ADU-1', register: '000001/ADU/2026' }).note).toBe('000001/ADU/2026 (ADU-1)')
})

describe('a likeness', () => {
  const texts = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc
      .array(
        fc.constantFrom('jalan', 'lubang', 'Cikoneng', 'pasar', 'truk', 'sampah', 'tiang', 'gang', 'mawar', '081234567890'),
        { maxLength: 30 },
      )
      .map((words) => words.join(' ')),
  )
  const anything = fc
    .record({
      text: texts,
      desa: fc.constantFrom(null, '36.04.13.2004', '36.04.13.2001'),
      kecamatan: fc.constantFrom('36.04.13', '36.04.01'),
      category: fc.constantFrom('lainnya' as const, 'jalan' as const, 'air' as const),
      at: fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
    })
    .map(likeness)

  test('is compared with the same result from either side, between 0 and 1', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(resemblanceOf(a, b)).toEqual(resemblanceOf(b, a))
        expect(resemblanceOf(a, b).score).toBeGreaterThanOrEqual(0)
        expect(resemblanceOf(a, b).score).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('resembles itself entirely when it says anything and its desa is known', () => {
    fc.assert(
      fc.property(anything, (one) => {
        fc.pre(one.desa !== null && one.stems.length > 0)
        expect(resemblanceOf(one, one).score).toBe(1)
      }),
    )
  })

  test('has the same keys as an equal one, few, and each of 32 bits', () => {
    fc.assert(
      fc.property(anything, (one) => {
        const keys = [...keysOf(one), ...anywhereKeysOf(one)]
        expect(keys.length).toBeLessThanOrEqual(34)
        expect(keys.every((key) => key === (key | 0))).toBe(true)
      }),
    )
  })

  test('keeps nothing of telephone numbers and NIK', () => {
    const without = signatureOf('Hubungi saya di untuk melihat gorong-gorong')
    expect(signatureOf('Hubungi saya di 081234567890 untuk melihat gorong-gorong')).toEqual(without)
    expect(signatureOf('Hubungi saya di 3604131505900001 untuk melihat gorong-gorong')).toEqual(without)
  })

  test('of a text without words resembles nothing and has no keys', () => {
    const empty = likeness({ text: '!!! ... 😀' })
    expect(keysOf(empty)).toEqual([])
    expect(resemblanceOf(empty, empty).score).toBe(0)
  })

  test('of a paste without end is made of its beginning', () => {
    const long = 'gorong-gorong mampet '.repeat(5_000)
    expect(signatureOf(long).stems.length).toBeLessThanOrEqual(4)
  })
})
