import type { DataPage, PerformanceList, PerformancePage, Spell } from '../../server/opendata/pages'
import { columns } from '../../server/opendata/files'
import { drawTrend } from '../../server/platform/charts/trend'
import { markup, pupr } from './parts'

const all: Spell['numbers'] = {
  received: 1204,
  answered: 1100,
  answeredOnTime: 980,
  answeredLate: 120,
  judged: 1130,
  late: 150,
  onTimeShare: 0.8673,
  medianDays: 6,
  closed: 900,
  confirmed: 500,
  closedBySilence: 400,
  open: 93,
}
const none: Spell['numbers'] = { ...all, received: 0, answered: 0, answeredOnTime: 0, answeredLate: 0, judged: 0, late: 0, onTimeShare: null, medianDays: null, open: 0 }
const hidden = Object.fromEntries(Object.keys(all).map((name) => [name, null])) as Spell['numbers']
const few: Spell['numbers'] = { ...hidden, received: 9, answeredOnTime: 7, late: 0, judged: 7 }
const october = (numbers: Spell['numbers']): Spell => ({ month: '2026-10', half: null, numbers })
const half = (numbers: Spell['numbers'], which: '1' | '2' = '1'): Spell => ({ month: null, half: { year: '2026', which }, numbers })

const file = (id: string) => ({ id, csv: `/data/${id}.csv`, json: `/data/${id}.json` })
const month = (id: string, revisedOn: string | null) => ({ ...file(id), month: id, firstOn: '2026-11-01', revisedOn })
const data: DataPage = {
  licence: { name: `CC BY 4.0 ${markup}`, url: 'https://creativecommons.org/licenses/by/4.0/' },
  baseUrl: 'https://aduan.serangkab.example',
  first: '2025-11',
  last: '2026-10',
  files: ['unit', 'kategori', 'kecamatan', 'kelas', 'unit-semester'].map(file),
  years: [
    { year: '2026', months: [month('2026-09', '2026-11-01'), month('2026-10', null)] },
    { year: '2025', months: [month('2025-11', null)] },
  ],
  fields: columns,
  changes: [
    { on: '2026-11-01', published: ['2026-10'], revised: ['2026-08', '2026-09'] },
    { on: '2026-10-01', published: ['2025-11', '2025-12', '2026-01', '2026-09'], revised: [] },
  ],
  citedOn: '2026-11-24',
}

const row = (name: string, spells: Spell[]): PerformanceList['rows'][number] => ({
  name,
  href: '/kinerja/x',
  spells,
})
const list: PerformanceList = {
  month: '2026-10',
  all: october(all),
  rows: [
    row(`Dinas Pekerjaan Umum ${markup}`, [october(all), half(all)]),
    row('Dinas Sosial', [october(few), half(all)]),
    row('Kecamatan Pabuaran', [october(hidden), half({ ...hidden, answeredOnTime: 12 })]),
    row('Puskesmas Pontang', [october(none), half({ ...hidden, received: 12, late: 5 })]),
    row('Bagian Organisasi', []),
  ],
  silent: [],
  units: 5,
  values: { cari: '', urut: 'nama' },
}

const months = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`)
const unit: PerformancePage = {
  unit: { ...pupr, name: `${pupr.name} ${markup}` },
  month: october(all),
  halves: [half(all), half(few, '2')],
  trend: drawTrend({
    format: 'count',
    months,
    lines: [
      { label: 'Masuk', points: months.map((at, i) => ({ month: at, value: 30 + (i % 4) * 5 })) },
      { label: 'Dijawab', points: months.map((at, i) => ({ month: at, value: i === 4 ? null : 26 + (i % 3) * 4 })) },
    ],
  }),
  limits: [
    { class: 'nonOversight', verification: { days: 3 }, answer: { days: 14 } },
    { class: 'minor', verification: null, answer: { minutes: 180 } },
  ],
  improvements: [{ text: `Lubang di jalan Ciruas ditutup tiap Senin. ${markup}`, on: '2026-09-14', href: '/hasil#h-1' }],
  scores: [{ year: 2024, score: 89.44, zone: { letter: 'A', tone: 'green' }, source: 'Ombudsman RI, 2024' }],
  updated: '2026-11-01',
}

export const openDataSamples = {
  'opendata/data': { full: data, empty: { ...data, first: null, last: null, years: [], changes: [] } },
  'opendata/performance': {
    full: list,
    many: { ...list, silent: Array.from({ length: 14 }, () => row(`Puskesmas ${markup}`, [])) },
    nothing: { ...list, rows: [], values: { cari: `zzz ${markup}`, urut: 'tepat' } },
    empty: { ...list, month: null, all: null, rows: list.rows.slice(4) },
  },
  'opendata/unit': {
    full: unit,
    small: { ...unit, month: october(hidden), halves: [half(hidden)], trend: null, improvements: [], scores: [] },
    empty: { ...unit, month: null, halves: [], trend: null, improvements: [], scores: [], updated: null },
  },
} satisfies {
  'opendata/data': Record<string, DataPage>
  'opendata/performance': Record<string, PerformanceList>
  'opendata/unit': Record<string, PerformancePage>
}
