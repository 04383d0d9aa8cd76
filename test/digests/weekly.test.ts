import { dailySections } from '../../server/digests/daily'
import { lettersFor } from '../../server/digests/preference'
import { belowTarget, biggestChanges, fourWeeks, judgedUnits, shareOf } from '../../server/digests/weekly'
import type { Figures } from '../../server/indicators/indicator'

const units = (shares: Record<string, [numerator: number, denominator: number]>): Map<string, Figures> =>
  new Map(
    Object.entries(shares).map(([unit, [numerator, denominator]]) => [
      unit,
      new Map([['onTime.unit', { numerator, denominator, value: denominator ? numerator / denominator : null }]]),
    ]),
  )

test('units are measured over the four weeks that end with the week told, beside the four before', () => {
  expect(fourWeeks({ from: '2026-11-16', to: '2026-11-22' })).toEqual({
    now: { from: '2026-10-26', to: '2026-11-22' },
    before: { from: '2026-09-28', to: '2026-10-25' },
  })
})

test('a share has its Wilson interval, and none with fewer than ten', () => {
  // 8 of 10: Wilson 95 % is 0.4902 to 0.9433.
  expect(shareOf({ numerator: 8, denominator: 10, value: 0.8 })).toMatchObject({ share: 0.8, part: 8, n: 10 })
  expect(shareOf({ numerator: 8, denominator: 10, value: 0.8 })!.low).toBeCloseTo(0.4902, 4)
  expect(shareOf({ numerator: 9, denominator: 9, value: 1 })).toBeNull()
  expect(shareOf(undefined)).toBeNull()
})

test('the furthest below the target comes first; nine cases say nothing', () => {
  const figures = units({ dishub: [15, 20], dpupr: [10, 20], dinsos: [19, 20], arsip: [0, 9], dlh: [16, 20] })
  const below = belowTarget(figures, 0.8)
  expect(judgedUnits(figures)).toBe(4)
  expect(below.map(({ unit, share }) => [unit, share])).toEqual([
    ['dpupr', 0.5],
    ['dishub', 0.75],
  ])
})

test('the biggest changes come first, up or down, and say whether it is more than chance', () => {
  const before = units({ dpupr: [90, 100], dishub: [15, 20], dinsos: [10, 20], dlh: [5, 9], bpbd: [10, 10] })
  const now = units({ dpupr: [50, 100], dishub: [17, 20], dinsos: [19, 20], dlh: [9, 10], bpbd: [10, 10] })
  expect(biggestChanges(now, before).map(({ unit, sure }) => [unit, sure])).toEqual([
    ['dinsos', true],
    ['dpupr', true],
    ['dishub', false],
  ])
})

test('the daily digest leaves out what is empty, and ten lines are enough', () => {
  const row = (i: number) => ({ row: { register: null, code: `ADU-${i}`, unit: 'DPUPR' }, dues: [] })
  const section = { date: null, isTomorrow: false, more: null }
  const page = {
    today: '2026-11-24',
    sections: [
      { ...section, id: 'late', rows: Array.from({ length: 11 }, (_, i) => row(i)) },
      { ...section, id: 'today', rows: [] },
      { ...section, id: 'next', rows: [row(1)] },
    ],
  }
  expect(dailySections(page as never).map(({ id, rows, more }) => [id, rows.length, more])).toEqual([
    ['late', 10, true],
    ['next', 1, false],
  ])
})

test('a confidential case that the head may not read is told without its number', () => {
  const rows = [{ row: { register: null, code: '', unit: null }, dues: [] }]
  const page = { today: '', sections: [{ id: 'late', date: null, isTomorrow: false, more: null, rows }] }
  expect(dailySections(page as never)[0]!.rows[0]!.number).toBe('–')
})

test.each([
  ['supervisor', ['weekly', 'watch']],
  ['head', ['daily', 'watch']],
  ['liaison', ['watch']],
  ['admin', []],
] as const)('the %s is offered %j', (role, letters) => {
  expect(lettersFor(role)).toEqual(letters)
})
