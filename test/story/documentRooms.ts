import type { VisitorName } from './visitors'

type Room = {
  path: string
  fields?: Record<string, string>
  answers: { everybody: number } & Partial<Record<VisitorName, number>>
}

const none = '3f0c9c39-6f57-4b8a-9f0a-2f6f2d1f4e11'
const read = (status: number) => ({ coordinator: status, supervisor: status, liaison: status, head: status })
const keep = (status: number) => ({ liaison: status, head: status })
const coach = (status: number) => ({ coordinator: status, supervisor: status, head: status })
const looked = { everybody: 403, 'signed out': 303 }
const sent = { everybody: 403, 'signed out': 401 }

/** A form of a thing that there is not: 404 for whose it would be. */
const formOf = (route: string, path: string): Record<string, Room> => ({
  [`GET ${route}`]: { path, answers: { ...looked, ...keep(404) } },
  [`POST ${route}`]: { path, fields: {}, answers: { ...sent, ...keep(404) } },
})
/** A form that opens, and comes back when it is sent empty. */
const opening = (route: string, path: string, whose: (status: number) => object): Record<string, Room> => ({
  [`GET ${route}`]: { path, answers: { ...looked, ...whose(200) } },
  [`POST ${route}`]: { path, fields: {}, answers: { ...sent, ...whose(422) } },
})

/** The documents of DPUPR and its surveys: read by itself and by those who watch all, kept by itself alone; what is published is everybody's. */
export const documentRooms: Record<string, Room> = {
  'GET /layanan': { path: '/layanan', answers: { everybody: 200 } },
  'GET /layanan/:unit': { path: '/layanan/dpupr', answers: { everybody: 404 } },
  'GET /layanan/:unit/berkas/:file': { path: '/layanan/dpupr/berkas/x', answers: { everybody: 404 } },
  'GET /dokumen': { path: '/dokumen', answers: { everybody: 200, 'signed out': 303, admin: 403 } },
  'GET /dokumen/:unit': { path: '/dokumen/dpupr', answers: { ...looked, ...read(200) } },
  'GET /dokumen/:unit/berkas/:file': { path: '/dokumen/dpupr/berkas/x', answers: { ...looked, ...read(404) } },
  ...opening('/dokumen/:unit/dokumen/baru', '/dokumen/dpupr/dokumen/baru', keep),
  ...formOf('/dokumen/:unit/dokumen/:id/versi', `/dokumen/dpupr/dokumen/${none}/versi`),
  ...formOf('/dokumen/:unit/dokumen/:id/cabut', `/dokumen/dpupr/dokumen/${none}/cabut`),
  ...opening('/dokumen/:unit/saluran/baru', '/dokumen/dpupr/saluran/baru', keep),
  'GET /dokumen/:unit/saluran/:id': { path: `/dokumen/dpupr/saluran/${none}`, answers: { ...looked, ...read(404) } },
  ...formOf('/dokumen/:unit/saluran/:id/ubah', `/dokumen/dpupr/saluran/${none}/ubah`),
  ...formOf('/dokumen/:unit/saluran/:id/tutup', `/dokumen/dpupr/saluran/${none}/tutup`),
  ...formOf('/dokumen/:unit/saluran/:id/hitung', `/dokumen/dpupr/saluran/${none}/hitung`),
  ...opening('/dokumen/:unit/tata-cara', '/dokumen/dpupr/tata-cara', keep),
  'GET /dokumen/:unit/pembinaan': { path: '/dokumen/dpupr/pembinaan', answers: { ...looked, ...read(200) } },
  ...opening('/dokumen/:unit/pembinaan/baru', '/dokumen/dpupr/pembinaan/baru', coach),
  'GET /dokumen/:unit/pembinaan/:id/batalkan': {
    path: `/dokumen/dpupr/pembinaan/${none}/batalkan`,
    answers: { ...looked, ...read(404) },
  },
  'POST /dokumen/:unit/pembinaan/:id/batalkan': {
    path: `/dokumen/dpupr/pembinaan/${none}/batalkan`,
    fields: {},
    answers: { ...sent, ...read(404) },
  },
  'GET /dokumen/:unit/pembinaan/berkas/:file': {
    path: '/dokumen/dpupr/pembinaan/berkas/x',
    answers: { ...looked, ...read(404) },
  },
  'GET /dokumen/:unit/skm': { path: '/dokumen/dpupr/skm', answers: { ...looked, ...read(200) } },
  ...opening('/dokumen/:unit/skm/isi', '/dokumen/dpupr/skm/isi', keep),
}
