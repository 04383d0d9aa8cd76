import { type Model, model, models, Schema } from 'mongoose'
import type { Policy } from './policy'

const options = { strict: false, versionKey: false, autoCreate: false, autoIndex: false, collection: 'policies' } as const
const PolicyModel = (models.Policy as Model<Policy>) ?? model<Policy>('Policy', new Schema<Policy>({ _id: String }, options))

/** Policies: a small register, read whole. */
export function createSlaStore() {
  return {
    policies: (): Promise<Policy[]> => PolicyModel.find().sort({ _id: 1 }).limit(2_000).lean<Policy[]>().exec(),
  }
}
