import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fault } from './fault.mjs'

/**
 * Whether this database is to hold sample data. The first start decides: sample data are never mixed into a real register.
 * @param {{ folder: string, mongoUrl: string | undefined, empty: boolean }} choice
 */
export function holdsSample({ folder, mongoUrl, empty }) {
  const name = createHash('sha256')
    .update(mongoUrl ?? 'own')
    .digest('hex')
    .slice(0, 12)
  const file = join(folder, `contents-${name}`)
  if (!existsSync(file)) writeFileSync(file, empty ? 'empty' : 'sample')
  const sample = readFileSync(file, 'utf8') === 'sample'
  if (sample && empty)
    throw fault('The database already holds sample data: move the data folder away (or give another MONGO_URL) to start empty.')
  return sample
}

/**
 * Whether this build has already migrated and seeded our own database. The note lies with the database, so it goes when that goes.
 * @param {{ folder: string, mongoUrl: string | undefined, build: string }} options
 */
export function filledBy({ folder, mongoUrl, build }) {
  const file = join(folder, 'mongo', 'filled-by')
  return {
    already: mongoUrl === undefined && existsSync(file) && readFileSync(file, 'utf8') === build,
    note: () => mongoUrl === undefined && writeFileSync(file, build),
  }
}

/**
 * The secret of this clone, made once.
 * @param {string} folder
 */
export function secretOf(folder) {
  const file = join(folder, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
