import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where this clone keeps its data; ignored by git. */
export const dataFolder = (env = process.env) => resolve(root, env.DATA_DIR || '.data')

/** Where servers are kept once they were fetched; shared by all clones of this user. */
export const cacheFolder = (env = process.env) => join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'aduan')
