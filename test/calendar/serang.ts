import type { Calendar, Hours, Week } from '../../server/calendar/calendar'

const usual: Hours = [
  ['07:30', '12:00'],
  ['13:00', '16:00'],
]
const friday: Hours = [
  ['07:30', '11:30'],
  ['13:00', '16:30'],
]
const fasting: Hours = [
  ['08:00', '12:00'],
  ['12:30', '15:00'],
]
const fastingFriday: Hours = [
  ['08:00', '11:30'],
  ['12:30', '15:30'],
]
const everyHour: Hours = [['00:00', '24:00']]
const fiveDays = (day: Hours, fri: Hours): Week => ({ mon: day, tue: day, wed: day, thu: day, fri })

/** The hours of Kab. Serang with the closed days of 2026 that the examples touch, so that no example moves when the seed is edited. */
export const serang: Calendar = {
  timeZone: 'Asia/Jakarta',
  week: fiveDays(usual, friday),
  periods: [{ from: '2026-02-19', to: '2026-03-20', week: fiveDays(fasting, fastingFriday) }],
  closed: [
    ...[
      '2026-02-16',
      '2026-02-17',
      '2026-03-18',
      '2026-03-19',
      '2026-03-20',
      '2026-03-21',
      '2026-03-22',
      '2026-03-23',
      '2026-03-24',
    ],
    ...['2026-12-24', '2026-12-25', '2027-01-01'],
  ],
}

/** On duty day and night. */
export const roundTheClock: Calendar = {
  timeZone: 'Asia/Jakarta',
  week: { ...fiveDays(everyHour, everyHour), sat: everyHour, sun: everyHour },
}

/** An instant of `2026-11-27 09:00`, seconds and milliseconds if given, in Western Indonesian Time. */
export function wib(text: string): number {
  const [date, time = '00:00'] = text.split(' ')
  return Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+07:00`)
}

/** The other way round; seconds only where there are any. */
export function inWib(instant: number | null): string | null {
  if (instant === null) return null
  return new Date(instant + 7 * 3_600_000)
    .toISOString()
    .replace('T', ' ')
    .replace(/(:00)?\.000Z$|Z$/, '')
}
