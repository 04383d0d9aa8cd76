import { Router } from 'express'
import type { Clock } from '../platform/clock'
import { officerOf } from '../staff/guard'
import { asked, listSchema, sortSchema, windowSchema } from './schemas'
import type { IndicatorService } from './service'

/** The numbers, and the lists behind them. Needs a signed-in officer before it. */
export function createIndicatorRoutes({ indicators, clock }: { indicators: IndicatorService; clock: Clock }): Router {
  const router = Router()

  router.get('/ringkasan', async (req, res) => {
    const window = asked(windowSchema(clock.now()), req.query)
    const sort = asked(sortSchema, req.query.sort)
    res.render('indicators/overview', await indicators.overview(officerOf(res), { window, sort }))
  })

  router.get('/ringkasan/daftar', async (req, res) => {
    const window = asked(windowSchema(clock.now()), req.query)
    const query = { ...asked(listSchema, req.query), window }
    res.render('indicators/cases', await indicators.drillDown(officerOf(res), query))
  })

  return router
}
