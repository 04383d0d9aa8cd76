import type { CalendarRecord } from '../../server/calendar/calendar'
import { differences } from '../../server/calendar/differences'
import { applyEdit, type Edit } from '../../server/calendar/edit'
import { readHours, weekLines, writeWeek } from '../../server/calendar/hours'
import { missingYear, weeksAround, yearOf, yearsOf } from '../../server/calendar/year'
import { referenceCalendars } from '../../server/seed/referenceData'

const [office, , always] = referenceCalendars() as [CalendarRecord, CalendarRecord, CalendarRecord]
const today = '2026-11-30'
const holiday = (date: string): Edit => ({
  deed: 'addDay',
  date,
  kind: 'holiday',
  name: 'Hari Jadi',
  source: 'SK',
  note: '',
  confirmed: true,
  hours: '',
})
const short = { ...writeWeek(office.calendar.week), fri: '' }

describe('a year at a glance', () => {
  const opened = applyEdit(office, { ...holiday('2026-12-12'), kind: 'open', hours: '08.00–12.00' } as Edit, today)
  const year = yearOf(opened, 2026)
  const at = (date: string) => year.months[Number(date.slice(5, 7)) - 1]!.days[Number(date.slice(8)) - 1]!

  test.each([
    ['2026-01-02', 'work', ''],
    ['2026-01-03', 'weekend', ''],
    ['2026-02-19', 'period', 'Ramadan 1447'],
    ['2026-02-21', 'weekend', ''],
    ['2026-03-18', 'cutiBersama', 'Cuti bersama'],
    ['2026-08-17', 'holiday', 'Hari Kemerdekaan'],
    ['2026-12-12', 'open', 'Hari Jadi'],
  ])('%s is %s', (date, kind, name) => {
    expect(at(date)).toMatchObject({ date, kind, name: expect.stringContaining(name) as string })
  })
  test('has twelve months of all their days, each begun under its weekday', () => {
    expect(year.months.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect(year.months.map(({ blank }) => blank)).toEqual([3, 6, 6, 2, 4, 0, 2, 5, 1, 3, 6, 1])
  })
  test('has 241 working days in 2026, counted by hand: 261 weekdays, 21 of them closed, and one Saturday open', () => {
    const weekdays = office.days.filter(
      ({ date }) => date.startsWith('2026') && ![0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay()),
    )
    expect(weekdays).toHaveLength(21)
    expect(year.workingDays).toBe(241)
    expect(year.months.reduce((sum, { workingDays }) => sum + workingDays, 0)).toBe(241)
  })
  test('of a unit on duty day and night has only working days', () => expect(yearOf(always, 2028).workingDays).toBe(366))
})

describe('the year that is missing', () => {
  const next = applyEdit(office, holiday('2027-01-01'), today)
  test.each<[string, CalendarRecord, string, number | null]>([
    ['nothing is missing in November', office, '2026-11-30', null],
    ['from 1 December the next year is', office, '2026-12-01', 2027],
    ['not once it has a holiday', next, '2026-12-31', null],
    ['it still is when the year has begun', office, '2027-01-05', 2027],
    [
      'an open day is no holiday',
      applyEdit(office, { ...holiday('2027-01-02'), kind: 'open', hours: '08.00–12.00' } as Edit, today),
      '2026-12-01',
      2027,
    ],
    ['a calendar without holidays misses none', always, '2026-12-31', null],
  ])('%s', (_rule, record, on, year) => expect(missingYear(record, on)).toBe(year))
})

test('the years that can be looked at are those of which something is said, this one and the next', () =>
  expect([yearsOf(office, today), yearsOf(always, today)]).toEqual([
    [2025, 2026, 2027],
    [2026, 2027],
  ]))

test('a week in words has neighbours with equal hours together', () =>
  expect(weekLines({ ...office.calendar.week, wed: [], sun: [['08:00', '12:00']] })).toEqual([
    { from: 'mon', to: 'tue', hours: '07.30–12.00, 13.00–16.00' },
    { from: 'thu', to: 'thu', hours: '07.30–12.00, 13.00–16.00' },
    { from: 'fri', to: 'fri', hours: '07.30–11.30, 13.00–16.30' },
    { from: 'sun', to: 'sun', hours: '08.00–12.00' },
  ]))

test('the week that is planned is told beside the one that holds', () => {
  const record = applyEdit(office, { deed: 'setWeek', from: '2027-01-04', source: 'SK', week: short }, today)
  expect([weeksAround(record, today).next?.from, weeksAround(record, '2027-01-04').next]).toEqual(['2027-01-04', null])
  expect(weeksAround(record, '2027-01-04').now.from).toBe('2027-01-04')
})

describe('hours as they are typed', () => {
  test.each<[string, ReturnType<typeof readHours>]>([
    ['', []],
    [
      '07.30–12.00, 13.00–16.00',
      [
        ['07:30', '12:00'],
        ['13:00', '16:00'],
      ],
    ],
    [
      '7:30-12:00; 12:00 - 24.00',
      [
        ['07:30', '12:00'],
        ['12:00', '24:00'],
      ],
    ],
    [
      '08.00 s.d. 12.00 dan 13.00 sampai 15.00',
      [
        ['08:00', '12:00'],
        ['13:00', '15:00'],
      ],
    ],
    ['08.00', 'hoursMalformed'],
    ['24.00–24.00', 'hoursMalformed'],
    ['08.60–12.00', 'hoursMalformed'],
    ['12.00–12.00', 'hoursReversed'],
    ['13.00–16.00, 07.30–12.00', 'hoursOverlap'],
  ])('%s', (typed, read) => expect(readHours(typed)).toEqual(read))
})

describe('what two editions say differently', () => {
  const told = (...edits: Edit[]) =>
    differences(
      office,
      edits.reduce((record, edit) => applyEdit(record, edit, today), office),
    )
  const span = { from: '2027-02-08', to: '2027-03-09', name: 'Ramadan 2027', source: 'SK', week: short }
  const natal = office.days.find(({ date }) => date === '2026-12-24')!

  test.each<[string, Edit[], unknown[]]>([
    ['an added day', [holiday('2026-12-10')], [{ what: 'dayAdded', date: '2026-12-10', name: 'Hari Jadi', kind: 'holiday' }]],
    ['a removed day', [{ deed: 'removeDay', date: '2026-12-24' }], [{ what: 'dayRemoved', date: '2026-12-24' }]],
    [
      'a moved day',
      [{ deed: 'changeDay', ...natal, note: '', hours: '', to: '2026-12-28' }],
      [{ what: 'dayMoved', date: '2026-12-24', to: '2026-12-28' }],
    ],
    [
      'a day whose words changed',
      [{ deed: 'changeDay', ...natal, note: 'lihat surat', hours: '', to: '2026-12-24' }],
      [{ what: 'dayChanged', date: '2026-12-24' }],
    ],
    [
      'a new week',
      [{ deed: 'setWeek', from: '2027-01-04', source: 'SK', week: short }],
      [
        {
          what: 'weekSet',
          from: '2027-01-04',
          week: [{ from: 'mon', to: 'thu', hours: '07.30–12.00, 13.00–16.00' }],
        },
      ],
    ],
    ['a new period', [{ deed: 'addPeriod', ...span }], [{ what: 'periodAdded', from: span.from, to: span.to, name: span.name }]],
    ['a name', [{ deed: 'rename', name: 'Kantor' }], [{ what: 'renamed', from: 'Lima hari kerja', to: 'Kantor' }]],
    ['nothing', [], []],
  ])('%s', (_rule, edits, expected) => expect(told(...edits)).toMatchObject(expected))

  test('a period that changes or goes', () => {
    const with_ = applyEdit(office, { deed: 'addPeriod', ...span }, today)
    const to = (edit: Edit) => differences(with_, applyEdit(with_, edit, today))
    const was = { from: span.from, to: span.to }
    expect(to({ deed: 'changePeriod', period: span.from, ...span, to: '2027-03-10' })).toMatchObject([
      { what: 'periodChanged', to: '2027-03-10', was },
    ])
    expect(to({ deed: 'changePeriod', period: span.from, ...span, from: '2027-02-09' })).toMatchObject([
      { what: 'periodChanged', from: '2027-02-09', was },
    ])
    expect(to({ deed: 'removePeriod', period: span.from })).toMatchObject([{ what: 'periodRemoved', name: 'Ramadan 2027' }])
  })

  test('a planned week that is given up', () => {
    const planned = applyEdit(office, { deed: 'setWeek', from: '2027-03-01', source: 'SK', week: short }, today)
    const back = applyEdit(
      planned,
      { deed: 'setWeek', from: '2027-01-04', source: 'SK', week: writeWeek(office.calendar.week) },
      today,
    )
    expect(differences(planned, back)).toEqual([{ what: 'weekKept', from: '2027-03-01' }])
  })
})
