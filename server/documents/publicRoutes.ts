import { Router } from 'express'
import type { FileStore } from '../platform/files'
import { sendFile } from '../platform/http/sendFile'
import type { PublicScreens } from './publicScreens'

type Needs = { publicScreens: PublicScreens; files: Pick<FileStore, 'open'> }

/** How to complain to a unit, for everybody. */
export function publicProcedureRoutes({ publicScreens, files }: Needs): Router {
  const router = Router()

  router.get('/layanan', async (_req, res) => res.render('documents/publishedList', await publicScreens.list()))

  router.get('/layanan/:unit', async (req, res) => {
    res.render('documents/published', await publicScreens.published(req.params.unit))
  })

  router.get('/layanan/:unit/berkas/:file', async (req, res) => {
    await sendFile(res, files, await publicScreens.file(req.params.unit, req.params.file))
  })

  return router
}
