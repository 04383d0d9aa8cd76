import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { readConfig } from '../../server/config'
import type { Clock } from '../../server/platform/clock'
import { seedReference } from '../../server/seed/reference'
import { createServices, type Services } from '../../server/services'
import { fileKey, useDatabase } from './mongo'
import { redisUrl } from './redis'

type Choice = { clock?: Clock; env?: Record<string, string> }

/** The product's own services on a database and a Redis prefix of this test file, with the reference data in; closed afterwards. */
export function useServices(choice: Choice | (() => Choice) = {}): { services: () => Services; clear: () => Promise<void> } {
  const database = useDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'aduan-files-'))
  let services: Services | undefined

  beforeAll(async () => {
    const { clock, env = {} } = typeof choice === 'function' ? choice() : choice
    const reading = readConfig({
      NODE_ENV: 'test',
      MONGO_URL: database.url(),
      REDIS_URL: redisUrl(),
      REDIS_PREFIX: `test-${fileKey()}`,
      LOG_LEVEL: 'error',
      FILES_DIR: dir,
      ...env,
    })
    if (!('config' in reading)) throw new Error(reading.mistakes.join('\n'))
    services = createServices(reading.config, { clock })
    await services.ready()
    await seedReference(mongoose.connection)
  }, 60_000)

  afterAll(async () => {
    await services?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  return {
    services: () => services!,
    clear: async () => {
      await database.clear()
      await seedReference(mongoose.connection)
    },
  }
}
