import { formatInstant, parseInstant } from '../../server/sla/instant'

describe('an instant of the command line', () => {
  test.each([
    ['in UTC', '2026-11-27T09:00:00Z', '2026-11-27T09:00:00.000Z'],
    ['with an offset', '2026-11-27T16:00:00+07:00', '2026-11-27T09:00:00.000Z'],
    ['with an offset behind UTC', '2026-11-27T05:30:00-03:30', '2026-11-27T09:00:00.000Z'],
    ['with one decimal', '2026-11-27T09:00:00.5Z', '2026-11-27T09:00:00.500Z'],
    ['with two', '2026-11-27T09:00:00.05Z', '2026-11-27T09:00:00.050Z'],
    ['with three', '2026-11-27T09:00:00.005Z', '2026-11-27T09:00:00.005Z'],
    ['a leap day', '2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['before 1970', '1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['of the first century', '0026-01-01T00:00:00Z', '0026-01-01T00:00:00.000Z'],
    ['the offset may change the date', '2026-01-01T00:00:00+07:00', '2025-12-31T17:00:00.000Z'],
  ])('%s', (_rule, text, expected) => {
    expect(formatInstant(parseInstant(text)!)).toBe(expected)
  })

  test.each([
    ['without offset', '2026-11-27T09:00:00'],
    ['without seconds', '2026-11-27T09:00Z'],
    ['a date only', '2026-11-27'],
    ['a space for the T', '2026-11-27 09:00:00Z'],
    ['four decimals', '2026-11-27T09:00:00.0000Z'],
    ['a point without decimals', '2026-11-27T09:00:00.Z'],
    ['a comma', '2026-11-27T09:00:00,5Z'],
    ['a day that does not exist', '2026-02-30T09:00:00Z'],
    ['a leap day in a common year', '2026-02-29T09:00:00Z'],
    ['a month that does not exist', '2026-13-01T09:00:00Z'],
    ['day zero', '2026-01-00T09:00:00Z'],
    ['hour 24', '2026-11-27T24:00:00Z'],
    ['hour 25', '2026-11-27T25:00:00Z'],
    ['minute 60', '2026-11-27T09:60:00Z'],
    ['a leap second', '2026-12-31T23:59:60Z'],
    ['an offset without a colon', '2026-11-27T09:00:00+0700'],
    ['an offset of hours', '2026-11-27T09:00:00+07'],
    ['an offset that is none', '2026-11-27T09:00:00+24:00'],
    ['small letters', '2026-11-27t09:00:00z'],
    ['something after it', '2026-11-27T09:00:00Z '],
    ['a year of five digits', '12026-11-27T09:00:00Z'],
    ['nothing', ''],
  ])('%s is none', (_rule, text) => {
    expect(parseInstant(text)).toBeNull()
  })

  test('is written as the platform writes it', () => {
    for (const instant of [
      0, -1, 1, 951_782_399_999, -62_167_219_200_000, 253_402_300_799_999, 253_402_300_800_000, 1_795_744_800_123,
    ]) {
      expect(formatInstant(instant)).toBe(new Date(instant).toISOString())
    }
  })
})
