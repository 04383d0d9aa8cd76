import { classes } from '../../server/complaints/complaint'
import type { SimulationPage, SimulationResult } from '../../server/complaints/simulationPages'
import { at, markup, units } from './parts'

const values = {
  bulan: '6',
  kelas: 'nonOversight',
  verification: '',
  followUp: '',
  unit: '10',
  resolution: '',
  tutup: '2026-12-31',
  buka: '',
  jeda: '14',
  unitKerja: '',
  kalender: '',
}
const page: SimulationPage = {
  errors: {},
  values,
  classes,
  units,
  calendars: [{ id: 'serang-5', name: `Lima hari kerja ${markup}` }],
  isBlank: false,
  result: null,
}
const share = (onTime: number, judged: number) => ({ onTime, judged, share: judged ? onTime / judged : null })
const result: SimulationResult = {
  draft: {
    targets: [
      { class: 'nonOversight', clock: 'unit', target: { days: 10 } },
      { class: null, clock: 'verification', target: { days: 2 } },
    ],
    closed: ['2026-12-31'],
    opened: ['2026-12-24'],
    calendars: [
      { unit: markup, calendar: markup },
      { unit: null, calendar: markup },
    ],
    questionDays: 14,
  },
  since: at('2026-05-24T00:00'),
  examined: 412,
  complete: false,
  verdicts: 1530,
  changed: 223,
  toLate: 212,
  toOnTime: 10,
  toOther: 1,
  before: share(1200, 1400),
  after: share(1190, 1400),
  rows: [
    { unit: markup, class: 'nonOversight', clock: 'unit', before: share(80, 100), after: share(70, 100), changed: 10, toLate: 10, toOnTime: 0, toOther: 0 },
    { unit: null, class: 'information', clock: 'resolution', before: share(0, 0), after: share(0, 2), changed: 2, toLate: 2, toOnTime: 0, toOther: 0 },
  ],
  cases: [
    {
      code: 'ADU-7K3M-9QXD-2C',
      register: '001234/ADU/2026',
      unit: markup,
      class: 'nonOversight',
      clock: 'unit',
      before: { verdict: 'onTime', dueAt: at('2026-11-20T16:30') },
      after: { verdict: 'late', dueAt: at('2026-11-16T16:00') },
    },
    {
      code: null,
      register: '001235/ADU/2026',
      unit: null,
      class: 'nonOversight',
      clock: 'verification',
      before: { verdict: 'late', dueAt: at('2026-11-20T16:30') },
      after: { verdict: 'running', dueAt: null },
    },
  ],
  download: '/simulasi/daftar.csv?bulan=6&unit=10',
}
const none = { changed: 0, toLate: 0, toOnTime: 0, toOther: 0, rows: [], cases: [], complete: true }

export const simulationSamples = {
  'simulation/page': {
    draft: page,
    blank: { ...page, isBlank: true },
    mistakes: { ...page, errors: { unit: 'daysInvalid', tutup: 'datesMalformed', kalender: 'calendarMissing', buka: 'dateTwice', jeda: 'questionDaysInvalid', bulan: 'monthsInvalid' } },
    result: { ...page, result },
    same: { ...page, result: { ...result, ...none, after: result.before, draft: { ...result.draft, questionDays: 0 } } },
    nothing: { ...page, result: { ...result, ...none, verdicts: 0, examined: 0 } },
  },
}
