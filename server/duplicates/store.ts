import { type Connection, mongo } from 'mongoose'
import type { Photo } from '../complaints/complaint'
import type { Category } from '../routing/category'
import { anywhereKeysOf, dayOf, keysOf, type Likeness, photoKeysOf } from './likeness'
import { pictureKeysOf } from './samePicture'

/** Raised when signatures or keys are made in another way: what was made before is made anew by `aduan migrate`. */
const shape = 1
/** So many of each key are looked at, the newest: a word that more have tells little, and a look-up costs the same at a million. */
export const mostPerKey = 24

/** So many that have a picture which may be the one sought are looked at, the newest; of these just their pictures. */
export const mostPerPicture = 240

/** What is known of a complaint for comparing: neither text nor name, only hashes of words. */
export type Known = { code: string; answered: boolean; likeness: Likeness }
export type Kept = Known & { version: number; evidence?: readonly Photo[] }
export type Pictures = { code: string; photos: Photo[]; evidence: Photo[] }
export type Days = { from: number; to: number }

type Row = {
  _id: string
  made: number
  day: number
  keys: number[]
  minima: mongo.Binary
  stems: mongo.Binary
  kecamatan: string
  desa: string | null
  category: Category
  at: Date
  answered: boolean
  photos?: Photo[]
  evidence?: Photo[]
}
type Found = Omit<Row, 'keys' | 'made' | 'day'>
export type LikenessStore = ReturnType<typeof createLikenessStore>

/** Likenesses in MongoDB, one a complaint, found by the keys that they share: a multikey index, never a scan. */
export function createLikenessStore(connection: Connection) {
  const rows = () => connection.collection<Row>('likenesses') as unknown as mongo.Collection<Row>
  const newest = (key: number, { from, to }: Days) =>
    rows()
      .find({ keys: key, day: { $gte: from, $lte: to } }, { projection: { keys: 0, made: 0, day: 0 } })
      .sort({ day: -1 })
      .hint(byKey)
      .maxTimeMS(maxTimeMS)
      .limit(mostPerKey)
  const pictured = (keys: number[], { from, to }: Days) =>
    rows()
      .find({ keys: { $in: keys }, day: { $gte: from, $lte: to } }, { projection: { photos: 1, evidence: 1 } })
      .sort({ day: -1 })
      .hint(byKey)
      .maxTimeMS(maxTimeMS)
      .limit(mostPerPicture)

  return {
    ready: async (): Promise<void> => void (await rows().createIndex(byKey)),

    /** Keeps likenesses unless a newer one of the complaint is there: twice, late or on two workers it comes to the same. */
    async keep(all: readonly Kept[]): Promise<void> {
      if (all.length === 0) return
      const writes = all.map((one) => {
        const { _id, ...row } = rowOf(one)
        const isNewer = { $lte: [{ $ifNull: ['$made', -1] }, row.made] }
        const update = [{ $replaceWith: { $cond: [isNewer, { $mergeObjects: ['$$ROOT', { $literal: row }] }, '$$ROOT'] } }]
        return { updateOne: { filter: { _id }, update, upsert: true } }
      })
      // Made anew from the complaints when it should get lost: the journal is not waited for.
      await rows().bulkWrite(writes as never, { ordered: false, writeConcern: { w: 1 } })
    },

    /** Likenesses that have one of the keys, of each the newest of those days: so many documents at most as keys × 24. */
    async sharing(keys: readonly number[], days: Days): Promise<Known[]> {
      const found = await Promise.all(keys.map((key) => newest(key, days).toArray()))
      const byCode = new Map(found.flat().map((row) => [row._id, row as Found]))
      return [...byCode.values()].map(keptOf)
    },

    /** The pictures of those that may have one, by its keys. */
    picturesSharing: async (keys: number[], days: Days): Promise<Pictures[]> =>
      (await pictured(keys, days).toArray()).map(({ _id, photos = [], evidence = [] }) => ({ code: _id, photos, evidence })),

    get: async (codes: string[]): Promise<Known[]> =>
      (
        await rows()
          .find({ _id: { $in: codes } })
          .maxTimeMS(maxTimeMS)
          .toArray()
      ).map(keptOf),

    /** How MongoDB finds those of a picture, for the test that it never scans. */
    explainPictures: (keys: number[], days: Days): Promise<mongo.Document> => pictured(keys, days).explain('executionStats'),

    /** How MongoDB finds those of a key, for the test that it never scans. */
    explain: (key: number, days: Days): Promise<mongo.Document> => newest(key, days).explain('executionStats'),

    /** Whether there are fewer than complaints, or some that an earlier version of the product has made. Reads all: for `aduan migrate`. */
    isOutdated: async (complaints: number): Promise<boolean> =>
      (await rows().estimatedDocumentCount()) < complaints ||
      (await rows().findOne({ made: { $lt: shape * perShape } }, { projection: { _id: 1 } })) !== null,

    forget: async (): Promise<void> => void (await rows().deleteMany({})),
  }
}

const maxTimeMS = 2_000
const byKey = { keys: 1, day: -1 } as const
/** One number for "made in which way, of which version": a history has fewer events than this. */
const perShape = 1_000_000

function rowOf({ code, version, answered, likeness, evidence = [] }: Kept): Row {
  const { minima, stems, kecamatan, desa, category, at, photos } = likeness
  return {
    _id: code,
    made: shape * perShape + version,
    day: dayOf(at),
    keys: [
      ...keysOf(likeness),
      ...photoKeysOf(likeness),
      ...evidence.flatMap((picture) => pictureKeysOf(picture, 'evidence')),
      ...(answered ? anywhereKeysOf(likeness) : []),
    ],
    minima: bytesOf(minima),
    stems: bytesOf(stems),
    kecamatan,
    desa,
    category,
    at,
    answered,
    ...(photos.length > 0 && { photos: [...photos] }),
    ...(evidence.length > 0 && { evidence: [...evidence] }),
  }
}

const bytesOf = (array: Uint16Array | Int32Array) =>
  new mongo.Binary(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))

/** A copy: what the driver gives lies anywhere in its buffer, and numbers of several bytes begin at even places only. */
const copyOf = ({ buffer, position }: mongo.Binary): ArrayBuffer => Uint8Array.from(buffer.subarray(0, position)).buffer

const keptOf = ({ _id, minima, stems, kecamatan, desa, category, at, answered, photos = [] }: Found): Known => ({
  code: _id,
  answered,
  likeness: {
    minima: new Uint16Array(copyOf(minima)),
    stems: new Int32Array(copyOf(stems)),
    kecamatan,
    desa,
    category,
    at,
    photos,
  },
})
