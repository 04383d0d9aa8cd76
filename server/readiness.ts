import { Router } from 'express'
import type { Services } from './services'

/** `/alive`: the process answers. `/ready`: it can take a complaint, which needs MongoDB and room on the disk, but not Redis. */
export function readiness({ database, files }: Pick<Services, 'database' | 'files'>): Router {
  const router = Router()
  router.get('/alive', (_req, res) => void res.type('text').send('alive\n'))
  router.get('/ready', async (_req, res) => {
    const [mongo, disk] = await Promise.all([database.isUp(), files.hasRoom()])
    res.status(mongo && disk ? 200 : 503).json({ mongo, disk })
  })
  return router
}
