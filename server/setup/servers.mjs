import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fault, fullDisk, isFullDisk } from './fault.mjs'
import { freePort, isFree, listens } from './processes.mjs'
import { lastLine } from './run.mjs'

const set = 'aduan'

/**
 * Starts a mongod as a replica set of one and waits until it is primary. Its data, log and port stay in the folder.
 * @param {{ keeper: import('./processes.mjs').Keeper, binary: string, folder: string, port?: number, cacheGb?: number }} options
 */
export async function startMongod({ keeper, binary, folder, port: wanted, cacheGb = 0.5 }) {
  const dbPath = join(folder, 'mongo')
  mkdirSync(dbPath, { recursive: true })
  const port = await choosePort(wanted)
  const args = ['--dbpath', dbPath, '--port', `${port}`, '--bind_ip', '127.0.0.1', '--nounixsocket', '--replSet', set]
  args.push('--wiredTigerCacheSizeGB', `${cacheGb}`, '--oplogSize', '256')
  const log = join(folder, 'mongod.log')
  const child = keeper.start(binary, args, { stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')] })
  if (!(await listens(port, child))) throw mongodFault(log)
  await becomePrimary(port)
  return { port, child, url: `mongodb://127.0.0.1:${port}/aduan?replicaSet=${set}` }
}

/**
 * @param {{ keeper: import('./processes.mjs').Keeper, binary: string, folder: string, port?: number, durable?: boolean }} options
 */
export async function startRedis({ keeper, binary, folder, port: wanted, durable = true }) {
  const dir = join(folder, 'redis')
  mkdirSync(dir, { recursive: true })
  const port = await choosePort(wanted)
  const log = join(folder, 'redis.log')
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', dir, '--save', '', '--appendonly', durable ? 'yes' : 'no']
  const child = keeper.start(binary, args, { stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')] })
  if (!(await listens(port, child))) throw serverFault('Redis', log)
  return { port, child, url: `redis://127.0.0.1:${port}` }
}

/** @param {number | undefined} wanted */
const choosePort = async (wanted) => (wanted && (await isFree(wanted, '127.0.0.1')) ? wanted : freePort())

/**
 * A set kept from an earlier start may name another port: it is told the new one.
 * @param {number} port
 */
async function becomePrimary(port) {
  const { default: mongoose } = await import('mongoose')
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`)
  try {
    const admin = client.db('admin')
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }]
    const kept = await admin.command({ replSetGetConfig: 1 }).catch(() => undefined)
    if (!kept) await admin.command({ replSetInitiate: { _id: set, members } })
    else if (kept.config.members[0].host !== members[0]?.host) {
      const config = {
        ...kept.config,
        members: [{ ...kept.config.members[0], host: `127.0.0.1:${port}` }],
        version: kept.config.version + 1,
      }
      await admin.command({ replSetReconfig: config, force: true })
    }
    const until = Date.now() + 30_000
    while (!(await admin.command({ hello: 1 })).isWritablePrimary) {
      if (Date.now() > until)
        throw fault('MongoDB did not become ready within 30 seconds: look at mongod.log in the data folder.')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  } finally {
    await client.close()
  }
}

/** @param {string} log */
function mongodFault(log) {
  const text = readFileSync(log, 'utf8')
  if (/DBPathInUse|Unable to lock/.test(text))
    return fault('Another mongod already uses the data folder: is a second "npm run up" running in this clone?')
  if (/"id":(?:4671205|20568)|UPGRADE PROBLEM|featureCompatibilityVersion/.test(text) && /Fatal|UPGRADE/.test(text))
    return fault('The data folder was written by another version of MongoDB: use that version, or move the data folder away.')
  return serverFault('MongoDB', log)
}

/**
 * @param {string} name
 * @param {string} log
 */
function serverFault(name, log) {
  const text = readFileSync(log, 'utf8')
  if (isFullDisk(text)) return fault(fullDisk)
  return fault(`${name} did not start (${lastLine(text).slice(0, 200)}): look at ${log}.`)
}
