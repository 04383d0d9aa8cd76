import { type Request, type Response, Router } from 'express'
import { checked } from '../complaints/schemas'
import { Refused } from '../errors'
import { addForm } from '../platform/http/formRoute'
import { sendFile } from '../platform/http/sendFile'
import { officerOf } from '../staff/guard'
import { channelRoutes } from './channelRoutes'
import { coachingRoutes } from './coachingRoutes'
import type { DocumentContent } from './document'
import { type DocumentNeeds, idOf, unitOf } from './needs'
import { procedureRoutes } from './procedureRoutes'
import { documentsHref } from './rows'
import { documentForm, versionForm, withdrawalForm } from './schemas'
import { doneOf } from './done'

/** What a unit can show besides numbers. Needs the officer before it. */
export function createDocumentRoutes(needs: DocumentNeeds): Router {
  const { keeping, screens, forms, files } = needs
  const { documents } = keeping
  const router = Router()
  const upload = [files.receiveUpload('files')]
  const back = (req: Request, done: string): string => `${documentsHref(unitOf(req))}?selesai=${done}`

  /** The one file of a version, cleaned and kept; none where none was chosen. */
  async function fileOf(req: Request): Promise<DocumentContent['file']> {
    const sent = req.files
    if (Array.isArray(sent) && sent.length > 1) throw new Refused('invalid', 'oneFileMany', { fields: { files: 'oneFileMany' } })
    return (await files.storeAll(sent))[0] ?? null
  }

  router.get('/dokumen', async (_req, res) => res.render('documents/list', await screens.list(officerOf(res))))

  addForm(
    router,
    {
      path: '/dokumen/:unit/dokumen/baru',
      view: 'documents/edit',
      field: 'files',
      page: (req, res) => forms.document(officerOf(res), unitOf(req), null),
      async save(req, res) {
        const { request, kind, validFrom, validTo, ...rest } = checked(documentForm, req.body)
        const content = { ...rest, file: await fileOf(req) }
        await documents.add(officerOf(res), unitOf(req), { request, kind, validFrom, validTo, content })
        return back(req, 'documentAdded')
      },
    },
    upload,
  )

  addForm(
    router,
    {
      path: '/dokumen/:unit/dokumen/:id/versi',
      view: 'documents/edit',
      field: 'files',
      page: (req, res) => forms.document(officerOf(res), unitOf(req), idOf(req)),
      async save(req, res) {
        const { rev, validFrom, validTo, ...rest } = checked(versionForm, req.body)
        const content = { ...rest, file: await fileOf(req) }
        await documents.addVersion(officerOf(res), unitOf(req), idOf(req), { rev, validFrom, validTo, content })
        return back(req, 'versionAdded')
      },
    },
    upload,
  )

  addForm(router, {
    path: '/dokumen/:unit/dokumen/:id/cabut',
    view: 'documents/withdraw',
    field: 'reason',
    page: (req, res) => forms.withdrawDocument(officerOf(res), unitOf(req), idOf(req)),
    async save(req, res) {
      await documents.withdraw(officerOf(res), unitOf(req), idOf(req), checked(withdrawalForm, req.body))
      return back(req, 'documentWithdrawn')
    },
  })

  router.get('/dokumen/:unit/berkas/:file', async (req: Request, res: Response) => {
    await sendFile(res, files, await documents.file(officerOf(res), unitOf(req), String(req.params.file)))
  })

  router.use(channelRoutes(needs))
  router.use(coachingRoutes(needs))
  router.use(procedureRoutes(needs))

  router.get('/dokumen/:unit', async (req, res) => {
    res.render('documents/unit', await screens.unit(officerOf(res), unitOf(req), doneOf(req.query.selesai)))
  })

  return router
}
