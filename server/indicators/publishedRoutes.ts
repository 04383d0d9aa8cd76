import express, { type Request, type Response, Router } from 'express'
import { checked } from '../complaints/schemas'
import { Refused } from '../errors'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import type { Unit } from '../units/unit'
import { zoneOf } from './compliance'
import type { PublishedPage, PublishedScorePage } from './compliancePages'
import { correctionForm, publishedForm } from './complianceSchemas'
import { nameOf, publishedView, regencyBars } from './complianceView'
import { bandKey, type PublishedRecord, tableOf } from './published'
import type { PublishedService } from './publishedService'

type Needs = {
  published: PublishedService
  units: { list(): Promise<Unit[]> }
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
}
type Again = Partial<Pick<PublishedScorePage, 'errors' | 'details' | 'overtaken'>>

/** The published scores, year by year, and the form to enter or correct one. Needs the officer before it. */
export function createPublishedRoutes({ published, units, staff }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '16kb', parameterLimit: 20 })

  router.get('/kepatuhan/nilai', async (req, res) => {
    const officer = officerOf(res)
    const [scores, register, known] = await Promise.all([published.list(officer), units.list(), published.methods()])
    const { years, rows } = tableOf(scores, register)
    const page: PublishedPage = {
      chart: regencyBars(scores, known),
      years,
      rows: rows.map(({ unit, scores: cells }) => ({
        unit: unit === null ? null : nameOf(register.find(({ _id }) => _id === unit)!),
        cells: cells.map((cell) => cell && publishedView(cell, known)),
      })),
      mayEdit: published.mayKeep(officer),
      done: (['entered', 'corrected'] as const).find((one) => one === req.query.selesai) ?? null,
    }
    res.render('compliance/published', page)
  })

  router.get('/kepatuhan/nilai/baru', async (_req, res) => {
    await published.opening(officerOf(res))
    res.render('compliance/publishedScore', await scorePage(res, null))
  })

  router.post('/kepatuhan/nilai/baru', form, async (req, res) => {
    await published.opening(officerOf(res))
    await attempt(req, res, null, async () => {
      await published.enter(officerOf(res), checked(publishedForm(published.thisYear()), req.body))
      return 'entered'
    })
  })

  router.get('/kepatuhan/nilai/:id', async (req, res) => {
    res.render('compliance/publishedScore', await scorePage(res, await published.entry(officerOf(res), req.params.id)))
  })

  router.post('/kepatuhan/nilai/:id', form, async (req, res) => {
    await published.opening(officerOf(res))
    const entry = await published.entry(officerOf(res), String(req.params.id))
    await attempt(req, res, entry, async () => {
      await published.correct(officerOf(res), entry._id, checked(correctionForm, req.body))
      return 'corrected'
    })
  })

  /** The deed and back to the table; or the form again with what was typed, and what is wrong or that somebody else was first. */
  async function attempt(req: Request, res: Response, entry: PublishedRecord | null, deed: () => Promise<string>): Promise<void> {
    try {
      res.redirect(303, `/kepatuhan/nilai?selesai=${await deed()}`)
    } catch (error) {
      if (!(error instanceof Refused) || !['invalid', 'conflict'].includes(error.kind)) throw error
      const overtaken = error.kind === 'conflict'
      const errors = (error.details.fields ?? {}) as Record<string, string>
      const page = await scorePage(res, entry, { errors, details: error.details, overtaken })
      const body = (req.body ?? {}) as Record<string, unknown>
      const typed = Object.keys(page.values).filter((name) => body[name] !== undefined && name !== 'version')
      const values = { ...page.values, ...Object.fromEntries(typed.map((name) => [name, typedText(body[name])])) }
      res.status(overtaken ? 409 : 422).render('compliance/publishedScore', { ...page, values })
    }
  }

  async function scorePage(res: Response, entry: PublishedRecord | null, again: Again = {}): Promise<PublishedScorePage> {
    const [register, known] = await Promise.all([units.list(), published.methods()])
    const names = await staff.namesOf([...new Set((entry?.corrections ?? []).map(({ by }) => by))])
    const unit = entry && register.find(({ _id }) => _id === entry.unit)
    return {
      id: entry?._id ?? null,
      unit: unit ? nameOf(unit) : null,
      shown: entry && publishedView(entry, known),
      mayEdit: published.mayKeep(officerOf(res)),
      overtaken: false,
      units: register.filter(({ kind }) => kind !== 'outside').map(({ _id, name }) => ({ id: _id, name })),
      methods: [...known].reverse().map(({ _id, name }) => ({ id: _id, name })),
      corrections: (entry?.corrections ?? []).toReversed().map(({ at, by, before }) => ({
        at,
        who: names[by] ?? by,
        score: before.score,
        zone: zoneOf(before),
        source: before.source,
        note: before.note || null,
      })),
      values: valuesOf(entry),
      errors: {},
      details: {},
      ...again,
    }
  }

  return router
}

const valuesOf = (entry: PublishedRecord | null): PublishedScorePage['values'] => ({
  year: entry ? String(entry.year) : '',
  unit: entry?.unit ?? '',
  method: entry?.method ?? '',
  score: entry ? String(entry.score).replace('.', ',') : '',
  band: entry ? bandKey(entry) : '',
  source: entry?.source ?? '',
  note: entry?.note ?? '',
  version: String(entry?.version ?? 0),
})
