import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { fault } from './fault.mjs'

const graceMs = 15_000

/**
 * Starts processes in sessions of their own (a Ctrl-C reaches only the starter, which stops them in order) under a guard
 * that stops them should the starter itself be killed.
 */
export function createKeeper() {
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = []
  let closed = false
  const guard = spawn(process.execPath, [fileURLToPath(new URL('guard.mjs', import.meta.url))], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guard.stdin.on('error', () => {})
  guard.unref()
  const tell = (/** @type {string} */ line) => void guard.stdin.write(`${line}\n`)
  return {
    /**
     * @param {string} command
     * @param {string[]} args
     * @param {import('node:child_process').SpawnOptions} [options]
     */
    start(command, args, options = {}) {
      if (closed) throw fault('Stopping.')
      const child = spawn(command, args, { stdio: 'ignore', ...options, detached: true })
      child.on('error', () => {})
      child.on('exit', () => tell(`forget ${child.pid}`))
      if (child.pid) tell(`watch ${child.pid}`)
      children.push(child)
      return child
    },
    /** @param {import('node:child_process').ChildProcess} child */
    async stop(child) {
      if (child.pid) await stopByPid(child.pid, () => child.exitCode !== null || child.signalCode !== null)
    },
    async stopAll() {
      closed = true
      for (const child of children.splice(0).reverse()) await this.stop(child)
    },
    /** @param {string} folder removed should the starter be killed */
    removeIfKilled: (folder) => tell(`remove ${folder}`),
    release: () => new Promise((resolve) => guard.stdin.end(() => resolve(undefined))),
  }
}

/** @typedef {ReturnType<typeof createKeeper>} Keeper */

/**
 * Asks a process to end, waits, and ends it by force after the grace.
 * @param {number} pid
 */
export async function stopByPid(pid, isGone = () => !isAlive(pid)) {
  for (const [signal, patience] of /** @type {const} */ ([
    ['SIGTERM', graceMs],
    ['SIGKILL', 2_000],
  ])) {
    if (isGone()) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    const until = Date.now() + patience
    while (!isGone() && Date.now() < until) await wait(25)
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

/**
 * Known where /proc is.
 * @param {number} pid
 */
export function parentOf(pid) {
  try {
    return Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined
  }
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * Whether this port can be listened on, by all interfaces as the web process does.
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export const isFree = (port, host) =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })

/**
 * Waits until something answers on the port, or the process behind it has ended.
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} child
 */
export async function listens(port, child, patience = 30_000) {
  const until = Date.now() + patience
  while (child.exitCode === null && child.signalCode === null && child.pid && Date.now() < until) {
    if (await connects(port)) return true
    await wait(20)
  }
  return false
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
const connects = (port) =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false))
  })
