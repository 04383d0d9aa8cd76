import mongoose, { type Connection } from 'mongoose'

/**
 * Connects the process to MongoDB. A write is acknowledged only when it is in the journal of the majority: what a citizen was told
 * is saved stays saved, whichever process dies next.
 */
export async function connectMongo(url: string): Promise<Connection> {
  await mongoose.connect(url, {
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
    maxPoolSize: 50,
    ignoreUndefined: true,
    serverSelectionTimeoutMS: 5_000,
  })
  return mongoose.connection
}

export const disconnectMongo = (): Promise<void> => mongoose.disconnect()
