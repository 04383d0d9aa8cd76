import type { Unit } from '../units/unit'

/** What a complaint is about, for counting by theme; the words are `desk:categories.<category>`. */
export const categories = [
  'jalan',
  'drainase',
  'tata-ruang',
  'ketenagakerjaan',
  'sosial',
  'pendidikan',
  'ketertiban',
  'perhubungan',
  'lingkungan',
  'tik',
  'kesehatan',
  'ekonomi',
  'kependudukan',
  'air',
  'listrik',
  'desa',
  'pertanian',
  'perizinan',
  'bencana',
  'pariwisata',
  'pajak',
  'kepegawaian',
  'lainnya',
] as const
export type Category = (typeof categories)[number]

const ofUnit: Readonly<Record<string, Category>> = {
  disdukcapil: 'kependudukan',
  dindikbud: 'pendidikan',
  perpusarsip: 'pendidikan',
  dinkes: 'kesehatan',
  'rsud-drajat': 'kesehatan',
  'outside:bpjs': 'kesehatan',
  dinsos: 'sosial',
  dkbp3a: 'sosial',
  dpmptsp: 'perizinan',
  dpkptb: 'tata-ruang',
  'outside:bpn': 'tata-ruang',
  dishub: 'perhubungan',
  dlh: 'lingkungan',
  satpolpp: 'ketertiban',
  'outside:polres': 'ketertiban',
  bpbd: 'bencana',
  diskominfo: 'tik',
  disnakertrans: 'ketenagakerjaan',
  diskoperindag: 'ekonomi',
  distan: 'pertanian',
  perikanan: 'pertanian',
  disporapar: 'pariwisata',
  dpmd: 'desa',
  bapenda: 'pajak',
  bkpsdm: 'kepegawaian',
  perumdam: 'air',
  'outside:pln': 'listrik',
  'outside:jalan-nasional': 'jalan',
}
const water = /\b(?:got|selokan|drainase|gorong|parit|irigasi|saluran|siring|banjir|genang|mampet|tersumbat)/i
const space = /\b(?:tata ruang|rtrw|zonasi|kkpr|peruntukan)/i

/** The theme of a text by the unit that answers for it; roads, drains and planning of the one unit are told apart by their words. Practice. */
export function categoryOf(unit: Pick<Unit, '_id' | 'kind'> | undefined, text: string): Category {
  if (unit?._id === 'dpupr') return space.test(text) ? 'tata-ruang' : water.test(text) ? 'drainase' : 'jalan'
  if (unit?.kind === 'puskesmas') return 'kesehatan'
  if (unit?.kind === 'kecamatan') return 'desa'
  return ofUnit[unit?._id ?? ''] ?? 'lainnya'
}
