import fc from 'fast-check'
import { pictureKeysOf, pictureProbesOf, sameAmong, samePicture } from '../../server/duplicates/samePicture'

const road = { id: 'a'.repeat(64), looks: '3c5a96f00f69a5c3' }
/** The same, with bits changed: bit 0 is the last. */
const changed = (looks: string, bits: readonly number[]): string =>
  bits
    .reduce((value, bit) => value ^ (1n << BigInt(bit)), BigInt(`0x${looks}`))
    .toString(16)
    .padStart(16, '0')
const copy = (...bits: number[]) => ({ id: 'b'.repeat(64), looks: changed(road.looks, bits) })
const plain = { id: 'c'.repeat(64), looks: '0000000000000001' }

describe('two pictures', () => {
  test.each([
    ['with the same bytes', { ...road }, 'same'],
    ['with the same bytes, also when they show next to nothing', null, 'same'],
    ['that look the same', copy(), 'near'],
    ['that differ in six of 64 bits', copy(1, 12, 23, 34, 45, 56), 'near'],
    ['that differ in seven', copy(1, 12, 23, 34, 45, 56, 60), null],
  ] as const)('%s', (_, other, expected) => {
    expect(other ? samePicture(road, other) : samePicture(plain, { ...plain })).toBe(expected)
  })

  test('of a wall or a dark night are not the same for that', () => {
    expect(samePicture(plain, { ...plain, id: 'd'.repeat(64) })).toBeNull()
    const white = { id: 'e'.repeat(64), looks: 'ffffffffffffff7f' }
    expect(samePicture(white, { ...white, id: 'f'.repeat(64) })).toBeNull()
  })

  test('among several: the surest counts', () => {
    expect(sameAmong([plain, road], [copy(3), { ...road }])).toBe('same')
    expect(sameAmong([plain, road], [copy(3)])).toBe('near')
    expect(sameAmong([], [road])).toBeNull()
    expect(sameAmong([plain], [road])).toBeNull()
  })
})

describe('the index', () => {
  const telling = fc
    .bigInt({ min: 0n, max: 2n ** 64n - 1n })
    .map((bits) => bits.toString(16).padStart(16, '0'))
    .filter((looks) => samePicture({ id: '1', looks }, { id: '2', looks }) !== null)
  const bits = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { maxLength: 6 })

  test('misses no copy that differs in up to six bits', () => {
    fc.assert(
      fc.property(telling, bits, (looks, changes) => {
        const [one, other] = [
          { id: '1', looks },
          { id: '2', looks: changed(looks, changes) },
        ]
        fc.pre(samePicture(one, other) !== null)
        const keys = new Set(pictureKeysOf(one, 'photos'))
        expect(pictureProbesOf(other, 'photos').some((probe) => keys.has(probe))).toBe(true)
      }),
    )
  })

  test('keeps five keys of a picture, one of what shows next to nothing, and asks for at most 69', () => {
    expect([pictureKeysOf(road, 'photos').length, pictureKeysOf(plain, 'photos').length]).toEqual([5, 1])
    expect([pictureProbesOf(road, 'photos').length, pictureProbesOf(plain, 'photos').length]).toEqual([69, 1])
  })

  test('tells what a reporter sent from what a unit gave as evidence', () => {
    const keys = new Set(pictureKeysOf(road, 'evidence'))
    expect(pictureProbesOf(road, 'photos').filter((probe) => keys.has(probe))).toEqual([])
  })
})
