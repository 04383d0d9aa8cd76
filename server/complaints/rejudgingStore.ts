import { type Model, model, models, mongo, Schema } from 'mongoose'
import type { MovedRow, Run, Scope } from './rejudging'

const options = { strict: false, versionKey: false, autoCreate: false, autoIndex: false } as const
const id = { _id: { type: String, required: true } } as const
const runSchema = new Schema<Run>(id, { ...options, collection: 'rejudgings' })
runSchema.index({ calendar: 1, startedAt: -1 })
runSchema.index({ finishedAt: 1 })
const rowSchema = new Schema<MovedRow>(id, { ...options, collection: 'movedDues' })
rowSchema.index({ rejudging: 1, place: 1 })
rowSchema.index({ rejudging: 1, unit: 1, place: 1 })

const RunModel = (models.Rejudging as Model<Run>) ?? model<Run>('Rejudging', runSchema)
const RowModel = (models.MovedDue as Model<MovedRow>) ?? model<MovedRow>('MovedDue', rowSchema)
const mostUnfinished = 100

export type RejudgingStore = ReturnType<typeof createRejudgingStore>

/** The runs over the open cases after a calendar has changed, and the due dates that they have moved. */
export function createRejudgingStore() {
  const rows = () => RowModel.collection as unknown as mongo.Collection<MovedRow>

  return {
    createIndexes: async (): Promise<void> => void (await Promise.all([RunModel.createIndexes(), RowModel.createIndexes()])),

    /** Begins a run. One that is under way for the same cases has nothing more to do: this one goes over all of them. */
    async begin(run: Run): Promise<void> {
      const { calendar, units, startedAt } = run
      await RunModel.updateMany({ ...sameOrWider({ calendar, units }), finishedAt: null }, { $set: { finishedAt: startedAt } })
      await RunModel.create(run)
    },

    /** The run, for this worker alone until then; null when another has it, or it is over. */
    lease: (_id: string, now: Date, until: Date): Promise<Run | null> =>
      RunModel.findOneAndUpdate(
        { _id, finishedAt: null, leaseUntil: { $lte: now } },
        { $set: { leaseUntil: until } },
        { returnDocument: 'after' },
      )
        .lean<Run>()
        .exec(),

    /** Keeps where a run stands. False when it is over, or another worker has taken it: `held` is the lease it was held by. */
    async keep({ _id, calendar: _c, startedAt: _s, units: _u, by: _b, ...progress }: Run, held: Date): Promise<boolean> {
      const { matchedCount } = await RunModel.updateOne({ _id, finishedAt: null, leaseUntil: held }, { $set: progress })
      return matchedCount === 1
    },

    get: (_id: string): Promise<Run | null> => RunModel.findById(_id).lean<Run>().exec(),

    /** The last run that anybody asked for, or that has moved something. */
    latest: (calendar: string): Promise<Run | null> =>
      RunModel.findOne({ calendar, $or: [{ by: { $ne: 'system' } }, { moved: { $gt: 0 } }] })
        .sort({ startedAt: -1 })
        .lean<Run>()
        .exec(),

    /** The edition that was in force when everything that runs by a calendar was gone through last. */
    lastPrint: async (calendar: string): Promise<string | null> => {
      const last = await RunModel.findOne({ calendar, print: { $ne: null } }, { print: 1 })
        .sort({ startedAt: -1 })
        .lean<Run>()
      return last?.print ?? null
    },

    unfinished: async (now: Date): Promise<string[]> => {
      const found = await RunModel.find({ finishedAt: null, leaseUntil: { $lte: now } }, { _id: 1 })
        .limit(mostUnfinished)
        .lean<Pick<Run, '_id'>[]>()
      return found.map(({ _id }) => _id)
    },

    /** Lists what has moved, each once. Returns how many were not listed yet. */
    async list(moved: MovedRow[]): Promise<number> {
      if (moved.length === 0) return 0
      const writes = moved.map(({ _id, from, ...row }) => ({
        updateOne: { filter: { _id }, update: { $set: row, $setOnInsert: { from } }, upsert: true },
      }))
      return (await rows().bulkWrite(writes, { ordered: false })).upsertedCount
    },

    countMoved: (rejudging: string): Promise<number> => rows().countDocuments({ rejudging }),

    /** What has moved, in order of the new due date; of these units only, when any are given. */
    moved: (rejudging: string, units: string[] | null, after: string, limit: number): Promise<MovedRow[]> =>
      rows()
        .find({ rejudging, place: { $gt: after }, ...(units && { unit: { $in: units } }) })
        .sort({ place: 1 })
        .limit(limit)
        .toArray(),
  }
}

/** A run over every case of a calendar makes those over some of them needless. */
const sameOrWider = ({ calendar, units }: Scope) => (units === null ? { calendar } : { calendar, units })
