import type { SimilarCase } from '../../server/complaints/similar'
import { at, markup, pupr } from './parts'

const one: SimilarCase = {
  code: 'ADU-1',
  register: '002188/ADU/2026',
  title: `Lubang dalam di jalan depan SD Kadikaran ${markup}`,
  category: 'jalan',
  state: 'inProgress',
  unit: pupr,
  place: { kecamatan: 'Ciruas', desa: 'Kadikaran' },
  receivedAt: at('2026-11-19T08:10'),
  reasons: { text: 0.82, place: 'sameDesa', days: 3, sameCategory: true, photo: null },
}

/** Each place and wording once. */
export const similarCases: SimilarCase[] = [
  one,
  { ...one, code: 'ADU-2', title: null, reasons: { text: 0.53, place: 'sameKecamatan', days: 0, sameCategory: false, photo: null } },
  { ...one, code: 'ADU-3', title: null, category: 'lainnya', register: null, unit: null, state: 'verified', reasons: { text: 0.61, place: 'otherDesa', days: 1, sameCategory: false, photo: null } },
  { ...one, code: 'ADU-4', title: 'Jalan ke pasar berlubang', place: { kecamatan: 'Petir', desa: null }, state: 'closed', reasons: { text: 0.97, place: 'elsewhere', days: 21, sameCategory: true, photo: null } },
  { ...one, code: 'ADU-5', title: 'Jalan depan SD rusak', reasons: { text: 0.66, place: 'sameDesa', days: 2, sameCategory: true, photo: 'same' } },
  { ...one, code: 'ADU-6', title: 'Tolong ditambal', reasons: { text: 0.1, place: 'otherDesa', days: 2, sameCategory: true, photo: 'near' } },
]
