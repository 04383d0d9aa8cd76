import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Request } from 'express'
import { Refused } from '../errors'
import { cleanFile, looksOf } from './cleanFile'
import { receiveUpload, type Uploaded, uploadedFiles } from './upload'

export { fileLimits } from './upload'

/** `id` is the SHA-256 of what is stored: the same picture has the same id wherever it was sent. */
export type StoredFile = { id: string; name: string; type: string; bytes: number }
type Stored = StoredFile & { content: Buffer }
export type FileStore = ReturnType<typeof createFiles>

const roomNeeded = 100_000_000
const isId = (id: string): boolean => /^[0-9a-f]{64}$/.test(id)

/** Files on disk below `dir`. Whether somebody may see one is asked by the caller, of the complaint that it belongs to. */
export function createFiles({ dir }: { dir: string }) {
  const pathOf = (id: string): string => join(dir, id.slice(0, 2), id.slice(2))

  async function store({ originalname, buffer }: Uploaded): Promise<Stored> {
    const { bytes, type, extension } = await cleanFile(buffer)
    const id = createHash('sha256').update(bytes).digest('hex')
    await writeWhole(pathOf(id), bytes)
    return { id, name: nameOf(originalname, extension), type, bytes: bytes.length, content: bytes }
  }

  /** One at a time, so that a few large pictures do not fill the memory. */
  async function storeEach<T>(files: Request['files'], told: (file: Stored) => T | Promise<T>): Promise<T[]> {
    const all: T[] = []
    for (const file of uploadedFiles(files)) all.push(await told(await store(file)))
    return all
  }

  return {
    receiveUpload,

    /** Cleans and keeps the files of a request that `receiveUpload` has read. */
    storeAll: (files: Request['files']): Promise<StoredFile[]> => storeEach(files, ({ content: _, ...kept }) => kept),

    /** The same for files that are to prove something: of pictures it is told what they look like, so that one that was used before is known again. */
    storeEvidence: (files: Request['files']): Promise<(StoredFile & { looks?: string })[]> =>
      storeEach(files, async ({ content, ...kept }) =>
        kept.type.startsWith('image/') ? { ...kept, looks: await looksOf(content) } : kept,
      ),

    /** Keeps bytes under an id of the caller's, 64 hexadecimal digits that are nobody else's: so they can be removed again. */
    keep: (id: string, bytes: Buffer): Promise<void> => writeWhole(pathOf(id), bytes),

    /** Harmless to repeat. What `storeAll` has kept is never removed: others may have sent the same. */
    remove: (id: string): Promise<void> => rm(pathOf(id), { force: true }),

    /** @throws Refused `missing` when there is no such file. */
    async open(id: string): Promise<Readable> {
      const handle = isId(id) ? await open(pathOf(id), 'r').catch(absent) : null
      if (!handle) throw new Refused('missing', 'fileMissing')
      return handle.createReadStream()
    },

    /** Can the disk take more files? */
    async hasRoom(): Promise<boolean> {
      try {
        await mkdir(dir, { recursive: true })
        const { bavail, bsize } = await statfs(dir)
        return bavail * bsize >= roomNeeded
      } catch {
        // Whatever the reason, no file can be kept: that is the answer.
        return false
      }
    },
  }
}

/** Either the whole file is there, also after a power cut, or none of it. */
async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const unfinished = join(folder, `.${randomUUID()}`)
  try {
    const handle = await open(unfinished, 'wx', 0o640)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  const entry = await open(folder, 'r')
  await entry.sync().finally(() => entry.close())
}

/** The name as sent, without folders and signs that could fool a reader, and with the ending of what the file really is. */
function nameOf(sent: string, extension: string): string {
  const base = sent
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/\.[^.]{0,10}$/, '')
    .trim()
    .slice(0, 80)
  return `${base || 'berkas'}.${extension}`
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
