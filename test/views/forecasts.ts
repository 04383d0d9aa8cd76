import { loadChart } from '../../server/forecasts/outlook'
import type { ForecastPage, LateRow, LoadRow } from '../../server/forecasts/pages'
import { at, markup, pupr } from './parts'

const past = Array.from({ length: 12 }, (_, i) => {
  const month = i < 1 ? '2025-12' : `2026-${String(i).padStart(2, '0')}`
  return { month, expected: 200.4 + i, low: 171, high: 232 + i, naive: 190, actual: 180 + ((i * 37) % 70) }
})
const forecast = { month: '2026-12', expected: 214.3, low: 182, high: 249, naive: 221 }
const record = { months: 12, within: 11, error: 14.25, naiveError: 18.6 }
const own = { unit: null, forecast, record, worse: false } satisfies LoadRow
const recent = past.map(({ month, actual }) => ({ month, received: actual, workingDays: 21 })).slice(0, 11)
const units: LoadRow[] = [
  { unit: { ...pupr, shortName: `DPUPR ${markup}` }, forecast: { ...forecast, expected: 71.2, low: 53, high: 92, naive: 66 }, record: { ...record, error: 9.1, naiveError: 7.4 }, worse: true },
  { unit: { id: 'dishub', name: 'Dinas Perhubungan', shortName: 'Dishub' }, forecast: { ...forecast, expected: 0.4, low: 0, high: 3, naive: 1 }, record: { months: 1, within: 1, error: 0.5, naiveError: 0.5 }, worse: null },
  { unit: { id: 'arsip', name: 'Dinas Perpustakaan dan Kearsipan', shortName: 'DPK' }, forecast: null, record: null, worse: null },
]
const late: LateRow[] = [0.93, 0.71, 0.5].map((chance, i) => ({
  row: {
    code: i === 2 ? '' : `ADU-${i}`,
    register: i ? '002317/ADU/2026' : null,
    title: i === 2 ? '' : `Jalan berlubang ${markup}`,
    kecamatan: 'Ciruas',
    unit: 'DPUPR',
    state: 'inProgress',
    kind: 'pengaduan',
    identity: 'named',
    ageDays: 9,
    due: { tone: 'soon', days: i, minutes: null, isToday: false, at: at('2026-11-26T16:00'), clock: 'unit' },
    suggested: null,
  },
  chance: { late: chance, of: 46, from: i ? 'unit' : 'regency' },
  dueAt: at('2026-11-26T16:00'),
  left: i,
}))
const first: ForecastPage = {
  month: '2026-12',
  known: '2026-10',
  own,
  chart: loadChart({ ...own, recent, past: past.slice(4, 11), running: past[11]! }, { actual: 'Kenyataan', forecast: 'Perkiraan' }),
  units: units.slice(0, 1),
  quiet: units.slice(1),
  late: { rows: late, total: 28, first: 1, looked: 131, more: true, unknown: 3, expected: 34.2, newer: null, older: '/ringkasan/perkiraan?halaman=2#terlambat' },
  bands: [0, 0.2, 0.4, 0.6, 0.8].map((from, i) => ({ from, to: from + 0.2, forecasts: i === 1 ? 0 : 1412 - i * 300, expected: (1412 - i * 300) * (from + 0.08), late: Math.round((1412 - i * 300) * (from + 0.11)) })),
  gap: 0.031,
}
const none = { ...first.late, rows: [], total: 0, looked: 0, more: false, unknown: 0, expected: 0, older: null }

export const forecastSamples = {
  'forecasts/page': {
    regency: first,
    oneUnit: { ...first, own: { ...units[0]!, unit: pupr }, units: [], quiet: [], late: { ...first.late, more: false, unknown: 0, newer: '/ringkasan/perkiraan?halaman=1#terlambat', first: 26 } },
    empty: { ...first, own: { unit: null, forecast: null, record: null, worse: null }, chart: null, units: [], quiet: [], late: none, bands: first.bands.map((band) => ({ ...band, forecasts: 0, expected: 0, late: 0 })), gap: null },
  },
} satisfies { 'forecasts/page': Record<string, ForecastPage> }
