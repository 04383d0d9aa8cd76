import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fault, fullDisk, isFullDisk } from './fault.mjs'
import { root } from './places.mjs'
import { run } from './run.mjs'

const lockfile = join(root, 'package-lock.json')
const stamp = join(root, 'node_modules', '.aduan-lock')
const installed = join(root, 'node_modules', '.package-lock.json')

/** Installs what the lockfile says, unless that is what is there. No install script of the set is needed. */
export async function ensurePackages() {
  if (areCurrent()) return 'already there'
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev']
  const { code, output } = npm
    ? await run(process.execPath, [npm, ...args], { cwd: root })
    : await run('npm', args, { cwd: root })
  if (isFullDisk(output) && code !== 0) throw fault(fullDisk)
  if (code !== 0)
    throw fault(`The packages could not be installed (${reasonIn(output)}): look at your network, then start again.`)
  writeFileSync(stamp, fingerprint())
  return 'installed'
}

function areCurrent() {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === fingerprint()
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs
}

const fingerprint = () => createHash('sha256').update(readFileSync(lockfile)).digest('hex')

/** @param {string} output */
const reasonIn = (output) =>
  output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!) */, ''))
    .slice(0, 2)
    .join(' ')
