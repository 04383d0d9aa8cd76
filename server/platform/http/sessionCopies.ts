import type { SessionData } from 'express-session'
import { type Connection, Schema } from 'mongoose'

type Copy = { _id: string; data?: SessionData; ended: boolean; expiresAt: Date }

const schema = new Schema<Copy>(
  {
    _id: { type: String, required: true },
    data: { type: Schema.Types.Mixed },
    ended: { type: Boolean, required: true },
    expiresAt: { type: Date, required: true, expires: 0 },
  },
  { versionKey: false, minimize: false },
)

export type SessionLimits = { idle: number; absolute: number }
export type SessionCopies = ReturnType<typeof createSessionCopies>

/**
 * The copies of sessions in MongoDB. An ended session leaves its id behind until it would have expired, so that a request still
 * under way cannot save it anew.
 */
export function createSessionCopies(connection: Connection, { idle, absolute }: SessionLimits) {
  const Copies = connection.model('sessions', schema, 'sessions')

  const expiry = ({ startedAt }: SessionData, now: Date): Date =>
    new Date(Math.min(now.getTime() + idle, (startedAt ?? now.getTime()) + absolute))

  return {
    ready: () => Copies.init().then(() => undefined),

    async find(id: string, now: Date): Promise<SessionData | null> {
      const copy = await Copies.findOne({ _id: id, ended: false, expiresAt: { $gt: now } }).lean<Copy>()
      return copy?.data ?? null
    },

    async save(id: string, data: SessionData, now: Date): Promise<void> {
      const plain = JSON.parse(JSON.stringify(data)) as SessionData
      try {
        await Copies.updateOne(
          { _id: id, ended: false },
          { $set: { data: plain, expiresAt: expiry(data, now) } },
          { upsert: true },
        )
      } catch (error) {
        // The id is there but ended: the session stays ended.
        if ((error as { code?: number }).code !== 11000) throw error
      }
    },

    touch: (id: string, data: SessionData, now: Date) =>
      Copies.updateOne({ _id: id, ended: false }, { $set: { expiresAt: expiry(data, now) } }).exec(),

    end: (id: string) => Copies.updateOne({ _id: id }, { $set: { ended: true }, $unset: { data: 1 } }).exec(),
  }
}
