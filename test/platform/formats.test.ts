import { createFormats } from '../../server/platform/formats'
import { createTranslator } from '../../server/platform/i18n'

const id = createFormats('id')
const en = createFormats('en')
const evening = new Date('2026-11-27T13:14:00Z')

describe('a date in words', () => {
  test.each([
    ['names the weekday', id.date(evening), 'Jumat, 27 November 2026'],
    ['is short in a strip', id.shortDate(evening), 'Jum, 27 Nov'],
    ['has the time of Jakarta', id.time(evening), '20.14'],
    ['belongs to the day in Jakarta, not in Greenwich', id.date('2026-11-27T17:30:00Z'), 'Sabtu, 28 November 2026'],
    ['of a plain date stays on that date', id.date('2026-11-27'), 'Jumat, 27 November 2026'],
    ['of a plain month names it', id.month('2026-11'), 'November 2026'],
    ['reads as English in English', en.date(evening), 'Friday 27 November 2026'],
  ])('%s', (_, shown, wanted) => {
    expect(shown.replace(/^(\w+day),/, '$1')).toBe(wanted.replace(/^(\w+day),/, '$1'))
  })
})

describe('a number', () => {
  test.each([
    ['has a point at the thousands', id.number(1234), '1.234'],
    ['has a comma before the decimals', id.number(87.42, 1), '87,4'],
    ['of a share is a percentage that is not torn from its sign', id.percent(0.874, 1), '87,4\u00a0%'],
    ['of bytes is said in KB', id.fileSize(411_200), '412 KB'],
    ['of many bytes is said in MB', id.fileSize(1_412_000), '1,4 MB'],
    ['has English separators in English', en.number(1234.5, 1), '1,234.5'],
  ])('%s', (_, shown, wanted) => {
    expect(shown).toBe(wanted)
  })
})

describe('a translator', () => {
  test('fills the placeholders without escaping them', () => {
    expect(createTranslator('id')('common:due.today', { span: '<2 jam>' })).toBe('Hari ini, <2 jam> lagi')
  })
  test('knows one from many where the language does', () => {
    expect(createTranslator('en')('common:due.left', { count: 1 })).toBe('1 working day left')
    expect(createTranslator('en')('common:due.left', { count: 2 })).toBe('2 working days left')
    expect(createTranslator('id')('common:due.left', { count: 1 })).toBe('Sisa 1 hari kerja')
  })
  test('throws for a key without words while strict, and shows the key in production', () => {
    expect(() => createTranslator('id')('common:nowhere')).toThrow('common:nowhere')
    expect(createTranslator('id', { strict: false })('common:nowhere')).toContain('nowhere')
  })
})
