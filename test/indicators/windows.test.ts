import {
  comparedWith,
  kindOf,
  windowAfter,
  windowAt,
  windowBefore,
  type WindowKind,
  windowsAround,
} from '../../server/indicators/period'
import { windowBar } from '../../server/indicators/windowView'

const window = (from: string, to: string) => ({ from, to })

describe('a window', () => {
  test.each<[string, WindowKind, string, string, string]>([
    ['a month ends on its last day, in a leap year too', 'month', '2028-02-11', '2028-02-01', '2028-02-29'],
    ['the first quarter of a leap year has 91 days', 'quarter', '2028-02-29', '2028-01-01', '2028-03-31'],
    ['July is in the third quarter', 'quarter', '2026-07-01', '2026-07-01', '2026-09-30'],
    ['December is in the fourth', 'quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['June is in the first semester', 'semester', '2026-06-30', '2026-01-01', '2026-06-30'],
    ['July is in the second', 'semester', '2026-07-01', '2026-07-01', '2026-12-31'],
    ['a year is a year', 'year', '2026-05-05', '2026-01-01', '2026-12-31'],
  ])('%s', (_rule, kind, date, from, to) => expect(windowAt(kind, date)).toEqual(window(from, to)))

  test.each([
    ['2026-11-01', '2026-11-30', 'month'],
    ['2026-07-01', '2026-09-30', 'quarter'],
    ['2026-02-01', '2026-04-30', 'days'],
    ['2026-07-01', '2026-12-31', 'semester'],
    ['2026-01-01', '2026-12-31', 'year'],
    ['2028-02-01', '2028-02-28', 'days'],
    ['2026-11-24', '2026-11-24', 'days'],
  ])('from %s to %s is of the kind %3$s', (from, to, kind) => expect(kindOf(window(from, to))).toBe(kind))

  test.each([
    ['a quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31', '2026-04-01', '2026-06-30'],
    ['a semester', '2026-07-01', '2026-12-31', '2026-01-01', '2026-06-30', '2027-01-01', '2027-06-30'],
    ['a leap year', '2028-01-01', '2028-12-31', '2027-01-01', '2027-12-31', '2029-01-01', '2029-12-31'],
    ['February', '2028-02-01', '2028-02-29', '2028-01-01', '2028-01-31', '2028-03-01', '2028-03-31'],
    ['ten days', '2028-03-01', '2028-03-10', '2028-02-20', '2028-02-29', '2028-03-11', '2028-03-20'],
  ])('%s has before and after it what is of its kind', (_what, from, to, before, beforeTo, after, afterTo) => {
    expect(windowBefore(window(from, to))).toEqual(window(before, beforeTo))
    expect(windowAfter(window(from, to))).toEqual(window(after, afterTo))
  })

  test.each([
    ['a running quarter with as many days of the quarter before', '2026-10-01', '2026-12-31', '2026-07-01', '2026-08-24'],
    ['a running year with as many days of the year before', '2028-01-01', '2028-12-31', '2027-01-01', '2027-11-25'],
    ['a quarter that has passed with the whole one before', '2026-07-01', '2026-09-30', '2026-04-01', '2026-06-30'],
  ])('is compared: %s', (_rule, from, to, first, last) => {
    const today = from.startsWith('2028') ? '2028-11-24' : '2026-11-24'
    expect(comparedWith(window(from, to), today)).toEqual(window(first, last))
  })
})

describe('the windows around one', () => {
  test('of a running month lead to the running quarter, semester and year, and not into the future', () => {
    const around = windowsAround(window('2026-11-01', '2026-11-30'), '2026-11-24')
    expect(around.kind).toBe('month')
    expect(around.next).toBeNull()
    expect(around.choices.map((choice) => choice.window)).toEqual([
      window('2026-11-01', '2026-11-30'),
      window('2026-10-01', '2026-12-31'),
      window('2026-07-01', '2026-12-31'),
      window('2026-01-01', '2026-12-31'),
    ])
  })

  test('of a past year lead to its last month', () => {
    const { choices, next } = windowsAround(window('2025-01-01', '2025-12-31'), '2026-11-24')
    expect(choices[0]).toEqual({ kind: 'month', window: window('2025-12-01', '2025-12-31'), current: false })
    expect(next).toEqual(window('2026-01-01', '2026-12-31'))
  })

  test.each([
    ['the first month that can be asked for', '2000-01-01', '2000-01-31'],
    ['twenty years', '2006-11-24', '2026-11-24'],
  ])('have none before %s', (_which, from, to) => {
    expect(windowsAround(window(from, to), '2026-11-24').previous).toBeNull()
    expect(windowsAround(window('2000-02-01', '2000-02-29'), '2026-11-24').previous).toEqual(window('2000-01-01', '2000-01-31'))
  })

  test('of any days are none of the four kinds, and what else the address says stays', () => {
    const bar = windowBar(window('2026-11-02', '2026-11-08'), {
      today: '2026-11-24',
      path: '/ringkasan/tempat',
      query: { measure: 'answers', unit: undefined },
    })
    expect(bar.choices.some(({ current }) => current)).toBe(false)
    expect(bar.previous?.href).toBe('/ringkasan/tempat?measure=answers&from=2026-10-26&to=2026-11-01')
    expect(bar.kept).toEqual([{ name: 'measure', value: 'answers' }])
    expect(bar.running).toBe(false)
  })
})
