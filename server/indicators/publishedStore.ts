import type { Connection } from 'mongoose'
import type { Correction, PublishedRecord, PublishedScore } from './published'

type Row = PublishedRecord & { editedAt?: Date; enteredBy?: string }
const duplicateKey = 11_000
const writeConcern = { w: 'majority', j: true } as const

export type PublishedStore = ReturnType<typeof createPublishedStore>

/** Published scores, each with what was corrected. What the seed has delivered is at version 0. */
export function createPublishedStore(connection: Connection) {
  const scores = () => connection.collection<Row>('publishedScores')

  return {
    async all(): Promise<PublishedRecord[]> {
      const rows = await scores()
        .find({}, { projection: { seedVersion: 0, editedAt: 0, enteredBy: 0 } })
        .sort({ year: 1, _id: 1 })
        .toArray()
      return rows.map((row) => ({ ...row, version: row.version ?? 0, corrections: row.corrections ?? [] }))
    },

    /** False when there is one of that year and unit already. */
    add: (score: PublishedScore, { at, by }: { at: Date; by: string }): Promise<boolean> =>
      scores()
        .insertOne({ ...score, corrections: [], editedAt: at, enteredBy: by }, { writeConcern })
        .then(
          () => true,
          (error: { code?: number }) => {
            if (error.code === duplicateKey) return false
            throw error
          },
        ),

    /** Puts a score in the place of the one at `version`, and what stood there beside it. False when somebody else was first. */
    async correct({ _id, version, ...score }: PublishedScore, correction: Correction): Promise<boolean> {
      const asItWas = version === 0 ? { version: { $in: [0, null] } } : { version }
      const { matchedCount } = await scores().updateOne(
        { _id, ...asItWas } as object,
        { $set: { ...score, version: version + 1, editedAt: correction.at }, $push: { corrections: correction } },
        { writeConcern },
      )
      return matchedCount === 1
    },
  }
}
