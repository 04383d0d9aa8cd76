import express, { type Request, type Response, Router } from 'express'
import QRCode from 'qrcode'
import { Refused } from '../errors'
import type { FileStore } from '../platform/files'
import { sendFile, sendPhoto } from '../platform/http/sendFile'
import { neverStored } from '../platform/http/security'
import { type Complaint, fileOf } from './complaint'
import { masked } from './masked'
import type { TrackingPages } from './trackingPages'
import type { LookupPage } from './pages'
import { photoOf } from './photo'
import { sizeOf } from './photoRoutes'
import type { PhotoService } from './photoService'
import { reporterDeeds, type ReporterDeed } from './permissions'
import { checked, reporterDeedSchemas } from './schemas'
import type { ComplaintService } from './service'
import { readTrackingCode } from './trackingCode'

type Needs = {
  complaints: ComplaintService
  pages: TrackingPages
  files: FileStore
  photos: PhotoService
  secure: boolean
  baseUrl: string
}

const hours = 3_600_000
const keyCookie = 'kunci'

/** The key by which somebody says they are the reporter: typed, or remembered for this complaint. */
export const keyOf = (req: Request): string => String(req.body?.key || req.cookies?.[keyCookie] || '')

/** Tracking: the code shows the public part; code and key, the reporter's own view. The key travels in a cookie for that path only, never in an address that stays. */
export function trackingRoutes({ complaints, pages, files, photos, secure, baseUrl }: Needs) {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '64kb' })

  const rememberKey = (res: Response, code: string, key: string): void =>
    void res.cookie(keyCookie, key, { httpOnly: true, sameSite: 'lax', secure, path: `/lacak/${code}`, maxAge: 2 * hours })

  const lookup = (res: Response, page: Partial<LookupPage>): void =>
    res
      .status(page.errors ? 422 : 200)
      .render('citizen/lookup', { errors: {}, details: {}, code: '', key: '', ...page } satisfies LookupPage)

  async function opened(req: Request): Promise<{ complaint: Complaint; key: string | null }> {
    const complaint = await complaints.track(String(req.params.code))
    const key = keyOf(req)
    return { complaint, key: key && complaints.opens(complaint, key) ? key : null }
  }

  router.use('/lacak', neverStored)

  router.get('/lacak', async (req, res) => {
    const code = String(req.query.code ?? '')
    if (!code || req.query.kunci !== undefined) return lookup(res, { code })
    const read = readTrackingCode(code)
    if (!read) return lookup(res, { code, errors: { code: 'codeMistyped' } })
    res.redirect(303, `/lacak/${read}`)
  })

  router.post('/lacak', form, async (req, res) => {
    const code = String(req.body?.code ?? '').trim()
    const key = String(req.body?.key ?? '').trim()
    const errors = await lookupErrors(complaints, code, key)
    if (errors) return lookup(res, { code, key, errors })
    const read = readTrackingCode(code)!
    if (key) rememberKey(res, read, key)
    res.redirect(303, `/lacak/${read}`)
  })

  router.get('/lacak/:code', async (req, res) => {
    const code = readTrackingCode(String(req.params.code))
    if (code && code !== req.params.code) return res.redirect(303, `/lacak/${code}`)
    const { complaint, key } = await opened(req)
    const done = reporterDeeds.find((deed) => deed === req.query.selesai) ?? null
    res.render('citizen/tracking', await pages.tracking(complaint, { key, done }))
  })

  router.post('/lacak/:code', form, async (req, res) => {
    const { complaint, key } = await opened(req)
    const deed = reporterDeeds.find((name) => name === req.body?.deed)
    if (!deed) throw new Refused('invalid', 'deedUnknown')
    if (!key) throw new Refused('forbidden', 'keyWrong')
    try {
      await complaints.reporterDoes(complaint._id, key, { deed, ...checked(reporterDeedSchemas[deed], req.body) } as never)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.code !== 'checkFields' && error.kind !== 'conflict') throw error
      return again(res, complaint._id, key, deed, req, error)
    }
    rememberKey(res, complaint._id, key)
    res.redirect(303, `/lacak/${complaint._id}?selesai=${deed}`)
  })

  /** The page again, as it is now, with what was typed and why it could not be done. */
  async function again(
    res: Response,
    code: string,
    key: string,
    deed: ReporterDeed,
    req: Request,
    refused: Refused,
  ): Promise<void> {
    const page = await pages.tracking(await complaints.track(code), { key, done: null })
    const typed = (name: string) => String(req.body?.[name] ?? '')
    const fields = (refused.details.fields as Record<string, string>) ?? {
      [deed === 'reply' ? 'text' : deed === 'confirm' ? 'rating' : 'reason']: refused.code,
    }
    const values = { deed, text: typed('text'), reason: typed('reason'), rating: typed('rating') }
    res
      .status(refused.kind === 'conflict' ? 409 : 422)
      .render('citizen/tracking', { ...page, errors: fields, details: refused.details, values })
  }

  router.get('/lacak/:code/tanda-terima', async (req, res) => {
    const { complaint, key } = await opened(req)
    if (!key) return res.redirect(303, `/lacak/${complaint._id}`)
    const svg = await QRCode.toString(`${baseUrl}/lacak/${complaint._id}`, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
    res.render('citizen/receipt', await pages.receipt(complaint, key, svg))
  })

  router.get('/lacak/:code/berkas/:file', async (req, res) => {
    const { complaint, key } = await opened(req)
    if (!key) throw new Refused('missing', 'complaintUnknown')
    await sendFile(res, files, fileOf(masked(complaint, 'public'), String(req.params.file)))
  })

  router.get('/lacak/:code/foto/:photo', async (req, res) => {
    const { complaint, key } = await opened(req)
    if (!key) throw new Refused('missing', 'complaintUnknown')
    await sendPhoto(res, await photos.open(complaint, photoOf(complaint, String(req.params.photo)), sizeOf(req)))
  })

  // The link in a mail: the key leaves the address at once.
  router.get('/buka/:code/:key', neverStored, async (req, res) => {
    const key = String(req.params.key)
    const complaint = await complaints.track(String(req.params.code))
    if (!complaints.opens(complaint, key)) throw new Refused('missing', 'complaintUnknown')
    rememberKey(res, complaint._id, key)
    res.redirect(303, `/lacak/${complaint._id}`)
  })

  return { router, rememberKey }
}

async function lookupErrors(complaints: ComplaintService, code: string, key: string): Promise<Record<string, string> | null> {
  if (!code) return { code: 'codeMissing' }
  if (!readTrackingCode(code)) return { code: 'codeMistyped' }
  try {
    const complaint = await complaints.track(code)
    return !key || complaints.opens(complaint, key) ? null : { key: 'keyWrong' }
  } catch (error) {
    if (error instanceof Refused && error.kind === 'missing') return { code: 'codeUnknown' }
    throw error
  }
}
