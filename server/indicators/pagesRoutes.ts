import { type Response, Router } from 'express'
import type { Clock } from '../platform/clock'
import { createTranslator, type Language } from '../platform/i18n'
import { officerOf } from '../staff/guard'
import { ages } from './indicator'
import { leagueSchema, measureSchema, ofUnitSchema, placesSchema, trendSchema } from './pagesSchemas'
import type { PagesService } from './pagesService'
import { asked, sortSchema, windowSchema } from './schemas'
import { windowAgain } from './windowAgain'

/** The supervisor's pages beside the overview. Needs a signed-in officer before it. */
export function createPagesRoutes({ pages, clock }: { pages: PagesService; clock: Clock }): Router {
  const router = Router()
  const windowOf = (query: unknown) => asked(windowSchema(clock.now()), query)
  const words = { id: createTranslator('id'), en: createTranslator('en') }
  const wordsOf = (res: Response) => words[(res.locals.lang as Language | undefined) ?? 'id']

  router.get('/ringkasan/perbandingan', async ({ query }, res) => {
    const asking = { window: windowOf(query), sort: asked(sortSchema, query.sort), by: asked(leagueSchema, query.by) }
    res.render('indicators/comparison', await pages.comparison(officerOf(res), asking))
  })

  router.get('/ringkasan/tren', async ({ query }, res) => {
    const asking = asked(trendSchema, query)
    const t = wordsOf(res)
    const labels = {
      now: t('supervision:trend.now'),
      before: t('supervision:trend.before'),
      target: t('supervision:trend.target'),
    }
    res.render('indicators/trend', await pages.trend(officerOf(res), asking, labels))
  })

  router.get('/ringkasan/umur', async ({ query }, res) => {
    const t = wordsOf(res)
    const labels = ages.map(({ id }) => t(`indicators:names.${id}`))
    res.render('indicators/ageing', await pages.ageing(officerOf(res), windowOf(query), labels))
  })

  router.get('/ringkasan/tempat', async ({ query }, res) => {
    const sort = query.sort === undefined ? null : asked(sortSchema, query.sort)
    const asking = { window: windowOf(query), measure: asked(placesSchema, query.measure), sort }
    res.render('indicators/places', await pages.places(officerOf(res), asking))
  })

  router.get('/ringkasan/alur', async ({ query }, res) => {
    res.render('indicators/flow', await pages.flow(officerOf(res), windowOf(query)))
  })

  router.get('/ringkasan/waktu', async ({ query }, res) => {
    res.render('indicators/hours', await pages.hours(officerOf(res), windowOf(query), asked(ofUnitSchema, query)))
  })

  router.get('/ringkasan/unit/:id', async ({ params, query }, res) => {
    const labels = { target: wordsOf(res)('supervision:trend.target') }
    res.render('indicators/unit', await pages.unit(officerOf(res), params.id, windowOf(query), labels))
  })

  router.get('/ringkasan/indikator/:id', async ({ params }, res) => {
    res.render('indicators/explanation', await pages.explanation(officerOf(res), asked(measureSchema, params.id)))
  })

  router.use(windowAgain)
  return router
}
