import { classes } from '../../server/complaints/complaint'
import type { SimulationPage } from '../../server/complaints/simulationPages'
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
const result: SimulationPage['result'] = {
  since: at('2026-05-24T00:00'),
  examined: 412,
  complete: false,
  verdicts: 1530,
  changed: 2,
  toLate: 1,
  fromLate: 1,
  before: share(1200, 1400),
  after: share(1190, 1400),
  rows: [{ unit: markup, class: 'nonOversight', clock: 'unit', before: share(80, 100), after: share(0, 0), changed: 2 }],
  cases: [
    {
      code: 'ADU-7K3M-9QXD-2C',
      register: '001234/ADU/2026',
      unit: markup,
      class: 'nonOversight',
      clock: 'unit',
      before: { verdict: 'onTime', dueAt: at('2026-11-20T16:30') },
      after: { verdict: 'late', dueAt: null },
    },
  ],
}

export const simulationSamples = {
  'simulation/page': {
    draft: page,
    blank: { ...page, isBlank: true },
    mistakes: { ...page, errors: { unit: 'daysInvalid', tutup: 'datesMalformed', kalender: 'calendarMissing' } },
    result: { ...page, result },
    nothing: { ...page, result: { ...result, verdicts: 0, changed: 0, rows: [], cases: [] } },
  },
}
