import { createApp } from '../../server/app'
import { photosOf } from '../../server/complaints/photo'
import { ComplaintModel } from '../../server/complaints/store'
import { aPhoto } from '../support/pictures'
import { useProduct } from '../support/product'
import { aCaseWorker, type Case, fieldsOf, oversight } from './cases'
import { documentRooms } from './documentRooms'
import {
  aVisitor,
  everyVisitor,
  type OfficerName,
  officerNames,
  routesOf,
  type Visitor,
  type VisitorName,
  visitorNames,
} from './visitors'

jest.setTimeout(120_000)

type Deed = keyof typeof fieldsOf
const deeds = Object.keys(fieldsOf) as Deed[]
type Deeds = Partial<Record<OfficerName, Deed[]>>

/**
 * The policy in words, one row a situation. `seen`: who reads the case; for everybody else there is no such case. `listed`: who has it
 * on the list, without words if not among the `seen`. `may`: whose deed it is now; `tooLate`: theirs, but not in this state. What is in neither is not theirs.
 */
type Situation = {
  about: string
  seen: OfficerName[]
  listed: OfficerName[]
  may: Deeds
  tooLate?: Deeds
}

const ofTheCoordinator: Deed[] = ['assign', 'classify', 'forward', 'archive']
const ofTheUnit: Deed[] = ['answer', 'startFollowUp', 'ask', 'askExtension', 'return']
const ofWhoGrants: Deed[] = ['extend', 'refuseExtension']

const situations = {
  arrival: {
    about: 'an arrival is the coordinator’s',
    seen: ['coordinator', 'supervisor'],
    listed: ['coordinator', 'supervisor'],
    may: { coordinator: ['verify', ...ofTheCoordinator] },
    tooLate: { coordinator: ofWhoGrants },
  },
  assigned: {
    about: 'an assigned case is worked on by the unit that holds it',
    seen: ['coordinator', 'supervisor', 'liaison', 'head'],
    listed: ['coordinator', 'supervisor', 'liaison', 'head'],
    may: { coordinator: ofTheCoordinator, liaison: ofTheUnit, head: ofTheUnit },
    tooLate: { coordinator: ['verify', ...ofWhoGrants], head: ofWhoGrants },
  },
  passedOn: {
    about: 'a unit that had a case may read it, and does nothing to it any more',
    seen: ['coordinator', 'supervisor', 'liaison', 'head', 'liaison elsewhere', 'head elsewhere'],
    listed: ['coordinator', 'supervisor', 'liaison elsewhere', 'head elsewhere'],
    may: { coordinator: ofTheCoordinator, 'liaison elsewhere': ofTheUnit, 'head elsewhere': ofTheUnit },
    tooLate: { coordinator: ['verify', ...ofWhoGrants], 'head elsewhere': ofWhoGrants },
  },
  confidential: {
    about: 'a confidential case is read by those who work on it; supervisors know that it exists',
    seen: ['coordinator', 'liaison', 'head'],
    listed: ['coordinator', 'supervisor', 'liaison', 'head'],
    may: { coordinator: ofTheCoordinator, liaison: ofTheUnit, head: ofTheUnit },
    tooLate: { coordinator: ['verify', ...ofWhoGrants], head: ofWhoGrants },
  },
  oversight: {
    about: 'abuse of authority is the Inspektorat’s, stays there, and does not exist for the unit complained of',
    seen: ['coordinator', 'inspector'],
    listed: ['coordinator', 'inspector'],
    may: { coordinator: ['classify', 'forward', 'archive'], inspector: ofTheUnit },
    tooLate: { coordinator: ['verify', ...ofWhoGrants], inspector: ofWhoGrants },
  },
  aboutCoordinator: {
    about: 'abuse of authority at the coordinator’s own unit is seen by the Inspektorat alone',
    seen: ['inspector'],
    listed: ['inspector'],
    may: { inspector: ofTheUnit },
    tooLate: { inspector: ofWhoGrants },
  },
  cameBack: {
    about: 'what the Inspektorat gave back, with nobody but itself to see it, is not lost: it takes it up again',
    seen: ['inspector'],
    listed: ['inspector'],
    may: { inspector: ['assign'] },
  },
  asksForTime: {
    about: 'what the liaison asks more time for is granted or refused by coordinator or head, and answered meanwhile as ever',
    seen: ['coordinator', 'supervisor', 'liaison', 'head'],
    listed: ['coordinator', 'supervisor', 'liaison', 'head'],
    may: {
      coordinator: [...ofWhoGrants, ...ofTheCoordinator],
      liaison: ['answer', 'startFollowUp', 'ask', 'return'],
      head: [...ofWhoGrants, 'answer', 'startFollowUp', 'ask', 'return'],
    },
    tooLate: { coordinator: ['verify'], liaison: ['askExtension'], head: ['askExtension'] },
  },
  waiting: {
    about: 'while the reporter is asked, the unit may answer or give it back',
    seen: ['coordinator', 'supervisor', 'liaison', 'head'],
    listed: ['coordinator', 'supervisor', 'liaison', 'head'],
    may: {
      coordinator: ofTheCoordinator,
      liaison: ['answer', 'askExtension', 'return'],
      head: ['answer', 'askExtension', 'return'],
    },
    tooLate: {
      coordinator: ['verify', ...ofWhoGrants],
      liaison: ['startFollowUp', 'ask'],
      head: ['startFollowUp', 'ask', ...ofWhoGrants],
    },
  },
  answered: {
    about: 'an answered case is the reporter’s turn',
    seen: ['coordinator', 'supervisor', 'liaison', 'head'],
    listed: ['coordinator', 'supervisor', 'liaison', 'head'],
    may: {},
    tooLate: {
      coordinator: ['verify', ...ofTheCoordinator, ...ofWhoGrants],
      liaison: ofTheUnit,
      head: [...ofTheUnit, ...ofWhoGrants],
    },
  },
  reopened: {
    about: 'who gave the answer that was rebutted does not give the next one',
    seen: ['coordinator', 'supervisor', 'liaison', 'head'],
    listed: ['coordinator', 'supervisor', 'liaison', 'head'],
    may: {
      coordinator: ofTheCoordinator,
      liaison: ['ask', 'askExtension', 'return'],
      head: ['answer', 'ask', 'askExtension', 'return'],
    },
    tooLate: { coordinator: ['verify', ...ofWhoGrants], liaison: ['startFollowUp'], head: ['startFollowUp', ...ofWhoGrants] },
  },
  closed: {
    about: 'nothing more is done to a closed case',
    seen: ['coordinator', 'supervisor', 'liaison', 'head'],
    listed: ['coordinator', 'supervisor', 'liaison', 'head'],
    may: {},
    tooLate: {
      coordinator: ['verify', ...ofTheCoordinator, ...ofWhoGrants],
      liaison: ofTheUnit,
      head: [...ofTheUnit, ...ofWhoGrants],
    },
  },
  forwarded: {
    about: 'nothing more is done to a case that was forwarded',
    seen: ['coordinator', 'supervisor', 'liaison', 'head'],
    listed: ['coordinator', 'supervisor', 'liaison', 'head'],
    may: {},
    tooLate: {
      coordinator: ['verify', ...ofTheCoordinator, ...ofWhoGrants],
      liaison: ofTheUnit,
      head: [...ofTheUnit, ...ofWhoGrants],
    },
  },
} satisfies Record<string, Situation>
type Name = keyof typeof situations
const table = Object.entries(situations) as [Name, Situation][]

/** The rooms of the house; a number is the answer to everybody not named. */
type Room = {
  path: string
  fields?: Record<string, string>
  answers: { everybody: number } & Partial<Record<VisitorName, number>>
}
const thisYear = new Date().getFullYear()
const rooms: Record<string, Room> = {
  'GET /': { path: '/', answers: { everybody: 200 } },
  'GET /alive': { path: '/alive', answers: { everybody: 200 } },
  'GET /ready': { path: '/ready', answers: { everybody: 200 } },
  'GET /aduan/baru': { path: '/aduan/baru', answers: { everybody: 200 } },
  'POST /aduan/baru': { path: '/aduan/baru', fields: {}, answers: { everybody: 422 } },
  'GET /aduan/baru/foto/:kept': { path: '/aduan/baru/foto/x', answers: { everybody: 404 } },
  'GET /lacak': { path: '/lacak', answers: { everybody: 200 } },
  'POST /lacak': { path: '/lacak', fields: {}, answers: { everybody: 422 } },
  'GET /data': { path: '/data', answers: { everybody: 200 } },
  'GET /data/katalog.json': { path: '/data/katalog.json', answers: { everybody: 200 } },
  'GET /data/bulan/:file': { path: '/data/bulan/2020-01.csv', answers: { everybody: 404 } },
  'GET /data/:file': { path: '/data/kamus.csv', answers: { everybody: 200 } },
  'GET /kinerja': { path: '/kinerja', answers: { everybody: 200 } },
  'GET /kinerja/:unit': { path: '/kinerja/dpupr', answers: { everybody: 200 } },
  'GET /masuk': { path: '/masuk', answers: { everybody: 303, 'signed out': 200 } },
  'POST /masuk': { path: '/masuk', fields: {}, answers: { everybody: 422 } },
  'GET /akun': { path: '/akun', answers: { everybody: 200, 'signed out': 303 } },
  'POST /akun': { path: '/akun', fields: {}, answers: { everybody: 422, 'signed out': 401 } },
  'GET /meja': { path: '/meja', answers: { everybody: 200, 'signed out': 303 } },
  'GET /ringkasan': { path: '/ringkasan', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /ringkasan/perkiraan': { path: '/ringkasan/perkiraan', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /pantauan': { path: '/pantauan', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'POST /pantauan': { path: '/pantauan', fields: {}, answers: { everybody: 422, 'signed out': 401, admin: 403 } },
  'POST /pantauan/surat': {
    path: '/pantauan/surat',
    fields: { 'letters[]': 'watch' },
    answers: { everybody: 303, 'signed out': 401, admin: 403 },
  },
  'POST /pantauan/:id/hapus': { path: '/pantauan/x/hapus', fields: {}, answers: { everybody: 404, 'signed out': 401 } },
  'POST /pantauan/:id/kembali': { path: '/pantauan/x/kembali', fields: {}, answers: { everybody: 404, 'signed out': 401 } },
  'GET /ringkasan/perbandingan': { path: '/ringkasan/perbandingan', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /ringkasan/tren': { path: '/ringkasan/tren', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /ringkasan/umur': { path: '/ringkasan/umur', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /ringkasan/tempat': { path: '/ringkasan/tempat', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /ringkasan/alur': { path: '/ringkasan/alur', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /ringkasan/waktu': { path: '/ringkasan/waktu', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /ringkasan/unit/:id': {
    path: '/ringkasan/unit/dpupr',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200, liaison: 200, head: 200 },
  },
  'GET /ringkasan/indikator/:id': {
    path: '/ringkasan/indikator/onTime.unit',
    answers: { everybody: 200, 'signed out': 303, admin: 403 },
  },
  'GET /ringkasan/daftar': {
    path: '/ringkasan/daftar?indicator=backlog.all',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200 },
  },
  'GET /kepatuhan': { path: '/kepatuhan', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'POST /kepatuhan/sasaran': {
    path: '/kepatuhan/sasaran',
    fields: { version: '0', target: '' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 422, supervisor: 422 },
  },
  'GET /kepatuhan/metode': { path: '/kepatuhan/metode', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /kepatuhan/:unit': {
    path: '/kepatuhan/dpupr',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200, liaison: 200, head: 200 },
  },
  'GET /kepatuhan/nilai': { path: '/kepatuhan/nilai', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /kepatuhan/nilai/baru': {
    path: '/kepatuhan/nilai/baru',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200 },
  },
  'POST /kepatuhan/nilai/baru': {
    path: '/kepatuhan/nilai/baru',
    fields: {},
    answers: { everybody: 403, 'signed out': 401, coordinator: 422, supervisor: 422 },
  },
  'GET /kepatuhan/nilai/:id': {
    path: '/kepatuhan/nilai/2022-dinsos',
    answers: { everybody: 200, 'signed out': 303, admin: 403 },
  },
  'POST /kepatuhan/nilai/:id': {
    path: '/kepatuhan/nilai/2022-dinsos',
    fields: { version: '0' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 422, supervisor: 422 },
  },
  'GET /penilaian': { path: '/penilaian', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /penilaian/:unit': {
    path: '/penilaian/dpupr',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200, liaison: 200, head: 200 },
  },
  'POST /penilaian/:unit/layanan': {
    path: '/penilaian/dpupr/layanan',
    fields: { deed: 'add', name: '' },
    answers: { everybody: 403, 'signed out': 401, liaison: 422, head: 422 },
  },
  'POST /penilaian/:unit/salin': {
    path: '/penilaian/dpupr/salin',
    fields: {},
    answers: { everybody: 403, 'signed out': 401, liaison: 404, head: 404 },
  },
  'GET /penilaian/:unit/:year/:item': {
    path: `/penilaian/dpupr/${thisYear}/counter`,
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200, liaison: 200, head: 200 },
  },
  'POST /penilaian/:unit/:year/:item': {
    path: `/penilaian/dpupr/${thisYear}/counter`,
    fields: { version: '0' },
    answers: { everybody: 403, 'signed out': 401, liaison: 422, head: 422 },
  },
  // Nothing has been assessed yet, so there is nothing to decide for those whose deed it would be.
  'POST /penilaian/:unit/:year/:item/tinjauan': {
    path: `/penilaian/dpupr/${thisYear}/counter/tinjauan`,
    fields: { version: '1', decision: 'accepted' },
    answers: { everybody: 403, 'signed out': 401, supervisor: 409, liaison: 409, head: 409 },
  },
  'GET /penilaian/:unit/:year/:item/bukti/:file': {
    path: `/penilaian/dpupr/${thisYear}/counter/bukti/x`,
    answers: { everybody: 403, 'signed out': 303, coordinator: 404, supervisor: 404, liaison: 404, head: 404 },
  },
  'GET /hasil': { path: '/hasil', answers: { everybody: 200 } },
  'GET /perbaikan': { path: '/perbaikan', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /perbaikan/tema/:id': {
    // No case of the table has a category, so there is no theme; those of others are no other answer.
    path: '/perbaikan/tema/jalan~dpupr~semua',
    answers: { everybody: 404, 'signed out': 303, admin: 403 },
  },
  'GET /perbaikan/baru': {
    path: '/perbaikan/baru?tema=jalan~dpupr~semua',
    answers: { everybody: 404, 'signed out': 303, admin: 403 },
  },
  'POST /perbaikan/baru': {
    path: '/perbaikan/baru',
    fields: { theme: 'jalan~dpupr~semua' },
    answers: { everybody: 404, 'signed out': 401, admin: 403 },
  },
  'GET /perbaikan/:id': { path: '/perbaikan/none', answers: { everybody: 404, 'signed out': 303 } },
  'GET /perbaikan/:id/aduan': { path: '/perbaikan/none/aduan?masa=after', answers: { everybody: 404, 'signed out': 303 } },
  'GET /perbaikan/:id/berkas/:file': { path: '/perbaikan/none/berkas/x', answers: { everybody: 404, 'signed out': 303 } },
  'GET /perbaikan/:id/:deed': { path: '/perbaikan/none/agree', answers: { everybody: 404, 'signed out': 303 } },
  'POST /perbaikan/:id/:deed': {
    path: '/perbaikan/none/agree',
    fields: { version: '1' },
    answers: { everybody: 404, 'signed out': 401 },
  },
  'GET /perbaikan/tinjauan': { path: '/perbaikan/tinjauan', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /perbaikan/tinjauan/:unit/:month': {
    path: '/perbaikan/tinjauan/dpupr/2026-01',
    answers: { everybody: 404, 'signed out': 303, coordinator: 200, supervisor: 200, liaison: 200, head: 200 },
  },
  'POST /perbaikan/tinjauan/:unit/:month': {
    path: '/perbaikan/tinjauan/dpupr/2026-01',
    fields: {},
    answers: { everybody: 404, 'signed out': 401, coordinator: 422, supervisor: 422, liaison: 422, head: 422 },
  },
  ...documentRooms,
  'GET /register': { path: '/register', answers: { everybody: 200, 'signed out': 303 } },
  'GET /register/:id': { path: '/register/dishub', answers: { everybody: 200, 'signed out': 303 } },
  'GET /perutean': {
    path: '/perutean',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200, admin: 200 },
  },
  'GET /perutean/tertukar': {
    path: '/perutean/tertukar?usulan=dpupr&benar=dishub',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200 },
  },
  'POST /perutean/ambang': {
    path: '/perutean/ambang',
    fields: { threshold: '100' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 303, admin: 303 },
  },
  // Nothing has been verified yet, so there is nothing to learn from for those whose deed it would be.
  'POST /perutean/latih': {
    path: '/perutean/latih',
    fields: {},
    answers: { everybody: 403, 'signed out': 401, coordinator: 409, admin: 409 },
  },
  'GET /perutean/model/:version': {
    path: '/perutean/model/none',
    answers: { everybody: 403, 'signed out': 303, coordinator: 404, admin: 404 },
  },
  'POST /perutean/model/:version': {
    path: '/perutean/model/none',
    fields: {},
    answers: { everybody: 403, 'signed out': 401, coordinator: 404, admin: 404 },
  },
  'POST /register/:id': {
    path: '/register/dishub',
    fields: { version: '0', name: '', shortName: '', topics: '', active: '' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 422, admin: 422 },
  },
  'GET /agenda/:file': { path: `/agenda/${'x'.repeat(32)}.ics`, answers: { everybody: 404, 'signed out': 404 } },
  'GET /meja/agenda': { path: '/meja/agenda', answers: { everybody: 200, 'signed out': 303 } },
  'GET /akun/kalender': { path: '/akun/kalender', answers: { everybody: 200, 'signed out': 303 } },
  'GET /akun/pintasan': { path: '/akun/pintasan', answers: { everybody: 200, 'signed out': 303 } },
  'POST /akun/pintasan': { path: '/akun/pintasan', fields: { keys: 'on' }, answers: { everybody: 303, 'signed out': 401 } },
  'POST /akun/kalender': { path: '/akun/kalender', fields: {}, answers: { everybody: 303, 'signed out': 401 } },
  'GET /simulasi': {
    path: '/simulasi?bulan=6&unit=5',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200 },
  },
  'GET /simulasi/daftar.csv': {
    path: '/simulasi/daftar.csv?bulan=6&unit=5',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200 },
  },
  'GET /kalender': { path: '/kalender', answers: { everybody: 200, 'signed out': 303 } },
  'GET /kalender/:id': { path: '/kalender/serang-5', answers: { everybody: 200, 'signed out': 303 } },
  'GET /kalender/:id.ics': { path: '/kalender/serang-5.ics', answers: { everybody: 200, 'signed out': 303 } },
  'GET /kalender/:id/bergeser/:run': {
    path: '/kalender/serang-5/bergeser/none',
    answers: { everybody: 200, 'signed out': 303 },
  },
  'GET /kalender/:id/ubah/:deed': {
    path: '/kalender/serang-5/ubah/tambah-hari',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, admin: 200 },
  },
  'POST /kalender/:id/ubah/:deed': {
    path: '/kalender/serang-5/ubah/tambah-hari',
    fields: { step: 'save', base: '2' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 422, admin: 422 },
  },
  'GET /batas-waktu': { path: '/batas-waktu', answers: { everybody: 200, 'signed out': 303 } },
  'GET /batas-waktu/baru': {
    path: '/batas-waktu/baru',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, admin: 200 },
  },
  'POST /batas-waktu/baru': {
    path: '/batas-waktu/baru',
    fields: { step: 'check' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 422, admin: 422 },
  },
  'GET /batas-waktu/:family': { path: '/batas-waktu/serang-minor', answers: { everybody: 200, 'signed out': 303 } },
  'GET /batas-waktu/:family/ubah': {
    path: '/batas-waktu/serang-minor/ubah',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, admin: 200 },
  },
  'POST /batas-waktu/:family/ubah': {
    path: '/batas-waktu/serang-minor/ubah',
    fields: { step: 'save', base: '1' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 422, admin: 422 },
  },
  'POST /batas-waktu/:family/akhiri': {
    path: '/batas-waktu/serang-minor/akhiri',
    fields: { base: '1', validFrom: '' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 422, admin: 422 },
  },
  'POST /batas-waktu/:family/tarik': {
    path: '/batas-waktu/serang-minor/tarik',
    fields: { version: '1' },
    answers: { everybody: 403, 'signed out': 401, coordinator: 409, admin: 409 },
  },
  'GET /laporan': { path: '/laporan', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'POST /laporan': { path: '/laporan', fields: { unit: 'dpupr' }, answers: { everybody: 422, 'signed out': 401, admin: 403 } },
  'GET /laporan/register': { path: '/laporan/register', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /laporan/register.:format': {
    path: '/laporan/register.csv?unit=dpupr&period=2026-10',
    answers: { everybody: 403, 'signed out': 303, coordinator: 200, supervisor: 200, liaison: 200, head: 200 },
  },
  'GET /laporan/spbe': { path: '/laporan/spbe', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /laporan/:id': { path: '/laporan/none', answers: { everybody: 404, 'signed out': 303 } },
  'GET /laporan/:id/berkas.zip': { path: '/laporan/none/berkas.zip', answers: { everybody: 404, 'signed out': 303 } },
  'GET /meja/aduan/:code/samaran': {
    path: '/meja/aduan/ADU-0000-0000-00/samaran',
    answers: { everybody: 404, 'signed out': 303 },
  },
  'POST /meja/aduan/:code/samaran': {
    path: '/meja/aduan/ADU-0000-0000-00/samaran',
    fields: { words: 'pasar' },
    answers: { everybody: 404, 'signed out': 401 },
  },
  'POST /meja/aduan/:code/samaran/:seq': {
    path: '/meja/aduan/ADU-0000-0000-00/samaran/4',
    fields: { reason4: 'Nama jalan umum.' },
    answers: { everybody: 404, 'signed out': 401 },
  },
  'POST /meja/aduan/:code/asli': {
    path: '/meja/aduan/ADU-0000-0000-00/asli',
    fields: { why: 'Mencari rumah pelapor.' },
    answers: { everybody: 404, 'signed out': 401 },
  },
  'POST /meja/aduan/:code/usulan': {
    path: '/meja/aduan/ADU-0000-0000-00/usulan',
    fields: { version: '1' },
    answers: { everybody: 404, 'signed out': 401 },
  },
  'GET /periksa': { path: '/periksa', answers: { everybody: 200 } },
  'GET /periksa/:code': { path: '/periksa/salah', answers: { everybody: 422 } },
}
/** Asked below, of each situation. */
const ofCases = [
  'GET /meja/aduan/:code',
  'GET /meja/aduan/:code/berkas/:file',
  'GET /meja/aduan/:code/foto/:photo',
  'GET /meja/aduan/:code/:deed',
  'POST /meja/aduan/:code/:deed',
  'GET /lacak/:code',
  'POST /lacak/:code',
  'GET /lacak/:code/tanda-terima',
  'GET /lacak/:code/samaran',
  'POST /lacak/:code/samaran',
  'GET /lacak/:code/berkas/:file',
  'GET /lacak/:code/foto/:photo',
  'GET /buka/:code/:key',
  'POST /keluar',
]

// Told where a request is from, so that who guesses keys here does not come to the end of their guesses.
const product = useProduct({ work: false, env: { TRUST_PROXY: '1' } })
let visitors: Record<VisitorName, Visitor>
let worker: ReturnType<typeof aCaseWorker>
const cases = {} as Record<Name, Case>

beforeAll(async () => {
  const services = product.services()
  worker = aCaseWorker(services)
  // Nothing is assigned by the machine: each case is where the table says.
  await services.routing.setThreshold((await services.staff.officerById('koordinator'))!, 1)
  visitors = await everyVisitor(product)
  for (const [name] of table) cases[name] = await worker.now(await aCaseOf(name))
  await services.projection.project(Object.values(cases).map(({ complaint }) => complaint))
}, 60_000)

async function aCaseOf(name: Name): Promise<Case> {
  const secret = name === 'oversight' || name === 'aboutCoordinator' || name === 'cameBack'
  const filing = {
    text: `Rincian perkara ${name}, supaya dapat dicari di setiap halaman.`,
    identity: name === 'confidential' ? 'confidential' : 'named',
    chosenUnit: secret ? (name === 'oversight' ? 'dpupr' : 'diskominfo') : null,
  } as const
  const one = await worker.filed(filing, await aPhoto(1))
  const { _id: code } = one.complaint
  if (name === 'arrival') return one
  if (secret) {
    // The unit complained of had it, before it was known what it is about.
    if (name === 'oversight') await worker.does('coordinator', code, 'assign', { unit: 'dpupr' })
    const deed = name === 'oversight' ? 'classify' : 'verify'
    await worker.does('coordinator', code, deed, { ...oversight, title: `Rincian perkara ${name}` })
    if (name === 'cameBack') await worker.does('inspector', code, 'return')
    return one
  }
  await worker.does('coordinator', code, 'assign', { unit: 'dpupr' })
  if (name === 'passedOn') await worker.does('coordinator', code, 'assign', { unit: 'dishub' })
  if (name === 'asksForTime') await worker.does('liaison', code, 'askExtension', { ...fieldsOf.askExtension, days: 3 })
  if (name === 'waiting') await worker.does('liaison', code, 'ask')
  if (name === 'forwarded') await worker.does('coordinator', code, 'forward')
  if (!['answered', 'reopened', 'closed'].includes(name)) return one
  await worker.does('liaison', code, 'answer', { ...fieldsOf.answer, files: await worker.aPicture() })
  if (name === 'reopened') await worker.reporterDoes(one, { deed: 'rebut', reason: 'Belum.' })
  if (name === 'closed') await worker.reporterDoes(one, { deed: 'confirm', rating: 4 })
  return one
}

const said = new Map<OfficerName, Promise<[lists: string, numbers: string]>>()

/** All that an officer finds on lists and among the numbers; read once, when nothing has been changed. */
function readBy(officer: OfficerName): Promise<[lists: string, numbers: string]> {
  const texts = async (paths: string[]) =>
    (await Promise.all(paths.map(async (path) => (await visitors[officer].get(path)).text()))).join('\n')
  const views = ['all', 'late', 'soon', 'paused', 'new', 'answered', 'ended'].map((view) => `/meja?view=${view}`)
  const numbers = ['', 'dpupr', 'dishub', 'inspektorat', 'diskominfo'].flatMap((unit) =>
    ['backlog.all', 'answers'].map((indicator) => `/ringkasan/daftar?indicator=${indicator}&unit=${unit}`),
  )
  if (!said.has(officer)) said.set(officer, Promise.all([texts(views), texts(['/ringkasan', ...numbers])]))
  return said.get(officer)!
}

/** Refusals as JSON: thousands of pages would take their time. */
const inShort = { headers: { accept: 'application/json' } }

const answerOf = ({ answers }: Room, name: VisitorName): number => answers[name] ?? answers.everybody
const goodFields = (name: Name, deed: Deed): Record<string, string> => {
  const secret = name === 'oversight' || name === 'aboutCoordinator'
  if (deed === 'classify' && secret) return { ...fieldsOf.classify, class: 'oversight' }
  return name === 'cameBack' && deed === 'assign' ? { unit: 'inspektorat', note: '' } : fieldsOf[deed]
}

test('every route that the application has is asked here', () => {
  const asked = [...Object.keys(rooms), ...ofCases].sort()
  expect(routesOf(createApp(product.services())).sort()).toEqual(asked)
})

test('the rooms are open to whom they are for', async () => {
  for (const [route, room] of Object.entries(rooms))
    for (const name of visitorNames) {
      const visitor = visitors[name]
      const answer = room.fields ? await visitor.post(room.path, room.fields) : await visitor.get(room.path)
      expect([route, name, answer.status]).toEqual([route, name, answerOf(room, name)])
    }
})

describe.each(table.map(([name, row]) => [row.about, name, row] as const))(
  '%s',
  (_, name, { seen, listed, may, tooLate = {} }) => {
    const code = () => cases[name].complaint._id
    const path = (deed: string) => `/meja/aduan/${code()}/${deed}`
    const version = () => String(cases[name].complaint.version)

    /** 303 or 401 for who is not signed in, 404 for who may not know, 403 not theirs, 409 theirs but not now. */
    const answerTo = (visitor: VisitorName, deed: Deed, allowed: number, stranger: number): number => {
      if (visitor === 'signed out') return stranger
      if (!seen.includes(visitor)) return 404
      if (may[visitor]?.includes(deed)) return allowed
      return tooLate[visitor]?.includes(deed) ? 409 : 403
    }

    test('who reads it, and which deeds are offered', async () => {
      for (const visitor of visitorNames) {
        const answer = await visitors[visitor].get(`/meja/aduan/${code()}`)
        const expected = visitor === 'signed out' ? 303 : seen.includes(visitor) ? 200 : 404
        expect([visitor, answer.status]).toEqual([visitor, expected])
        if (visitor === 'signed out' || expected !== 200) continue
        const page = await answer.text()
        const offered = deeds.filter((deed) => page.includes(`"${path(deed)}"`))
        expect([visitor, offered.sort()]).toEqual([visitor, [...(may[visitor] ?? [])].sort()])
      }
    })

    test('its photo is for those who read it, and for the reporter with the key', async () => {
      const [photo] = photosOf(cases[name].complaint)
      for (const visitor of visitorNames) {
        const expected = visitor === 'signed out' ? 303 : seen.includes(visitor) ? 200 : 404
        for (const size of ['', '?kecil']) {
          const { status } = await visitors[visitor].get(`/meja/aduan/${code()}/foto/${photo!.id}${size}`)
          expect([visitor, size, status]).toEqual([visitor, size, expected])
        }
      }
      const reporter = aVisitor(product.url(), { kunci: cases[name].key })
      expect((await reporter.get(`/lacak/${code()}/foto/${photo!.id}`)).status).toBe(200)
    })

    test('the form of each deed opens for those whose deed it is', async () => {
      for (const visitor of visitorNames)
        for (const deed of deeds) {
          const { status } = await visitors[visitor].get(path(deed), inShort)
          expect([visitor, deed, status]).toEqual([visitor, deed, answerTo(visitor, deed, 200, 303)])
        }
    })

    test('each deed is done by those whose deed it is, and leaves no trace otherwise', async () => {
      for (const visitor of visitorNames)
        for (const deed of deeds) {
          const { status } = await visitors[visitor].post(path(deed), { version: version(), ...goodFields(name, deed) }, inShort)
          expect([visitor, deed, status]).toEqual([visitor, deed, answerTo(visitor, deed, 303, 401)])
          const after = (await product.services().store.get(code()))!.version
          expect([visitor, deed, after > cases[name].complaint.version]).toEqual([visitor, deed, status === 303])
          if (status === 303) await worker.putBack(cases[name])
        }
    })

    test('a form sent empty is answered only to those whose deed it is', async () => {
      for (const visitor of visitorNames)
        for (const deed of deeds.filter((one) => one !== 'startFollowUp')) {
          const { status } = await visitors[visitor].post(path(deed), { version: version() }, inShort)
          expect([visitor, deed, status]).toEqual([visitor, deed, answerTo(visitor, deed, 422, 401)])
        }
    })

    test('nobody else finds it in lists, counts, numbers or by searching', async () => {
      const { register, title } = cases[name].complaint
      for (const officer of officerNames) {
        const [lists, numbers] = await readBy(officer)
        const sees = seen.includes(officer)
        const listedInWords = sees && listed.includes(officer)
        expect([officer, lists.includes(code()), lists.includes(title)]).toEqual([officer, listedInWords, listedInWords])
        expect([officer, lists.includes(`>${register!.slice(0, 6)}<`)]).toEqual([officer, listed.includes(officer)])
        if (!sees)
          for (const word of [code(), title, register!])
            expect([officer, word, numbers.includes(word)]).toEqual([officer, word, false])

        const found = await visitors[officer].get(`/meja?q=${encodeURIComponent(register!)}`)
        expect([officer, found.headers.get('location')]).toEqual([officer, sees ? `/meja/aduan/${code()}` : null])
      }
    })
  },
)

test('the counts above the list are those of the cases on it', async () => {
  for (const officer of officerNames) {
    const page = await (await visitors[officer].get('/meja')).text()
    const count = (view: string) => Number(new RegExp(`view=${view}&amp;[^>]*>[^<]*<span class="num">(\\d+)<`).exec(page)![1])
    const wanted = table.filter(([, { listed }]) => listed.includes(officer)).length
    expect([officer, count('all') + count('answered') + count('ended')]).toEqual([officer, wanted])
  }
})

test('the numbers of all units count no case of abuse of authority, those of the Inspektorat do', async () => {
  const backlog = async (name: OfficerName, unit = '') => {
    const page = await (await visitors[name].get(`/ringkasan/daftar?indicator=backlog.all&unit=${unit}`)).text()
    return (page.match(/<tr>/g) ?? []).length - 1
  }
  const open = ['arrival', 'assigned', 'passedOn', 'confidential', 'asksForTime', 'waiting', 'reopened']
  expect(await backlog('supervisor')).toBe(open.length)
  expect(await backlog('coordinator')).toBe(open.length)
  expect(await backlog('inspector', 'inspektorat')).toBe(3)
})

test('a file of an answer is for those who read the case', async () => {
  for (const name of ['answered', 'closed'] as const) {
    const { complaint } = cases[name]
    const [file] = complaint.history.flatMap((event) => (event.type === 'answered' ? event.files : []))
    for (const visitor of visitorNames) {
      const { status } = await visitors[visitor].get(`/meja/aduan/${complaint._id}/berkas/${file!.id}`)
      const reads = (situations[name].seen as readonly string[]).includes(visitor)
      expect([name, visitor, status]).toEqual([name, visitor, visitor === 'signed out' ? 303 : reads ? 200 : 404])
      // The same file under a case that it does not belong to.
      const elsewhere = await visitors[visitor].get(`/meja/aduan/${cases.assigned.complaint._id}/berkas/${file!.id}`)
      expect(elsewhere.status).toBe(visitor === 'signed out' ? 303 : 404)
    }
  }
})

describe('the reporter', () => {
  const reporterDeeds = {
    reply: { text: 'Di sebelah kiri.' },
    confirm: { rating: '4' },
    rebut: { reason: 'Belum beres.' },
    withdraw: { reason: '' },
  }
  const open = [
    'arrival',
    'assigned',
    'passedOn',
    'confidential',
    'oversight',
    'aboutCoordinator',
    'cameBack',
    'asksForTime',
    'waiting',
    'reopened',
  ]
  const allowed = (name: Name): string[] => [
    ...(name === 'waiting' ? ['reply'] : []),
    ...(name === 'answered' ? ['confirm', 'rebut'] : []),
    ...(open.includes(name) ? ['withdraw'] : []),
  ]

  test.each(table.map(([name]) => name))('with the right key alone does what is the reporter’s to do (%s)', async (name) => {
    const { complaint, key } = cases[name]
    const path = `/lacak/${complaint._id}`
    const house = `203.0.113.${table.findIndex(([one]) => one === name) + 1}`
    const fromThere = { ...inShort, headers: { ...inShort.headers, 'x-forwarded-for': house } }
    const otherKey = cases[name === 'closed' ? 'answered' : 'closed'].key
    const keys: [whose: string, key: string, visitor: Visitor][] = [
      ['right', key, visitors['signed out']],
      ['wrong', 'AAAA-BBBB-CCCC', visitors['signed out']],
      ['of another complaint', otherKey, visitors['signed out']],
      ['none', '', visitors['signed out']],
      ['none, but the coordinator’s session', '', visitors.coordinator],
      ['none, but the head’s session', '', visitors.head],
    ]
    for (const [whose, typed, { post }] of keys)
      for (const [deed, fields] of Object.entries(reporterDeeds)) {
        visitors['signed out'].jar.clear()
        const { status } = await post(path, { deed, key: typed, ...fields }, fromThere)
        const expected = whose !== 'right' ? 403 : allowed(name).includes(deed) ? 303 : 409
        expect([whose, deed, status]).toEqual([whose, deed, expected])
        if (status === 303) await worker.putBack(cases[name])
      }
    expect(await product.services().store.get(complaint._id)).toMatchObject({ version: complaint.version })
  })

  test.each(table.map(([name]) => name))(
    'is offered just those deeds, and reads the texts, with the key alone (%s)',
    async (name) => {
      const { complaint, key } = cases[name]
      const path = `/lacak/${complaint._id}`
      const page = async (cookie: string) => {
        const answer = await fetch(product.url() + path, { headers: { cookie } })
        expect(answer.status).toBe(200)
        return answer.text()
      }
      const offered = (html: string) => Object.keys(reporterDeeds).filter((deed) => html.includes(`name="deed" value="${deed}"`))
      const own = await page(`kunci=${key}`)
      expect(offered(own)).toEqual(allowed(name))
      expect(own).toContain(`Rincian perkara ${name}`)
      for (const cookie of ['', 'kunci=AAAA-BBBB-CCCC', `kunci=${cases[name === 'closed' ? 'answered' : 'closed'].key}`]) {
        const public_ = await page(cookie)
        expect(offered(public_)).toEqual([])
        for (const word of [
          'Rincian perkara',
          'Warga Contoh',
          'warga@contoh',
          'Sudah kami kerjakan',
          'Di sebelah mana',
          'Belum.',
        ])
          expect([name, word, public_.includes(word)]).toEqual([name, word, false])
        const isSecret = ['confidential', 'oversight', 'aboutCoordinator', 'cameBack'].includes(name)
        expect([name, public_.includes(complaint.register!)]).toEqual([name, !isSecret])
        if (isSecret) expect(public_).not.toMatch(/DPUPR|Inspektorat|Anyar/)
      }
    },
  )

  test('has receipt, files and the link of the mail with the right key only', async () => {
    const { complaint, key } = cases.answered
    const { _id: code } = complaint
    const [file] = complaint.history.flatMap((event) => (event.type === 'answered' ? event.files : []))
    for (const [whose, cookie, opens] of [
      ['right', `kunci=${key}`, true],
      ['none', '', false],
      ['of another complaint', `kunci=${cases.closed.key}`, false],
    ] as const) {
      const get = async (path: string) => (await fetch(product.url() + path, { redirect: 'manual', headers: { cookie } })).status
      expect([whose, await get(`/lacak/${code}/tanda-terima`)]).toEqual([whose, opens ? 200 : 303])
      expect([whose, await get(`/lacak/${code}/berkas/${file!.id}`)]).toEqual([whose, opens ? 200 : 404])
    }
    const opened = await visitors['signed out'].get(`/buka/${code}/${key}`)
    expect([opened.status, opened.headers.get('location')]).toEqual([303, `/lacak/${code}`])
    expect(opened.headers.getSetCookie().join()).toMatch(
      new RegExp(`^kunci=${key}; .*Path=/lacak/${code}; .*HttpOnly; SameSite=Lax`),
    )
    expect((await visitors['signed out'].get(`/buka/${code}/${cases.closed.key}`)).status).toBe(404)
    expect((await visitors['signed out'].get(`/buka/ADU-0000-0000-00/${key}`)).status).toBe(404)
  })
})

test('who signs out is out', async () => {
  for (const name of visitorNames) {
    expect([name, (await visitors[name].post('/keluar')).status]).toEqual([name, 303])
    expect([name, (await visitors[name].get('/meja')).status]).toEqual([name, 303])
  }
})

test('none of all this has changed a case', async () => {
  for (const [name] of table) {
    const stored = await ComplaintModel.findById(cases[name].complaint._id).lean()
    expect([name, stored?.version]).toEqual([name, cases[name].complaint.version])
  }
})
