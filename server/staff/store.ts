import { createHash } from 'node:crypto'
import type { Connection } from 'mongoose'
import { Schema } from 'mongoose'
import { type Attempts, noAttempts } from './lockout'
import { type OfficerRecord, type Post, roles } from './officer'

const posts = new Schema<Post>(
  {
    _id: { type: String, required: true },
    title: { type: String, required: true },
    unit: { type: String, required: true, index: true },
    role: { type: String, required: true, enum: roles },
  },
  { versionKey: false },
)

const holdings = new Schema(
  { post: { type: String, required: true }, from: { type: String, required: true }, to: { type: String, default: null } },
  { _id: false },
)

const officers = new Schema<OfficerRecord>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    email: { type: String, required: true },
    passwordHash: { type: String, required: true },
    holdings: [holdings],
    sessionsFrom: { type: Date, required: true },
    mustChange: { type: Boolean, required: true },
    active: { type: Boolean, required: true },
    feed: new Schema({ serial: { type: Number, required: true }, hash: { type: String, required: true } }, { _id: false }),
  },
  { versionKey: false },
)
officers.index({ 'feed.hash': 1 }, { unique: true, partialFilterExpression: { 'feed.hash': { $gt: '' } } })

// Counted by name, whether an officer has it or not, so that a lock does not tell which names exist. Only a hash of the name is
// kept, because people type passwords into the field for the name.
type AttemptsRecord = Attempts & { _id: string; forgetAt: Date }
const attempts = new Schema<AttemptsRecord>(
  { _id: { type: String, required: true }, failures: Number, lockedUntil: Date, forgetAt: { type: Date, expires: 0 } },
  { versionKey: false },
)

const remembered = 48 * 60 * 60_000
const keyOf = (username: string) => createHash('sha256').update(`sign-in:${username}`).digest('hex')

export type StaffStore = ReturnType<typeof createStaffStore>

export function createStaffStore(connection: Connection) {
  const Posts = connection.model('posts', posts, 'posts')
  const Officers = connection.model('officers', officers, 'officers')
  const AttemptsBy = connection.model('signInAttempts', attempts, 'signInAttempts')

  return {
    ready: () => Promise.all([Posts.init(), Officers.init(), AttemptsBy.init()]).then(() => undefined),

    post: (id: string): Promise<Post | null> => Posts.findById(id).lean<Post>().exec(),
    posts: (where: Partial<Pick<Post, 'unit' | 'role'>> = {}): Promise<Post[]> =>
      Posts.find(where).sort('_id').lean<Post[]>().exec(),
    savePost: (post: Post) => Posts.replaceOne({ _id: post._id }, post, { upsert: true }).exec(),

    officer: (id: string): Promise<OfficerRecord | null> => Officers.findById(id).lean<OfficerRecord>().exec(),
    officerByFeed: (hash: string): Promise<OfficerRecord | null> =>
      Officers.findOne({ 'feed.hash': hash }).lean<OfficerRecord>().exec(),
    namesOf: (ids: string[]): Promise<Pick<OfficerRecord, '_id' | 'name'>[]> =>
      Officers.find({ _id: { $in: ids } }, { name: 1 })
        .lean<Pick<OfficerRecord, '_id' | 'name'>[]>()
        .exec(),
    officersIn: (ids: string[]): Promise<OfficerRecord[]> =>
      Officers.find({ 'holdings.post': { $in: ids } })
        .lean<OfficerRecord[]>()
        .exec(),

    /** False when the user name is taken. */
    async addOfficer(record: OfficerRecord): Promise<boolean> {
      const { upsertedCount } = await Officers.updateOne({ _id: record._id }, { $setOnInsert: record }, { upsert: true })
      return upsertedCount === 1
    },
    /** False when there is no such officer. */
    async changeOfficer(id: string, change: Partial<Omit<OfficerRecord, '_id'>>): Promise<boolean> {
      const { matchedCount } = await Officers.updateOne({ _id: id }, { $set: change })
      return matchedCount === 1
    },

    async attempts(username: string): Promise<Attempts> {
      return (await AttemptsBy.findById(keyOf(username)).lean<AttemptsRecord>()) ?? noAttempts
    },
    /** Sets the count if it still is what it was; false when another attempt was counted meanwhile. */
    async countAttempt(username: string, before: Attempts, after: Attempts, now: Date): Promise<boolean> {
      const forgetAt = new Date((after.lockedUntil ?? now).getTime() + remembered)
      const filter = {
        _id: keyOf(username),
        ...(before.failures > 0 ? { failures: before.failures } : { failures: { $exists: false } }),
      }
      try {
        const { matchedCount, upsertedCount } = await AttemptsBy.updateOne(
          filter,
          { $set: { ...after, forgetAt } },
          { upsert: before.failures === 0 },
        )
        return matchedCount + upsertedCount === 1
      } catch (error) {
        if ((error as { code?: number }).code === 11000) return false
        throw error
      }
    },
    forgetAttempts: (username: string) => AttemptsBy.deleteOne({ _id: keyOf(username) }).exec(),
  }
}
