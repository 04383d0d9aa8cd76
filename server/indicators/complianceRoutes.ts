import express, { type Request, type Response, Router } from 'express'
import { checked } from '../complaints/schemas'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import { goalForm } from './complianceSchemas'
import type { ComplianceService } from './complianceService'
import { thisYear } from './complianceView'
import type { Window } from './period'
import { asked, windowSchema } from './schemas'

/** The estimated score of the units, what it is made of, and by which method. Needs the officer before it. */
export function createComplianceRoutes({ compliance, clock }: { compliance: ComplianceService; clock: Clock }): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 10 })

  const windowOf = ({ query: { from, to } }: Request): Window =>
    from === undefined && to === undefined ? thisYear(compliance.today()) : asked(windowSchema(clock.now()), { from, to })

  router.get('/kepatuhan', async (req, res) => {
    const page = await compliance.list(officerOf(res), windowOf(req))
    res.render('compliance/list', { ...page, done: req.query.selesai === 'goal' ? 'goal' : null })
  })

  router.post('/kepatuhan/sasaran', form, async (req, res) => {
    try {
      await compliance.setTarget(officerOf(res), checked(goalForm, req.body))
      res.redirect(303, '/kepatuhan?selesai=goal')
    } catch (error) {
      if (!(error instanceof Refused) || !['invalid', 'conflict'].includes(error.kind)) throw error
      await goalAgain(req, res, error)
    }
  })

  router.get('/kepatuhan/metode', async (_req, res) => {
    res.render('compliance/methods', await compliance.methods(officerOf(res)))
  })

  router.get('/kepatuhan/:unit', async (req, res) => {
    res.render('compliance/unit', await compliance.unit(officerOf(res), req.params.unit, windowOf(req)))
  })

  async function goalAgain(req: Request, res: Response, { kind, details }: Refused): Promise<void> {
    const page = await compliance.list(officerOf(res), thisYear(compliance.today()))
    if (!page.mayEdit) throw new Refused('forbidden', 'goalForbidden')
    const overtaken = kind === 'conflict'
    const errors = (details.fields ?? {}) as Record<string, string>
    const values = { target: typedText(req.body?.target) }
    res.status(overtaken ? 409 : 422).render('compliance/list', { ...page, values, errors, details, overtaken })
  }

  return router
}
