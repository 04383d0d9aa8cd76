import { Router } from 'express'
import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import type { StartPage } from './pages'
import { silentDays } from '../sla/silence'

type Needs = { sla: SlaService; clock: Clock; figures: () => Promise<StartPage['figures']>; replyDays: number }

/** The start page: what happens with a complaint, and how long it takes by the policy in force. */
export function startRoutes({ sla, clock, figures, replyDays }: Needs): Router {
  const router = Router()
  router.get('/', async (_req, res) => {
    const now = clock.now()
    const { verification = 3, resolution = 14 } = await sla.promised('nonOversight', 'pengaduan', now)
    const page: StartPage = {
      limits: { verification, answer: resolution, confirm: silentDays, reply: replyDays },
      figures: await figures(),
    }
    res.render('citizen/start', page)
  })
  return router
}
