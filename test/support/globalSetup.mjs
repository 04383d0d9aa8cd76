import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKeeper } from '../../server/setup/processes.mjs'
import { findChromium } from '../../server/setup/provisionChromium.mjs'
import { provisionMongod } from '../../server/setup/provisionMongod.mjs'
import { provisionRedis } from '../../server/setup/provisionRedis.mjs'
import { startMongod, startRedis } from '../../server/setup/servers.mjs'

/** @type {{ keeper: import('../../server/setup/processes.mjs').Keeper, folder: string } | undefined} */
export let servers

/**
 * Starts one MongoDB and one Redis for the whole run, unless every chosen test is pure.
 * @param {RunConfig} config
 */
export default async function globalSetup(config) {
  if (isPure(config)) return
  const keeper = createKeeper()
  const folder = mkdtempSync(join(tmpdir(), 'aduan-test-'))
  keeper.removeIfKilled(folder)
  servers = { keeper, folder }
  const [mongo, redis] = await Promise.all([provisionMongod(), provisionRedis()])
  const [mongoUrl, redisUrl] = await Promise.all([
    'url' in mongo ? mongo.url : startMongod({ keeper, folder, binary: mongo.binary }).then((server) => server.url),
    'url' in redis
      ? redis.url
      : startRedis({ keeper, folder, binary: redis.binary, durable: false }).then((server) => server.url),
  ])
  Object.assign(process.env, { MONGO_URL: mongoUrl, REDIS_URL: redisUrl })
  if ('binary' in redis) process.env.REDIS_BINARY = redis.binary
  if ('binary' in mongo) process.env.MONGOD_BINARY = mongo.binary
  process.env.CHROMIUM ??= findChromium() ?? ''
}

/** @typedef {{ rootDir: string, testPathPatterns: { patterns: string[] } }} RunConfig */

/** @param {RunConfig} config */
function isPure({ rootDir, testPathPatterns }) {
  const patterns = testPathPatterns.patterns.map((pattern) => new RegExp(pattern, 'i'))
  const files = readdirSync(join(rootDir, 'test'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(io|e2e)\.test\.ts$/.test(file),
  )
  return !files.some((file) => patterns.length === 0 || patterns.some((pattern) => pattern.test(join(rootDir, 'test', file))))
}
