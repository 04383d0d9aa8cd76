import type { Effect } from '../../server/improvements/effect'
import type {
  DeedPage,
  EffectCasesPage,
  ImprovementPage,
  ImprovementRow,
  ListPage,
  ProposePage,
  ResultsPage,
  ReviewPage,
  ReviewsPage,
  ThemePage,
  ThemeRow,
} from '../../server/improvements/pages'
import { officerDeeds } from '../../server/improvements/permissions'
import { improvementStates } from '../../server/improvements/improvement'
import { reviewMeasures, reviewStates } from '../../server/improvements/review'
import { at, markup, pupr } from './parts'

const form = { errors: {}, details: {}, overtaken: false }
const href = '/perbaikan/tema/jalan~dpupr~36.04.09'
const roads: ThemeRow = {
  category: 'jalan',
  unit: pupr,
  kecamatan: `Ciruas ${markup}`,
  count: 14,
  href,
  improvement: null,
  propose: '/perbaikan/baru?tema=jalan~dpupr~36.04.09',
}
const lamps: ThemeRow = {
  ...roads,
  category: 'perhubungan',
  unit: { id: 'dishub', name: 'Dinas Perhubungan', shortName: 'Dishub' },
  kecamatan: null,
  count: 8,
  propose: null,
}
const crew = `Regu tambal tetap ${markup}`
const row = (state: ImprovementRow['state'], over: Partial<ImprovementRow> = {}): ImprovementRow => ({
  ...roads,
  id: state,
  href: '/perbaikan/1',
  title: crew,
  state,
  dueOn: '2026-11-20',
  overdue: state === 'agreed',
  owner: `Siti ${markup}`,
  published: state === 'measured',
  ...over,
})
const list: ListPage = {
  from: '2026-08-27',
  date: '2026-11-24',
  least: 5,
  figure: { numerator: 1, denominator: 3, value: 1 / 3 },
  unanswered: [roads, lamps],
  answered: [{ ...roads, count: 6, improvement: { title: crew, state: 'agreed', href: '/perbaikan/1' }, propose: null }],
  groups: improvementStates.map((state) => ({ state, rows: [row(state)] })),
  filters: { unit: '', keadaan: '', sampai: '' },
  filtered: false,
  units: [pupr, lamps.unit],
  states: improvementStates,
  reviews: '/perbaikan/tinjauan?bulan=2026-10',
}
const theme: ThemePage = {
  ...roads,
  from: list.from,
  date: list.date,
  least: 5,
  clusters: [
    { size: 8, words: ['lubang', 'tambal', 'aspal'] },
    { size: 3, words: [] },
  ],
  compared: 14,
  rows: [0, 1].map((i) => ({
    code: i ? null : 'ADU-7K3M-9QXD-2C',
    register: i ? null : '002317/ADU/2026',
    title: i ? null : `Jalan berlubang ${markup}`,
    kecamatan: 'Ciruas',
    receivedAt: at('2026-11-03T10:00'),
    answeredOn: '2026-11-20',
  })),
  first: 1,
  newer: null,
  older: `${href}?halaman=2`,
  improvements: [row('done')],
  back: '/perbaikan',
}
const plan = { title: crew, owner: 'kepala.dpupr', dueOn: '2026-12-31', cause: `Tidak ada regu ${markup}`, change: 'Regu tetap' }
const owners = [{ id: 'kepala.dpupr', name: `Kepala ${markup}` }]
const propose: ProposePage = {
  theme: { category: 'jalan', unit: pupr, kecamatan: null, id: 'jalan~dpupr~semua', count: 14, href },
  request: '3c0c7f3e-2f57-4f51-9f0a-3c0c7f3e2f57',
  owners,
  values: { title: '', owner: '', dueOn: '', cause: '', change: '' },
  ...form,
}
const wrongPlan = {
  title: 'planTitleMissing',
  owner: 'ownerUnknown',
  dueOn: 'dueOnInvalid',
  cause: 'causeMissing',
  change: 'changeMissing',
}
const effect: Effect = {
  doneOn: '2026-07-01',
  days: 120,
  before: { from: '2026-03-03', to: '2026-06-30' },
  after: { from: '2026-07-02', to: '2026-10-29' },
  counts: { before: 24, after: 9 },
  others: { before: 80, after: 84 },
  per30: { before: 6, after: 2.25 },
  ratio: { ratio: 0.375, low: 0.153, high: 0.836 },
  verdict: 'fewer',
}
const early: Effect = { ...effect, days: 12, per30: null, ratio: null, verdict: 'tooEarly' }
const improvement: ImprovementPage = {
  id: '3c0c7f3e-2f57-4f51-9f0a-3c0c7f3e2f57',
  href: '/perbaikan/1',
  version: 5,
  title: crew,
  state: 'measured',
  overdue: false,
  theme: { category: 'jalan', unit: pupr, kecamatan: 'Ciruas', count: 14, href },
  owner: `Siti ${markup}`,
  dueOn: '2026-06-30',
  cause: plan.cause,
  change: plan.change,
  proposedOn: '2026-05-04',
  agreedOn: '2026-05-06',
  doneOn: '2026-07-01',
  evidence: [
    { name: 'foto.jpg', href: '/perbaikan/1/berkas/x', bytes: 412_000, image: true },
    { name: `SK ${markup}`, href: 'https://contoh.id/sk', bytes: null, image: false },
  ],
  effect,
  effectHrefs: { before: '/perbaikan/1/aduan?masa=before', after: '/perbaikan/1/aduan?masa=after' },
  measured: { ...effect, days: 90, counts: { before: 18, after: 0 }, ratio: { ratio: 0, low: 0, high: 0.23 } },
  published: { text: `Ruas Ciruas diperiksa tiap dua minggu ${markup}`, on: '2026-07-05' },
  oversight: false,
  deeds: [
    { id: 'prove', href: '/perbaikan/1/prove' },
    { id: 'unpublish', href: '/perbaikan/1/unpublish' },
  ],
  history: (
    ['propose', 'edit', 'agree', 'prove', 'finish', 'publish', 'unpublish', 'remind', 'escalate', 'measure', 'drop'] as const
  ).map((deed) => ({
    deed,
    at: at('2026-07-01T10:00'),
    by: deed === 'measure' ? null : { name: `Siti ${markup}`, title: 'Kepala DPUPR' },
    text: deed === 'finish' ? `Selesai ${markup}` : null,
    changed: deed === 'edit' ? ['title', 'dueOn'] : [],
    moved: deed === 'edit' ? { from: '2026-06-01', to: '2026-06-30' } : null,
  })),
  done: null,
}
const deed = (name: DeedPage['deed'], over: Partial<DeedPage> = {}): DeedPage => ({
  id: improvement.id,
  deed: name,
  version: 5,
  title: crew,
  state: 'agreed',
  today: '2026-11-24',
  owners,
  fileMax: 5_000_000,
  values: { ...plan, link: '', label: '', note: '', reason: '', text: '', doneOn: '2026-11-24' },
  ...form,
  ...over,
})
const deeds = Object.fromEntries(officerDeeds.map((name) => [name, deed(name)]))
const results: ResultsPage = {
  results: [
    { id: '1', text: improvement.published!.text, unit: pupr.name, category: 'jalan', kecamatan: 'Ciruas', on: '2026-07-05', fewer: true },
    { id: '2', text: 'Lampu jalan kini diperiksa tiap bulan.', unit: 'Dinas Perhubungan', category: 'perhubungan', kecamatan: null, on: '2026-06-05', fewer: false },
  ],
  newer: null,
  older: '/hasil?halaman=2',
}
const effectCases: EffectCasesPage = {
  title: `Regu tambal tetap ${markup}`,
  spell: 'before',
  from: '2026-05-27',
  to: '2026-08-10',
  total: 61,
  rows: [0, 1].map((i) => ({
    code: i ? null : 'ADU-0',
    register: i ? null : '002317/ADU/2026',
    title: i ? null : `Jalan berlubang ${markup}`,
    kecamatan: 'Ciruas',
    on: '2026-08-09',
  })),
  first: 1,
  newer: null,
  older: '/perbaikan/1/aduan?masa=before&halaman=2',
  back: '/perbaikan/1',
}
const reviews: ReviewsPage = {
  month: '2026-10',
  running: false,
  signed: 2,
  all: 4,
  waiting: [],
  rows: reviewStates.map((state, i) => ({
    unit: { ...pupr, name: `${pupr.name} ${markup}` },
    state,
    signedAt: i > 1 ? at('2026-11-05T10:00') : null,
    href: '/perbaikan/tinjauan/dpupr/2026-10',
  })),
  previous: { month: '2026-09', href: '/perbaikan/tinjauan?bulan=2026-09' },
  next: null,
}
const measures = { 'onTime.unit': 'share', 'median.unit': 'days', returned: 'share', reopened: 'share' } as const
const review: ReviewPage = {
  unit: pupr,
  month: '2026-10',
  state: 'draft',
  running: false,
  version: 1,
  numbers: reviewMeasures.map((id) => ({
    id,
    unitOfMeasure: measures[id as keyof typeof measures] ?? 'count',
    figure: id === 'reopened' ? { numerator: 0, denominator: 0, value: null } : { numerator: 56, denominator: 72, value: id.startsWith('median') ? 7 : id === 'onTime.unit' || id === 'returned' ? 56 / 72 : 56 },
    href: id === 'received' ? null : '/ringkasan/daftar?indicator=onTime.unit',
  })),
  themes: [
    { category: 'jalan', kecamatan: 'Ciruas', count: 14, href, hasImprovement: false },
    { category: 'drainase', kecamatan: null, count: 5, href, hasImprovement: true },
  ],
  improvements: [
    { title: crew, state: 'agreed', dueOn: '2026-10-20', overdue: true, href: '/perbaikan/1' },
    { title: 'Papan informasi', state: 'done', dueOn: '2026-10-01', overdue: false, href: '/perbaikan/2' },
  ],
  values: { notes: `Lubang bertambah setelah hujan ${markup}`, agreed: '' },
  signed: null,
  seen: null,
  moved: false,
  may: { edit: true, sign: true, acknowledge: false },
  done: null,
  back: '/perbaikan/tinjauan?bulan=2026-10',
  ...form,
}
const signed = { name: `Siti ${markup}`, title: 'Kepala DPUPR', at: at('2026-11-05T10:00'), print: '9f0a3c0c7f3e2f57' }
const reader = { edit: false, sign: false, acknowledge: false }

export const improvementSamples = {
  'improvements/list': {
    all: list,
    filtered: { ...list, filtered: true, filters: { unit: 'dpupr', keadaan: 'agreed', sampai: '2026-11-01' }, groups: [] },
    empty: { ...list, figure: { numerator: 0, denominator: 0, value: null }, unanswered: [], answered: [], groups: [], units: [pupr] },
  },
  'improvements/theme': {
    kecamatan: theme,
    everywhere: { ...theme, kecamatan: null, count: 3, clusters: [], improvements: [], newer: href, older: null, propose: null },
  },
  'improvements/propose': {
    first: propose,
    wrong: { ...propose, values: { ...plan, title: '', dueOn: '2020-01-01' }, errors: wrongPlan },
  },
  'improvements/improvement': {
    measured: improvement,
    late: { ...improvement, state: 'agreed', overdue: true, effect: null, measured: null, published: null, evidence: [], doneOn: null, done: 'agree', deeds: [{ id: 'finish', href: '/perbaikan/1/finish' }, { id: 'edit', href: '/perbaikan/1/edit' }] },
    early: { ...improvement, state: 'done', effect: early, measured: null, published: null, oversight: true, deeds: [] },
    few: { ...improvement, effect: { ...effect, counts: { before: 0, after: 4 }, ratio: { ratio: null, low: 0.66, high: null }, verdict: 'tooFew' } },
  },
  'improvements/deed': {
    ...deeds,
    wrongEdit: deed('edit', { errors: wrongPlan, overtaken: true }),
    wrongFinish: deed('finish', { errors: { doneOn: 'doneOnInvalid', files: 'fileType', link: 'proofMissing' } }),
    wrongDrop: deed('drop', { errors: { reason: 'reasonMissing' } }),
    wrongPublish: deed('publish', { errors: { text: 'resultPersonal' } }),
  },
  'improvements/results': { some: results, empty: { results: [], newer: null, older: null } },
  'improvements/cases': { before: effectCases, after: { ...effectCases, spell: 'after', newer: '/perbaikan/1/aduan?masa=after', older: null }, none: { ...effectCases, total: 0, rows: [], older: null } },
  'improvements/reviews': { october: reviews, many: { ...reviews, all: 22, rows: reviews.rows.slice(1), waiting: Array.from({ length: 19 }, () => reviews.rows[0]!) }, none: { ...reviews, signed: 0, all: 13, rows: [], waiting: Array.from({ length: 13 }, () => reviews.rows[0]!) }, empty: { ...reviews, signed: 0, all: 0, rows: [], running: true, next: reviews.previous } },
  'improvements/review': {
    draft: review,
    running: { ...review, running: true, may: { ...reader, edit: true }, themes: [], improvements: [], overtaken: true },
    signed: { ...review, state: 'signed', signed, moved: true, may: { ...reader, acknowledge: true }, done: 'sign' },
    seen: { ...review, state: 'seen', signed, seen: signed, may: reader },
    wrong: { ...review, errors: { notes: 'monthRunning' } },
  },
} satisfies {
  'improvements/list': Record<string, ListPage>
  'improvements/theme': Record<string, ThemePage>
  'improvements/propose': Record<string, ProposePage>
  'improvements/improvement': Record<string, ImprovementPage>
  'improvements/deed': Record<string, DeedPage>
  'improvements/results': Record<string, ResultsPage>
  'improvements/cases': Record<string, EffectCasesPage>
  'improvements/reviews': Record<string, ReviewsPage>
  'improvements/review': Record<string, ReviewPage>
}
