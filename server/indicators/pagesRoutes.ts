import { Router } from 'express'
import type { Clock } from '../platform/clock'
import { officerOf } from '../staff/guard'
import type { PagesService } from './pagesService'
import { asked, sortSchema, windowSchema } from './schemas'
import { leagueSchema } from './pagesSchemas'

/** The supervisor's pages beside the overview. Needs a signed-in officer before it. */
export function createPagesRoutes({ pages, clock }: { pages: PagesService; clock: Clock }): Router {
  const router = Router()
  const windowOf = (query: unknown) => asked(windowSchema(clock.now()), query)

  router.get('/ringkasan/perbandingan', async ({ query }, res) => {
    const asking = { window: windowOf(query), sort: asked(sortSchema, query.sort), by: asked(leagueSchema, query.by) }
    res.render('indicators/comparison', await pages.comparison(officerOf(res), asking))
  })

  return router
}
