import { loadConfig } from '../config'
import { connectMongo, disconnectMongo } from '../platform/mongo'
import { type Clock } from '../platform/clock'
import { createServices, type Services } from '../services'

/** Runs one command with the product's services and lets go of everything afterwards. */
export async function withServices<T>(deed: (services: Services) => Promise<T>, { clock }: { clock?: Clock } = {}): Promise<T> {
  const config = loadConfig()
  await connectMongo(config.mongoUrl)
  const services = createServices({ ...config, logLevel: 'warn' }, { process: 'cli', clock })
  try {
    return await deed(services)
  } finally {
    await services.close()
    await disconnectMongo()
  }
}
