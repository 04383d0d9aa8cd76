import { countOf, numbered, numberedOf, printOf } from '../../server/reports/numbered'

const window = { from: '2026-10-01', to: '2026-10-31' }
const figure = { numerator: 87, denominator: 100, value: 0.87 }
const about = { id: 'onTime.unit', unit: 'dpupr', window }

describe('a number on paper', () => {
  test('has the same fingerprint whenever it is made of the same', () => {
    const { fingerprint } = numbered(about, figure)
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(numbered({ ...about, of: null }, { ...figure }).fingerprint).toBe(fingerprint)
  })

  test.each([
    ['another numerator', about, { ...figure, numerator: 88 }],
    ['another denominator', about, { ...figure, denominator: 101 }],
    ['another unit', { ...about, unit: 'dishub' }, figure],
    ['the whole regency', { ...about, unit: null }, figure],
    ['another name', { ...about, id: 'onTime.resolution' }, figure],
    ['another month of the window', { ...about, of: '2026-10' }, figure],
    ['another window', { ...about, window: { ...window, to: '2026-10-30' } }, figure],
  ])('has another one for %s', (_, other, made) =>
    expect(numbered(other, made).fingerprint).not.toBe(numbered(about, figure).fingerprint),
  )

  test('stands in the order asked for; what is not known is left out', () => {
    const figures = new Map([
      ['received', countOf(3)],
      ['answers', countOf(2)],
    ])
    const numbers = numberedOf(figures, { ids: ['answers', 'overdue', 'received'], unit: null, window })
    expect(numbers.map(({ id, value }) => [id, value])).toEqual([
      ['answers', 2],
      ['received', 3],
    ])
    expect(printOf(numbers)).not.toBe(printOf(numbers.toReversed()))
  })
})
