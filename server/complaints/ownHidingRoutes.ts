import express, { type Request, type Response, Router } from 'express'
import { Refused } from '../errors'
import { neverStored } from '../platform/http/security'
import { ownHiddenView } from './hiding'
import type { HidingService } from './hidingService'
import { checked, hideSchema } from './schemas'
import type { ComplaintService } from './service'
import { keyOf } from './trackingRoutes'

type Needs = { hiding: Pick<HidingService, 'hideOwn'>; complaints: Pick<ComplaintService, 'track' | 'opens'> }

/** With code and key the reporter hides more of what they wrote. */
export function ownHidingRoutes({ hiding, complaints }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '16kb' })
  const path = '/lacak/:code/samaran'

  async function show(res: Response, code: string, key: string, { done = false, refused }: { done?: boolean; refused?: Again }) {
    const page = ownHiddenView(await complaints.track(code), { key, done })
    res.status(refused?.status ?? 200).render('citizen/hidden', { ...page, ...refused?.page })
  }

  router.get(path, neverStored, async (req, res) => {
    const complaint = await complaints.track(String(req.params.code))
    if (!complaints.opens(complaint, keyOf(req))) return res.redirect(303, `/lacak/${complaint._id}`)
    await show(res, complaint._id, keyOf(req), { done: req.query.selesai !== undefined })
  })

  router.post(path, neverStored, form, async (req, res) => {
    const { _id: code } = await complaints.track(String(req.params.code))
    try {
      await hiding.hideOwn(code, keyOf(req), checked(hideSchema, req.body).words)
      res.redirect(303, `/lacak/${code}/samaran?selesai`)
    } catch (error) {
      const refused = againWith(req, error)
      if (!complaints.opens(await complaints.track(code), keyOf(req))) throw new Refused('forbidden', 'keyWrong')
      await show(res, code, keyOf(req), { refused })
    }
  })
  return router
}

type Again = { status: number; page: { errors: Record<string, string>; values: { words: string } } }

/** The form as it was typed, with what is wrong with it. */
function againWith(req: Request, error: unknown): Again {
  if (!(error instanceof Refused)) throw error
  const fields = error.details.fields as Record<string, string> | undefined
  if (!fields && error.kind !== 'conflict') throw error
  const values = { words: String(req.body?.words ?? '') }
  return { status: error.kind === 'conflict' ? 409 : 422, page: { errors: fields ?? { words: error.code }, values } }
}
