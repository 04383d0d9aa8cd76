import type { Connection } from 'mongoose'

/** The score that every unit is to reach (the regent's aim), and how often it was set. */
export type Goal = { target: number; version: number }
type Row = { _id: string } & Goal

const first: Goal = { target: 83, version: 0 }

export type GoalStore = ReturnType<typeof createGoalStore>

export function createGoalStore(connection: Connection) {
  const settings = () => connection.collection<Row>('settings')

  return {
    async get(): Promise<Goal> {
      const row = await settings().findOne({ _id: 'compliance' })
      return row ? { target: row.target, version: row.version } : first
    },

    /** False when somebody else has set it since `version`. */
    async set(target: number, version: number): Promise<boolean> {
      const settled = await settings()
        .updateOne({ _id: 'compliance', version }, { $set: { target }, $inc: { version: 1 } }, { upsert: version === 0 })
        .catch((error: { code?: number }) => {
          if (error.code === 11_000) return { matchedCount: 0, upsertedCount: 0 }
          throw error
        })
      return settled.matchedCount + settled.upsertedCount === 1
    },
  }
}
