import { type Connection, type mongo, Schema } from 'mongoose'
import type { MailName } from '../complaints/mails'
import type { Recipient } from './notice'
import { createSendingStore, isDue, type Sending } from './sendingStore'

/**
 * One mail to one recipient about one event; `_id` says which, so there is never a second one. Never an address or a text: those are read
 * when it is sent.
 */
export type Message = Sending & { code: string; seq: number; template: MailName; recipient: Recipient }

const schema = new Schema<Message>({ _id: { type: String, required: true } }, { strict: false, versionKey: false })
schema.index({ nextAt: 1, code: 1, seq: 1 }, { partialFilterExpression: { status: 'queued' } })
schema.index({ code: 1, seq: 1 })

export type MessageStore = ReturnType<typeof createMessageStore>

export function createMessageStore(connection: Connection) {
  const Messages = connection.model<Message>('message', schema, 'messages')
  const raw = () => Messages.collection as unknown as mongo.Collection<Message>

  return {
    ready: () => Messages.init().then(() => undefined),

    // The longest waiting first, those of a complaint in the order of its events.
    ...createSendingStore<Message>(raw, { nextAt: 1, code: 1, seq: 1 }),

    /** Messages about these complaints that wait and are due, those of a complaint in the order of its events. */
    async dueOf(codes: string[], now: Date): Promise<string[]> {
      if (codes.length === 0) return []
      const rows = await raw()
        .find({ code: { $in: codes }, ...isDue(now) }, { projection: { _id: 1 } })
        .sort({ code: 1, seq: 1 })
        .toArray()
      return rows.map(({ _id }) => _id)
    },

    /** Every message about a complaint, in the order of its events. */
    of: (code: string): Promise<Message[]> => raw().find({ code }).sort({ seq: 1, _id: 1 }).limit(500).toArray(),
  }
}
