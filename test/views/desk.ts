import { markWords } from '../../server/complaints/markWords'
import type { SuggestionNote } from '../../server/complaints/proposal'
import type { CasePage, ClockExplained, CaseRow, CaseSummary, ConflictPage, DeedPage, DeskListPage, HistoryEntry } from '../../server/complaints/desk'
import { at, kecamatan, markup, pupr, strip, twoPhotos, units } from './parts'
import { similarCases } from './similar'

const row: CaseRow = {
  code: 'ADU-7K3M-9QXD-C',
  register: '002317/ADU/2026',
  title: `Jalan berlubang dalam di depan SD ${markup}`,
  kecamatan: 'Ciruas',
  unit: 'DPUPR',
  state: 'inProgress',
  kind: 'pengaduan',
  identity: 'named',
  ageDays: 17,
  due: { tone: 'ok', days: 6, minutes: null, isToday: false, at: at('2026-12-28T16:00'), clock: 'unit' },
  suggested: null,
}
export const rows: CaseRow[] = [
  { ...row, code: 'ADU-1', register: '002188/ADU/2026', title: 'Drainase tersumbat, air masuk ke kelas', due: { ...row.due, tone: 'late', days: 2 } },
  { ...row, code: 'ADU-2', title: 'Izin bangunan di sempadan irigasi', due: { ...row.due, tone: 'soon', days: 0, minutes: 130, isToday: true }, state: 'assigned' },
  { ...row, code: 'ADU-3', title: 'Bahu jalan longsor', due: { ...row.due, tone: 'soon', days: 1 }, identity: 'confidential' },
  row,
  { ...row, code: 'ADU-6', title: 'Pasien menunggu terlalu lama', unit: 'RSUD', due: { ...row.due, tone: 'soon', days: 1, minutes: 80 } },
  { ...row, code: 'ADU-7', title: 'Antrean loket', due: { ...row.due, tone: 'soon', days: 0, minutes: null } },
  { ...row, code: 'ADU-8', title: 'Lampu padam', due: { ...row.due, tone: 'late', days: 1, minutes: 40, isToday: true } },
  { ...row, code: 'ADU-4', title: 'Talut ambrol dekat jembatan', due: { ...row.due, tone: 'paused', days: 0, at: null }, state: 'awaitingReporter' },
  { ...row, code: '', title: '', identity: 'confidential', due: { ...row.due, tone: 'soon', days: 2 } },
  { ...row, code: 'ADU-5', register: null, unit: null, title: 'Tanpa judul', due: { ...row.due, tone: 'none', days: 0, at: null, clock: null }, state: 'closed' },
]

const list: DeskListPage = {
  rows,
  filters: { view: 'all', unit: '', state: '', kecamatan: '', q: markup },
  newestFirst: false,
  views: (['all', 'late', 'soon', 'paused', 'new', 'answered'] as const).map((id, i) => ({ id, count: i < 4 ? 14 - i * 3 : null, more: i === 0 })),
  units,
  kecamatan: kecamatan.map(({ code, name }) => ({ id: code, name })),
  accepted: null,
  newer: null,
  older: '/meja?after=abc',
}

const complaint: CaseSummary = {
  code: row.code,
  register: row.register,
  version: 8,
  title: row.title,
  text: `Jalan dari pertigaan pasar ke SD di Kadikaran lubangnya sudah dalam. Kalau hujan tidak kelihatan.\nTolong segera ditambal. ${markup}`,
  photos: twoPhotos,
  state: 'inProgress',
  kind: 'pengaduan',
  class: 'nonOversight',
  category: 'jalan',
  identity: 'anonymous',
  oversight: false,
  receivedAt: at('2026-11-22T20:14'),
  place: { kecamatan: 'Ciruas', desa: 'Kadikaran', detail: `Depan SD ${markup}` },
  unit: pupr,
  due: row.due,
}
const bare = { unit: null, to: null, role: null, text: null, reason: null, rating: null, clock: null, days: null, moves: [], files: [], open: true }
const system = { kind: 'system', name: null, title: null } as const
const reporter = { kind: 'reporter', name: null, title: null } as const
const coordinator = { kind: 'officer', name: 'Rina', title: 'Koordinator aduan, Diskominfo' } as const
const liaison = { kind: 'officer', name: `Dedi ${markup}`, title: 'Penghubung DPUPR' } as const
const history: HistoryEntry[] = [
  { ...bare, type: 'received', at: at('2026-11-22T20:14'), by: reporter },
  { ...bare, type: 'recorded', at: at('2026-11-22T20:14'), by: system, text: row.register },
  { ...bare, type: 'routed', at: at('2026-11-22T20:15'), by: system, open: false },
  { ...bare, type: 'verified', at: at('2026-11-24T09:12'), by: coordinator },
  { ...bare, type: 'classified', at: at('2026-11-24T09:12'), by: coordinator },
  { ...bare, type: 'assigned', at: at('2026-11-24T09:12'), by: coordinator, unit: 'DPUPR', text: `Ruas jalan kabupaten. ${markup}`, open: false },
  { ...bare, type: 'returned', at: at('2026-11-25T09:12'), by: liaison, unit: 'DPUPR', to: 'Dishub', reason: 'Soal rambu, bukan jalan.' },
  { ...bare, type: 'followUpStarted', at: at('2026-11-26T08:40'), by: liaison, unit: 'DPUPR' },
  { ...bare, type: 'asked', at: at('2026-11-27T10:20'), by: liaison, unit: 'DPUPR', text: 'Sebelum atau sesudah jembatan?' },
  { ...bare, type: 'replied', at: at('2026-12-10T07:50'), by: reporter, text: `Sesudah. ${markup}` },
  { ...bare, type: 'warned', at: at('2026-12-14T07:30'), by: system, clock: 'unit', open: false },
  { ...bare, type: 'overdue', at: at('2026-12-14T07:30'), by: system, clock: 'followUp' },
  { ...bare, type: 'escalated', at: at('2026-12-15T07:30'), by: system, clock: 'followUp', role: 'head', open: false },
  {
    ...bare,
    type: 'answered',
    at: at('2026-12-17T09:05'),
    by: liaison,
    unit: 'DPUPR',
    text: 'Sudah ditambal.',
    files: [{ name: 'sesudah.jpg', href: '/meja/aduan/x/berkas/1', bytes: 1_412_000, image: true }],
  },
  { ...bare, type: 'extensionAsked', at: at('2026-12-11T08:05'), by: liaison, unit: 'DPUPR', days: 5, reason: 'Aspal baru datang Senin.', text: `Kami tambal Rabu depan. ${markup}`, open: false },
  { ...bare, type: 'extensionRefused', at: at('2026-12-11T09:05'), by: coordinator, unit: 'DPUPR', reason: 'Masih dapat tepat waktu.', open: false },
  { ...bare, type: 'extended', at: at('2026-12-11T10:05'), by: coordinator, unit: 'DPUPR', days: 5, reason: 'Aspal baru datang Senin.', text: `Kami tambal Rabu depan. ${markup}` },
  {
    ...bare,
    type: 'duesMoved',
    at: at('2026-12-12T10:05'),
    by: system,
    moves: [
      { clock: 'unit', unit: 'DPUPR', from: at('2026-12-14T16:00'), to: at('2026-12-15T16:00') },
      { clock: 'resolution', unit: null, from: at('2026-12-11T16:30'), to: at('2026-12-14T16:00') },
    ],
  },
  { ...bare, type: 'hidden', at: at('2026-12-17T10:05'), by: liaison, open: false },
  { ...bare, type: 'unhidden', at: at('2026-12-17T11:05'), by: liaison, reason: `Nama jalan umum. ${markup}`, open: false },
  { ...bare, type: 'reopened', at: at('2026-12-18T09:05'), by: reporter, reason: 'Masih ada lubang.' },
  { ...bare, type: 'closed', at: at('2026-12-19T09:05'), by: reporter },
  { ...bare, type: 'rated', at: at('2026-12-19T09:05'), by: reporter, rating: 4 },
  { ...bare, type: 'forwarded', at: at('2026-12-19T09:06'), by: coordinator, to: 'PLN', reason: 'Listrik milik PLN.' },
  { ...bare, type: 'archived', at: at('2026-12-19T09:07'), by: coordinator, reason: 'duplicate', text: 'Sama dengan 002188.', open: false },
  { ...bare, type: 'withdrawn', at: at('2026-12-19T09:08'), by: reporter },
  { ...bare, type: 'withdrawn', at: at('2026-12-19T09:08'), by: system },
]
const ranked = [
  { unit: pupr, confidence: 0.82 },
  { unit: { id: 'dishub', name: 'Dinas Perhubungan', shortName: 'Dishub' }, confidence: 0.11 },
]
const suggestion: SuggestionNote = {
  ranked,
  because: ['lubangnya', 'jalan', markup],
  sureness: 'likely',
  outside: false,
  chosen: null,
  kind: null,
  oversight: false,
  second: null,
  accept: 'assign',
}
const proposed: CaseRow[] = [
  { ...row, code: 'ADU-1', state: 'received', unit: null, suggested: { unit: 'DPUPR', confidence: 0.82, accept: 'assign', version: 3 } },
  { ...row, code: 'ADU-2', state: 'received', unit: null, title: 'Listrik padam sejak sore', suggested: { unit: `PLN ${markup}`, confidence: 0.93, accept: 'forward', version: 3 } },
  { ...row, code: 'ADU-3', state: 'received', unit: null, title: 'Dimintai uang saat mengurus surat', suggested: { unit: 'Inspektorat', confidence: 0.9, accept: 'oversight', version: 3 } },
  { ...row, code: 'ADU-4', state: 'received', unit: null, title: 'Tolong diperhatikan' },
  { ...row, code: 'ADU-5', state: 'received', unit: null, title: 'Gelap sekali di sini', suggested: { unit: 'Dishub', confidence: 0.41, accept: null, version: 3 } },
]

const extension = {
  dueAt: at('2026-12-11T16:30'),
  promisedAt: null,
  asked: { unit: 'DPUPR', by: liaison, days: 5, until: at('2026-12-18T16:30'), reason: `Aspal baru datang Senin. ${markup}` },
}
const extensionsLeft = [1, 2, 3, 4, 5].map((days) => ({ days, until: at(`2026-12-${13 + days}T16:00`) }))

const explained: ClockExplained = {
  clock: 'unit',
  unit: 'DPUPR',
  dueAt: at('2026-12-28T16:00'),
  stoppedAt: null,
  verdict: 'running',
  elapsedDays: 8,
  pausedDays: 9,
  target: 14,
  strip,
  calendarName: null,
  pauses: [
    { reason: 'question', from: at('2026-11-27T10:20'), to: at('2026-12-10T07:50'), days: 9, unit: 'DPUPR', by: liaison, questions: [`Sebelum atau sesudah jembatan? ${markup}`], end: 'replied' },
    { reason: 'answer', from: at('2026-12-17T09:05'), to: at('2026-12-18T09:05'), days: 1, unit: 'DPUPR', by: liaison, questions: [], end: 'reopened' },
  ],
}

const page: CasePage = {
  complaint,
  chosenUnit: null,
  reporter: null,
  suggestion: null,
  textParts: markWords(complaint.text, []),
  mayReadOriginal: true,
  past: [],
  similar: [],
  reused: [],
  explained,
  explainable: ['unit', 'resolution', 'followUp', 'verification'],
  clocks: [
    { clock: 'verification', unit: null, dueAt: at('2026-11-26T16:00'), stoppedAt: at('2026-11-24T09:12'), verdict: 'onTime', elapsedDays: 1, pausedDays: 0 },
    { clock: 'followUp', unit: 'DPUPR', dueAt: at('2026-12-01T16:00'), stoppedAt: null, verdict: 'late', elapsedDays: 6, pausedDays: 0 },
    { clock: 'unit', unit: 'DPUPR', dueAt: at('2026-12-28T16:00'), stoppedAt: null, verdict: 'running', elapsedDays: 8, pausedDays: 9 },
    { clock: 'resolution', unit: null, dueAt: null, stoppedAt: null, verdict: 'void', elapsedDays: 8, pausedDays: 9 },
  ],
  extension: null,
  history,
  deeds: ['answer', 'ask', 'return'],
  barred: false,
  list: rows,
  back: '/meja?view=all',
  done: null,
  accepted: null,
  values: { text: '' },
  errors: {},
}

const deed: DeedPage = {
  deed: 'assign',
  complaint,
  values: { unit: '', note: markup, to: '', reason: markup, text: markup, title: markup, kind: 'pengaduan', class: 'nonOversight', category: '' },
  units,
  outside: [{ id: 'outside:pln', name: 'PLN' }],
  categories: ['jalan', 'lainnya'],
  suggestion: null,
  authority: null,
  similar: null,
  extension: null,
  promisedAt: at('2026-12-11T16:30'),
  extensionsLeft: [],
  replyDays: 30,
  fileMax: 5_000_000,
  errors: {},
}
const conflict: ConflictPage = {
  code: row.code,
  deed: 'answer',
  did: { type: 'answered', at: at('2026-12-17T09:05'), by: liaison },
  field: 'text',
  text: `Sudah kami tambal. ${markup}`,
  retry: null,
  back: `/meja/aduan/${row.code}`,
}

export const deskSamples = {
  'desk/list': {
    rows: list,
    proposals: { ...list, rows: proposed, accepted: 'ADU-9', filters: { view: 'new', unit: '', state: '', kecamatan: '', q: '' } } satisfies DeskListPage,
    filtered: { ...list, rows: [], older: null },
    ended: { ...list, newestFirst: true, filters: { view: 'ended', unit: '', state: '', kecamatan: '', q: '' } } satisfies DeskListPage,
    empty: { ...list, rows: [], older: null, filters: { view: 'late', unit: '', state: '', kecamatan: '', q: '' } } satisfies DeskListPage,
  },
  'desk/case': {
    three: page,
    reused: { ...page, reused: [{ name: `Sesudah ${markup}.jpg`, own: 'near', cases: [] }, { name: 'Sesudah-2.jpg', own: null, cases: [{ code: 'ADU-9', register: '002188/ADU/2026' }, { code: 'ADU-8', register: null }] }] },
    quick: { ...page, errors: { text: 'answerMissing' }, done: 'startFollowUp', reporter: { name: `Siti ${markup}`, email: 'siti@contoh.id', phone: null } },
    coordinator: {
      ...page,
      complaint: { ...complaint, state: 'received', unit: null, register: null, oversight: true },
      suggestion: { ...suggestion, oversight: true, kind: 'informasi', second: { id: 'dishub', name: `Dinas Perhubungan ${markup}`, shortName: 'Dishub' }, ranked: [{ unit: { id: 'inspektorat', name: 'Inspektorat Daerah', shortName: 'Inspektorat' }, confidence: 0.24 }, ...ranked.slice(1)], chosen: { id: 'dlh', name: `Dinas Lingkungan Hidup ${markup}`, shortName: 'DLH' }, sureness: 'guess', accept: 'oversight' },
      textParts: markWords(complaint.text, suggestion.because),
      past: similarCases.slice(0, 2),
      accepted: 'ADU-9',
      similar: similarCases,
      chosenUnit: 'Dinas Perhubungan',
      deeds: ['verify', 'assign', 'classify', 'forward', 'archive'],
      history: history.slice(0, 3),
      clocks: [],
      explained: null,
      explainable: [],
      list: null,
    },
    proposed: { ...page, complaint: { ...complaint, state: 'received', unit: null }, suggestion, textParts: markWords(complaint.text, suggestion.because), deeds: ['verify', 'assign', 'classify'], history: history.slice(0, 3), explained: { ...explained, clock: 'resolution', unit: null }, explainable: ['resolution', 'verification'], clocks: [] },
    outside: { ...page, complaint: { ...complaint, state: 'received', unit: null }, suggestion: { ...suggestion, ranked: [{ unit: { id: 'outside:pln', name: 'PT PLN (Persero)', shortName: 'PLN' }, confidence: 0.998 }], because: [], sureness: 'sure', outside: true, accept: 'forward' }, deeds: ['verify', 'forward'], history: history.slice(0, 3) },
    helpless: { ...page, suggestion: { ...suggestion, ranked: [], because: [], sureness: 'unsure', accept: null } },
    asksForTime: { ...page, extension, deeds: ['extend', 'refuseExtension', 'assign'], done: 'askExtension' },
    extended: { ...page, extension: { ...extension, asked: { ...extension.asked, until: null }, promisedAt: at('2026-12-16T16:00') } },
    ended: { ...page, complaint: { ...complaint, state: 'closed' }, deeds: [], list: null },
    ownCalendar: {
      ...page,
      explained: {
        ...explained,
        target: null,
        calendarName: `RSUD, 24 jam ${markup}`,
        pauses: [{ ...explained.pauses[0]!, to: null, end: null }, { ...explained.pauses[0]!, days: 22, end: 'lapsed' }],
      },
    },
  },
  'desk/deed': {
    verify: { ...deed, deed: 'verify', similar: similarCases.slice(0, 2), errors: { title: 'titleMissing', class: 'classMissing' } },
    classify: { ...deed, deed: 'classify', errors: { category: 'categoryMissing' } },
    assign: { ...deed, suggestion, errors: { unit: 'unitMissing' } },
    return: { ...deed, deed: 'return', errors: { to: 'rightUnitMissing', reason: 'reasonMissing' } },
    forward: { ...deed, deed: 'forward' },
    outside: { ...deed, deed: 'forward', authority: 'pln', values: { to: 'outside:pln', reason: '' } },
    startFollowUp: { ...deed, deed: 'startFollowUp' },
    ask: { ...deed, deed: 'ask', errors: { text: 'questionMissing' } },
    askExtension: { ...deed, deed: 'askExtension', extensionsLeft, errors: { days: 'extensionDaysMissing', reason: 'reasonMissing', text: 'interimMissing' } },
    extend: { ...deed, deed: 'extend', extension },
    unfit: { ...deed, deed: 'extend', extension: { ...extension, asked: { ...extension.asked, until: null } }, errors: { text: 'extensionUnfit' } },
    refuseExtension: { ...deed, deed: 'refuseExtension', extension },
    answer: { ...deed, deed: 'answer', errors: { files: 'tooLong' } },
    archive: { ...deed, deed: 'archive', similar: [], errors: { reason: 'archiveReasonMissing' } },
  },
  'desk/conflict': {
    lost: conflict,
    again: { ...conflict, retry: { action: `/meja/aduan/${row.code}/answer`, version: 9, values: { text: markup, note: markup } } },
    plain: { ...conflict, text: '', did: null, retry: { action: '/x', version: 9, values: { unit: 'dpupr' } } },
  },
} satisfies {
  'desk/list': Record<string, DeskListPage>
  'desk/case': Record<string, CasePage>
  'desk/deed': Record<string, DeedPage>
  'desk/conflict': Record<string, ConflictPage>
}
