import { createHash } from 'node:crypto'
import type { Connection } from 'mongoose'
import { connectMongo, disconnectMongo } from '../../server/platform/mongo'

/**
 * Gives a test file a database of its own, dropped afterwards. Call it once at the top of the file; `connection()` and `url()` are
 * there from the first `beforeAll` on.
 */
export function useDatabase() {
  const url = databaseUrl()
  let connection: Connection | undefined
  beforeAll(async () => {
    connection = await connectMongo(url)
  })
  afterAll(async () => {
    await connection?.dropDatabase()
    await disconnectMongo()
  })
  return {
    url: () => url,
    connection: () => {
      if (!connection) throw new Error('The database is there only once beforeAll has run')
      return connection
    },
    /** Empties every collection and keeps their indexes. */
    clear: async () => {
      const collections = (await connection?.db?.collections()) ?? []
      await Promise.all(collections.map((collection) => collection.deleteMany({})))
    },
  }
}

function databaseUrl(): string {
  const url = new URL(process.env.MONGO_URL ?? '')
  url.pathname = `/test-${fileKey()}`
  return url.href
}

/** Names what belongs to this test file, in this run. */
export const fileKey = (): string =>
  createHash('sha256').update(`${expect.getState().testPath}${process.pid}`).digest('hex').slice(0, 12)
