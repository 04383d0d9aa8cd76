import { apart } from '../../server/platform/apart'

const isZero = (count: number): boolean => count === 0

test('a short list stays whole', () => expect(apart([0, 3, 0], isZero)).toEqual({ telling: [0, 3, 0], silent: [] }))

test('of a long one, what says nothing is set apart, in order', () => {
  const rows = Array.from({ length: 13 }, (_, i) => ({ id: i, count: i % 4 }))
  const { telling, silent } = apart(rows, ({ count }) => isZero(count))
  expect(silent.map(({ id }) => id)).toEqual([0, 4, 8, 12])
  expect(telling.map(({ id }) => id)).toEqual([1, 2, 3, 5, 6, 7, 9, 10, 11])
})
