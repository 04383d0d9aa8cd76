import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fault } from './fault.mjs'
import { isAlive } from './processes.mjs'

/**
 * Lets only one start at a time use a data folder; a claim whose process is gone is taken over. Gives what lifts the claim.
 * @param {string} folder
 */
export function claim(folder) {
  const file = join(folder, 'up.pid')
  for (let attempt = 0; ; attempt++)
    try {
      writeFileSync(file, `${process.pid}`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      const holder = Number(readFileSync(file, 'utf8'))
      if (attempt > 0 || isStarter(holder)) throw fault(`"npm run up" is already running in this clone (process ${holder}).`)
      rmSync(file, { force: true })
    }
}

/** @param {number} pid */
function isStarter(pid) {
  if (!pid || !isAlive(pid)) return false
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node')
  } catch {
    return true
  }
}
