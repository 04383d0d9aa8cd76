import { type Connection, Schema } from 'mongoose'
import type { Entry } from './entry'

const entries = new Schema<Entry>(
  {
    at: { type: Date, required: true },
    by: { type: String, required: true },
    as: { type: String, default: null },
    deed: { type: String, required: true },
    target: { type: String, required: true },
    details: { type: Schema.Types.Mixed, default: {} },
  },
  { versionKey: false, minimize: false, writeConcern: { w: 'majority', j: true } },
)
entries.index({ at: 1 })
entries.index({ target: 1, at: 1 })
entries.index({ by: 1, at: 1 })

export type AuditStore = ReturnType<typeof createAuditStore>

/** Entries are added and read; nothing here changes or removes one. */
export function createAuditStore(connection: Connection) {
  const Entries = connection.model('audit', entries, 'audit')
  return {
    ready: () => Entries.init().then(() => undefined),
    append: (entry: Entry) => Entries.create(entry).then(() => undefined),
    of: (target: string, limit: number): Promise<Entry[]> =>
      Entries.find({ target }).sort({ at: -1 }).limit(limit).lean<Entry[]>().exec(),
    latest: (limit: number): Promise<Entry[]> => Entries.find().sort({ at: -1 }).limit(limit).lean<Entry[]>().exec(),
  }
}
