import type { CalendarRecord } from '../../server/calendar/calendar'
import { differences } from '../../server/calendar/differences'
import { applyEdit, type Edit, yearWithoutWork } from '../../server/calendar/edit'
import { type TypedWeek, writeHours, writeWeek } from '../../server/calendar/hours'
import { calendarOfPlan, planOf } from '../../server/calendar/plan'
import { compileCalendar, hoursOfDate } from '../../server/calendar/workingDays'
import { Refused } from '../../server/errors'
import { referenceCalendars } from '../../server/seed/referenceData'

const today = '2026-11-30'
const [office, , always] = referenceCalendars() as [CalendarRecord, CalendarRecord, CalendarRecord]
const words = { name: 'Pilkades', source: 'SK Bupati 12/2026', note: '', confirmed: true, hours: '' }
const week = writeWeek(office.calendar.week)
const short: TypedWeek = { ...week, mon: '08.00–12.00', fri: '' }
const holiday = (date: string, more: object = {}): Edit => ({ deed: 'addDay', date, kind: 'holiday', ...words, ...more })
const change = (date: string, to: string, more: object = {}): Edit => {
  const { kind, name, source } = office.days.find((day) => day.date === date) ?? { kind: 'holiday', name: 'x', source: 'y' }
  return { deed: 'changeDay', date, to, kind, name, source, note: '', confirmed: true, hours: '', ...more }
}
const period = (from: string, to: string, more: object = {}): Edit => ({
  deed: 'addPeriod',
  from,
  to,
  name: 'Ramadan 2027',
  source: 'Perpres 21/2023',
  week: short,
  ...more,
})
const hoursOn = ({ calendar }: CalendarRecord, date: string) => writeHours(hoursOfDate(compileCalendar(calendar), date))
const after = (...edits: Edit[]) => edits.reduce((record, edit) => applyEdit(record, edit, today), office)
const refusal = (run: () => unknown): Refused => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('a calendar that is edited', () => {
  test.each<[string, CalendarRecord, string, string]>([
    ['a holiday closes its date', after(holiday('2026-12-10')), '2026-12-10', ''],
    ['today can still be closed', after(holiday(today)), today, ''],
    ['cuti bersama closes its date', after(holiday('2026-12-10', { kind: 'cutiBersama' })), '2026-12-10', ''],
    [
      'an open day has hours of its own',
      after(holiday('2026-12-12', { kind: 'open', hours: '8.00-12.00' })),
      '2026-12-12',
      '08.00–12.00',
    ],
    ['a moved day opens the old date', after(change('2026-12-24', '2026-12-28')), '2026-12-24', '07.30–12.00, 13.00–16.00'],
    ['and closes the new one', after(change('2026-12-24', '2026-12-28')), '2026-12-28', ''],
    [
      'a removed day has the hours of its week',
      after({ deed: 'removeDay', date: '2026-12-25' }),
      '2026-12-25',
      '07.30–11.30, 13.00–16.30',
    ],
    [
      'a day around the clock ends at 24.00',
      after(holiday('2026-12-12', { kind: 'open', hours: '00:00 - 24:00' })),
      '2026-12-12',
      '00.00–24.00',
    ],
    [
      'a new week holds from its date',
      after({ deed: 'setWeek', from: '2027-01-04', source: 'x', week: short }),
      '2027-01-04',
      '08.00–12.00',
    ],
    [
      'not before',
      after({ deed: 'setWeek', from: '2027-01-04', source: 'x', week: short }),
      '2026-12-28',
      '07.30–12.00, 13.00–16.00',
    ],
    [
      'a week planned for later is replaced by one from sooner',
      after(
        { deed: 'setWeek', from: '2027-03-01', source: 'x', week: short },
        { deed: 'setWeek', from: '2027-01-04', source: 'x', week: { ...short, mon: '09.00–10.00' } },
      ),
      '2027-03-01',
      '09.00–10.00',
    ],
    ['a period holds within its dates', after(period('2027-02-08', '2027-03-09')), '2027-02-08', '08.00–12.00'],
    ['and not after them', after(period('2027-02-08', '2027-03-09')), '2027-03-15', '07.30–12.00, 13.00–16.00'],
    [
      'a period before a planned week leaves the old week around it',
      after(
        { deed: 'setWeek', from: '2027-06-07', source: 'x', week: short },
        period('2027-02-08', '2027-03-09', { week: { ...short, mon: '10.00–11.00' } }),
        { deed: 'removePeriod', period: '2027-02-08' },
      ),
      '2027-02-08',
      '07.30–12.00, 13.00–16.00',
    ],
  ])('%s', (_rule, record, date, hours) => {
    expect(hoursOn(record, date)).toBe(hours)
  })

  test.each<[string, Edit, Record<string, string>]>([
    ['a date that does not exist', holiday('2026-02-30'), { date: 'dateMalformed' }],
    ['no date', holiday(''), { date: 'dateMalformed' }],
    ['a date in the past', holiday('2026-11-29'), { date: 'datePast' }],
    ['a date far ahead', holiday('2062-12-25'), { date: 'dateFar' }],
    ['a date of which something is said', holiday('2026-12-25'), { date: 'dayTaken' }],
    [
      'neither name nor source',
      holiday('2026-12-10', { name: ' ', source: '' }),
      { name: 'dayNameMissing', source: 'sourceMissing' },
    ],
    ['an open day without hours', holiday('2026-12-12', { kind: 'open' }), { hours: 'hoursMissing' }],
    ['hours that are not HH:MM', holiday('2026-12-12', { kind: 'open', hours: '8 sampai 12' }), { hours: 'hoursMalformed' }],
    ['hours after 24:00', holiday('2026-12-12', { kind: 'open', hours: '08.00–24.30' }), { hours: 'hoursMalformed' }],
    ['hours the wrong way round', holiday('2026-12-12', { kind: 'open', hours: '16.00–08.00' }), { hours: 'hoursReversed' }],
    ['hours that overlap', holiday('2026-12-12', { kind: 'open', hours: '08.00–12.00, 11.00–15.00' }), { hours: 'hoursOverlap' }],
    ['a past day moved', change('2026-03-19', '2026-12-10'), { to: 'dayPast' }],
    ['a day moved into the past', change('2026-12-24', '2026-11-27'), { to: 'datePast' }],
    ['a day moved onto another', change('2026-12-24', '2026-12-25'), { to: 'dayTaken' }],
    [
      'a holiday that becomes an open day',
      change('2026-12-24', '2026-12-24', { kind: 'open', hours: '08.00–12.00' }),
      { kind: 'dayKindFixed' },
    ],
    ['a past day removed', { deed: 'removeDay', date: '2026-08-17' }, { date: 'dayPast' }],
    ['a week from the past', { deed: 'setWeek', from: '2026-11-29', source: 'x', week: short }, { from: 'datePast' }],
    [
      'a week with faults',
      { deed: 'setWeek', from: today, source: '', week: { ...short, tue: 'x', wed: '9.00-8.00' } },
      { source: 'sourceMissing', tue: 'hoursMalformed', wed: 'hoursReversed' },
    ],
    [
      'a week without hours',
      { deed: 'setWeek', from: '2026-12-01', source: 'x', week: writeWeek({}) },
      { mon: 'calendarNeverOpen' },
    ],
    ['a period that ends before it begins', period('2027-02-08', '2027-02-07'), { to: 'periodReversed' }],
    ['a period that begins in the past', period('2026-11-01', '2026-12-31'), { from: 'datePast' }],
    [
      'a period without hours for two years',
      period('2026-12-01', '2028-12-31', { week: writeWeek({}) }),
      { to: 'calendarNeverOpen' },
    ],
    [
      'a period that is over',
      { ...period('2026-02-19', '2026-12-20'), deed: 'changePeriod', period: '2026-02-19' } as Edit,
      { from: 'periodPast' },
    ],
    ['an ended period removed', { deed: 'removePeriod', period: '2026-02-19' }, { period: 'periodPast' }],
    ['a name that is missing', { deed: 'rename', name: ' ' }, { name: 'calendarNameMissing' }],
  ])('%s is refused at the field', (_rule, edit, fields) => {
    const { kind, details } = refusal(() => applyEdit(office, edit, today))
    expect([kind, details.fields]).toEqual(['invalid', fields])
  })

  test('periods that overlap are refused, and the other one is named', () => {
    const record = after(period('2027-02-08', '2027-03-09'))
    const { code, details } = refusal(() =>
      applyEdit(record, period('2027-03-09', '2027-03-20', { name: 'Libur sekolah' }), today),
    )
    expect([code, details]).toEqual(['periodOverlaps', { other: 'Ramadan 2027', fields: { to: 'periodOverlaps' } }])
  })

  test('a year without a working day is named', () => {
    const edit = period('2026-12-01', '2028-12-31', { week: writeWeek({}) })
    expect(refusal(() => applyEdit(office, edit, today)).details.year).toBe(2027)
    expect(yearWithoutWork(always, today)).toBeNull()
  })

  test('what changes nothing is said', () => {
    expect(refusal(() => applyEdit(office, { deed: 'rename', name: office.name }, today)).code).toBe('nothingChanged')
    expect(refusal(() => applyEdit(office, { deed: 'setWeek', from: today, source: 'x', week }, today)).code).toBe(
      'nothingChanged',
    )
  })

  test.each<Edit>([
    { deed: 'removeDay', date: '2026-12-11' },
    change('2026-12-11', '2026-12-12'),
    { deed: 'removePeriod', period: '2027-01-01' },
  ])('what is not there cannot be changed: %j', (edit) =>
    expect(refusal(() => applyEdit(office, edit, today)).kind).toBe('missing'),
  )

  test('the words of a past day can be mended; its hours stay', () => {
    const record = after(change('2026-08-17', '2026-08-17', { name: 'Hari Kemerdekaan' }))
    expect(record.calendar).toEqual(office.calendar)
    expect(differences(office, record)).toMatchObject([{ what: 'dayChanged', date: '2026-08-17', name: 'Hari Kemerdekaan' }])
  })

  describe('a period that has begun', () => {
    const begun = applyEdit(office, period('2026-11-23', '2026-12-18'), '2026-11-20')
    const anew = (more: object): CalendarRecord =>
      applyEdit(
        begun,
        { ...period('2026-11-23', '2026-12-18'), deed: 'changePeriod', period: '2026-11-23', ...more } as Edit,
        today,
      )

    test('can end sooner, even at once', () => {
      expect(hoursOn(anew({ to: '2026-12-11' }), '2026-12-14')).toBe('07.30–12.00, 13.00–16.00')
      expect(hoursOn(anew({ to: '2026-11-29' }), today)).toBe('07.30–12.00, 13.00–16.00')
      expect(refusal(() => anew({ to: '2026-11-28' })).details.fields).toEqual({ to: 'datePast' })
    })
    test('has other hours from today', () => {
      const record = anew({ week: { ...short, mon: '09.00–10.00' } })
      expect(['2026-11-23', today, '2026-12-14'].map((date) => hoursOn(record, date))).toEqual([
        '08.00–12.00',
        '09.00–10.00',
        '09.00–10.00',
      ])
    })
    test('began when it began', () =>
      expect(refusal(() => anew({ from: '2026-12-01' })).details.fields).toEqual({ from: 'periodBegun' }))
    test('leaves its past when it is removed', () => {
      const record = applyEdit(begun, { deed: 'removePeriod', period: '2026-11-23' }, today)
      expect(['2026-11-23', today].map((date) => hoursOn(record, date))).toEqual(['08.00–12.00', '07.30–12.00, 13.00–16.00'])
    })
  })
})

test.each(referenceCalendars())('what is delivered of $name follows from what is said of it', (record) => {
  expect(calendarOfPlan(planOf(record))).toEqual({ ...record.calendar, periods: record.calendar.periods ?? [] })
})
