import closeWithGrace from 'close-with-grace'
import { loadConfig } from '../server/config'
import { connectMongo, disconnectMongo } from '../server/platform/mongo'
import { createServices } from '../server/services'
import { startWork } from './handlers'

async function main(): Promise<void> {
  const config = loadConfig()
  await connectMongo(config.mongoUrl)
  const services = createServices(config, { process: 'worker' })
  const stopWork = startWork(services)
  services.logger.info({}, 'worker ready')
  process.send?.('ready')

  const close = async () => {
    stopWork()
    await services.close()
    await disconnectMongo()
  }
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) services.logger.error({ err }, 'worker stops')
    await close()
  })
  // Started by `npm run up`: when that is gone, nobody would stop us.
  process.on('disconnect', () => void close().finally(() => process.exit(0)))
}

void main().catch((error: unknown) => {
  process.stderr.write(`The worker could not start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
