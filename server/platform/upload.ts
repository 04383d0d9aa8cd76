import type { Request, RequestHandler } from 'express'
import multer from 'multer'
import { Refused } from '../errors'

export const fileLimits = { bytes: 5_000_000, count: 3 } as const
export type Uploaded = Pick<Express.Multer.File, 'originalname' | 'buffer'>
type Files = Request['files']

/** Files are held in memory until they are cleaned: so many forms with files are read at a time, of each field. */
const mostAtOnce = 40
/** A form that is shorter has no file worth counting. */
const worthCounting = 100_000

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
  let now = 0
  const turnedAway = new WeakSet<object>()
  const receive = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: fileLimits.bytes, files: fileLimits.count, fields: 50, fieldSize: 64 * 1024, fieldNameSize: 100 },
    // Browsers send names in UTF-8 without saying so; busboy would read Latin-1.
    defParamCharset: 'utf8',
    fileFilter: (req, _file, take) => take(null, !turnedAway.has(req)),
  }).array(field, fileLimits.count)

  return (req, res, next) => {
    if (mayHaveFiles(req)) {
      if (now >= mostAtOnce) turnedAway.add(req)
      now += 1
      res.once('close', () => (now -= 1))
    }
    const refuse = (code: string): void => {
      const refused: Files = []
      refusals.set(refused, new Refused('invalid', code, { fields: { [field]: code } }))
      req.files = refused
      next()
    }
    receive(req, res, (error: unknown) => {
      if (!error) return turnedAway.has(req) ? refuse('tooBusyForFiles') : next()
      const code = error instanceof multer.MulterError ? faultOf[error.code] : 'requestMalformed'
      // The other limits are those of a form that no page of ours sends.
      if (!code) return next(error)
      refuse(code)
    })
  }
}

const mayHaveFiles = (req: Request): boolean =>
  Boolean(req.is('multipart/form-data')) && Number(req.headers['content-length'] ?? Infinity) >= worthCounting

/** The files of the request, none when the form has none. @throws Refused `invalid`: `fileTooLarge`, `tooManyFiles`, `tooBusyForFiles`, `requestMalformed` */
export function uploadedFiles(files: Files): Uploaded[] {
  const refused = files && refusals.get(files)
  if (refused) throw refused
  return Array.isArray(files) ? files : Object.values(files ?? {}).flat()
}
