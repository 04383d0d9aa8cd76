import { type Connection, mongo, Schema } from 'mongoose'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { insertOnce } from '../platform/insertOnce'
import type { PackedModel } from '../routing/learned'
import type { Figures } from './trial'

/**
 * asked: to be trained · current: in use · kept: was in use, or could be · refused: worse than the one in use then · failed: could not be
 * trained. The one in use is the `current` one chosen last: between two writes there may be two.
 */
export type ModelStatus = 'asked' | 'current' | 'kept' | 'refused' | 'failed'

/** `history`: verified complaints it has learned from, of `from`–`to`; `against`: the figures of the model then in use, on the same held-out texts. */
export type Training = {
  trainedAt: Date
  history: number
  delivered: number
  from: Date
  to: Date
  result: Figures
  against: Figures & { version: string }
}
/** `packed`: whether it can be put to use; the delivered one stands here without one once it has been chosen again. */
export type ModelRow = {
  _id: string
  by: string
  askedAt: Date
  tries: number
  status: ModelStatus
  chosen?: { at: Date; by: string; reason: string }
  training?: Training
}
type Stored = ModelRow & { packed?: mongo.Binary }

const schema = new Schema<Stored>({ _id: { type: String, required: true } }, { strict: false, versionKey: false })
schema.index({ status: 1, 'chosen.at': -1 })
schema.index({ askedAt: -1 })

/** So many can be gone back to; of older ones only the figures stay. */
const mostPacked = 12
const mostListed = 30
const [zip, unzip] = [promisify(gzip), promisify(gunzip)]
const withoutModel = { projection: { packed: 0 } }

export type ModelStore = ReturnType<typeof createModelStore>

/** Models that routing has learned, with what they showed on held-out history. */
export function createModelStore(connection: Connection) {
  const Models = connection.model<Stored>('routingModel', schema, 'routingModels')
  const raw = () => Models.collection as unknown as mongo.Collection<Stored>

  async function dropOldest(): Promise<void> {
    const old = await raw()
      .find({ status: 'kept', packed: { $exists: true } }, { projection: { _id: 1 } })
      .sort({ askedAt: -1 })
      .skip(mostPacked)
      .toArray()
    await raw().updateMany({ _id: { $in: old.map(({ _id }) => _id) } }, { $unset: { packed: '' } })
  }

  return {
    ready: () => Models.init().then(() => undefined),

    /** False when there is one of that version. */
    ask: (row: Pick<ModelRow, '_id' | 'by' | 'askedAt'>): Promise<boolean> =>
      insertOnce(raw().insertOne({ ...row, tries: 0, status: 'asked' })),
    asked: (): Promise<ModelRow[]> => raw().find({ status: 'asked' }, withoutModel).sort({ askedAt: 1 }).limit(5).toArray(),

    /** Counts a try; null when it is not, or no longer, to be trained. */
    begin: (_id: string): Promise<ModelRow | null> =>
      raw().findOneAndUpdate({ _id, status: 'asked' }, { $inc: { tries: 1 } }, { returnDocument: 'after', ...withoutModel }),
    fail: async (_id: string): Promise<void> =>
      void (await raw().updateOne({ _id, status: 'asked' }, { $set: { status: 'failed' } })),

    get: (_id: string): Promise<ModelRow | null> => raw().findOne({ _id }, withoutModel),
    /** The newest first. */
    list: (): Promise<ModelRow[]> => raw().find({}, withoutModel).sort({ askedAt: -1 }).limit(mostListed).toArray(),
    /** Those that can be gone back to. */
    usable: async (): Promise<string[]> =>
      (
        await raw()
          .find({ packed: { $exists: true } }, { projection: { _id: 1 } })
          .toArray()
      ).map(({ _id }) => _id),

    /** The one in use; null as long as it is the one that was delivered. */
    current: async (): Promise<string | null> =>
      (
        await raw()
          .find({ status: 'current' }, { projection: { _id: 1 } })
          .sort({ 'chosen.at': -1 })
          .limit(1)
          .next()
      )?._id ?? null,

    async packed(_id: string): Promise<PackedModel | null> {
      const row = await raw().findOne({ _id }, { projection: { packed: 1 } })
      return row?.packed ? (JSON.parse((await unzip(row.packed.buffer)).toString('utf8')) as PackedModel) : null
    },

    /** What a training has come to. A model that was refused is not kept, only its figures. */
    async finish(_id: string, training: Training, model: PackedModel | null): Promise<void> {
      const packed = model && new mongo.Binary(await zip(JSON.stringify(model)))
      const status = model ? ('kept' as const) : ('refused' as const)
      await raw().updateOne({ _id, status: 'asked' }, { $set: { status, training, ...(packed && { packed }) } })
    },

    /** Puts a version to use; the one that was is kept. */
    async use(_id: string, chosen: { at: Date; by: string; reason: string }): Promise<void> {
      const first = { by: chosen.by, askedAt: chosen.at, tries: 0 }
      await raw().updateOne({ _id }, { $set: { status: 'current', chosen }, $setOnInsert: first }, { upsert: true })
      await raw().updateMany({ _id: { $ne: _id }, status: 'current' }, { $set: { status: 'kept' } })
      await dropOldest()
    },
  }
}
