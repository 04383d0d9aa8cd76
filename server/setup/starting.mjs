import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claim } from './claim.mjs'
import { filledBy, holdsSample, secretOf } from './contents.mjs'
import { fault, fullDisk, isFullDisk } from './fault.mjs'
import { checkDisk, checkNode } from './node.mjs'
import { dataFolder } from './places.mjs'
import { createKeeper, isFree } from './processes.mjs'
import { runCommand, startPart, webIsReady, workerIsReady } from './product.mjs'
import { provisionMongod } from './provisionMongod.mjs'
import { provisionRedis } from './provisionRedis.mjs'
import { endRunning, lastLine } from './run.mjs'
import { startMongod, startRedis } from './servers.mjs'

const ports = { mongo: 27_117, redis: 6_479 }

/**
 * One run of the whole product on this machine. `start` brings everything up and gives what to tell the person; `stop` takes down what
 * was started, in the reverse order; `died` hears, once, of a process that ended by itself.
 * @param {{ parts: import('./parts.mjs').Parts, env: NodeJS.ProcessEnv, empty: boolean, terminal: ReturnType<typeof import('./terminal.mjs').createTerminal>, died: (sentence: string) => void }} options
 */
export function createRun({ parts, env, empty, terminal: { step }, died }) {
  const folder = dataFolder(env)
  const port = Number(env.PORT || 3000)
  const envFile = join(folder, 'env')
  const stopping = new AbortController()
  /** @type {(() => unknown)[]} */
  const undo = []

  async function start() {
    checkNode()
    mkdirSync(folder, { recursive: true })
    checkDisk(folder)
    undo.push(claim(folder))
    await checkPort()
    const keeper = createKeeper()
    undo.push(async () => {
      await keeper.stopAll()
      await keeper.release()
    })
    for (const [name, prepare] of Object.entries(parts.preparations)) await step(name, async (note) => note(await prepare()))
    const mongoUrl = await step('MongoDB', (note) => serveMongo(keeper, note))
    const redisUrl = await step('Redis', (note) => serveRedis(keeper, note))
    const mail = env.SMTP_URL ? undefined : await step('mail catcher', catchMail)
    const sample = holdsSample({ folder, mongoUrl: env.MONGO_URL || undefined, empty })
    const childEnv = environment({ mongoUrl, redisUrl, smtpUrl: mail?.url ?? env.SMTP_URL, sample })
    const accounts = await fill(keeper, childEnv, sample)
    await step('worker, web', () => {
      const worker = watched(keeper, 'worker', parts.worker, childEnv)
      watched(keeper, 'web', parts.web, childEnv)
      return Promise.all([workerIsReady(worker), webIsReady(port, stopping.signal)])
    })
    return { address: childEnv.BASE_URL, accounts, mails: mail && join(folder, 'mails'), folder }
  }

  /**
   * Migrates and seeds. Both may run twice; a database of our own that this very build has filled is not looked at again.
   * @param {import('./processes.mjs').Keeper} keeper
   * @param {NodeJS.ProcessEnv} childEnv
   * @param {boolean} sample
   */
  async function fill(keeper, childEnv, sample) {
    const filled = filledBy({ folder, mongoUrl: env.MONGO_URL || undefined, build: parts.buildId() })
    if (filled.already) return []
    await step('migrate', () => runCommand({ keeper, command: parts.migrate, env: childEnv }))
    const seed = [...parts.seed, ...(sample ? [] : ['--empty'])]
    const accounts = await step(sample ? 'sample data' : 'base data', (_note, tick) =>
      runCommand({ keeper, command: seed, env: childEnv, tick }),
    )
    filled.note()
    return accounts
  }

  async function checkPort() {
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw fault(`PORT must be a number between 1 and 65535, not "${env.PORT}".`)
    if ((await isFree(port)) && (await isFree(port, '127.0.0.1'))) return
    throw fault(`Port ${port} is in use by another program: stop that one, or choose another with "PORT=${port + 1} npm run up".`)
  }

  /**
   * @param {import('./processes.mjs').Keeper} keeper
   * @param {(how: string) => void} note
   */
  async function serveMongo(keeper, note) {
    const provision = await provisionMongod({ env })
    if ('url' in provision) return noting(note, 'given by MONGO_URL', provision.url)
    const { url, child } = await startMongod({ keeper, folder, binary: provision.binary, port: ports.mongo })
    mourn('MongoDB', child, 'mongod.log')
    return noting(note, `ready, from ${provision.from}`, url)
  }

  /**
   * @param {import('./processes.mjs').Keeper} keeper
   * @param {(how: string) => void} note
   */
  async function serveRedis(keeper, note) {
    const provision = await provisionRedis({ env })
    if ('url' in provision) return noting(note, 'given by REDIS_URL', provision.url)
    const { url, child } = await startRedis({ keeper, folder, binary: provision.binary, port: ports.redis })
    mourn('Redis', child, 'redis.log')
    return noting(note, `ready, from ${provision.from}`, url)
  }

  async function catchMail() {
    const { startMailCatcher } = await import(parts.mailCatcher)
    const catcher = await startMailCatcher({ folder: join(folder, 'mails') })
    undo.unshift(() => void catcher.stop())
    return /** @type {{ url: string }} */ (catcher)
  }

  /** @param {{ mongoUrl: string, redisUrl: string, smtpUrl: string | undefined, sample: boolean }} addresses */
  function environment({ mongoUrl, redisUrl, smtpUrl, sample }) {
    const own = {
      MONGO_URL: mongoUrl,
      REDIS_URL: redisUrl,
      SMTP_URL: smtpUrl,
      SECRET: env.SECRET || secretOf(folder),
      FILES_DIR: env.FILES_DIR || join(folder, 'files'),
      PORT: `${port}`,
      BASE_URL: env.BASE_URL || `http://localhost:${port}`,
      SAMPLE: `${sample}`,
    }
    // for `npm run aduan`, which finds the servers of a running `up` here
    const lines = Object.entries(own).map(([name, value]) => `${name}=${value}\n`)
    writeFileSync(envFile, lines.join(''), { mode: 0o600 })
    undo.push(() => rmSync(envFile, { force: true }))
    return { ...env, ...own }
  }

  /**
   * @param {import('./processes.mjs').Keeper} keeper
   * @param {string} name
   * @param {string[]} command
   * @param {NodeJS.ProcessEnv} childEnv
   */
  function watched(keeper, name, command, childEnv) {
    const child = startPart({ keeper, name, command, env: childEnv, folder })
    mourn(`The ${name} process`, child, `${name}.log`)
    return child
  }

  /**
   * @param {string} name
   * @param {import('node:child_process').ChildProcess} child
   * @param {string} log
   */
  function mourn(name, child, log) {
    child.on('exit', () => {
      if (stopping.signal.aborted) return
      stopping.abort()
      const file = join(folder, log)
      const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
      died(
        isFullDisk(text)
          ? fullDisk
          : `${name} ended unexpectedly (${lastLine(text).slice(0, 200) || 'without a word'}): look at ${file}.`,
      )
    })
  }

  async function stop() {
    stopping.abort()
    endRunning()
    for (const deed of undo.splice(0).reverse()) await deed()
  }

  return { start, stop }
}

/**
 * @template T
 * @param {(how: string) => void} note
 * @param {string} how
 * @param {T} value
 */
function noting(note, how, value) {
  note(how)
  return value
}
