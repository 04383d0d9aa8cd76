import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fault, fullDisk, isFullDisk } from './fault.mjs'
import { root } from './places.mjs'
import { run } from './run.mjs'

const stamp = join(root, 'dist', '.built')
const sources = [
  'server',
  'workers',
  'views/theme.scss',
  'views/theme',
  'views/assets',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
]

/**
 * Compiles server, workers and stylesheet into dist/, unless nothing has changed since the last time. Tests run even with wrong types:
 * what is compiled is there, and `npm run check` names them.
 */
export async function build({ despiteTypes = false } = {}) {
  if (isCurrent()) return 'already built'
  const began = new Date()
  const types = await compile([join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'])
  if (types && !despiteTypes) throw fault(`The build failed:\n${types}`)
  const theme = await compile([join(root, 'server', 'setup', 'theme.mjs')])
  if (theme) throw fault(`The stylesheet could not be built:\n${theme}`)
  if (types) return 'built, though the types are wrong'
  writeFileSync(stamp, '')
  utimesSync(stamp, began, began)
  return 'built'
}

/**
 * Gives what is wrong, or nothing.
 * @param {string[]} script
 */
async function compile(script) {
  const { code, output } = await run(process.execPath, script, { cwd: root })
  if (code !== 0 && isFullDisk(output)) throw fault(fullDisk)
  return code === 0 ? '' : output.trim()
}

/** Changes with every build. */
export const buildId = () => `${timeOf(stamp)}`

function isCurrent() {
  const built = timeOf(stamp)
  return built > 0 && sources.every((source) => newest(join(root, source)) <= built)
}

/**
 * The latest change below a path. Folders count too: a removed file changes only its folder.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs)
}

/** @param {string} file */
const timeOf = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
