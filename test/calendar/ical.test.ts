import fc from 'fast-check'
import type { CalendarRecord, SpecialDay } from '../../server/calendar/calendar'
import { dateOfDay, dayOfDate } from '../../server/calendar/date'
import { applyEdit } from '../../server/calendar/edit'
import { newDays } from '../../server/calendar/editDays'
import { writeHours } from '../../server/calendar/hours'
import { fromIcal, toIcal } from '../../server/calendar/ical'
import { withPlan } from '../../server/calendar/plan'
import { Refused } from '../../server/errors'
import { referenceCalendars } from '../../server/seed/referenceData'

const today = '2026-11-30'
const now = new Date('2026-11-30T03:00:00Z')
const office = referenceCalendars()[0]!
const bare: CalendarRecord = { ...office, days: [], calendar: { ...office.calendar, closed: [] } }
const read = (text: string) => fromIcal(text, { source: 'SKB 2027', today })
const file = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')
const told = (text: string) => read(text).days.map(({ date, kind, name }) => `${date} ${kind} ${name}`)
const refusal = (text: string): unknown => {
  try {
    return read(text)
  } catch (error) {
    if (error instanceof Refused) return error.details.fields
    throw error
  }
}

describe('a calendar as an iCalendar file', () => {
  const day: SpecialDay = {
    date: '2027-03-09',
    name: 'Hari Suci Nyepi, Tahun Baru Saka 1949; libur',
    kind: 'holiday',
    source: 'SKB 3 Menteri',
    confirmed: true,
    note: 'Baris satu\nbaris dua',
  }
  const text = toIcal(withPlan(bare, { days: [day] }), now)

  test('is lines that end with CR LF, at most 75 octets long', () => {
    const lines = toIcal(office, now).split('\r\n')
    expect(lines.pop()).toBe('')
    expect(lines.filter((line) => line.includes('\n') || Buffer.byteLength(line) > 75)).toEqual([])
  })
  test.each([
    'BEGIN:VEVENT',
    'UID:2027-03-09.serang-5@aduan',
    'DTSTAMP:20261130T030000Z',
    'DTSTART;VALUE=DATE:20270309',
    'DTEND;VALUE=DATE:20270310',
    'SUMMARY:Hari Suci Nyepi\\, Tahun Baru Saka 1949\\; libur',
    'CATEGORIES:Hari libur',
    'DESCRIPTION:Baris satu\\nbaris dua',
    'X-ADUAN-SOURCE:SKB 3 Menteri',
  ])('says %s', (line) => expect(text.split('\r\n')).toContain(line))
})

describe('an iCalendar file that is read', () => {
  test.each<[string, string, string[]]>([
    ['a whole day', file(['DTSTART;VALUE=DATE:20270101', 'SUMMARY:Tahun Baru']), ['2027-01-01 holiday Tahun Baru']],
    [
      'a whole day that does not say so',
      file(['DTSTART:20270101', 'DTEND:20270102', 'SUMMARY:Tahun Baru']),
      ['2027-01-01 holiday Tahun Baru'],
    ],
    [
      'several days: the end is the day after',
      file(['DTSTART;VALUE=DATE:20270310', 'DTEND;VALUE=DATE:20270312', 'SUMMARY:Idulfitri']),
      ['2027-03-10 holiday Idulfitri', '2027-03-11 holiday Idulfitri'],
    ],
    [
      'a duration',
      file(['DTSTART;VALUE=DATE:20270310', 'DURATION:P2D', 'SUMMARY:Idulfitri']),
      ['2027-03-10 holiday Idulfitri', '2027-03-11 holiday Idulfitri'],
    ],
    [
      'cuti bersama by its category',
      file(['DTSTART;VALUE=DATE:20271224', 'CATEGORIES:Cuti Bersama', 'SUMMARY:Natal']),
      ['2027-12-24 cutiBersama Natal'],
    ],
    [
      'cuti bersama by its words',
      file(['DTSTART;VALUE=DATE:20271224', 'SUMMARY:Cuti bersama Natal']),
      ['2027-12-24 cutiBersama Cuti bersama Natal'],
    ],
    ['no name', file(['DTSTART;VALUE=DATE:20270101']), ['2027-01-01 holiday Hari libur']],
    [
      'every year, as far as the third',
      file(['DTSTART;VALUE=DATE:20250817', 'RRULE:FREQ=YEARLY', 'SUMMARY:HUT RI']),
      ['2025-08-17', '2026-08-17', '2027-08-17', '2028-08-17'].map((date) => `${date} holiday HUT RI`),
    ],
    [
      'every year until',
      file(['DTSTART;VALUE=DATE:20260817', 'RRULE:FREQ=YEARLY;UNTIL=20271231;BYMONTH=8;BYMONTHDAY=17', 'SUMMARY:HUT RI']),
      ['2026-08-17 holiday HUT RI', '2027-08-17 holiday HUT RI'],
    ],
    [
      'twice',
      file(['DTSTART;VALUE=DATE:20260817', 'RRULE:FREQ=YEARLY;COUNT=2', 'SUMMARY:HUT RI']),
      ['2026-08-17 holiday HUT RI', '2027-08-17 holiday HUT RI'],
    ],
    [
      '29 February only in the years that have it',
      file(['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY', 'SUMMARY:Kabisat']),
      ['2024-02-29 holiday Kabisat', '2028-02-29 holiday Kabisat'],
    ],
    [
      'the same date twice: the first',
      file(['DTSTART;VALUE=DATE:20270101', 'SUMMARY:A'], ['DTSTART;VALUE=DATE:20270101', 'SUMMARY:B']),
      ['2027-01-01 holiday A'],
    ],
    [
      'an event with a time of day is left out',
      file(['DTSTART:20270101T090000', 'SUMMARY:Rapat'], ['DTSTART;VALUE=DATE:20270102', 'SUMMARY:Libur']),
      ['2027-01-02 holiday Libur'],
    ],
    [
      'an open day without hours is left out',
      file(['DTSTART;VALUE=DATE:20270103', 'CATEGORIES:Hari buka'], ['DTSTART;VALUE=DATE:20270102', 'SUMMARY:Libur']),
      ['2027-01-02 holiday Libur'],
    ],
    [
      'a mark of its encoding before it',
      `\uFEFF${file(['DTSTART;VALUE=DATE:20270101', 'SUMMARY:Tahun Baru'])}`,
      ['2027-01-01 holiday Tahun Baru'],
    ],
  ])('%s', (_rule, text, days) => {
    expect(told(text)).toEqual(days)
  })

  test('what is left out is counted, and what tells no source has the one given', () => {
    const { days, skipped } = read(file(['DTSTART:20270101T090000'], ['DTSTART;VALUE=DATE:20270102', 'SUMMARY:Libur']))
    expect([skipped, days[0]!.source, days[0]!.confirmed]).toEqual([1, 'SKB 2027', false])
  })

  test.each<[string, string, string]>([
    ['nothing', '', 'icalMalformed'],
    ['something else', '<html></html>', 'icalMalformed'],
    ['a file that is cut off', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2027', 'icalMalformed'],
    ['a card', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\r\nEND:VCARD', 'icalMalformed'],
    ['a date that is none', file(['DTSTART;VALUE=DATE:2027-xx-01']), 'icalMalformed'],
    ['no events', file(), 'icalEmpty'],
    ['only meetings', file(['DTSTART:20270101T090000Z', 'SUMMARY:Rapat']), 'icalEmpty'],
    ['every week', file(['DTSTART;VALUE=DATE:20270101', 'RRULE:FREQ=WEEKLY']), 'icalRecurrence'],
    [
      'every year on the first Monday',
      file(['DTSTART;VALUE=DATE:20270104', 'RRULE:FREQ=YEARLY;BYDAY=1MO;BYMONTH=1']),
      'icalRecurrence',
    ],
    ['an event of many months', file(['DTSTART;VALUE=DATE:20270101', 'DTEND;VALUE=DATE:20280101']), 'icalTooMany'],
    ['too many events', file(...Array.from({ length: 2_001 }, () => ['DTSTART;VALUE=DATE:20270101'])), 'icalTooMany'],
    ['more than a megabyte', `${file(['DTSTART;VALUE=DATE:20270101'])}${' '.repeat(1_000_001)}`, 'icalTooLarge'],
  ])('%s is refused at the field', (_rule, text, code) => {
    expect(refusal(text)).toEqual({ file: code })
  })

  test('whatever it says, it is read or refused', () => {
    const part = fc.constantFrom(
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'DTSTART:20270101',
      'DTSTART;VALUE=DATE:20271350',
      'DTEND:x',
      'RRULE:FREQ=YEARLY;INTERVAL=0',
      'RRULE:FREQ=SECONDLY',
      'RRULE:',
      'SUMMARY',
      ':;,"',
      'DURATION:P',
      'EXDATE:1',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 12 }), (lines) => void refusal(lines.join('\r\n'))),
      { numRuns: 250 },
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (lines) => void refusal(file(lines))),
      { numRuns: 250 },
    )
  })
})

describe('what is written and read again', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .map((said) => said.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').trim() || 'x')
  const aDay = fc
    .record({
      at: fc.integer({ min: 0, max: 3_000 }),
      name: text,
      source: text,
      note: fc.option(text, { nil: undefined }),
      confirmed: fc.boolean(),
      kind: fc.constantFrom('holiday' as const, 'cutiBersama' as const, 'open' as const),
    })
    .map(({ at, note, ...day }): SpecialDay => ({
      ...day,
      date: dateOfDay(dayOfDate(today)! + at),
      ...(note !== undefined && { note }),
      ...(day.kind === 'open' && {
        hours: [
          ['08:00', '12:00'],
          ['13:00', '24:00'],
        ],
      }),
    }))
  const days = fc.uniqueArray(aDay, { selector: ({ date }) => date, minLength: 1, maxLength: 20 })

  test('is the same', () => {
    fc.assert(
      fc.property(days, (list) => {
        const record = withPlan(bare, { days: list })
        const imported = read(toIcal(record, now))
        expect([imported.days, imported.skipped]).toEqual([record.days, 0])
        expect(applyEdit(bare, { deed: 'addDays', days: imported.days }, today).calendar).toEqual(record.calendar)
      }),
      { numRuns: 250 },
    )
  })

  test('adds nothing to the calendar it was written from', () => {
    const { added, there } = newDays(office, read(toIcal(office, now)).days, today)
    expect([added, there.length]).toEqual([[], office.days.length])
  })

  test('leaves past days out', () => {
    const { added, past } = newDays(bare, read(toIcal(office, now)).days, today)
    expect(added.map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-25'])
    expect(past.length).toBe(office.days.length - 2)
  })

  test('hours are typed as they are read', () =>
    expect(
      writeHours([
        ['08:00', '12:00'],
        ['13:00', '24:00'],
      ]),
    ).toBe('08.00–12.00, 13.00–24.00'))
})
