import * as fc from 'fast-check'
import { domainOf, markOf, round, scaleOf } from '../../../server/platform/charts/chart'
import { dodge, quietPlace, shorten } from '../../../server/platform/charts/labels'

describe('the axis', () => {
  test.each([
    ['a share goes from 0 to 1, whatever the values', 'share', [0.81, 0.84], [0, 1]],
    ['a score goes from 0 to 100', 'score', [81], [0, 100]],
    ['counts begin at zero and end at a round number', 'count', [180, 321], [0, 350]],
    ['days begin at zero', 'days', [9, 11, null], [0, 12]],
    ['negative values go below zero', 'index', [-1.2, 6.4], [-2, 8]],
    ['without values there is an axis all the same', 'count', [], [0, 1]],
    ['nothing but zeros makes no axis of length zero', 'count', [0, 0], [0, 1]],
    ['what is no number counts for nothing', 'count', [NaN, Infinity, 7], [0, 7]],
  ] as const)('%s', (_, format, values, domain) => {
    expect(domainOf(format, [...values])).toEqual(domain)
  })

  test('keeps huge numbers inside', () => {
    const [low, high] = domainOf('count', [1e15])
    expect(scaleOf([low, high], [0, 100])(1e15)).toBeLessThanOrEqual(100)
  })

  test('has positions of one decimal, and no minus zero', () => {
    expect(round(1.26)).toBe(1.3)
    expect(Object.is(round(-0.01), 0)).toBe(true)
  })

  test('takes what is no number for a gap', () => {
    expect(markOf({ value: NaN })).toEqual({ value: null, n: null, few: false, href: null })
  })
})

describe('a label', () => {
  test('that is too long ends with an ellipsis', () => {
    expect(shorten('Dinas Perhubungan', 9)).toBe('Dinas Pe…')
    expect(shorten('Dishub', 6)).toBe('Dishub')
    expect(shorten('😀😀😀', 2)).toBe('😀…')
  })

  test.each([
    ['stays where it is when there is room', [10, 60], [10, 60]],
    ['moves apart from its neighbour, both by half', [50, 52], [36, 66]],
    ['never leaves the frame', [2, 4], [0, 30]],
    ['keeps its order when several crowd', [98, 97, 99], [70, 40, 100]],
  ])('%s', (_, wanted, placed) => {
    expect(dodge(wanted, 30, 0, 100)).toEqual(placed)
  })

  test('of any number stays inside, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 12 }), (wanted) => {
        const placed = dodge(wanted, 30, 0, 100)
        const sorted = [...placed].sort((a, b) => a - b)
        const step = Math.min(30, 100 / Math.max(1, wanted.length - 1))
        expect(placed).toHaveLength(wanted.length)
        for (const at of placed) expect(at >= 0 && at <= 100).toBe(true)
        sorted.slice(1).forEach((at, i) => expect(at - sorted[i]!).toBeGreaterThan(step - 0.11))
        wanted.forEach((one, i) => wanted.forEach((other, j) => one < other && expect(placed[i]).toBeLessThanOrEqual(placed[j]!)))
      }),
    )
  })

  test('of a target stands where no line runs', () => {
    const room = { left: 0, right: 300, y: 100, long: 60 }
    expect(quietPlace(room, [])).toEqual({ x: 0, y: 94 })
    expect(
      quietPlace(room, [
        [
          { x: 0, y: 88 },
          { x: 40, y: 88 },
        ],
      ]),
    ).toEqual({ x: 0, y: 116 })
    expect(
      quietPlace(room, [
        [
          { x: 0, y: 88 },
          { x: 40, y: 112 },
        ],
      ]),
    ).toEqual({ x: 36, y: 94 })
    expect(
      quietPlace(room, [
        [
          { x: 0, y: 88 },
          { x: 300, y: 88 },
        ],
        [
          { x: 0, y: 112 },
          { x: 300, y: 112 },
        ],
      ]),
    ).toEqual({ x: 0, y: 94 })
  })
})
