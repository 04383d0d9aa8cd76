import express, { type Request, type Response, Router } from 'express'
import { Refused } from '../errors'
import { neverStored } from '../platform/http/security'
import { officerOf } from '../staff/guard'
import type { UnitService } from '../units/service'
import type { Complaint } from './complaint'
import { type HidingDeed, hidingDeeds, hiddenView, originalView } from './hiding'
import type { HidingService } from './hidingService'
import { namesOf, officersIn } from './naming'
import { checked, hideSchema, originalSchema, unhideSchema } from './schemas'
import { readTrackingCode } from './trackingCode'

type Needs = {
  hiding: HidingService
  units: Pick<UnitService, 'list' | 'kecamatan'>
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
}

/** What is hidden in the texts of a case. Needs the officer before it, and stands before the deeds. */
export function hidingRoutes({ hiding, units, staff }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '16kb' })
  const base = '/meja/aduan/:code'

  const codeOf = (req: Request): string => {
    const code = readTrackingCode(String(req.params.code))
    if (!code) throw new Refused('missing', 'complaintUnknown')
    return code
  }
  const namesFor = async ({ history }: Complaint) =>
    namesOf(await units.list(), await units.kecamatan(), await staff.namesOf(officersIn(history)))

  async function pageOf(req: Request, res: Response, done: HidingDeed | null = null) {
    const { complaint, mayHide } = await hiding.open(officerOf(res), codeOf(req))
    return hiddenView(complaint, { mayHide, names: await namesFor(complaint), done })
  }

  /** Does it; a form that does not pass is shown again with what was typed. */
  async function tried(req: Request, res: Response, deed: () => Promise<unknown>, fieldOf = (name: string) => name) {
    try {
      await deed()
    } catch (error) {
      const fields = error instanceof Refused && (error.details.fields as Record<string, string> | undefined)
      if (!fields) throw error
      const errors = Object.fromEntries(Object.entries(fields).map(([name, code]) => [fieldOf(name), code]))
      const typed = Object.entries((req.body ?? {}) as object).map(([name, value]) => [name, String(value)])
      const page = await pageOf(req, res)
      res.status(422).render('desk/hidden', { ...page, errors, values: { ...page.values, ...Object.fromEntries(typed) } })
    }
  }

  router.use(`${base}/samaran`, neverStored)

  router.get(`${base}/samaran`, async (req, res) => {
    const done = hidingDeeds.find((deed) => deed === req.query.selesai) ?? null
    res.render('desk/hidden', await pageOf(req, res, done))
  })

  router.post(`${base}/samaran`, form, (req, res) =>
    tried(req, res, async () => {
      const [officer, code] = [officerOf(res), codeOf(req)]
      await hiding.refuseUnless('hide', officer, code)
      await hiding.hide(officer, code, checked(hideSchema, req.body).words)
      res.redirect(303, `/meja/aduan/${code}/samaran?selesai=hide`)
    }),
  )

  router.post(`${base}/samaran/:seq`, form, (req, res) => {
    const field = `reason${Number(req.params.seq)}`
    return tried(
      req,
      res,
      async () => {
        const [officer, code] = [officerOf(res), codeOf(req)]
        await hiding.refuseUnless('hide', officer, code)
        const { reason } = checked(unhideSchema, { reason: req.body?.[field] })
        await hiding.unhide(officer, code, Number(req.params.seq), reason)
        res.redirect(303, `/meja/aduan/${code}/samaran?selesai=unhide`)
      },
      () => field,
    )
  })

  router.post(`${base}/asli`, neverStored, form, (req, res) =>
    tried(req, res, async () => {
      const [officer, code] = [officerOf(res), codeOf(req)]
      await hiding.refuseUnless('read', officer, code)
      const { why } = checked(originalSchema, req.body)
      const complaint = await hiding.original(officer, code, why)
      res.render('desk/original', originalView(complaint, why, await namesFor(complaint)))
    }),
  )

  return router
}
