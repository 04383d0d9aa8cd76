import { existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fault, fullDisk, isFullDisk } from './fault.mjs'
import { root } from './places.mjs'
import { lastLine, run } from './run.mjs'

const patienceMs = 60_000

/**
 * Runs one of the product's commands to its end and gives the lines it printed.
 * @param {{ keeper: import('./processes.mjs').Keeper, command: string[], env: NodeJS.ProcessEnv, tick?: (how: string) => void }} options
 */
export async function runCommand({ keeper, command, env, tick = () => undefined }) {
  const heard = (/** @type {string} */ chunk) => {
    const { done, total } = /"done":(?<done>\d+),"total":(?<total>\d+)/.exec(chunk)?.groups ?? {}
    if (done) tick(`${done} of ${total}`)
  }
  const { code, output, said } = await run(process.execPath, command, { cwd: root, env }, keeper.start, heard)
  if (code !== 0 && isFullDisk(output)) throw fault(fullDisk)
  if (code !== 0) throw fault(`"aduan ${command.slice(1).join(' ')}" failed: ${lastLine(output) || `exit code ${code}`}`)
  return said.split('\n').filter(Boolean)
}

/**
 * Starts a process of the product that stays; its log is written to the data folder.
 * @param {{ keeper: import('./processes.mjs').Keeper, name: string, command: string[], env: NodeJS.ProcessEnv, folder: string }} options
 */
export function startPart({ keeper, name, command, env, folder }) {
  const log = openSync(join(folder, `${name}.log`), 'w')
  if (!existsSync(command[0] ?? '')) throw fault(`${command[0]} is missing: the build is not complete.`)
  return keeper.start(process.execPath, command, { cwd: root, env, stdio: ['ignore', log, log, 'ipc'] })
}

/**
 * The web process is ready when it says so at /ready.
 * @param {number} port
 * @param {AbortSignal} given up when something else has ended
 */
export async function webIsReady(port, given) {
  const until = Date.now() + patienceMs
  while (Date.now() < until && !given.aborted) {
    const answer = await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (answer?.status === 200) return
    await wait(100)
  }
  throw fault('The web process did not become ready within a minute: look at web.log in the data folder.')
}

/**
 * The worker is ready when it sends the message `ready`.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
export function workerIsReady(child) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(fault('The worker did not become ready within a minute: look at worker.log in the data folder.')),
      patienceMs,
    )
    timer.unref()
    child.on('message', (message) => {
      if (message !== 'ready') return
      clearTimeout(timer)
      resolve()
    })
  })
}
