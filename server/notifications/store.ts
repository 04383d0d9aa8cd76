import { type Connection, mongo, Schema } from 'mongoose'
import type { MailName } from '../complaints/mails'
import type { Recipient } from './notice'

export type Status = 'queued' | 'sent' | 'failed' | 'dropped'

/**
 * One mail to one recipient about one event; `_id` says which, so there is never a second one. Never an address or a text: those are read
 * when it is sent. `reason`: why the last attempt failed, in the codes of SMTP.
 */
export type Message = {
  _id: string
  code: string
  seq: number
  template: MailName
  recipient: Recipient
  messageId: string
  status: Status
  attempts: number
  createdAt: Date
  nextAt: Date
  sentAt?: Date
  reason?: string
}

/** A message as it was claimed: whoever claims it later has a higher `attempts`. */
type Claimed = Pick<Message, '_id' | 'attempts'>

const schema = new Schema<Message>({ _id: { type: String, required: true } }, { strict: false, versionKey: false })
schema.index({ nextAt: 1, code: 1, seq: 1 }, { partialFilterExpression: { status: 'queued' } })
schema.index({ code: 1, seq: 1 })

export type MessageStore = ReturnType<typeof createMessageStore>

export function createMessageStore(connection: Connection) {
  const Messages = connection.model<Message>('message', schema, 'messages')
  const raw = () => Messages.collection as unknown as mongo.Collection<Message>
  const isDue = (now: Date) => ({ status: 'queued' as const, nextAt: { $lte: now } })

  async function set({ _id, attempts }: Claimed, fields: Partial<Message>): Promise<void> {
    await raw().updateOne({ _id, status: 'queued', attempts }, { $set: fields })
  }

  return {
    ready: () => Messages.init().then(() => undefined),

    /** Adds those that are not there yet; durable before it returns. */
    async add(messages: Message[]): Promise<void> {
      if (messages.length === 0) return
      try {
        await raw().insertMany(messages, { ordered: false, writeConcern: { w: 'majority', journal: true } })
      } catch (error) {
        if (!isRepeat(error)) throw error
      }
    },

    /** Messages about these complaints that wait and are due, those of a complaint in the order of its events. */
    async dueOf(codes: string[], now: Date): Promise<string[]> {
      if (codes.length === 0) return []
      const rows = await raw()
        .find({ code: { $in: codes }, ...isDue(now) }, { projection: { _id: 1 } })
        .sort({ code: 1, seq: 1 })
        .toArray()
      return rows.map(({ _id }) => _id)
    },

    /** Messages that wait and are due, the longest waiting first, those of a complaint in the order of its events. */
    async due(now: Date, limit: number): Promise<string[]> {
      const rows = await raw()
        .find(isDue(now), { projection: { _id: 1 } })
        .sort({ nextAt: 1, code: 1, seq: 1 })
        .limit(limit)
        .toArray()
      return rows.map(({ _id }) => _id)
    },

    /** Takes a message that is due, so that nobody else does before `lease` ends. Null when it is not due, or taken. */
    claim: (id: string, now: Date, lease: Date): Promise<Message | null> =>
      raw().findOneAndUpdate(
        { _id: id, ...isDue(now) },
        { $set: { nextAt: lease }, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      ),

    sent: (claimed: Claimed, at: Date): Promise<void> => set(claimed, { status: 'sent', sentAt: at }),
    dropped: (claimed: Claimed): Promise<void> => set(claimed, { status: 'dropped' }),
    failed: (claimed: Claimed, reason: string): Promise<void> => set(claimed, { status: 'failed', reason }),
    later: (claimed: Claimed, nextAt: Date, reason: string): Promise<void> => set(claimed, { nextAt, reason }),

    /** Every message about a complaint, in the order of its events. */
    of: (code: string): Promise<Message[]> => raw().find({ code }).sort({ seq: 1, _id: 1 }).limit(500).toArray(),
  }
}

const isRepeat = (error: unknown): boolean =>
  error instanceof mongo.MongoBulkWriteError && [error.writeErrors].flat().every(({ code }) => code === 11000)
