import type {
  ChannelFormPage,
  ChannelPage,
  ChannelRow,
  CoachingFormPage,
  CoachingListPage,
  CoachingRow,
  CountPage,
  DocumentFormPage,
  DocumentListPage,
  DocumentRow,
  ProcedureFormPage,
  ProcedurePreviewPage,
  PublishedListPage,
  PublishedPage,
  UnitDocumentsPage,
  VersionRow,
  WithdrawPage,
} from '../../server/documents/pages'
import { type Check, checkIds } from '../../server/documents/checklist'
import { at, markup, pupr, units } from './parts'

const today = '2026-11-24'
const form = { errors: {}, details: {}, overtaken: false }
const unit = { ...pupr, name: `${pupr.name} ${markup}` }
const check = (id: Check['id'], state: Check['state'] = 'there', over: Partial<Check> = {}): Check => ({ id, state, until: null, n: 1, of: null, ...over })
const checks = [check('decree', 'ending', { until: '2026-12-31' }), check('sop'), check('notice', 'missing', { n: 0 }), check('procedure'), check('channels', 'there', { n: 3 }), check('counts', 'missing', { n: 2, of: 3 }), check('coaching'), check('survey', 'missing', { n: 0 })]
const full = checkIds.map((id) => check(id, 'there', id === 'counts' ? { n: 2, of: 2 } : {}))
const bare = checkIds.map((id) => check(id, id === 'counts' ? 'none' : 'missing', { n: 0 }))
const written = { who: `Agus ${markup}`, as: `Penghubung DPUPR ${markup}`, at: at('2026-01-12T09:20') }
const published = { by: written.who, as: written.as, at: written.at }
const file = { name: `SK ${markup}.pdf`, bytes: 412_000, href: '/dokumen/dpupr/berkas/x', image: false }

const version = (n: number, over: Partial<VersionRow> = {}): VersionRow => ({
  version: n,
  title: `Penunjukan petugas pengelola pengaduan ${markup}`,
  number: `800/${n}/DPUPR/2026 ${markup}`,
  date: '2026-01-08',
  validFrom: '2026-01-08',
  validTo: '2026-12-31',
  held: { from: '2026-01-08', to: '2026-12-31' },
  file,
  link: null,
  written,
  ...over,
})
const paper = (id: string, kind: DocumentRow['kind'], over: Partial<DocumentRow> = {}): DocumentRow => ({ id, kind, standing: 'inForce', shown: version(2), versions: [version(2), version(1, { held: null })], withdrawn: null, ...over })
const link = version(1, { title: 'SOP penanganan aduan', number: '', date: null, file: null, link: 'https://jdih.contoh.invalid/sop', validTo: null, held: { from: '2025-03-01', to: null } })
const papers = [
  paper('d1', 'decree'),
  paper('d2', 'sop', { shown: link, versions: [link] }),
  paper('d3', 'other', { standing: 'withdrawn', shown: version(1, { held: null }), versions: [version(1, { held: null })], withdrawn: { ...written, from: '2026-01-08', reason: `Salah unggah ${markup}` } }),
  paper('d4', 'notice', { standing: 'coming', shown: version(1, { title: 'Maklumat pelayanan', held: { from: '2027-01-01', to: null }, validTo: null, file: { ...file, image: true, name: 'maklumat.jpg' } }), versions: [version(1)] }),
]

const months = ['2026-11', '2026-10', '2026-09', '2026-08', '2026-07', '2026-06']
const channel = (id: string, kind: ChannelRow['kind'], numbers: (number | null)[], over: Partial<ChannelRow> = {}): ChannelRow => ({
  id,
  kind,
  name: `Loket pengaduan ${markup}`,
  address: `Jalan Raya Serang 1 ${markup}`,
  hours: 'Senin–Jumat 07.30–16.00',
  from: '2026-01-01',
  to: null,
  months: months.toReversed().map((month, i) => ({ month, open: kind === 'web' || i > 0, number: numbers[i] ?? null, source: numbers[i] === undefined ? '' : 'Buku tamu', counted: numbers[i] == null || kind === 'web' ? null : published, corrections: i === 2 ? 1 : 0 })),
  total: 60,
  missing: 1,
  standing: 'inForce',
  ...over,
})
const web = channel('web', 'web', [31, 42, 1204, 38, 40, 22], { name: '', address: 'https://aduan.contoh.invalid', hours: '' })
const channels = [web, channel('c1', 'counter', [null, 12, 8, 15, 9, null]), channel('c2', 'lapor', [null, 4, 6, null, 3, 2], { name: 'SP4N-LAPOR!', address: 'lapor.go.id' }), channel('c3', 'box', [], { name: 'Kotak saran', standing: 'withdrawn', to: '2026-09-30' })]

const days = (n: number) => ({ days: n })
const limits = [
  { class: 'information', verification: days(3), followUp: days(5), answer: days(5) },
  { class: 'normative', verification: days(3), followUp: days(5), answer: days(5) },
  { class: 'nonOversight', verification: days(3), followUp: days(5), answer: days(14) },
  { class: 'oversight', verification: { minutes: 180 }, followUp: null, answer: days(60) },
]
const procedure = {
  version: 3,
  intro: `Jalan berlubang, jembatan rusak, drainase tersumbat: ceritakan kepada kami. ${markup}`,
  steps: ['Ceritakan apa yang terjadi dan di mana, lewat situs ini, loket, atau WhatsApp.', `Petugas memeriksa aduan Anda. ${markup}`, 'Unit menangani dan menjawab.', 'Anda menilai jawabannya: sudah beres, atau belum.'],
  fee: 'Gratis',
  limits,
  responsible: { title: 'Penghubung DPUPR', holder: `Agus Contoh ${markup}` },
  from: '2026-02-01',
  to: null,
}
const coached: CoachingRow = {
  id: 'k1',
  date: '2026-10-14',
  topic: 'answers',
  subject: `Cara menjawab aduan jalan rusak ${markup}`,
  coach: 'Pengawas Bagian Organisasi',
  coached: ['Penghubung DPUPR', 'Kepala DPUPR'],
  agreed: `Setiap jawaban memuat tanggal dan foto.\nContoh jawaban dibagikan paling lambat 1 November. ${markup}`,
  files: [{ ...file, name: 'daftar-hadir.pdf' }, { ...file, image: true, name: `foto ${markup}.jpg` }],
  link: 'https://notulen.contoh.invalid/1',
  written,
  annulled: null,
  mayAnnul: true,
}
const annulled: CoachingRow = { ...coached, id: 'k2', topic: 'timeliness', files: [], link: null, mayAnnul: false, annulled: { ...written, reason: `Salah unit ${markup}` } }

const list: DocumentListPage = {
  today,
  rows: [{ unit: { id: 'dishub', name: `Dinas Perhubungan ${markup}`, shortName: 'Dishub' }, checks: bare, missing: 7 }, { unit, checks, missing: 3 }, { unit: { id: 'dinsos', name: 'Dinas Sosial', shortName: 'Dinsos' }, checks: full, missing: 0 }],
  bare: [],
  complete: 1,
  all: 3,
  lacking: checkIds.map((id) => ({ id, count: id === 'sop' ? 1 : 2 })),
}
const page: UnitDocumentsPage = { unit, today, checks, documents: papers, channels, months, procedure: { ...procedure, published }, published: '/layanan/dpupr', coaching: [coached], mayKeep: true, mayCoach: true, done: 'versionAdded' }
const edit: DocumentFormPage = { ...form, unit, document: null, file: null, fileMax: 5_000_000, values: { request: 'r', rev: '0', kind: '', title: '', number: '', date: '', validFrom: today, validTo: '', link: '' } }
const withdraw: WithdrawPage = { ...form, unit, what: 'document', name: `SK ${markup}`, action: '/dokumen/dpupr/dokumen/d1/cabut', back: '/dokumen/dpupr', values: { rev: '2', from: today, reason: '' } }
const channelEdit: ChannelFormPage = { ...form, unit, channel: null, values: { request: 'r', rev: '0', kind: '', name: '', address: '', hours: '', validFrom: today, validTo: '' } }
const line = { month: '2026-10', number: 9, source: `Buku tamu ${markup}`, reason: null, revision: 1, written }
const channelPage: ChannelPage = {
  unit,
  channel: { ...channels[1]!, months: channels[1]!.months.filter(({ open }) => open).reverse() },
  versions: [{ ...written, name: `Loket ${markup}`, address: markup, hours: markup, validFrom: '2026-01-01', validTo: null }],
  withdrawn: null,
  lines: [{ ...line, revision: 2, number: 12, reason: `Tiga surat baru ditemukan ${markup}` }, line],
  mayKeep: true,
  done: 'counted',
}
const count: CountPage = { ...form, unit, channel: { id: 'c1', name: `Loket ${markup}` }, month: '2026-10', stands: null, values: { month: '2026-10', revision: '0', number: '', source: '', reason: '' } }
const posts = [{ id: 'liaison-dpupr', name: `Penghubung DPUPR ${markup}` }, { id: 'head-dpupr', name: 'Kepala DPUPR' }]
const procedureEdit: ProcedureFormPage = { ...form, unit, posts, limits, published: true, tomorrow: '2026-11-25', values: { rev: '3', intro: procedure.intro, steps: procedure.steps.join('\n'), fee: 'Gratis', post: 'liaison-dpupr', validFrom: today } }
const shown = { unit, procedure, channels, notices: [{ title: `Maklumat ${markup}`, number: '1/2026', file: { ...file, href: '/layanan/dpupr/berkas/x' }, link: null }] }
const preview: ProcedurePreviewPage = { unit, shown, values: procedureEdit.values, action: '/dokumen/dpupr/tata-cara' }
const coaching: CoachingListPage = { unit, year: 2026, years: [2026, 2025, 2024], rows: [coached, annulled], mayCoach: true, done: 'coachingAdded' }
const coachingEdit: CoachingFormPage = { ...form, unit, posts, coach: `Pengawas ${markup}`, fileMax: 5_000_000, values: { request: 'r', date: today, topic: '', subject: '', coached: [], agreed: '', link: '' } }
const everybody: PublishedPage = { ...shown, today }
const everyUnit: PublishedListPage = { open: units.map((one) => ({ ...one, shortName: one.id, name: `${one.name} ${markup}` })), others: 81 }

export const documentSamples = {
  'documents/list': { first: list, many: { ...list, all: 16, bare: Array.from({ length: 13 }, () => unit) }, nobody: { ...list, all: 13, complete: 0, rows: [], bare: Array.from({ length: 13 }, () => unit) }, empty: { ...list, all: 0, rows: [], complete: 0, lacking: [] } },
  'documents/unit': { first: page, reader: { ...page, mayKeep: false, mayCoach: false, done: null }, empty: { ...page, checks: bare, documents: [], channels: [web], procedure: null, coaching: [], done: null } },
  'documents/edit': {
    first: edit,
    wrong: { ...edit, values: { ...edit.values, kind: 'sop', title: markup, link: markup }, errors: { title: 'documentTitleMissing', validTo: 'validToInvalid', files: 'fileTooLarge', link: 'linkInvalid' } },
    version: { ...edit, document: { id: 'd1', kind: 'decree', title: markup, version: 1 }, file, overtaken: true },
  },
  'documents/withdraw': {
    document: withdraw,
    wrong: { ...withdraw, errors: { from: 'withdrawnFromInvalid', reason: 'reasonMissing' }, overtaken: true },
    channel: { ...withdraw, what: 'channel' },
    coaching: { ...withdraw, what: 'coaching', values: { rev: '0', from: '', reason: '' } },
  },
  'documents/channelEdit': {
    first: channelEdit,
    wrong: { ...channelEdit, values: { ...channelEdit.values, name: markup }, errors: { kind: 'channelKindMissing', address: 'channelAddressMissing', validFrom: 'beginningMissing' } },
    edit: { ...channelEdit, channel: { id: 'c1', kind: 'counter', name: markup }, overtaken: true },
  },
  'documents/channel': {
    first: channelPage,
    reader: { ...channelPage, mayKeep: false, done: null },
    closed: { ...channelPage, channel: { ...channelPage.channel, months: [], standing: 'withdrawn' }, lines: [], withdrawn: { ...written, from: '2026-09-01', reason: markup } },
  },
  'documents/count': {
    first: count,
    wrong: { ...count, values: { ...count.values, number: markup }, errors: { number: 'countInvalid', source: 'countSourceMissing', month: 'monthClosedInvalid' } },
    correct: { ...count, stands: line, values: { ...count.values, revision: '1', number: '12' }, errors: { reason: 'reasonMissing' }, overtaken: true },
  },
  'documents/procedureEdit': { first: procedureEdit, wrong: { ...procedureEdit, values: { ...procedureEdit.values, post: '', intro: '' }, errors: { intro: 'introMissing', steps: 'stepsMany', post: 'responsibleMissing' }, overtaken: true } },
  'documents/procedurePreview': { first: preview },
  'documents/coaching': { first: coaching, reader: { ...coaching, rows: [annulled], mayCoach: false, done: null }, empty: { ...coaching, rows: [], done: null } },
  'documents/coachingEdit': {
    first: coachingEdit,
    wrong: { ...coachingEdit, values: { ...coachingEdit.values, topic: 'answers', coached: ['head-dpupr'], subject: markup }, errors: { date: 'coachingDateInvalid', coached: 'coachedMissing', agreed: 'agreedMissing', files: 'fileType' } },
    nobody: { ...coachingEdit, posts: [] },
  },
  'documents/published': { first: everybody, plain: { ...everybody, channels: [web], notices: [], procedure: { ...procedure, responsible: null, limits: limits.slice(0, 1) } } },
  'documents/publishedList': { first: everyUnit, empty: { open: [], others: 84 } },
} satisfies {
  'documents/list': Record<string, DocumentListPage>
  'documents/unit': Record<string, UnitDocumentsPage>
  'documents/edit': Record<string, DocumentFormPage>
  'documents/withdraw': Record<string, WithdrawPage>
  'documents/channelEdit': Record<string, ChannelFormPage>
  'documents/channel': Record<string, ChannelPage>
  'documents/count': Record<string, CountPage>
  'documents/procedureEdit': Record<string, ProcedureFormPage>
  'documents/procedurePreview': Record<string, ProcedurePreviewPage>
  'documents/coaching': Record<string, CoachingListPage>
  'documents/coachingEdit': Record<string, CoachingFormPage>
  'documents/published': Record<string, PublishedPage>
  'documents/publishedList': Record<string, PublishedListPage>
}
