import { type Connection, mongo, Schema } from 'mongoose'
import type { Review } from './review'

const schema = new Schema<Review>(
  { _id: { type: String, required: true } },
  { strict: false, versionKey: false, minimize: false },
)
schema.index({ month: -1, unit: 1 })
schema.index({ unit: 1, month: -1 })

const durable = { writeConcern: { w: 'majority', journal: true } } as const

export type ReviewStore = ReturnType<typeof createReviewStore>

/** Monthly reviews, one a unit and month. */
export function createReviewStore(connection: Connection) {
  const Reviews = connection.model<Review>('review', schema, 'reviews')
  const raw = () => Reviews.collection as unknown as mongo.Collection<Review>

  return {
    ready: () => Reviews.init().then(() => undefined),
    get: (unit: string, month: string): Promise<Review | null> => raw().findOne({ _id: `${unit}:${month}` }),
    ofMonth: (month: string): Promise<Review[]> => raw().find({ month }).toArray(),

    /** False when somebody else has written it since `version` (0: not there yet). */
    async save({ _id, ...review }: Review, version: number): Promise<boolean> {
      if (version > 0) return (await raw().updateOne({ _id, version }, { $set: review }, durable)).matchedCount === 1
      try {
        await raw().insertOne({ _id, ...review }, durable)
        return true
      } catch (error) {
        if (error instanceof mongo.MongoServerError && error.code === 11000) return false
        throw error
      }
    },
  }
}
