import { Router } from 'express'
import { createTranslator, type Language } from '../platform/i18n'
import { officerOf } from '../staff/guard'
import { loadChart } from './outlook'
import type { ForecastPage } from './pages'
import { pageNumber } from './schemas'
import type { ForecastService } from './service'

/** What is to come, and how well it was told in the past. Needs a signed-in officer before it. */
export function createForecastRoutes({ forecasts }: { forecasts: ForecastService }): Router {
  const router = Router()
  const words = { id: createTranslator('id'), en: createTranslator('en') }

  router.get('/ringkasan/perkiraan', async (req, res) => {
    const t = words[(res.locals.lang as Language | undefined) ?? 'id']
    const page = await forecasts.page(officerOf(res), pageNumber.parse(req.query.halaman))
    const chart = loadChart(page.own, { actual: t('forecasts:load.actual'), forecast: t('forecasts:load.forecast') })
    res.render('forecasts/page', { ...page, chart } satisfies ForecastPage)
  })

  return router
}
