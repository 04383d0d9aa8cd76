import { type Connection, mongo, Schema } from 'mongoose'
import type { Progress, Report, ReportKind, Scope } from './report'

const schema = new Schema<Report>(
  { _id: { type: String, required: true } },
  { strict: false, versionKey: false, minimize: false },
)
schema.index({ code: 1 }, { unique: true })
schema.index({ unit: 1, askedAt: -1 })
schema.index({ askedAt: -1 })
schema.index({ state: 1, leaseUntil: 1 })
schema.index({ state: 1, expiresAt: 1 })

const durable = { writeConcern: { w: 'majority', journal: true } } as const
const undone = ['waiting', 'making'] as const

/** What is known of a paper once it is made. */
export type Made = Pick<Report, 'files' | 'file' | 'stored' | 'print' | 'madeAt' | 'expiresAt'>
type Wanted = Scope & Pick<Report, 'kind' | 'inspects'>

export type ReportStore = ReturnType<typeof createReportStore>

/** Papers that were asked for. Who makes one holds its token; what is written with another token is not written. */
export function createReportStore(connection: Connection) {
  const Reports = connection.model<Report>('report', schema, 'reports')
  const raw = () => Reports.collection as unknown as mongo.Collection<Report>

  return {
    ready: () => Reports.init().then(() => undefined),

    get: (id: string): Promise<Report | null> => raw().findOne({ _id: id }),
    byCode: (code: string): Promise<Report | null> => raw().findOne({ code }),
    insert: (report: Report): Promise<void> =>
      raw()
        .insertOne(report, durable)
        .then(() => undefined),

    /** A paper that is the same whenever it is made is known once; made again it is only dated anew. */
    async keepSame(report: Report): Promise<void> {
      const { _id, ...rest } = report
      await raw().updateOne({ code: report.code }, { $setOnInsert: { _id }, $set: rest }, { upsert: true, ...durable })
    },

    /** The same paper, asked for and not made yet. */
    underWay: ({ kind, unit, window, inspects }: Wanted): Promise<Report | null> =>
      raw().findOne({
        kind,
        unit,
        'window.from': window.from,
        'window.to': window.to,
        inspects,
        state: { $in: [...undone] },
      } as mongo.Filter<Report>),

    /** The latest ones: of all units and the regency (null), or of these. */
    latest: (units: readonly string[] | null, kind: ReportKind, limit: number): Promise<Report[]> =>
      raw()
        .find({ kind, ...(units && { unit: { $in: [...units] } }) }, { projection: { files: 0 } })
        .sort({ askedAt: -1 })
        .limit(limit)
        .toArray() as Promise<Report[]>,

    /** Those that somebody has to make: never begun, or left behind by a maker that died. */
    toMake: (now: Date): Promise<Pick<Report, '_id'>[]> =>
      raw()
        .find({ $or: [{ state: 'waiting' }, { state: 'making', leaseUntil: { $lt: now } }] }, { projection: { _id: 1 } })
        .sort({ askedAt: 1 })
        .limit(50)
        .toArray(),

    /** Takes a paper for making; null when it is made, given up, or somebody else's by now. */
    claim: (id: string, { token, now, leaseUntil }: { token: string; now: Date; leaseUntil: Date }): Promise<Report | null> =>
      raw().findOneAndUpdate(
        { _id: id, $or: [{ state: 'waiting' }, { state: 'making', leaseUntil: { $lt: now } }] },
        { $set: { state: 'making', token, leaseUntil, progress: null }, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      ),

    /** False when it is somebody else's by now. */
    progressed: async (id: string, token: string, progress: Progress, leaseUntil: Date): Promise<boolean> =>
      (await raw().updateOne({ _id: id, state: 'making', token }, { $set: { progress, leaseUntil } })).matchedCount === 1,

    finish: async (id: string, token: string, made: Made): Promise<boolean> =>
      (
        await raw().updateOne(
          { _id: id, state: 'making', token },
          { $set: { ...made, state: 'done', token: null, leaseUntil: null, progress: null } },
          durable,
        )
      ).matchedCount === 1,

    /** A making that broke off: it is tried again, or given up for good. */
    async letGo(id: string, token: string, { forGood }: { forGood: boolean }): Promise<void> {
      const state = forGood ? 'failed' : 'waiting'
      await raw().updateOne(
        { _id: id, state: 'making', token },
        { $set: { state, token: null, leaseUntil: null, progress: null } },
      )
    },

    expired: (now: Date): Promise<Pick<Report, '_id' | 'stored'>[]> =>
      raw()
        .find({ state: 'done', expiresAt: { $lt: now } }, { projection: { stored: 1 } })
        .limit(200)
        .toArray(),

    setExpired: async (id: string): Promise<void> =>
      void (await raw().updateOne({ _id: id, state: 'done' }, { $set: { state: 'expired' } })),
  }
}
