import type { CheckPage, RegisterExportPage, ReportPage, ReportsPage, SpbePage } from '../../server/reports/pages'
import { partIds, partNumber } from '../../server/reports/evidence'
import { at } from '../support/aComplaint'
import { markup } from './parts'

const units = [{ id: 'dpupr', name: `Dinas Pekerjaan Umum dan Penataan Ruang ${markup}` }, { id: 'dishub', name: 'Dinas Perhubungan' }]
const periods = {
  month: [{ id: '2026-11', name: 'November 2026' }, { id: '2026-10', name: 'Oktober 2026' }],
  quarter: [{ id: '2026-Q4', name: 'Triwulan IV 2026' }],
  semester: [{ id: '2026-S2', name: 'Semester II 2026' }],
  year: [{ id: '2026', name: 'Tahun 2026' }],
}
const none = { errors: {}, details: {} }
const wrongDates = { errors: { from: 'dateInvalid', to: 'periodReversed' }, details: {} }
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const code = 'BKT-7K3M-9QXD-2C'

const list: ReportsPage = {
  units,
  everything: true,
  periods,
  parts: partIds.map((id) => ({ number: partNumber(id), id })),
  rows: (['done', 'making', 'waiting', 'failed', 'expired'] as const).map((state, i) => ({
    subject: i ? 'Kabupaten Serang' : `Dinas Pekerjaan Umum dan Penataan Ruang ${markup}`,
    period: 'Oktober 2026',
    askedAt: at('2026-11-03T10:00'),
    state,
    bytes: state === 'done' ? 4_212_000 : null,
    code,
    href: '/laporan/1a2b3c',
  })),
  keptDays: 30,
  values: { unit: '', period: '2026-10', from: '', to: '' },
  ...none,
}
const report: ReportPage = {
  id: '1a2b3c',
  subject: `Dinas Pekerjaan Umum dan Penataan Ruang ${markup}`,
  period: 'Oktober 2026',
  askedAt: at('2026-11-03T10:00'),
  madeAt: at('2026-11-03T10:01'),
  expiresAt: at('2026-12-03T10:01'),
  state: 'done',
  code,
  print: '4f2a9c0d11e8b7a3',
  progress: null,
  file: { name: 'berkas-bukti-dpupr.zip', bytes: 4_212_000, sha256 },
  files: [
    { name: '00-daftar-isi.pdf', bytes: 21_000, sha256 },
    { name: `03-sk-dan-sop/dpupr/sk-v1-${markup}.pdf`, bytes: 812_000, sha256 },
  ],
  oversight: false,
  checkHref: `/periksa/${code}`,
}
const waiting: ReportPage = { ...report, state: 'waiting', madeAt: null, expiresAt: null, print: null, file: null, files: [] }
const values = { unit: 'dpupr', period: '2026-10', from: '', to: '', state: '', kind: '', class: '', category: '' }
const register: RegisterExportPage = {
  units,
  everything: false,
  periods,
  states: [{ id: 'closed', name: 'Selesai' }],
  kinds: [{ id: 'pengaduan', name: 'Pengaduan' }],
  classes: [{ id: 'minor', name: 'Pengaduan ringan' }],
  categories: [{ id: 'jalan', name: 'Jalan' }],
  count: null,
  period: '',
  csvHref: null,
  xlsxHref: null,
  columns: ['Nomor agenda', 'Diterima'],
  values,
  ...none,
}
const line = (name: string) => ({ name, value: '87,4 %', made: '348 dari 398', href: '/ringkasan/daftar?indicator=answers' })
const spbe: SpbePage = {
  year: 2026,
  previous: '/laporan/spbe?year=2025',
  next: null,
  subject: `Kabupaten Serang ${markup}`,
  unit: '',
  units,
  everything: true,
  groups: [
    { id: 'spbe', lines: [line('Aduan masuk'), line('Mulai ditangani tepat waktu')] },
    { id: 'ipp', lines: [line('Pelapor dijawab tepat waktu')] },
    { id: 'skm', lines: [{ ...line('Penilaian pelapor'), value: '3,42', made: 'n 152' }] },
  ],
  survey: [{ subject: `Dinas Sosial ${markup}`, from: '2026-01-01', to: '2026-06-30', index: 84.31, letter: 'B', respondents: 214 }],
}
const found: CheckPage['found'] = {
  kind: 'evidence',
  subject: `Dinas Pekerjaan Umum dan Penataan Ruang ${markup}`,
  period: 'Oktober 2026',
  madeAt: at('2026-11-03T10:01'),
  state: 'done',
  print: '4f2a9c0d11e8b7a3',
  files: 13,
  sha256,
}
const check: CheckPage = { code: '', fingerprint: '', values: { code: '', fingerprint: '' }, asked: false, found: null, match: null, ...none }
const checked: CheckPage = { ...check, code, values: { code, fingerprint: '' }, asked: true, found }

export const reportSamples = {
  'reports/list': {
    first: list,
    unit: { ...list, everything: false, rows: [], values: { ...list.values, unit: 'dpupr' } },
    wrong: { ...list, values: { unit: 'dpupr', period: '', from: markup, to: '2026-01-01' }, ...wrongDates },
  },
  'reports/report': {
    done: report,
    oversight: { ...report, oversight: true },
    waiting,
    making: { ...waiting, state: 'making', progress: { part: 'register', rows: 21_400, of: 61_000, share: 0.35 } },
    failed: { ...waiting, state: 'failed' },
    expired: { ...report, state: 'expired' },
  },
  'reports/register': {
    first: register,
    found: { ...register, count: 1_234, period: 'Oktober 2026', csvHref: '/laporan/register.csv?unit=dpupr', xlsxHref: '/laporan/register.xlsx?unit=dpupr' },
    long: { ...register, count: 1_400_000, period: 'Tahun 2026', csvHref: '/laporan/register.csv' },
    none: { ...register, count: 0, period: 'Oktober 2026', csvHref: '/laporan/register.csv', xlsxHref: '/laporan/register.xlsx' },
    wrong: { ...register, values: { ...values, period: '', from: markup }, ...wrongDates },
  },
  'reports/spbe': { year: spbe, unit: { ...spbe, everything: false, unit: 'dpupr', next: '/laporan/spbe?year=2027', survey: [] } },
  'reports/check': {
    first: check,
    found: checked,
    whole: { ...checked, fingerprint: sha256, values: { code, fingerprint: sha256 }, match: { is: 'whole', name: 'berkas-bukti.zip' } },
    part: { ...checked, fingerprint: sha256, match: { is: 'part', name: `04-register.csv ${markup}` } },
    other: { ...checked, match: { is: 'none', name: null } },
    monthly: { ...checked, found: { ...found!, kind: 'monthly', state: 'expired', files: 1 } },
    making: { ...checked, found: { ...found!, state: 'making', madeAt: null, files: 0, print: null, sha256: null } },
    wrongFingerprint: { ...checked, values: { code, fingerprint: markup }, errors: { fingerprint: 'fingerprintInvalid' } },
    mistyped: { ...check, asked: true, values: { code: markup, fingerprint: '' }, errors: { code: 'verificationMistyped' } },
  },
} satisfies {
  'reports/list': Record<string, ReportsPage>
  'reports/report': Record<string, ReportPage>
  'reports/register': Record<string, RegisterExportPage>
  'reports/spbe': Record<string, SpbePage>
  'reports/check': Record<string, CheckPage>
}
