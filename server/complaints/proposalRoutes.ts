import express, { Router } from 'express'
import { Refused } from '../errors'
import { officerOf } from '../staff/guard'
import type { UnitService } from '../units/service'
import type { DeskPages } from './deskPages'
import { deedThatAccepts, proposalOf } from './proposal'
import { checked, versionSchema } from './schemas'
import type { ComplaintService } from './service'
import { readTrackingCode } from './trackingCode'

type Needs = { complaints: ComplaintService; pages: Pick<DeskPages, 'nextNew'>; units: UnitService }

/** Accepting what routing proposes, one new case after the other. Needs the officer before it, and stands before the deeds. */
export function proposalRoutes({ complaints, pages, units }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '4kb' })

  router.post('/meja/aduan/:code/usulan', form, async (req, res) => {
    const officer = officerOf(res)
    const code = readTrackingCode(String(req.params.code))
    if (!code) throw new Refused('missing', 'complaintUnknown')
    const complaint = await complaints.see(officer, code)
    const { version } = checked(versionSchema, req.body ?? {})
    const kinds = new Map((await units.list()).map(({ _id, kind }) => [_id, kind]))
    const proposal = proposalOf(complaint, (id) => kinds.get(id) ?? null)
    if (!proposal) throw new Refused('conflict', 'nothingProposed')
    const deed = deedThatAccepts(complaint, proposal, await units.assignable())
    if (!deed) {
      await complaints.mayStill(officer, code, version, 'forward')
      return res.redirect(303, `/meja/aduan/${code}/forward`)
    }
    const after = await complaints.does(officer, code, version, deed)
    const told = complaints.sees(officer, after) ? `diterima=${code}` : ''
    const next = req.body?.dari === 'daftar' ? null : await pages.nextNew(officer, complaint)
    res.redirect(303, next ? `/meja/aduan/${next}?${told}` : `/meja?view=new&${told}`)
  })

  return router
}
