import type { Response } from 'express'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore, StoredFile } from '../files'

/** Sends a stored file: pictures to be looked at, everything else to be saved. The caller has asked whether the looker may have it. */
export async function sendFile(
  res: Response,
  files: Pick<FileStore, 'open'>,
  { id, name, type, bytes }: StoredFile,
): Promise<void> {
  const stream = await files.open(id)
  const way = type.startsWith('image/') ? 'inline' : 'attachment'
  res.set({
    'Content-Type': type,
    'Content-Length': String(bytes),
    'Content-Disposition': `${way}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Cache-Control': 'private, no-store',
  })
  await through(stream, res)
}

/** Sends a photo as `cleanPhoto` has made it. The caller has asked whether the looker may have it. */
export async function sendPhoto(res: Response, photo: Readable): Promise<void> {
  res.set({
    'Content-Type': 'image/jpeg',
    'Content-Disposition': 'inline; filename="foto.jpg"',
    'Cache-Control': 'private, no-store',
  })
  await through(photo, res)
}

const through = (from: Readable, res: Response): Promise<void> =>
  pipeline(from, res).catch((error: NodeJS.ErrnoException) => {
    // Somebody closed the page before the picture was through: nobody's fault.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
