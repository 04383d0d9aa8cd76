import { calendarRecordSchema } from '../../server/calendar/schemas'
import { referenceCalendars } from '../../server/seed/referenceData'
import { serang } from './serang'

const record = { _id: 'one', name: 'One', calendar: serang, days: [], version: 1 }
const day = { date: '2026-12-25', name: 'Natal', kind: 'holiday', source: 'an example', confirmed: true }

describe('a calendar as it is written', () => {
  test('those that are delivered can be read', () => {
    for (const calendar of referenceCalendars()) expect(calendarRecordSchema.parse(calendar)).toEqual(calendar)
  })
  test.each([
    ['as above', {}, true],
    ['with a named day', { days: [day] }, true],
    [
      'hours that overlap',
      {
        calendar: {
          ...serang,
          week: {
            mon: [
              ['08:00', '12:00'],
              ['11:00', '16:00'],
            ],
          },
        },
      },
      false,
    ],
    ['no calendar', { calendar: undefined }, false],
    ['a named day that is not closed', { days: [{ ...day, date: '2026-12-23' }] }, false],
    ['an extra open day without its hours', { days: [{ ...day, date: '2026-12-26', kind: 'open' }] }, false],
    ['a named day that does not exist', { days: [{ ...day, date: '2026-02-30' }] }, false],
    ['a day off of another kind', { days: [{ ...day, kind: 'party' }] }, false],
  ])('%s', (_rule, overrides, accepted) => {
    expect(calendarRecordSchema.safeParse({ ...record, ...overrides }).success).toBe(accepted)
  })
  test('what is malformed is said', () => {
    const { error } = calendarRecordSchema.safeParse({ ...record, calendar: { ...serang, timeZone: 'Asia/Serang' } })
    expect(error?.issues[0]?.message).toBe('timeZone: unknown zone')
  })
})
