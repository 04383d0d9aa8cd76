import fc from 'fast-check'
import { pictureHash, picturesApart } from '../../server/platform/pictureHash'

const greys = fc.uint8Array({ minLength: 72, maxLength: 72 })
const hash = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((bits) => bits.toString(16).padStart(16, '0'))
const rows = (row: number[]): Uint8Array => Uint8Array.from(Array.from({ length: 8 }, () => row).flat())

describe('what a picture looks like', () => {
  test.each([
    ['gets darker to the right', [9, 8, 7, 6, 5, 4, 3, 2, 1], 'f'.repeat(16)],
    ['gets brighter to the right', [1, 2, 3, 4, 5, 6, 7, 8, 9], '0'.repeat(16)],
    ['is all the same', [5, 5, 5, 5, 5, 5, 5, 5, 5], '0'.repeat(16)],
    ['is dark at its left edge', [1, 9, 8, 7, 6, 5, 4, 3, 2], '7f'.repeat(8)],
    ['has stripes', [9, 1, 9, 1, 9, 1, 9, 1, 9], 'aa'.repeat(8)],
  ])('that %s', (_, row, expected) => {
    expect(pictureHash(rows(row))).toBe(expected)
  })

  test('is read row by row', () => {
    const first = Uint8Array.from([...[9, 8, 7, 6, 5, 4, 3, 2, 1], ...Array<number>(63).fill(5)])
    expect(pictureHash(first)).toBe(`ff${'0'.repeat(14)}`)
  })

  test('stays the same when all of it gets brighter or has less contrast, while no two greys become one', () => {
    fc.assert(
      fc.property(greys, (all) => {
        const narrow = all.map((grey) => grey >> 1)
        const brighter = narrow.map((grey) => grey + 100)
        expect(pictureHash(brighter)).toBe(pictureHash(narrow))
      }),
    )
  })
})

describe('how far two pictures are apart', () => {
  test.each([
    ['the same', '00ff00ff00ff00ff', '00ff00ff00ff00ff', 0],
    ['in one bit', '0000000000000000', '8000000000000000', 1],
    ['in the last of each half', '0000000000000000', '0000000100000001', 2],
    ['in all', '0000000000000000', 'ffffffffffffffff', 64],
  ])('%s', (_, a, b, apart) => {
    expect(picturesApart(a, b)).toBe(apart)
  })

  test('is a distance', () => {
    fc.assert(
      fc.property(hash, hash, hash, (a, b, c) => {
        expect(picturesApart(a, a)).toBe(0)
        expect(picturesApart(a, b)).toBe(picturesApart(b, a))
        expect(picturesApart(a, c)).toBeLessThanOrEqual(picturesApart(a, b) + picturesApart(b, c))
      }),
    )
  })
})
