import type { Complaint, Photo } from '../complaints/complaint'
import { photosOf } from '../complaints/photo'
import type { Category } from '../routing/category'
import { tellingOf } from './commonWords'
import { hashOf, mixed } from './hash'
import { pictureKeysOf } from './samePicture'
import { bandsOf, type Signature, signatureOf } from './signature'

const dayMs = 86_400_000
/** So many of a text's stems, the most telling, are looked up; what everybody writes only where there is little else. */
const mostKeyed = 14
const mostAnywhere = 8
const fewest = 4
const tellsEnough = 0.4

/** What decides whether two complaints are about the same thing. */
export type Likeness = Signature & {
  kecamatan: string
  desa: string | null
  /** `lainnya` until the coordinator has classified it. */
  category: Category
  at: Date
  photos: readonly Photo[]
}

/** A complaint, or one that is only being written, as it is compared with others. */
export type Described = {
  text: string
  placeDetail: string
  kecamatan: string
  desa: string | null
  category: Category
  at: Date
  photos?: readonly Photo[]
}

/** The likeness of what was described; the place in the reporter's words counts as text. */
export const likenessOf = ({ text, placeDetail, kecamatan, desa, category, at, photos = [] }: Described): Likeness => ({
  ...signatureOf(`${text}\n${placeDetail}`),
  kecamatan,
  desa,
  category,
  at,
  photos,
})

export const likenessOfComplaint = ({
  filing,
  category,
  receivedAt,
  history,
}: Pick<Complaint, 'filing' | 'category' | 'receivedAt' | 'history'>) =>
  likenessOf({ ...filing, desa: filing.desa || null, category, at: receivedAt, photos: photosOf({ history }) })

/** Whole days since 1970, by which the index is ordered: small numbers make it a third smaller than instants would. */
export const dayOf = (at: Date): number => Math.floor(at.getTime() / dayMs)

/**
 * By what others are found that may tell of the same thing: nearly the same text wherever it is (bands), or a telling word in the same kecamatan. Two complaints that have no key
 * in common are not compared at all.
 */
export function keysOf(likeness: Pick<Likeness, 'minima' | 'stems' | 'kecamatan'>): number[] {
  const place = hashOf(likeness.kecamatan)
  return different([...bandsOf(likeness), ...keyedOf(likeness, mostKeyed).map((stem) => mixed(stem ^ place))])
}

/** By what it is found that somebody sent the same photos. */
export const photoKeysOf = ({ photos }: Pick<Likeness, 'photos'>): number[] =>
  different(photos.flatMap((photo) => pictureKeysOf(photo, 'photos')))

const anywhere = hashOf('anywhere')

/** By what answered cases of any place are found: their most telling words. */
export const anywhereKeysOf = ({ stems }: Pick<Likeness, 'stems'>): number[] =>
  different(keyedOf({ stems }, mostAnywhere).map((stem) => mixed(stem ^ anywhere)))

const keyedOf = ({ stems }: Pick<Likeness, 'stems'>, most: number): number[] =>
  [...stems.slice(0, most)].filter((stem, i) => i < fewest || tellingOf(stem) >= tellsEnough)

const different = (keys: number[]): number[] => [...new Set(keys)]
