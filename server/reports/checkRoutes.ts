import { type Response, Router } from 'express'
import { typedText } from '../platform/http/typed'
import type { Language } from '../platform/i18n'
import type { CheckService } from './checkService'

/** Whether a paper is what it says: open to everybody, by the code printed on it. */
export function createCheckRoutes({ checks }: { checks: CheckService }): Router {
  const router = Router()

  async function show(res: Response, typed: { code: string; fingerprint: string }): Promise<void> {
    const page = await checks.check(typed, (res.locals.lang as Language | undefined) ?? 'id')
    const status =
      !page.asked || Object.keys(page.errors).length === 0 ? 200 : page.errors.code === 'verificationUnknown' ? 404 : 422
    res.status(status).set('Cache-Control', 'no-store').render('reports/check', page)
  }

  router.get('/periksa', (req, res) => show(res, { code: typedText(req.query.kode), fingerprint: typedText(req.query.sidik) }))
  router.get('/periksa/:code', (req, res) => show(res, { code: req.params.code, fingerprint: typedText(req.query.sidik) }))
  return router
}
