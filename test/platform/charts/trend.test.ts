import * as fc from 'fast-check'
import { drawTrend, type TrendInput } from '../../../server/platform/charts/trend'

const months = ['2026-08', '2026-09', '2026-10', '2026-11']
const line = (...values: (number | null)[]) => ({
  label: 'DPUPR',
  points: values.map((value, i) => ({ month: months[i]!, value, n: 20, href: `/daftar?bulan=${months[i]}` })),
})
const draw = (input: Partial<TrendInput> = {}) =>
  drawTrend({ format: 'share', months, lines: [line(0.5, 0.6, 0.7, 0.8)], ...input })
const wide = (input?: Partial<TrendInput>) => draw(input).layouts[0]!
/** What is drawn, without the values that it stands for and the words. */
const drawnOnly = (key: string, value: unknown) =>
  ['value', 'low', 'high', 'label', 'n', 'href'].includes(key) ? undefined : value
const numbers = (path: string) => [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))

test('a line rises with its values, month by month to the right', () => {
  const { dots } = wide().lines[0]!
  expect(dots.map(({ month }) => month)).toEqual(months)
  dots.slice(1).forEach((dot, i) => {
    expect(dot.x).toBeGreaterThan(dots[i]!.x)
    expect(dot.y).toBeLessThan(dots[i]!.y)
  })
})

test.each(['count', 'days', 'share', 'score'] as const)('an axis of %s begins at zero, at the foot of the frame', (format) => {
  const { ticks, plot } = wide({ format })
  expect(ticks[0]).toEqual({ value: 0, y: plot.bottom })
})

test('a month without a value is a gap in the line, not a zero', () => {
  const { path, dots } = wide({ lines: [line(0.5, null, 0.7, 0.8)] }).lines[0]!
  expect(path.match(/M/g)).toHaveLength(2)
  expect(dots).toHaveLength(3)
})

test('a month that has no point at all is a gap too, and a point outside the months is left out', () => {
  const points = [
    { month: '2026-09', value: 0.5 },
    { month: '2020-01', value: 0.9 },
  ]
  const { lines } = draw({ lines: [{ label: 'DPUPR', points }] })
  expect(lines[0]!.values.map(({ value }) => value)).toEqual([null, 0.5, null, null])
})

test('one month alone stands inside the frame', () => {
  const {
    lines,
    plot,
    months: shown,
  } = wide({ months: ['2026-11'], lines: [{ label: 'DPUPR', points: [{ month: '2026-11', value: 0.4 }] }] })
  expect(lines[0]!.dots[0]!.x).toBeGreaterThan(plot.left)
  expect(lines[0]!.dots[0]!.x).toBeLessThan(plot.right)
  expect(shown).toEqual([{ month: '2026-11', x: lines[0]!.dots[0]!.x, withYear: true }])
})

test.each([
  ['no lines', { lines: [] }],
  ['no months', { months: [] }],
  ['lines without points', { lines: [{ label: 'DPUPR', points: [] }] }],
])('%s is said to be empty', (_, input) => {
  expect(draw(input).empty).toBe(true)
})

test('the interval is a band around the line, where both ends are known', () => {
  const points = months.map((month, i) => ({ month, value: 0.5, low: 0.4, high: i === 1 ? null : 0.6 }))
  const { band } = wide({ lines: [{ label: 'DPUPR', points }] }).lines[0]!
  expect(band.match(/M/g)).toHaveLength(2)
  expect(wide().lines[0]!.band).toBe('')
})

test('a target and the changes have a line and a word of their own, inside the picture', () => {
  const layout = wide({
    targets: [{ value: 0.83, label: 'target 83 %' }],
    changes: [
      { month: '2026-09', kind: 'policy', label: 'batas 14 hari' },
      { month: '2026-10', kind: 'method', label: 'Opini Ombudsman 2025' },
      { month: '2020-01', kind: 'method', label: 'jauh sebelumnya' },
    ],
  })
  expect(layout.targets[0]!.y).toBeLessThan(layout.lines[0]!.dots[3]!.y)
  expect(layout.changes.map(({ kind, label }) => [kind, label])).toEqual([
    ['policy', 'batas 14 hari'],
    ['method', 'Opini Ombudsman 2025'],
  ])
  expect(layout.changes[1]!.x).toBe(layout.lines[0]!.dots[2]!.x)
})

test('changes that follow one another closely are written one under the other', () => {
  const many = Array.from({ length: 24 }, (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`)
  const changes = ['2025-03', '2025-04', '2025-05'].map((month) => ({
    month,
    kind: 'policy' as const,
    label: 'batas waktu baru',
  }))
  const { changes: drawn, plot } = wide({ months: many, lines: [], changes })
  expect(new Set(drawn.map(({ textY }) => textY)).size).toBe(3)
  for (const { textY } of drawn) expect(textY).toBeLessThan(plot.top)
})

test('points that stand far apart are stops of the tab key, a crowd is not', () => {
  expect(draw().layouts.map(({ tabbable }) => tabbable)).toEqual([true, true])
  const many = Array.from({ length: 36 }, (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`)
  const points = many.map((month) => ({ month, value: 0.5, href: '/daftar' }))
  expect(draw({ months: many, lines: [{ label: 'DPUPR', points }] }).layouts.map(({ tabbable }) => tabbable)).toEqual([
    false,
    false,
  ])
})

test('the months are written as far apart as there is room, the last one always, each year once', () => {
  const many = Array.from({ length: 36 }, (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`)
  for (const { months: shown, size } of draw({ months: many, lines: [] }).layouts) {
    expect(shown.at(-1)!.month).toBe('2026-12')
    expect(shown.filter(({ withYear }) => withYear)).toHaveLength(3)
    shown.slice(1).forEach(({ x }, i) => expect(x - shown[i]!.x).toBeGreaterThan(size === 'wide' ? 40 : 30))
  }
})

test('nothing is drawn outside the frame, whatever the numbers', () => {
  const value = fc.oneof(fc.constant(null), fc.double(), fc.double({ min: -2, max: 2 }), fc.constant(1e15), fc.constant(1e300))
  const points = fc.array(fc.record({ value, low: value, high: value }), { minLength: 4, maxLength: 4 })
  const lines = fc.array(fc.record({ label: fc.string(), points }), { maxLength: 6 })
  const format = fc.constantFrom('share' as const, 'score' as const, 'days' as const, 'count' as const, 'index' as const)
  fc.assert(
    fc.property(format, lines, fc.string(), (format, given, label) => {
      const drawn = draw({
        format,
        lines: given.map(({ label, points }) => ({ label, points: points.map((point, i) => ({ ...point, month: months[i]! })) })),
        changes: months.map((month) => ({ month, kind: 'method', label })),
        targets: [{ value: 0.83, label }],
      })
      for (const { lines, plot, width, height, ticks, targets, changes } of drawn.layouts) {
        const places = lines.flatMap(({ path, band, dots }) => [...dots, ...numbers(path), ...numbers(band)])
        for (const { x, y } of places) {
          expect(x >= plot.left && x <= plot.right).toBe(true)
          expect(y >= plot.top - 0.1 && y <= plot.bottom + 0.1).toBe(true)
        }
        for (const { y } of [...ticks, ...targets]) expect(y >= plot.top && y <= plot.bottom).toBe(true)
        for (const { end } of lines) if (end) expect(end.labelX < width && end.labelY > 0 && end.labelY < height - 16).toBe(true)
        for (const { x, textX } of changes) expect([x, textX].every((at) => at >= 0 && at <= width)).toBe(true)
        expect(JSON.stringify(drawn.layouts, drawnOnly)).not.toMatch(/NaN|Infinity|e\+|null,null/)
      }
    }),
    { numRuns: 200 },
  )
})
