import express, { type Request, type Response, Router } from 'express'
import { checked } from '../complaints/schemas'
import { Refused } from '../errors'
import type { Window } from '../indicators/period'
import { asked, windowSchema } from '../indicators/schemas'
import type { Clock } from '../platform/clock'
import { typedText } from '../platform/http/typed'
import { createTranslator, type Language } from '../platform/i18n'
import type { RoutingService } from '../routing/service'
import { officerOf } from '../staff/guard'
import { mayEditRegister } from '../units/register'
import { accuracyChart } from './accuracyChart'
import type { RoutingAccuracy } from './accuracyService'
import type { RoutingMistakes } from './mistakesService'
import type { ModelPage, RoutingPage } from './pages'
import { mistakesAsked, modelForm, thresholdForm } from './schemas'
import type { RoutingVersions } from './versionService'

type Needs = {
  routingAccuracy: RoutingAccuracy
  routingMistakes: RoutingMistakes
  routingVersions: RoutingVersions
  routing: Pick<RoutingService, 'setThreshold'>
  clock: Clock
}
const doneThings = ['threshold', 'asked', 'model'] as const

/** How well routing does, the threshold, and the versions of its model. Needs the officer before it. */
export function createLearningRoutes({ routingAccuracy, routingMistakes, routingVersions, routing, clock }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 10 })
  const words = { id: createTranslator('id'), en: createTranslator('en') }

  const windowOf = ({ query: { from, to } }: Request): Window =>
    from === undefined && to === undefined ? routingAccuracy.thisYear() : asked(windowSchema(clock.now()), { from, to })

  router.get('/perutean', async (req, res) => {
    const done = doneThings.find((one) => one === req.query.selesai) ?? null
    res.render('learning/page', await page(res, windowOf(req), { done }))
  })

  router.post('/perutean/ambang', form, async (req, res) => {
    const officer = officerOf(res)
    if (!mayEditRegister(officer)) throw new Refused('forbidden', 'registerEdit')
    try {
      await routing.setThreshold(officer, checked(thresholdForm, req.body).threshold / 100)
      res.redirect(303, '/perutean?selesai=threshold#ambang')
    } catch (error) {
      const errors = fieldsOf(error)
      const values = { threshold: typedText(req.body?.threshold) }
      res.status(422).render('learning/page', await page(res, routingAccuracy.thisYear(), { values, errors }))
    }
  })

  router.post('/perutean/latih', form, async (_req, res) => {
    await routingVersions.askNow(officerOf(res))
    res.redirect(303, '/perutean?selesai=asked#versi')
  })

  router.get('/perutean/tertukar', async (req, res) => {
    const { usulan, benar, halaman } = asked(mistakesAsked, req.query)
    const pair = { suggested: usulan, truth: benar }
    res.render('learning/mistakes', await routingMistakes.page(officerOf(res), pair, { window: windowOf(req), page: halaman }))
  })

  router.get('/perutean/model/:version', async (req, res) => {
    res.render('learning/model', await modelPage(res, req.params.version))
  })

  router.post('/perutean/model/:version', form, async (req, res) => {
    const id = String(req.params.version)
    const shown = await modelPage(res, id)
    try {
      await routingVersions.use(officerOf(res), id, checked(modelForm, req.body).reason)
      res.redirect(303, '/perutean?selesai=model#versi')
    } catch (error) {
      const errors = fieldsOf(error)
      res.status(422).render('learning/model', { ...shown, values: { reason: typedText(req.body?.reason) }, errors })
    }
  })

  async function page(res: Response, window: Window, over: Partial<RoutingPage>): Promise<RoutingPage> {
    const t = words[(res.locals.lang as Language | undefined) ?? 'id']
    const figures = await routingAccuracy.page(officerOf(res), window)
    const chart = accuracyChart(figures.months, { top1: t('learning:top1'), top3: t('learning:top3') })
    const values = { threshold: String(figures.threshold) }
    return { ...figures, chart, done: null, values, errors: {}, details: {}, ...over }
  }

  async function modelPage(res: Response, id: string): Promise<ModelPage> {
    const version = await routingVersions.get(officerOf(res), id)
    const { current } = await routingVersions.list()
    return { version, current, values: { reason: '' }, errors: {}, details: {} }
  }

  return router
}

/** What is wrong in which field; anything else is thrown on. */
function fieldsOf(error: unknown): Record<string, string> {
  if (!(error instanceof Refused) || error.kind !== 'invalid') throw error
  return (error.details.fields ?? {}) as Record<string, string>
}
