import { type Connection, mongo, Schema } from 'mongoose'
import type { ThemeKey } from './theme'
import { type Improvement, type ImprovementState, openImprovements } from './improvement'

const schema = new Schema<Improvement>(
  { _id: { type: String, required: true } },
  { strict: false, versionKey: false, minimize: false },
)
schema.index({ unit: 1, state: 1, 'plan.dueOn': 1 })
schema.index({ state: 1, 'plan.dueOn': 1 })
schema.index({ 'theme.category': 1, 'theme.unit': 1 })
schema.index({ 'published.on': -1, _id: 1 }, { partialFilterExpression: { 'published.on': { $gt: '' } } })

const durable = { writeConcern: { w: 'majority', journal: true } } as const
const mostListed = 1_000

export type ImprovementStore = ReturnType<typeof createImprovementStore>

/** Improvements with their history: one guarded write a deed. */
export function createImprovementStore(connection: Connection) {
  const Improvements = connection.model<Improvement>('improvement', schema, 'improvements')
  const raw = () => Improvements.collection as unknown as mongo.Collection<Improvement>
  const published = { 'published.on': { $gt: '' } } as mongo.Filter<Improvement>

  return {
    ready: () => Improvements.init().then(() => undefined),

    get: (id: string): Promise<Improvement | null> => raw().findOne({ _id: id }),

    /** False when there is one of that id already: the same form sent twice. */
    async insert(improvement: Improvement): Promise<boolean> {
      try {
        await raw().insertOne(improvement, durable)
        return true
      } catch (error) {
        if (error instanceof mongo.MongoServerError && error.code === 11000) return false
        throw error
      }
    },

    /** False when somebody else has changed it since `version`. */
    async save({ _id, ...after }: Improvement, version: number): Promise<boolean> {
      const { matchedCount } = await raw().updateOne({ _id, version }, { $set: after }, durable)
      return matchedCount === 1
    },

    /** By due date, those of these units (null: of all) and this state. */
    list: (units: readonly string[] | null, state: ImprovementState | null): Promise<Improvement[]> =>
      raw()
        .find({ ...(units && { unit: { $in: [...units] } }), ...(state && { state }) })
        .sort({ 'plan.dueOn': 1, _id: 1 })
        .limit(mostListed)
        .toArray(),

    /** All that were for a category at a unit, the newest first. */
    of: ({ category, unit }: ThemeKey): Promise<Improvement[]> =>
      raw().find({ 'theme.category': category, 'theme.unit': unit }).sort({ proposedOn: -1, _id: 1 }).toArray(),

    /** What could answer a theme on a date: agreed by then. */
    agreedBy: (date: string): Promise<Improvement[]> =>
      raw()
        .find({ agreedOn: { $gt: '', $lte: date } })
        .toArray(),

    /** What the public is told, the latest first. */
    published: (skip: number, limit: number): Promise<Improvement[]> =>
      raw().find(published).sort({ 'published.on': -1, _id: 1 }).skip(skip).limit(limit).toArray(),

    /** Open ones whose due date has passed and of which not all have been told. */
    overdue: (today: string): Promise<Improvement[]> =>
      raw()
        .find({
          state: { $in: [...openImprovements] },
          'plan.dueOn': { $lt: today },
          $expr: { $ne: ['$escalatedFor', '$plan.dueOn'] },
        })
        .sort({ 'plan.dueOn': 1, _id: 1 })
        .limit(mostListed)
        .toArray(),

    /** Done by then, and not measured yet. */
    toMeasure: (doneBy: string): Promise<Improvement[]> =>
      raw()
        .find({ state: 'done', doneOn: { $lte: doneBy } })
        .limit(mostListed)
        .toArray(),
  }
}
