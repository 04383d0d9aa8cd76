import type { Response } from 'express'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../errors'
import type { FileStore } from '../platform/files'
import type { Complaint, FileRef } from './complaint'

/** Sends a file of this complaint's answers. The caller has asked whether the looker may see the complaint. @throws Refused `missing` */
export async function sendFile(res: Response, files: Pick<FileStore, 'open'>, complaint: Complaint, id: string): Promise<void> {
  const file = complaint.history
    .flatMap((event): FileRef[] => (event.type === 'answered' ? event.files : []))
    .find((one) => one.id === id)
  if (!file) throw new Refused('missing', 'fileMissing')
  const stream = await files.open(file.id)
  res.set({
    'Content-Type': file.type,
    'Content-Length': String(file.bytes),
    'Content-Disposition': `${file.type.startsWith('image/') ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Cache-Control': 'private, no-store',
  })
  await pipeline(stream, res)
}
