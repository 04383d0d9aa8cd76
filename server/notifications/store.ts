import { type Connection, mongo, Schema } from 'mongoose'
import type { MailName } from '../complaints/mails'
import type { Recipient } from './notice'

/** One mail to one recipient about one event. Never an address or a text: those are read from the complaint when it is sent. */
export type Message = {
  _id: string
  code: string
  seq: number
  template: MailName
  recipient: Recipient
  status: 'queued' | 'sent' | 'failed' | 'dropped'
  attempts: number
  createdAt: Date
  nextAt: Date
  sentAt?: Date
}

const schema = new Schema<Message>({ _id: { type: String, required: true } }, { strict: false, versionKey: false })
schema.index({ status: 1, nextAt: 1 })
schema.index({ code: 1 })

export type MessageStore = ReturnType<typeof createMessageStore>

export function createMessageStore(connection: Connection) {
  const Messages = connection.model<Message>('message', schema, 'messages')
  const raw = () => Messages.collection as unknown as mongo.Collection<Message>

  return {
    ready: () => Messages.init().then(() => undefined),

    /** A unique row for each event and recipient makes repeats harmless; durable before it returns. */
    async add(messages: Message[]): Promise<void> {
      if (messages.length === 0) return
      try {
        await raw().insertMany(messages, { ordered: false, writeConcern: { w: 'majority', journal: true } })
      } catch (error) {
        if (!(error instanceof mongo.MongoBulkWriteError && error.code === 11000)) throw error
      }
    },

    /** Takes a message that is due, so that nobody else sends it before `lease`. Null when it is not due. */
    claim: (id: string, now: Date, lease: Date): Promise<Message | null> =>
      raw().findOneAndUpdate(
        { _id: id, status: 'queued', nextAt: { $lte: now } },
        { $set: { nextAt: lease }, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      ),

    async end(id: string, status: 'sent' | 'failed' | 'dropped', at: Date): Promise<void> {
      await raw().updateOne({ _id: id, status: 'queued' }, { $set: { status, ...(status === 'sent' && { sentAt: at }) } })
    },

    async retry(id: string, nextAt: Date): Promise<void> {
      await raw().updateOne({ _id: id, status: 'queued' }, { $set: { nextAt } })
    },

    /** Messages that are due, the longest waiting first. */
    async due(now: Date, limit: number): Promise<string[]> {
      const rows = await Messages.find({ status: 'queued', nextAt: { $lte: now } }, { _id: 1 })
        .sort({ nextAt: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()
      return rows.map(({ _id }) => _id)
    },

    of: (code: string): Promise<Message[]> =>
      Messages.find({ code }).sort({ seq: 1, _id: 1 }).limit(500).lean<Message[]>().exec(),
  }
}
