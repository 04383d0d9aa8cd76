import closeWithGrace from 'close-with-grace'
import { createApp } from './app'
import { loadConfig } from './config'
import { connectMongo, disconnectMongo } from './platform/mongo'
import { createServices } from './services'

async function main(): Promise<void> {
  const config = loadConfig()
  await connectMongo(config.mongoUrl)
  const services = createServices(config)
  await services.ready()
  // The first to ask would wait until register and model are read, longer than anybody is kept waiting for advice.
  await services.routing
    .suggest({ text: 'jalan', kecamatan: null, chosenUnit: null })
    .catch((err: unknown) => services.logger.warn({ err }, 'routing is not ready'))
  const server = createApp(services).listen(config.port, (error?: Error) => {
    if (error) throw error
    services.logger.info({ port: config.port }, 'web ready')
    process.send?.('ready')
  })

  const close = async () => {
    await new Promise((done) => server.close(done).closeIdleConnections())
    await services.close()
    await disconnectMongo()
  }
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) services.logger.error({ err }, 'web stops')
    await close()
  })
  // Started by `npm run up`: when that is gone, nobody would stop us.
  process.on('disconnect', () => void close().finally(() => process.exit(0)))
}

void main().catch((error: unknown) => {
  process.stderr.write(`The web process could not start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
