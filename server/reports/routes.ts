import express, { type Request, type Response, Router } from 'express'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../errors'
import { asked } from '../indicators/schemas'
import { createFormats } from '../platform/formats'
import { typedText } from '../platform/http/typed'
import { createTranslator, type Language } from '../platform/i18n'
import { officerOf } from '../staff/guard'
import { fieldErrors } from '../units/schemas'
import type { Download, ExportService } from './exportService'
import type { EvidenceService } from './evidenceService'
import type { MonthlyFormat, MonthlyService } from './monthlyService'
import { packForm, registerForm, spbeQuery } from './schemas'
import type { ReportService } from './service'
import type { SpbeService } from './spbeService'

type Needs = {
  reports: ReportService
  monthly: MonthlyService
  exports: ExportService
  spbe: SpbeService
  evidence: Pick<EvidenceService, 'wording'>
}

/** Seconds after which the page of a pack that is being made looks again, without a script. */
const lookAgain = 4
const langOf = (res: Response): Language => (res.locals.lang as Language | undefined) ?? 'id'
const fieldNames = ['unit', 'period', 'from', 'to', 'state', 'kind', 'class', 'category'] as const
const typedIn = (query: Request['query']) => Object.fromEntries(fieldNames.map((name) => [name, typedText(query[name])]))

/** Papers for officers: packs of evidence, reports of a period, the register as a table, figures for other evaluations. Needs the officer before it. */
export function createReportRoutes({ reports, monthly, exports, spbe, evidence }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 20 })
  const words = { id: wordsOf('id'), en: wordsOf('en') }

  router.get('/laporan', async (_req, res) => res.render('reports/list', await reports.page(officerOf(res), langOf(res))))

  router.post('/laporan', form, async (req, res) => {
    const officer = officerOf(res)
    const read = packForm.safeParse(req.body ?? {})
    if (!read.success) {
      const page = await reports.page(officer, langOf(res))
      return res.status(422).render('reports/list', { ...page, values: typedIn(req.body ?? {}), errors: fieldErrors(read.error) })
    }
    const format = typedText(req.body?.paper)
    if (format === 'pdf' || format === 'xlsx')
      return send(res, await monthly.file(officer, read.data, format satisfies MonthlyFormat))
    res.redirect(303, `/laporan/${await reports.ask(officer, read.data)}`)
  })

  router.get('/laporan/register', async (req, res) => {
    const officer = officerOf(res)
    const isOpened = Object.keys(req.query).some((name) => name !== 'lang')
    const read = isOpened ? registerForm.safeParse(req.query) : null
    const page = await exports.page(officer, read?.success ? read.data : null, words[langOf(res)])
    const typed = isOpened ? { values: typedIn(req.query) } : {}
    const errors = read && !read.success ? fieldErrors(read.error) : {}
    res.status(Object.keys(errors).length > 0 ? 422 : 200).render('reports/register', { ...page, ...typed, errors })
  })

  router.get('/laporan/register.:format', async (req, res) => {
    const format = (['csv', 'xlsx'] as const).find((one) => one === req.params.format)
    if (!format) throw new Refused('missing', 'pageMissing')
    await send(res, await exports.file(officerOf(res), asked(registerForm, req.query), format))
  })

  router.get('/laporan/spbe', async (req, res) => {
    const names = await evidence.wording()
    const page = await spbe(officerOf(res), asked(spbeQuery, req.query), { ...names, ...words[langOf(res)] })
    res.render('reports/spbe', page)
  })

  router.get('/laporan/:id', async (req, res) => {
    const page = await reports.show(officerOf(res), req.params.id, langOf(res))
    if (page.state === 'waiting' || page.state === 'making') res.set('Refresh', String(lookAgain))
    res.render('reports/report', page)
  })

  router.get('/laporan/:id/berkas.zip', async (req, res) => {
    const { stream, file } = await reports.fetch(officerOf(res), req.params.id)
    res.set('Content-Length', String(file.bytes))
    await send(res, { name: file.name, type: 'application/zip', stream })
  })

  return router
}

const wordsOf = (lang: Language) => ({ t: createTranslator(lang), f: createFormats(lang) })

async function send(res: Response, { name, type, stream }: Download): Promise<void> {
  res.attachment(name).set({ 'Content-Type': type, 'Cache-Control': 'private, no-store' })
  await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
    // Whoever fetched it went away: nobody's fault.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}
