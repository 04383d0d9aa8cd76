import type { FormPage, FormValues, LookupPage, ReceiptPage, StartPage, TrackingPage } from '../../server/complaints/pages'
import { at, kecamatan, markup, pupr, strip, units } from './parts'

const start: StartPage = {
  limits: { verification: 3, answer: 14, confirm: 10, reply: 30 },
  figures: { month: '2026-10', received: 1438, answered: 412, onTime: 0.874, median: 6 },
}

const values: FormValues = {
  requestId: '6a0f2a4e-2f9a-4c53-9b61-0f2f2f6f0a11',
  text: `Jalan dari pertigaan pasar ke SD di Kadikaran lubangnya sudah dalam.\nKalau hujan tidak kelihatan. ${markup}`,
  kind: 'pengaduan',
  kecamatan: '36.04.09',
  desa: '36.04.09.2003',
  placeDetail: `Depan SD ${markup}`,
  chosenUnit: '',
  identity: 'named',
  name: `Siti ${markup}`,
  email: 'siti@contoh.id',
  phone: '',
}
const empty = Object.fromEntries(Object.keys(values).map((name) => [name, ''])) as FormValues
const form = { kecamatan, units, textMax: 3000, errors: {}, chosen: { kecamatan: null, desa: null, unit: null } }
const chosen = { kecamatan: 'Ciruas', desa: 'Kadikaran', unit: null }

const receipt: ReceiptPage = {
  code: 'ADU-7K3M-9QXD-C',
  key: 'KT5W-2HPE-8RNX',
  qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3"><path fill="#000" d="M0 0h1v1H0zM2 0h1v1H2zM1 1h1v1H1zM0 2h1v1H0z"/></svg>',
  receivedAt: at('2026-11-22T20:14'),
  kind: 'pengaduan',
  identity: 'anonymous',
  kecamatan: 'Ciruas',
  desa: 'Kadikaran',
  unit: { id: 'diskominfo', name: 'Dinas Komunikasi dan Informatika', shortName: 'Diskominfo' },
  chosenUnit: 'Dinas Pekerjaan Umum dan Penataan Ruang',
  verifyBy: at('2026-11-26T16:00'),
  answerBy: at('2026-12-11T16:30'),
  answerDays: 14,
  confirmDays: 10,
  mailed: false,
  recorded: true,
}

const step = { unit: null, to: null, reason: null }
export const tracking: TrackingPage = {
  own: true,
  secret: false,
  recorded: true,
  code: 'ADU-7K3M-9QXD-C',
  key: 'KT5W-2HPE-8RNX',
  version: 8,
  register: '002317/ADU/2026',
  title: `Jalan berlubang dalam di depan SD, Desa Kadikaran ${markup}`,
  state: 'answered',
  late: false,
  daysLate: 0,
  onTime: true,
  kind: 'pengaduan',
  class: 'nonOversight',
  identity: 'anonymous',
  receivedAt: at('2026-11-22T20:14'),
  answerBy: at('2026-12-28T16:00'),
  firstAnswerBy: at('2026-12-11T16:30'),
  days: { elapsed: 9, target: 14, paused: 9 },
  unit: pupr,
  place: { kecamatan: 'Ciruas', desa: 'Kadikaran', detail: 'Depan SD' },
  forwardedTo: null,
  archiveReason: null,
  rating: null,
  closedBySilence: false,
  nowUntil: at('2026-12-27T09:05'),
  confirmBy: at('2026-12-27T09:05'),
  replyBy: null,
  question: null,
  steps: [
    { ...step, type: 'received', at: at('2026-11-22T20:14') },
    { ...step, type: 'verified', at: at('2026-11-24T09:12') },
    { ...step, type: 'assigned', at: at('2026-11-24T09:12'), unit: 'DPUPR' },
    { ...step, type: 'followUpStarted', at: at('2026-11-26T08:40'), unit: 'DPUPR' },
    { ...step, type: 'asked', at: at('2026-11-27T10:20'), unit: 'DPUPR' },
    { ...step, type: 'replied', at: at('2026-12-10T07:50') },
    { ...step, type: 'answered', at: at('2026-12-17T09:05'), unit: 'DPUPR' },
  ],
  toCome: ['closed'],
  strip,
  messages: [
    { from: 'reporter', type: 'received', unit: null, at: at('2026-11-22T20:14'), text: values.text, files: [] },
    { from: 'unit', type: 'asked', unit: 'DPUPR', at: at('2026-11-27T10:20'), text: 'Sebelum atau sesudah jembatan irigasi?', files: [] },
    { from: 'reporter', type: 'replied', unit: null, at: at('2026-12-10T07:50'), text: `Yang sesudah. ${markup}`, files: [] },
    {
      from: 'unit',
      type: 'answered',
      unit: 'DPUPR',
      at: at('2026-12-17T09:05'),
      text: 'Lubang sepanjang 40 meter sudah kami tambal pada Rabu, 16 Desember.',
      files: [{ name: 'Sesudah, 16 Des.jpg', href: '/lacak/ADU-7K3M-9QXD-C/berkas/1', bytes: 412_000, image: true }],
    },
  ],
  deeds: ['confirm', 'rebut'],
  done: null,
  values: { deed: '', text: '', reason: '', rating: '' },
  errors: {},
}

const late: TrackingPage = {
  ...tracking,
  own: false,
  key: null,
  state: 'inProgress',
  late: true,
  daysLate: 3,
  onTime: null,
  answerBy: at('2026-12-11T16:30'),
  days: { elapsed: 14, target: 14, paused: 0 },
  place: { kecamatan: 'Ciruas', desa: null, detail: '' },
  steps: [...tracking.steps.slice(0, 4), { ...step, type: 'overdue', at: at('2026-12-11T16:30') }],
  toCome: ['answered', 'closed'],
  strip: null,
  messages: [],
  deeds: [],
  confirmBy: null,
}
const asked: TrackingPage = {
  ...tracking,
  state: 'awaitingReporter',
  question: `Ada dua ruas rusak. Yang mana? ${markup}`,
  replyBy: at('2026-12-27T10:20'),
  confirmBy: null,
  onTime: null,
  steps: tracking.steps.slice(0, 5),
  messages: tracking.messages.slice(0, 2),
  toCome: ['answered', 'closed'],
  deeds: ['reply', 'withdraw'],
  strip: null,
  errors: { text: 'replyMissing' },
  values: { deed: 'reply', text: '', reason: '', rating: '' },
}
const secret: TrackingPage = {
  ...late,
  secret: true,
  late: false,
  title: null,
  kind: null,
  class: null,
  identity: null,
  unit: null,
  place: null,
  state: 'verified',
  steps: tracking.steps.slice(0, 2),
  toCome: ['assigned', 'answered', 'closed'],
}
const forwarded: TrackingPage = {
  ...late,
  late: false,
  state: 'forwarded',
  unit: null,
  forwardedTo: 'Pemerintah Kota Serang',
  days: null,
  answerBy: null,
  steps: [
    ...tracking.steps.slice(0, 1),
    { ...step, type: 'forwarded', at: at('2026-11-24T09:12'), to: 'Pemerintah Kota Serang', reason: `Jalan itu di Kota Serang. ${markup}` },
  ],
  toCome: [],
}
const rebutting = { deed: 'rebut', text: '', reason: '', rating: '' }

export const citizenSamples = {
  'citizen/start': { full: start, fresh: { ...start, figures: null } },
  'citizen/form': {
    what: { ...form, step: 1, values: empty, errors: { text: 'textMissing', kind: 'kindMissing' } } satisfies FormPage,
    where: { ...form, step: 2, values: { ...values, kecamatan: '' }, errors: { kecamatan: 'kecamatanMissing' } } satisfies FormPage,
    you: { ...form, step: 3, values, errors: { email: 'emailInvalid', name: 'nameMissing' } } satisfies FormPage,
    identity: { ...form, step: 3, values: empty, errors: { identity: 'identityMissing' } } satisfies FormPage,
    review: { ...form, chosen, step: 4, values } satisfies FormPage,
  },
  'citizen/receipt': {
    first: receipt,
    again: { ...receipt, chosenUnit: null, key: null, identity: 'named', mailed: true } satisfies ReceiptPage,
    journal: { ...receipt, recorded: false, verifyBy: null, answerBy: null, answerDays: null } satisfies ReceiptPage,
  },
  'citizen/lookup': {
    empty: { code: '', key: '', errors: {} } satisfies LookupPage,
    wrong: { code: 'ADU-7K3M', key: markup, errors: { code: 'codeMistyped' } } satisfies LookupPage,
  },
  'citizen/tracking': {
    answered: tracking,
    rebutting: { ...tracking, values: rebutting, errors: { reason: 'rebuttalMissing' } },
    unrated: { ...tracking, values: { ...rebutting, deed: 'confirm' }, errors: { rating: 'ratingMissing' } },
    late,
    asked,
    secret,
    forwarded,
    archived: { ...late, late: false, state: 'archived', archiveReason: 'duplicate', toCome: [] } satisfies TrackingPage,
    replied: { ...tracking, state: 'inProgress', done: 'reply', deeds: ['withdraw'], toCome: ['answered', 'closed'] } satisfies TrackingPage,
    recording: { ...secret, own: true, secret: false, recorded: false, state: 'received', register: null, answerBy: null, steps: [], days: null },
  },
}
