import { statfsSync } from 'node:fs'
import { fault, fullDisk } from './fault.mjs'

const oldest = [20, 19]
const leastFree = 500 * 1024 * 1024

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor = 0, oldestMinor = 0] = oldest
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
    throw fault(`Node ${oldest.join('.')} or newer is needed, this is ${version}: install a newer Node, then start again.`)
}

/** @param {string} folder an existing one on the disk in question */
export function checkDisk(folder) {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < leastFree) throw fault(fullDisk)
}
