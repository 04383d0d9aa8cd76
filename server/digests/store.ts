import { type Connection, type mongo, Schema } from 'mongoose'
import { allLetters, type Preference } from './preference'
import type { Judged, Watch } from './watch'

type Stored = Watch & { removedAt?: Date }
const schema = new Schema<Stored>({ _id: { type: String, required: true } }, { strict: false, versionKey: false })
schema.index({ officer: 1, createdAt: 1 })
schema.index({ evaluatedOn: 1, _id: 1 })
schema.index({ officer: 1, unseen: 1 }, { partialFilterExpression: { unseen: true } })
// What was removed can be brought back for a day.
schema.index({ removedAt: 1 }, { expireAfterSeconds: 86_400 })

type StoredPreference = Preference & { _id: string }
const preferences = new Schema<StoredPreference>({ _id: { type: String, required: true } }, { strict: false, versionKey: false })

export type WatchStore = ReturnType<typeof createWatchStore>

/** What officers watch, and which mails they want. */
export function createWatchStore(connection: Connection) {
  const Watches = connection.model<Stored>('watch', schema, 'watches')
  const Preferences = connection.model<StoredPreference>('digestPreference', preferences, 'digestPreferences')
  const raw = () => Watches.collection as unknown as mongo.Collection<Stored>
  const kept = { removedAt: { $exists: false } }

  return {
    ready: () => Promise.all([Watches.init(), Preferences.init()]).then(() => undefined),

    of: (officer: string, most: number): Promise<Watch[]> =>
      raw()
        .find({ officer, ...kept })
        .sort({ createdAt: 1, _id: 1 })
        .limit(most)
        .toArray(),
    get: (_id: string): Promise<Watch | null> => raw().findOne({ _id, ...kept }),
    count: (officer: string): Promise<number> => raw().countDocuments({ officer, ...kept }),
    add: async (watch: Watch): Promise<void> => void (await raw().insertOne(watch)),

    /** False when there is no such watch of this officer. */
    async remove(officer: string, _id: string, at: Date): Promise<boolean> {
      return (await raw().updateOne({ _id, officer, ...kept }, { $set: { removedAt: at } })).matchedCount === 1
    },
    /** False when it is gone for good. */
    async bringBack(officer: string, _id: string): Promise<boolean> {
      return (
        (await raw().updateOne({ _id, officer, removedAt: { $exists: true } }, { $unset: { removedAt: 1 } })).matchedCount === 1
      )
    },

    /** Those that were not looked at yet on a local date. */
    due: (today: string, most: number): Promise<Watch[]> =>
      raw()
        .find({ evaluatedOn: { $not: { $gte: today } }, ...kept })
        .sort({ evaluatedOn: 1, _id: 1 })
        .limit(most)
        .toArray(),

    /** What was found today; nothing when somebody else has looked meanwhile. */
    async note({ _id, evaluatedOn, firings }: Watch, today: string, { fires, ...judged }: Judged): Promise<void> {
      const fired = fires ? { firings: firings + 1, firedOn: today, unseen: true } : {}
      await raw().updateOne({ _id, evaluatedOn }, { $set: { ...judged, ...fired, evaluatedOn: today } })
    },

    unseen: (officer: string): Promise<number> => raw().countDocuments({ officer, unseen: true, ...kept }),
    seen: async (officer: string): Promise<void> =>
      void (await raw().updateMany({ officer, unseen: true }, { $set: { unseen: false } })),

    async preference(officer: string): Promise<Preference> {
      const { weekly, daily, watch } = { ...allLetters, ...(await Preferences.findById(officer).lean<StoredPreference>()) }
      return { weekly, daily, watch }
    },
    setPreference: (officer: string, preference: Preference) =>
      Preferences.updateOne({ _id: officer }, { $set: preference }, { upsert: true }).exec(),
  }
}
