import { mongo } from 'mongoose'

export type Status = 'queued' | 'sent' | 'failed' | 'dropped'

/** What every row that becomes a mail has in common. `reason`: why the last attempt failed, in the codes of SMTP; never an address. */
export type Sending = {
  _id: string
  messageId: string
  status: Status
  attempts: number
  createdAt: Date
  nextAt: Date
  sentAt?: Date
  reason?: string
}

/** A row as it was claimed: whoever claims it later has a higher `attempts`. */
type Claimed = Pick<Sending, '_id' | 'attempts'>

export type SendingStore<Row extends Sending> = ReturnType<typeof createSendingStore<Row>>

/** Rows that wait to be sent, in `order` where several are due at once; each is with one worker at a time. */
export function createSendingStore<Row extends Sending>(rows: () => mongo.Collection<Row>, order: Record<string, 1>) {
  // What is asked of a row here is what every row has.
  const raw = () => rows() as unknown as mongo.Collection<Sending>

  async function set({ _id, attempts }: Claimed, fields: Partial<Sending>): Promise<void> {
    await raw().updateOne({ _id, status: 'queued', attempts }, { $set: fields })
  }

  return {
    /** Adds those that are not there yet; durable before it returns. */
    async add(given: Row[]): Promise<void> {
      if (given.length === 0) return
      try {
        await raw().insertMany(given, { ordered: false, writeConcern: { w: 'majority', journal: true } })
      } catch (error) {
        if (!isRepeat(error)) throw error
      }
    },

    /** Rows that wait and are due. */
    async due(now: Date, limit: number): Promise<string[]> {
      const found = await raw()
        .find(isDue(now), { projection: { _id: 1 } })
        .sort(order)
        .limit(limit)
        .toArray()
      return found.map(({ _id }) => _id)
    },

    /** Takes a row that is due, so that nobody else does before `lease` ends. Null when it is not due, or taken. */
    claim: async (id: string, now: Date, lease: Date): Promise<Row | null> =>
      (await raw().findOneAndUpdate(
        { _id: id, ...isDue(now) },
        { $set: { nextAt: lease }, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      )) as Row | null,

    sent: (claimed: Claimed, at: Date): Promise<void> => set(claimed, { status: 'sent', sentAt: at }),
    dropped: (claimed: Claimed): Promise<void> => set(claimed, { status: 'dropped' }),
    failed: (claimed: Claimed, reason: string): Promise<void> => set(claimed, { status: 'failed', reason }),
    later: (claimed: Claimed, nextAt: Date, reason: string): Promise<void> => set(claimed, { nextAt, reason }),
  }
}

export const isDue = (now: Date) => ({ status: 'queued' as const, nextAt: { $lte: now } })

const isRepeat = (error: unknown): boolean =>
  error instanceof mongo.MongoBulkWriteError && [error.writeErrors].flat().every(({ code }) => code === 11000)
