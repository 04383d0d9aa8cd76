import type { Request, RequestHandler } from 'express'
import multer from 'multer'
import { Refused } from '../errors'

export const fileLimits = { bytes: 5_000_000, count: 3 } as const
export type Uploaded = Pick<Express.Multer.File, 'originalname' | 'buffer'>
type Files = Request['files']

const refusals = new WeakMap<object, Refused>()

const faultOf: Record<string, string> = {
  LIMIT_FILE_SIZE: 'fileTooLarge',
  LIMIT_FILE_COUNT: 'tooManyFiles',
  LIMIT_UNEXPECTED_FILE: 'tooManyFiles',
}

/**
 * Reads a form with files of one field into memory, within the limits. What is wrong with the files is only told by `uploadedFiles`, so that the
 * route knows the other fields and can show the form again with what was typed before them.
 */
export function receiveUpload(field: string): RequestHandler {
  const receive = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: fileLimits.bytes, files: fileLimits.count, fields: 50, fieldSize: 64 * 1024, fieldNameSize: 100 },
    // Browsers send names in UTF-8 without saying so; busboy would read Latin-1.
    defParamCharset: 'utf8',
  }).array(field, fileLimits.count)

  return (req, res, next) =>
    void receive(req, res, (error: unknown) => {
      if (!error) return next()
      const code = error instanceof multer.MulterError ? faultOf[error.code] : 'requestMalformed'
      // The other limits are those of a form that no page of ours sends.
      if (!code) return next(error)
      const refused: Files = []
      refusals.set(refused, new Refused('invalid', code, { fields: { [field]: code } }))
      req.files = refused
      next()
    })
}

/** The files of the request, none when the form has none. @throws Refused `invalid`: `fileTooLarge`, `tooManyFiles`, `requestMalformed` */
export function uploadedFiles(files: Files): Uploaded[] {
  const refused = files && refusals.get(files)
  if (refused) throw refused
  return Array.isArray(files) ? files : Object.values(files ?? {}).flat()
}
