import { join } from 'node:path'
import mongoose from 'mongoose'
import { readConfig } from '../server/config'
import { connectMongo, disconnectMongo } from '../server/platform/mongo'
import { seedReference } from '../server/seed/reference'
import { createServices, type Services } from '../server/services'
import type { Place } from './row'
import { secret } from './serve'

/** Runs a deed with the product's own services on the database of the place, with the reference data in. */
export async function onProduct<T>(
  { mongoUrl, redisUrl, folder }: Place,
  deed: (services: Services) => Promise<T>,
  prefix = 'bench',
): Promise<T> {
  await connectMongo(mongoUrl)
  const reading = readConfig({
    NODE_ENV: 'test',
    MONGO_URL: mongoUrl,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: prefix,
    SECRET: secret,
    LOG_LEVEL: 'error',
    FILES_DIR: join(folder, 'files'),
  })
  if (!('config' in reading)) throw new Error(reading.mistakes.join('\n'))
  const services = createServices(reading.config)
  try {
    await services.ready()
    await seedReference(mongoose.connection)
    return await deed(services)
  } finally {
    await services.close()
    await disconnectMongo()
  }
}
