import { spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fault } from './fault.mjs'
import { root } from './places.mjs'

const silenceMs = 6_000
const download = `
const { MongoBinary } = require('mongodb-memory-server-core/lib/util/MongoBinary')
MongoBinary.getPath({ downloadDir: process.argv[1] }).then((path) => process.stdout.write('\\n' + path), (error) => {
  process.stderr.write(String(error.message))
  process.exit(1)
})`

/**
 * Lets mongodb-memory-server-core download MongoDB's own build. In a process of its own, ended when nothing arrives for a while:
 * without a way to the internet its requests wait for minutes.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
export function fetchByMemoryServer(folder, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', download, folder], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...env, MONGOMS_RUNTIME_DOWNLOAD: 'true', MONGOMS_PREFER_GLOBAL_PATH: 'false', MONGOMS_DISABLE_POSTINSTALL: '1' },
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    const watch = setInterval(
      whenGrowing(folder, silenceMs, () => child.kill('SIGKILL')),
      500,
    )
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watch)
      if (code === 0) resolve(output.trim().split('\n').at(-1) ?? '')
      else reject(fault("MongoDB's own download could not be reached"))
    })
  })
}

/**
 * @param {string} folder
 * @param {number} patience
 * @param {() => void} giveUp
 */
function whenGrowing(folder, patience, giveUp) {
  let size = 0
  let since = Date.now()
  return () => {
    const now = sizeOf(folder)
    if (now !== size) [size, since] = [now, Date.now()]
    else if (Date.now() - since > patience) giveUp()
  }
}

/** @param {string} folder */
function sizeOf(folder) {
  let size = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    try {
      if (entry.isFile()) size += statSync(join(entry.parentPath, entry.name)).size
    } catch {
      // a temporary file may be gone by the time it is looked at
    }
  return size
}
