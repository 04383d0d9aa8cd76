import { type Connection, type mongo, Schema } from 'mongoose'
import type { Mailing } from './mailing'
import { createSendingStore } from './sendingStore'

const schema = new Schema<Mailing>({ _id: { type: String, required: true } }, { strict: false, versionKey: false })
schema.index({ nextAt: 1, _id: 1 }, { partialFilterExpression: { status: 'queued' } })

export type MailingStore = ReturnType<typeof createMailingStore>

export function createMailingStore(connection: Connection) {
  const Mailings = connection.model<Mailing>('mailing', schema, 'mailings')
  const raw = () => Mailings.collection as unknown as mongo.Collection<Mailing>

  return {
    ready: () => Mailings.init().then(() => undefined),
    ...createSendingStore<Mailing>(raw, { nextAt: 1, _id: 1 }),

    /** What an officer was sent or is to be sent, the latest first. */
    to: (officer: string): Promise<Mailing[]> => raw().find({ officer }).sort({ createdAt: -1, _id: 1 }).limit(100).toArray(),
  }
}
