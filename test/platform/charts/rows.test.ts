import * as fc from 'fast-check'
import { type BarsInput, drawBars } from '../../../server/platform/charts/bars'
import { drawFlow } from '../../../server/platform/charts/flow'
import { drawIntervals } from '../../../server/platform/charts/intervals'

const bars = (values: (number | null)[], more: Partial<BarsInput> = {}) =>
  drawBars({ format: 'count', rows: values.map((value) => ({ label: 'DPUPR', value })), ...more })

describe('bars', () => {
  test('begin at zero and are as long as their numbers, the longest fills the track', () => {
    expect(bars([40, 20, 0]).rows.map(({ x, width }) => [x, width])).toEqual([
      [0, 100],
      [0, 50],
      [0, 0],
    ])
  })

  test('of a share fill the track at 100 %', () => {
    expect(bars([0.25, 0.5], { format: 'share' }).rows.map(({ width }) => width)).toEqual([25, 50])
  })

  test('without a value have no length, and say so', () => {
    expect(bars([null, 5]).rows[0]).toMatchObject({ value: null, width: 0 })
  })

  test('below zero go to the left of it', () => {
    const { zero, rows } = bars([-2, 8], { format: 'index' })
    expect(zero).toBe(20)
    expect(rows.map(({ x, width }) => [x, width])).toEqual([
      [0, 20],
      [20, 80],
    ])
  })

  test('of parts stand end to end and add up', () => {
    const parts = [30, 20, 10].map((value) => ({ value }))
    const { rows } = drawBars({ format: 'count', parts: ['a', 'b', 'c'], rows: [{ label: 'DPUPR', value: 60, parts }] })
    expect(rows[0]!.parts.map(({ x, width }) => [x, width])).toEqual([
      [0, 50],
      [50, 33.3],
      [83.3, 16.7],
    ])
  })

  test('leave room for a target that is beyond them', () => {
    const { rows, targets } = drawBars({
      format: 'count',
      rows: [
        { label: 'DPUPR', value: 5, target: 10 },
        { label: 'DLH', value: 5 },
      ],
    })
    expect(rows.map(({ width, targetX }) => [width, targetX])).toEqual([
      [50, 100],
      [50, null],
    ])
    expect(targets).toBe(true)
  })

  test('of several charts share a scale when they are told its end', () => {
    expect(bars([20], { max: 80 }).rows[0]!.width).toBe(25)
  })

  test('of nothing are empty; nothing but zeros is not', () => {
    expect(bars([])).toMatchObject({ empty: true, rows: [] })
    expect(bars([0, 0]).rows.map(({ width }) => width)).toEqual([0, 0])
  })

  test('never leave the track, whatever the numbers', () => {
    const value = fc.oneof(fc.constant(null), fc.double(), fc.constant(1e300))
    const row = fc.record({ label: fc.string(), value, target: value, parts: fc.array(fc.record({ value }), { maxLength: 4 }) })
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const drawn = drawBars({ format: 'count', rows })
        for (const row of drawn.rows)
          for (const { x, width } of [row, ...row.parts]) expect(x >= 0 && width >= 0 && x + width <= 100.1).toBe(true)
        expect(JSON.stringify(drawn.rows.map(({ x, width, targetX }) => [x, width, targetX]))).not.toMatch(/NaN|e\+/)
      }),
    )
  })
})

describe('intervals', () => {
  const row = { label: 'DPUPR', value: 0.78, low: 0.67, high: 0.86, n: 72 }

  test('are a dot between the ends of its line, on an axis from 0 to 100 %', () => {
    const { rows, target, ticks } = drawIntervals({ format: 'share', rows: [row], target: { value: 0.83, label: 'target 83 %' } })
    expect(rows[0]).toMatchObject({ from: 67, x: 78, to: 86, rank: null })
    expect(target).toEqual({ value: 0.83, label: 'target 83 %', x: 83 })
    expect(ticks.map(({ x }) => x)).toEqual([0, 50, 100])
  })

  test('show a part of the axis on demand, and what lies outside at its edge', () => {
    const { rows } = drawIntervals({ format: 'share', domain: [0.7, 0.9], rows: [row] })
    expect(rows[0]).toMatchObject({ from: 0, to: 80 })
  })

  test('without a value have no dot', () => {
    expect(drawIntervals({ format: 'share', rows: [{ label: 'DPK', value: null, n: 0 }] }).rows[0]).toMatchObject({
      x: null,
      from: null,
      to: null,
    })
  })

  test('have ranks only where some are given', () => {
    expect(drawIntervals({ format: 'share', rows: [row] }).ranked).toBe(false)
    expect(drawIntervals({ format: 'share', rows: [row, { ...row, rank: 1 }] }).ranked).toBe(true)
  })

  test('of nothing are empty', () => {
    expect(drawIntervals({ format: 'days', rows: [] })).toMatchObject({ empty: true, target: null })
  })
})

describe('the flow between units', () => {
  const flows = [
    { from: 'Dishub', to: 'DPUPR', count: 6 },
    { from: 'DLH', to: 'DPUPR', count: 12, href: '/daftar' },
    { from: 'DLH', to: 'Dishub', count: 6 },
    { from: 'DPUPR', to: 'DLH', count: 0 },
  ]

  test('is ranked by count, equal ones by name, without those that never happened', () => {
    expect(drawFlow({ flows }).rows.map(({ from, to, width }) => [from, to, width])).toEqual([
      ['DLH', 'DPUPR', 100],
      ['Dishub', 'DPUPR', 50],
      ['DLH', 'Dishub', 50],
    ])
  })

  test('says what it leaves out, and the table leaves out nothing', () => {
    const { rows, all, rest, total } = drawFlow({ flows, most: 1 })
    expect(rows).toHaveLength(1)
    expect(rest).toEqual({ pairs: 2, count: 12 })
    expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  })

  test('of nothing is empty', () => {
    expect(drawFlow({ flows: [] })).toMatchObject({ empty: true, total: 0 })
  })
})
