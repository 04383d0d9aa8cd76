import { type Request, type RequestHandler, type Response, Router } from 'express'
import { Refused } from '../errors'
import type { FileStore } from '../platform/files'
import { sendPhoto } from '../platform/http/sendFile'
import { neverStored } from '../platform/http/security'
import { uploadedFiles } from '../platform/upload'
import type { Complaint, Photo } from './complaint'
import { idsIn, keptAs, photoOf } from './photo'
import type { PhotoService, Size } from './photoService'
import { requestOf } from './trackingCode'

/** The field of the form by which photos come, and at which it is said what is wrong with them. */
export const photoField = 'newPhotos'

type Typed = { requestId: string; photos: string }
/** `photos`: what the form holds, as it travels along; `go`: the button that was pressed. */
type Read = { photos: string; refused: string | null }
type Needs = { photos: PhotoService; files: Pick<FileStore, 'receiveUpload'> }

/** What upload.ts says of files, in the words for photos. */
const refusalOf: Record<string, string> = {
  fileTooLarge: 'photoTooLarge',
  tooManyFiles: 'tooManyPhotos',
  tooBusyForFiles: 'photoNoRoom',
}
/** Which of its two sizes is asked for: `?kecil` for the small one. */
export const sizeOf = ({ query }: Request): Size => (query.kecil === undefined ? 'full' : 'small')

/** Answers with a photo of a complaint that the looker may see. */
export const showPhoto = async (photos: PhotoService, complaint: Complaint, req: Request, res: Response): Promise<void> =>
  sendPhoto(res, await photos.open(complaint, photoOf(complaint, String(req.params.photo)), sizeOf(req)))

const removing = /^lepas-([1-3])$/

/** The photos of the citizen's form: they come with its last step, are held aside, and travel along by their ids. */
export function photoForm({ photos, files }: Needs) {
  const router = Router()

  // The address says neither whose it is nor of which form; it ends when the form is sent.
  router.get('/aduan/baru/foto/:kept', neverStored, async (req, res) => {
    await sendPhoto(res, await photos.openHeld(String(req.params.kept), sizeOf(req)))
  })

  function sentIn(req: Request): Buffer[] {
    return uploadedFiles(req.files).map(({ buffer }) => buffer)
  }

  return {
    router,

    /** Reads the form with the files that it may have. */
    receive: files.receiveUpload(photoField) satisfies RequestHandler,

    /** What the form holds after this request: the photo taken out whose button was pressed, and those added that were sent. Touches nothing when there are none. */
    async read(req: Request, { requestId, photos: typed }: Typed, go: string): Promise<Read> {
      const [, removed] = removing.exec(go) ?? []
      const held = idsIn(typed).filter((_, i) => String(i + 1) !== removed)
      try {
        const sent = sentIn(req)
        if (sent.length === 0) return { photos: held.join(), refused: null }
        const added = await photos.add(requestId, held, sent)
        return { photos: added.held.join(), refused: added.refused }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return { photos: held.join(), refused: refusalOf[error.code] ?? error.code }
      }
    },

    /** What goes along when the form is sent. */
    async of({ requestId, photos: typed }: Typed): Promise<{ photos: Photo[]; areGone: boolean }> {
      const ids = idsIn(typed)
      return ids.length > 0 ? photos.of(requestId, ids) : { photos: [], areGone: false }
    },

    /** Where the photos that a form holds are to be seen while it is not sent. */
    linksTo: (requestId: string, held: readonly Photo[]): string[] =>
      held.map(({ id }) => `/aduan/baru/foto/${keptAs(requestOf(requestId), id)}`),
  }
}
