import { type Model, model, models, mongo, Schema } from 'mongoose'
import type { Complaint, ComplaintEvent, Folded, Judged, State } from './complaint'
import { openFields, type OpenCase } from './openCase'

const schema = new Schema<Complaint>(
  { _id: { type: String, required: true } },
  { collection: 'complaints', strict: false, versionKey: false, autoCreate: false, autoIndex: false },
)
// A partial index serves a query by equality only when its filter is a comparison: with `$type` MongoDB reads the whole collection.
// An arrival is in as few indexes as can be: nobody holds it yet, and it is not over.
const held = { partialFilterExpression: { unit: { $gt: '' } } }
const over = { partialFilterExpression: { phase: { $in: ['answered', 'ended'] } } }
const waiting = { partialFilterExpression: { waitsUntil: { $gt: new Date(0) } } }
schema.index({ state: 1, dueAt: 1, _id: 1 })
schema.index({ unit: 1, state: 1, dueAt: 1, _id: 1 }, held)
schema.index({ state: 1, receivedAt: -1, _id: -1 }, over)
schema.index({ unit: 1, state: 1, receivedAt: -1, _id: -1 }, over)
schema.index({ waitsUntil: 1, _id: 1 }, waiting)
schema.index({ unit: 1, waitsUntil: 1, _id: 1 }, waiting)
schema.index({ nextAt: 1, _id: 1 }, { partialFilterExpression: { nextAt: { $type: 'date' } } })
schema.index({ outboxAt: 1 }, { sparse: true })
schema.index({ register: 1 }, { unique: true, partialFilterExpression: { register: { $gt: '' } } })

export const ComplaintModel = (models.Complaint as Model<Complaint>) ?? model<Complaint>('Complaint', schema)

/** A place in the order in which things fall due. */
export type Due = { code: string; nextAt: Date }
/** Cases that are read along one index: of a state, wherever they are (unit null) or as far as a unit holds them. */
export type Among = { state: State; unit: string | null }
/** A place among them. */
export type Place = { code: string; dueAt: Date | null }
export type Version = { code: string; version: number }

/**
 * A change of one complaint: the events to add after `version`, and all that follows from the longer history. `isQuiet`: nobody is to be told, and
 * no number changes.
 */
export type Change = { code: string; version: number; events: ComplaintEvent[]; after: Folded & Judged; isQuiet: boolean }

const durable = { writeConcern: { w: 'majority', journal: true } } as const
const isDuplicate = (error: unknown): boolean => error instanceof mongo.MongoServerError && error.code === 11000

export type ComplaintStore = ReturnType<typeof createComplaintStore>

/** Complaints in MongoDB. The driver's collection is used on the write side: one update a deed, guarded by the version, durable before it returns. */
export function createComplaintStore() {
  const complaints = () => ComplaintModel.collection as unknown as mongo.Collection<Complaint>

  return {
    createIndexes: () => ComplaintModel.createIndexes(),

    /** False when the code is taken. Durable (majority, journaled) when it returns true. */
    async insert(complaint: Complaint): Promise<boolean> {
      try {
        await complaints().insertOne(complaint, durable)
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },

    get: (code: string): Promise<Complaint | null> => ComplaintModel.findById(code).lean<Complaint>().exec(),

    getMany: (codes: string[]): Promise<Complaint[]> =>
      ComplaintModel.find({ _id: { $in: codes } })
        .lean<Complaint[]>()
        .exec(),

    /** Events and fold in one atomic write, guarded by the version. False when somebody else was first. */
    async save(change: Change, outboxAt: Date): Promise<boolean> {
      const { matchedCount } = await complaints().updateOne(filterOf(change), updateOf(change, outboxAt), durable)
      return matchedCount === 1
    },

    /** Several complaints in one durable batch; each guarded by its own version, the losers are simply not written. Returns how many were. */
    async saveMany(changes: Change[], outboxAt: Date): Promise<number> {
      if (changes.length === 0) return 0
      const writes = changes.map((change) => ({ updateOne: { filter: filterOf(change), update: updateOf(change, outboxAt) } }))
      return (await complaints().bulkWrite(writes, { ordered: false, ...durable })).matchedCount
    },

    /** What time has something to do with by now, the longest waiting first, after one of them: just these are read. */
    due: (now: Date, limit: number, after: Due | null = null): Promise<Complaint[]> =>
      complaints().find({}, dueBetween(after, now)).limit(limit).toArray(),

    /**
     * Open cases of a state, or of those a unit holds, the one due last first, before one of them: what judging and showing that they exist needs. Backwards,
     * because a holiday moves due dates on: what has been moved lies behind whoever goes through them.
     */
    openBefore: (among: Among, before: Place | null, limit: number): Promise<OpenCase[]> =>
      complaints()
        .find({}, { ...openBefore(among, before), projection: openFields })
        .limit(limit)
        .toArray() as unknown as Promise<OpenCase[]>,

    openCases: (codes: string[]): Promise<OpenCase[]> =>
      complaints()
        .find({ _id: { $in: codes } }, { projection: openFields })
        .toArray() as unknown as Promise<OpenCase[]>,

    countOpen: ({ state, unit }: Among): Promise<number> =>
      complaints().countDocuments(unit === null ? { state } : { unit, state }),

    /** Complaints with something to announce, the longest waiting first. */
    outbox: (now: Date, limit: number): Promise<Complaint[]> =>
      ComplaintModel.find({ outboxAt: { $lte: now } })
        .sort({ outboxAt: 1 })
        .limit(limit)
        .lean<Complaint[]>()
        .exec(),

    /** These versions have been announced: they come back at `until`, unless all that follows is done before. One that has moved on stays due. */
    async leaseOutbox(announced: Version[], now: Date, until: Date): Promise<void> {
      const writes = announced.map(({ code, version }) => ({
        updateOne: { filter: { _id: code, version, outboxAt: { $lte: now } }, update: { $set: { outboxAt: until } } },
      }))
      await complaints().bulkWrite(writes, { ordered: false, writeConcern: { w: 1 } })
    },

    /** All that follows from these versions has been done. A complaint that has moved on meanwhile stays in the outbox. */
    async clearOutbox(done: Version[]): Promise<void> {
      if (done.length === 0) return
      const writes = done.map(({ code, version }) => ({
        updateOne: {
          filter: { _id: code, version },
          update: { $unset: { outboxAt: '' as const }, $set: { announced: version } },
        },
      }))
      await complaints().bulkWrite(writes, { ordered: false, writeConcern: { w: 1 } })
    },

    hasAnySince: async (instant: Date): Promise<boolean> =>
      (await ComplaintModel.exists({ receivedAt: { $gt: instant } })) !== null,

    count: (): Promise<number> => ComplaintModel.estimatedDocumentCount().exec(),

    /** Lets the whole outbox go: what follows is made by other ways, as for sample data. */
    async announceAll(): Promise<void> {
      await complaints().updateMany({ outboxAt: { $exists: true } }, [
        { $set: { announced: '$version' } },
        { $unset: 'outboxAt' },
      ])
    },

    /** Every complaint, in order of receipt: by its codes, for an index by receipt would cost every filing. */
    async *all(): AsyncGenerator<Complaint> {
      const codes = ComplaintModel.collection.aggregate<{ _id: string }>(
        [{ $project: { receivedAt: 1 } }, { $sort: { receivedAt: 1, _id: 1 } }, { $project: { receivedAt: 0 } }],
        { allowDiskUse: true, batchSize: perReading },
      )
      const batch: string[] = []
      for await (const { _id } of codes) if (batch.push(_id) === perReading) yield* await inOrder(batch.splice(0))
      yield* await inOrder(batch)
    },
  }
}

const perReading = 1_000

async function inOrder(codes: string[]): Promise<Complaint[]> {
  const found = await ComplaintModel.find({ _id: { $in: codes } }).lean<Complaint[]>()
  const byCode = new Map(found.map((one) => [one._id, one]))
  return codes.flatMap((code) => byCode.get(code) ?? [])
}

const { MinKey, MaxKey } = mongo
// By the bounds of the index itself: a filter with `$or` for "after this one" reads entries that it does not give.
export const dueBetween = (after: Due | null, now: Date): mongo.FindOptions => ({
  hint: { nextAt: 1, _id: 1 },
  min: {
    nextAt: after?.nextAt ?? new Date(0), // The next string there is: a lower bound that leaves out the one given.
    _id: after ? `${after.code}\u0000` : new MinKey(),
  },
  max: { nextAt: now, _id: new MaxKey() },
})

export const openBefore = ({ state, unit }: Among, before: Place | null): mongo.FindOptions => {
  const held = unit === null ? {} : { unit }
  const end = before ? { dueAt: before.dueAt, _id: before.code } : { dueAt: new MaxKey(), _id: new MaxKey() }
  return {
    hint: { ...(unit !== null && { unit: 1 }), state: 1, dueAt: 1, _id: 1 },
    sort: { ...(unit !== null && { unit: -1 }), state: -1, dueAt: -1, _id: -1 },
    min: { ...held, state, dueAt: new MinKey(), _id: new MinKey() },
    max: { ...held, state, ...end },
  }
}

const filterOf = ({ code, version }: Change) => ({ _id: code, version })
const updateOf = ({ version, events, after, isQuiet }: Change, outboxAt: Date) => ({
  ...(events.length > 0 && { $push: { history: { $each: events } } }),
  $set: { ...after, version: version + events.length, ...(!isQuiet && { outboxAt }) },
})
