import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../errors'
import { counting, type ZipEntry } from '../platform/zip'
import { keptDays } from './report'

export type PackFiles = ReturnType<typeof createPackFiles>

const leftBehindMs = 24 * 3_600_000
const tooOldMs = (keptDays + 1) * leftBehindMs
const isId = (id: string): boolean => /^[0-9a-f]{16,64}$/.test(id)

/**
 * Finished packs on disk, and the bench on which one is made: a folder of its own for each making, so that two makers never meet. A pack has its name
 * only once it is whole and on the disk; what a killed maker left on the bench is swept away.
 */
export function createPackFiles({ dir }: { dir: string }) {
  const folder = join(dir, 'reports')
  const bench = join(folder, 'making')
  const pathOf = (id: string): string => {
    if (!isId(id)) throw new Refused('missing', 'reportMissing')
    return join(folder, `${id}.zip`)
  }

  return {
    /** A new empty folder to work in. */
    async begin(token: string): Promise<string> {
      const place = join(bench, token)
      await mkdir(place, { recursive: true })
      return place
    },

    clear: (token: string): Promise<void> => rm(join(bench, token), { recursive: true, force: true }),

    /** Writes a stream to its end into a file and tells what it was. */
    async write(path: string, stream: Readable): Promise<Omit<ZipEntry, 'name'>> {
      const counted = counting()
      await pipeline(stream, counted.through, createWriteStream(path, { mode: 0o640 }))
      return counted.result()
    },

    /** From now on it is there under this id, also after a power cut. */
    async keep(path: string, id: string): Promise<void> {
      const handle = await open(path, 'r+')
      await handle.sync().finally(() => handle.close())
      await rename(path, pathOf(id))
      const entry = await open(folder, 'r')
      await entry.sync().finally(() => entry.close())
    },

    async open(id: string): Promise<Readable> {
      const handle = await open(pathOf(id), 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw new Refused('missing', 'reportMissing')
        throw error
      })
      return handle.createReadStream()
    },

    remove: (id: string): Promise<void> => rm(pathOf(id), { force: true }),

    /** Takes away what nobody works at any more, and packs that nobody can know of any more. */
    async sweep(now: Date): Promise<void> {
      await removeOlder(bench, leftBehindMs, now)
      await removeOlder(folder, tooOldMs, now)
    },
  }
}

async function removeOlder(folder: string, ms: number, now: Date): Promise<void> {
  for (const entry of await readdir(folder).catch(() => [])) {
    const path = join(folder, entry)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now.getTime() }))
    if (now.getTime() - mtimeMs > ms) await rm(path, { recursive: true, force: true })
  }
}
