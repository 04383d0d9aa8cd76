import type { CalendarRecord } from '../../server/calendar/calendar'
import { differences } from '../../server/calendar/differences'
import { applyEdit } from '../../server/calendar/edit'
import { weekLines, writeHours, writeWeek } from '../../server/calendar/hours'
import type { CalendarCheckPage, CalendarEditPage, CalendarListPage, CalendarPage, MovedDuesPage, MovedRow } from '../../server/calendar/pages'
import { yearOf } from '../../server/calendar/year'
import { referenceCalendars } from '../../server/seed/referenceData'
import { markup } from './parts'

const today = '2026-11-30'
const [office, six, always] = referenceCalendars() as [CalendarRecord, CalendarRecord, CalendarRecord]
const week = writeWeek(office.calendar.week)
const fastingLines = weekLines(office.calendar.periods![1]!.week)
const fasting = { ...writeWeek(office.calendar.periods![1]!.week) }
const words = { name: `Pilkades serentak ${markup}`, source: 'Keputusan Bupati Serang 141/2026', note: '', confirmed: true, hours: '' }
const edited = [
  { deed: 'addDay' as const, date: '2026-12-10', kind: 'holiday' as const, ...words },
  { deed: 'addDay' as const, date: '2026-12-12', kind: 'open' as const, ...words, name: 'Layanan akhir tahun', hours: '08.00–12.00', note: 'Hanya loket lantai satu.' },
  { deed: 'setWeek' as const, from: '2027-01-04', source: 'Peraturan Bupati', week: { ...week, sat: '08.00–11.00' } },
  { deed: 'addPeriod' as const, from: '2027-02-08', to: '2027-03-09', name: 'Ramadan 1448 Hijriah', source: 'Perpres 21/2023', week: fasting },
].reduce((record, edit) => applyEdit(record, edit, today), office)

const lines = (record: CalendarRecord) => weekLines(record.calendar.week)
const list: CalendarListPage = {
  rows: [
    { id: 'serang-5', name: `Lima hari kerja ${markup}`, lines: lines(office), own: [], inherited: 84, missing: 2027 },
    { id: 'serang-6', name: six.name, lines: lines(six), own: ['Puskesmas Pontang', 'Puskesmas Anyar', 'Puskesmas Ciruas', 'Puskesmas Carenang', 'Puskesmas Kibin', 'Puskesmas Kragilan', 'Puskesmas Binuang'], inherited: 0, missing: null },
    { id: 'serang-24', name: always.name, lines: lines(always), own: [], inherited: 0, missing: null },
  ],
  mayEdit: true,
}

const page: CalendarPage = {
  id: 'serang-5',
  title: `Lima hari kerja ${markup}`,
  today,
  years: [2025, 2026, 2027],
  ...yearOf(edited, 2026),
  missing: 2027,
  days: edited.days.filter(({ date }) => date.startsWith('2026')).map((day) => ({ ...day, note: day.note ?? '', hours: writeHours(day.hours), past: day.date < today })),
  week: { lines: lines(office), from: null, source: '' },
  nextWeek: { lines: lines(edited), from: '2027-01-04', source: 'Peraturan Bupati' },
  spans: [
    { from: '2026-02-19', to: '2026-03-20', name: '', source: '', lines: fastingLines, past: true, begun: true },
    { from: '2026-11-23', to: '2026-12-04', name: `Pekan layanan ${markup}`, source: 'SK', lines: fastingLines, past: false, begun: true },
  ],
  own: [{ id: 'dlh', name: 'Dinas Lingkungan Hidup' }],
  inherited: [{ id: 'dpupr', name: `Dinas Pekerjaan Umum ${markup}` }, { id: 'dishub', name: 'Dinas Perhubungan' }],
  history: [
    { at: new Date('2026-11-29T03:12:00Z'), who: `Sari ${markup}`, changes: differences(office, edited), more: 0 },
    { at: new Date('2026-11-20T03:12:00Z'), who: 'Sari', changes: Array.from({ length: 9 }, () => differences(office, edited)[0]!), more: 20 },
  ],
  rejudging: { _id: 'run-1', calendar: 'serang-5', startedAt: new Date('2026-11-30T03:00:00Z'), finishedAt: null, examined: 1240, total: 3000, moved: 12 },
  running: true,
  mayEdit: true,
  done: true,
}

const edit: CalendarEditPage = {
  id: 'serang-5',
  calendar: office.name,
  word: 'tambah-hari',
  base: 3,
  today,
  fixed: false,
  values: { date: '', kind: 'holiday', name: '', source: '', note: '', confirmed: 'yes', hours: '' },
  overtaken: false,
  errors: {},
  details: {},
}
const natal = { date: '2026-12-25', to: '2026-12-25', kind: 'holiday', name: 'Hari Raya Natal', source: 'SKB 3 Menteri', note: '', confirmed: 'yes', hours: '' }
const ramadan = { period: '2027-02-08', from: '2027-02-08', to: '2027-03-09', name: 'Ramadan 1448 Hijriah', source: 'Perpres 21/2023', ...fasting }

const row = (code: string, over: Partial<MovedRow> = {}): MovedRow => ({
  code,
  register: '001234/ADU/2026',
  unit: `DPUPR ${markup}`,
  clock: 'resolution',
  from: new Date('2026-12-11T09:00:00Z'),
  to: new Date('2026-12-14T09:00:00Z'),
  ...over,
})
const rows = [row('ADU-7K3M-9QXD-C'), row('ADU-4F2P-8WTN-H', { register: null, unit: null, clock: 'verification', from: null }), row('ADU-4F2P-8WTN-K', { clock: 'unit', to: null })]
const check: CalendarCheckPage = {
  id: 'serang-5',
  calendar: `Lima hari kerja ${markup}`,
  word: 'tambah-hari',
  base: 3,
  fields: Object.entries({ ...edit.values, name: markup }).map(([name, value]) => ({ name, value })),
  changes: differences(office, edited),
  left: null,
  examined: 3120,
  complete: true,
  count: 214,
  byUnit: [{ unit: `Dinas Pekerjaan Umum ${markup}`, count: 180 }, { unit: null, count: 34 }],
  moved: rows,
  overtaken: false,
}
const moved: MovedDuesPage = { id: 'serang-5', calendar: office.name, run: 'run-1', first: true, rows, next: 'c2' }

export const calendarSamples = {
  'calendar/list': { first: list, reader: { ...list, mayEdit: false }, empty: { rows: [], mayEdit: true } },
  'calendar/calendar': {
    first: page,
    reader: { ...page, mayEdit: false, done: false, running: false, missing: null },
    finished: { ...page, running: false, rejudging: { ...page.rejudging!, finishedAt: new Date(), examined: 3000 } },
    plain: { ...page, ...yearOf(always, 2027), title: always.name, days: [], spans: [], nextWeek: null, own: [], inherited: [], history: [], rejudging: null, running: false, done: false, missing: null },
  },
  'calendar/edit': {
    day: edit,
    dayWrong: { ...edit, values: { ...edit.values, date: '2026-11-29', kind: 'open', name: markup, hours: '12.00–08.00' }, errors: { date: 'dayTaken', source: 'sourceMissing', hours: 'hoursReversed' }, details: { taken: `Natal ${markup}` } },
    dayMoved: { ...edit, word: 'ubah-hari', values: natal, overtaken: true },
    dayOpen: { ...edit, word: 'ubah-hari', values: { ...natal, kind: 'open', hours: '08.00–12.00' }, errors: { to: 'datePast' } },
    dayPast: { ...edit, word: 'ubah-hari', fixed: true, values: { ...natal, date: '2026-08-17', to: '2026-08-17' } },
    week: { ...edit, word: 'jam', values: { from: '2026-12-01', source: '', ...week } },
    weekWrong: { ...edit, word: 'jam', values: { from: '', source: '', ...week, tue: markup }, errors: { from: 'dateMalformed', tue: 'hoursMalformed', mon: 'calendarNeverOpen' }, details: { year: 2027 } },
    span: { ...edit, word: 'tambah-masa', values: { ...ramadan, from: '', to: '', name: '' } },
    spanBegun: { ...edit, word: 'ubah-masa', fixed: true, values: ramadan, errors: { to: 'periodOverlaps' }, details: { other: markup } },
    name: { ...edit, word: 'nama', values: { name: markup } },
    file: { ...edit, word: 'impor', values: { source: '', days: '' } },
    fileWrong: { ...edit, word: 'impor', values: { source: 'SKB', days: '[{}]' }, errors: { file: 'icalTooMany' }, details: { max: 2000 } },
  },
  'calendar/check': {
    first: check,
    nothing: { ...check, word: 'hapus-hari', count: 0, byUnit: [], moved: [], overtaken: true },
    file: { ...check, word: 'impor', left: { past: 12, there: 3, far: 1, skipped: 2 }, complete: false, moved: [] },
  },
  'calendar/moved': { first: moved, empty: { ...moved, rows: [], next: null }, last: { ...moved, rows: [], next: null, first: false } },
} satisfies {
  'calendar/list': Record<string, CalendarListPage>
  'calendar/calendar': Record<string, CalendarPage>
  'calendar/edit': Record<string, CalendarEditPage>
  'calendar/check': Record<string, CalendarCheckPage>
  'calendar/moved': Record<string, MovedDuesPage>
}
