import { Router } from 'express'
import type { Clock } from '../platform/clock'
import { officerOf } from '../staff/guard'
import { asked, listSchema, sortSchema, subjectOf, windowSchema } from './schemas'
import type { IndicatorService } from './service'
import { windowAgain } from './windowAgain'

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
    const { unit, place, category, class: className, hour, returnedTo, ...list } = asked(listSchema, req.query)
    const subject = subjectOf({ unit, place, category, class: className })
    res.render(
      'indicators/cases',
      await indicators.drillDown(officerOf(res), { ...list, subject, window, confined: { hour, to: returnedTo } }),
    )
  })

  router.use(windowAgain)
  return router
}
