import type { Connection, mongo } from 'mongoose'

/** How far seeding has come in this database; a seeding that was broken off is done over. No sample complaint is later than `sampleEnd`. */
export type Mark = {
  accountsShown?: boolean
  sample?: 'begun' | 'done'
  sampleEnd?: Date
  assessed?: boolean
  improved?: boolean
}

export const createMark = (connection: Connection) => {
  const settings = connection.collection('settings') as unknown as mongo.Collection<Mark & { _id: string }>
  return {
    read: async (): Promise<Mark> => (await settings.findOne({ _id: 'seed' })) ?? {},
    set: async (mark: Mark): Promise<void> => void (await settings.updateOne({ _id: 'seed' }, { $set: mark }, { upsert: true })),
  }
}
