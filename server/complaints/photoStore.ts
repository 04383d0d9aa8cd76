import { type Connection, mongo } from 'mongoose'

/** A photo that a form holds until it is sent. `_id` is where its bytes are kept; `request` the hash of the form's request id; `code` what the complaint will be called. */
export type HeldPhoto = { _id: string; request: string; code: string; id: string; looks: string; at: Date }
export type PhotoStore = ReturnType<typeof createPhotoStore>

const durable = { writeConcern: { w: 'majority', journal: true } } as const

/** Photos held for forms that are not sent yet, in MongoDB; the bytes lie on disk. */
export function createPhotoStore(connection: Connection) {
  const rows = () => connection.collection<HeldPhoto>('heldPhotos') as unknown as mongo.Collection<HeldPhoto>

  return {
    ready: async (): Promise<void> => void (await rows().createIndex({ at: 1 })),

    async hold(photo: HeldPhoto): Promise<void> {
      await rows().replaceOne({ _id: photo._id }, photo, { upsert: true, ...durable })
    },

    /** Those of them that are held, and younger than `since`. */
    held: (ids: string[], since: Date): Promise<HeldPhoto[]> =>
      rows()
        .find({ _id: { $in: ids }, at: { $gt: since } })
        .toArray(),

    /** Those held since before an instant, the longest held first. */
    heldBefore: (instant: Date, limit: number): Promise<HeldPhoto[]> =>
      rows()
        .find({ at: { $lte: instant } })
        .sort({ at: 1 })
        .limit(limit)
        .toArray(),

    /** No longer held; unless it was held anew meanwhile. */
    async letGo({ _id, at }: HeldPhoto): Promise<void> {
      await rows().deleteOne({ _id, at })
    },
  }
}
