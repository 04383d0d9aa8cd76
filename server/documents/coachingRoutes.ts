import { type Request, Router } from 'express'
import { checked } from '../complaints/schemas'
import { addForm } from '../platform/http/formRoute'
import { sendFile } from '../platform/http/sendFile'
import { officerOf } from '../staff/guard'
import { doneOf } from './done'
import { type DocumentNeeds, idOf, unitOf } from './needs'
import { documentsHref } from './rows'
import { annulmentForm, coachingForm } from './schemas'

/** The log of coaching. */
export function coachingRoutes({ keeping: { coaching }, screens, forms, files }: DocumentNeeds): Router {
  const router = Router()
  const back = (req: Request, done: string): string => `${documentsHref(unitOf(req))}/pembinaan?selesai=${done}`

  addForm(
    router,
    {
      path: '/dokumen/:unit/pembinaan/baru',
      view: 'documents/coachingEdit',
      field: 'files',
      page: (req, res) => forms.coaching(officerOf(res), unitOf(req)),
      async save(req, res) {
        const entry = checked(coachingForm, req.body)
        const [officer, unit] = [officerOf(res), unitOf(req)]
        // Asked before files are kept for somebody who may not have them kept.
        await coaching.toAdd(officer, unit)
        await coaching.add(officer, unit, { ...entry, files: await files.storeAll(req.files) })
        return back(req, 'coachingAdded')
      },
    },
    [files.receiveUpload('files')],
  )

  addForm(router, {
    path: '/dokumen/:unit/pembinaan/:id/batalkan',
    view: 'documents/withdraw',
    field: 'reason',
    page: (req, res) => forms.annul(officerOf(res), unitOf(req), idOf(req)),
    async save(req, res) {
      await coaching.annul(officerOf(res), unitOf(req), idOf(req), checked(annulmentForm, req.body).reason)
      return back(req, 'coachingAnnulled')
    },
  })

  router.get('/dokumen/:unit/pembinaan/berkas/:file', async (req, res) => {
    await sendFile(res, files, await coaching.file(officerOf(res), unitOf(req), String(req.params.file)))
  })

  router.get('/dokumen/:unit/pembinaan', async (req, res) => {
    const asked = typeof req.query.tahun === 'string' && /^20\d\d$/.test(req.query.tahun) ? Number(req.query.tahun) : null
    const done = doneOf(req.query.selesai)
    res.render('documents/coaching', await screens.coaching(officerOf(res), unitOf(req), { asked, done }))
  })

  return router
}
