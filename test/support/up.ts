import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../server/setup/processes.mjs'

const standIn = resolve(__dirname, '../setup/standIns/up.mjs')

export type Up = Awaited<ReturnType<typeof startUp>>
type Choice = { env?: Record<string, string>; args?: string[]; folder?: string; under?: string[] }

/** Starts `npm run up` with stand-ins for the product, in a data folder of its own. */
export async function startUp({
  env = {},
  args = [],
  folder = mkdtempSync(join(tmpdir(), 'aduan-up-')),
  under = [],
}: Choice = {}) {
  const port = env.PORT ?? `${await freePort()}`
  const { MONGO_URL: _mongo, REDIS_URL: _redis, ...machine } = process.env
  const [command = '', ...rest] = [...under, process.execPath, standIn, ...args]
  const child = spawn(command, rest, { env: { ...machine, DATA_DIR: folder, PORT: port, npm_lifecycle_event: 'up', ...env } })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((done) => child.on('close', done))
  return { child, folder, port, ended, output: () => output, ready: () => says(() => output, 'Ctrl-C stops everything', child) }
}

async function says(output: () => string, words: string, child: ChildProcess): Promise<void> {
  while (!output().includes(words)) {
    if (child.exitCode !== null) throw new Error(`ended before it said "${words}":\n${output()}`)
    await wait(20)
  }
}

/** The processes that were started for a data folder and still run. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && read(`/proc/${entry}/environ`).includes(`DATA_DIR=${folder}`))
    .map((entry) => read(`/proc/${entry}/cmdline`).replaceAll('\0', ' '))
    .filter(Boolean)
}

/** Waits until nothing that was started for the folder runs any more; gives what never ended. */
export async function leftBehind(folder: string): Promise<string[]> {
  for (let patience = 400; patience > 0 && processesOf(folder).length > 0; patience--) await wait(50)
  return processesOf(folder)
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

function read(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  } catch {
    return ''
  }
}
