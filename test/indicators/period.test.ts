import { addDays, comparedWith, endOf, monthIn, periodsOf, windowBefore, windowOfMonth } from '../../server/indicators/period'
import { localDate } from '../../server/platform/localDate'

describe('windows', () => {
  test.each([
    ['a whole month is one period', '2026-11-01', '2026-11-30', ['2026-11']],
    ['three days are three', '2026-11-29', '2026-12-01', ['2026-11-29', '2026-11-30', '2026-12-01']],
    ['days before and after whole months stay days', '2026-01-31', '2026-03-01', ['2026-01-31', '2026-02', '2026-03-01']],
    ['a window that ends before it begins has none', '2026-11-02', '2026-11-01', []],
  ])('%s', (_rule, from, to, plus) => expect(periodsOf({ from, to })).toEqual({ plus, minus: [] }))

  test('three years are 36 periods', () => expect(periodsOf({ from: '2024-01-01', to: '2026-12-31' }).plus).toHaveLength(36))

  test('most of a month is the month less the days that are not in it', () =>
    expect(periodsOf({ from: '2026-10-03', to: '2026-11-02' })).toEqual({
      plus: ['2026-10', '2026-11-01', '2026-11-02'],
      minus: ['2026-10-01', '2026-10-02'],
    }))

  test('both ends of one month may be taken off', () =>
    expect(periodsOf({ from: '2026-10-02', to: '2026-10-30' })).toEqual({
      plus: ['2026-10'],
      minus: ['2026-10-01', '2026-10-31'],
    }))

  test('never read more than 31 days beside the whole months', () => {
    for (let from = '2026-01-01'; from <= '2026-04-01'; from = addDays(from, 1)) {
      for (let to = from; to <= '2026-06-30'; to = addDays(to, 7)) {
        const { plus, minus } = periodsOf({ from, to })
        const days = [...plus, ...minus].filter((period) => period.length === 10)
        expect(days.length).toBeLessThanOrEqual(31)
      }
    }
  })

  test.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-12', '2026-12-31'],
  ])('the last day of %s is %s', (month, to) => expect(windowOfMonth(month)).toEqual({ from: `${month}-01`, to }))

  test('a month is a month only when whole', () => {
    expect(monthIn({ from: '2026-11-01', to: '2026-11-30' })).toBe('2026-11')
    expect(monthIn({ from: '2026-11-01', to: '2026-11-29' })).toBeNull()
  })

  test.each([
    ['before a month is the month before', '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['before seven days are seven days', '2026-03-01', '2026-03-07', '2026-02-22', '2026-02-28'],
  ])('%s', (_rule, from, to, first, last) => expect(windowBefore({ from, to })).toEqual({ from: first, to: last }))

  test.each([
    ['a month that has passed with the whole month before', '2026-12-05', '2026-10-31'],
    ['a running month with as many days of the month before', '2026-11-24', '2026-10-24'],
    ['on its last day with the whole month', '2026-11-30', '2026-10-31'],
  ])('%s', (_rule, today, to) => expect(comparedWith(windowOfMonth('2026-11'), today)).toEqual({ from: '2026-10-01', to }))

  test('on 30 March a longer month is compared with all of February', () =>
    expect(comparedWith(windowOfMonth('2026-03'), '2026-03-30')).toEqual({ from: '2026-02-01', to: '2026-02-28' }))
})

describe('dates of Serang', () => {
  test.each([
    ['2026-11-23T16:59:59.999Z', '2026-11-23'],
    ['2026-11-23T17:00:00.000Z', '2026-11-24'],
  ])('%s falls on %s', (instant, date) => expect(localDate(new Date(instant))).toBe(date))

  test('a date ends a millisecond before the next', () =>
    expect(endOf('2026-11-24').toISOString()).toBe('2026-11-24T16:59:59.999Z'))
})
