import type { Connection } from 'mongoose'
import { insertOnce } from '../platform/insertOnce'
import type { Channel, Count } from './channel'
import type { Coaching } from './coaching'
import type { UnitDocument } from './document'
import type { Procedure } from './procedure'
import type { Kept } from './versions'

const writeConcern = { w: 'majority', j: true } as const
const most = 5_000

export type DocumentStores = ReturnType<typeof createDocumentStores>

/** Things kept in versions, each with all of them in one row, so that a writing is one. */
function createKeptStore<D extends Kept<unknown>>(connection: Connection, name: string) {
  // The driver's types want to know the row more exactly than a row of any kind can tell.
  const rows = () => connection.collection<{ _id: string; unit: string; rev: number }>(name)
  return {
    createIndexes: (): Promise<unknown> => rows().createIndex({ unit: 1 }),
    get: async (id: string): Promise<D | null> => (await rows().findOne({ _id: id })) as D | null,
    of: async (units: readonly string[]): Promise<D[]> =>
      (await rows()
        .find({ unit: { $in: [...units] } })
        .sort({ _id: 1 })
        .limit(most)
        .toArray()) as unknown as D[],

    /** False when it is there already. */
    add: (row: D): Promise<boolean> => insertOnce(rows().insertOne(row, { writeConcern })),

    /** False when somebody else has written since `rev`. */
    async replace(row: D, rev: number): Promise<boolean> {
      const { _id, ...content } = row
      const { matchedCount } = await rows().updateOne({ _id, rev }, { $set: content }, { writeConcern })
      return matchedCount === 1
    },
  }
}

/** Counts and coaching: lines that are added, never changed, but for the mark that an entry was annulled. */
function createLineStores(connection: Connection) {
  const counts = () => connection.collection<Count>('channelCounts')
  const coaching = () => connection.collection<Coaching>('coaching')
  return {
    counts: {
      createIndexes: (): Promise<unknown> => counts().createIndex({ unit: 1, channel: 1, month: 1, revision: 1 }),
      of: (units: readonly string[], months?: Readonly<{ from: string; to: string }>): Promise<Count[]> =>
        counts()
          .find({ unit: { $in: [...units] }, ...(months && { month: { $gte: months.from, $lte: months.to } }) })
          .sort({ unit: 1, channel: 1, month: 1, revision: 1 })
          .toArray(),
      add: (count: Count): Promise<boolean> => insertOnce(counts().insertOne(count, { writeConcern })),
    },
    coaching: {
      createIndexes: (): Promise<unknown> => coaching().createIndex({ unit: 1, date: -1 }),
      of: (units: readonly string[]): Promise<Coaching[]> =>
        coaching()
          .find({ unit: { $in: [...units] } })
          .sort({ date: -1, at: -1 })
          .limit(most)
          .toArray(),
      get: (id: string): Promise<Coaching | null> => coaching().findOne({ _id: id }),
      add: (entry: Coaching): Promise<boolean> => insertOnce(coaching().insertOne(entry, { writeConcern })),
      async annul(id: string, annulled: NonNullable<Coaching['annulled']>): Promise<boolean> {
        const { matchedCount } = await coaching().updateOne({ _id: id, annulled: null }, { $set: { annulled } }, { writeConcern })
        return matchedCount === 1
      },
    },
  }
}

/** All that this module keeps, in MongoDB. */
export function createDocumentStores(connection: Connection) {
  const documents = createKeptStore<UnitDocument>(connection, 'documents')
  const channels = createKeptStore<Channel>(connection, 'channels')
  const procedures = createKeptStore<Procedure>(connection, 'procedures')
  const { counts, coaching } = createLineStores(connection)
  const all = [documents, channels, procedures, counts, coaching]
  return {
    documents,
    channels,
    procedures,
    counts,
    coaching,
    createIndexes: () => Promise.all(all.map((store) => store.createIndexes())).then(() => undefined),
  }
}
