import express, { type Request, type Response, Router } from 'express'
import { checked } from '../complaints/schemas'
import { Refused } from '../errors'
import { fileLimits, type FileStore } from '../platform/files'
import { sendFile } from '../platform/http/sendFile'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import type { ItemPage, SheetPage } from './pages'
import { itemForm, reviewForm, serviceForm, yearSchema } from './schemas'
import type { AssessmentService, UponItem } from './service'
import { itemPage, sheetHref, sheetListPage, sheetPage } from './sheetView'

type Needs = {
  assessments: AssessmentService
  staff: { namesOf(ids: string[]): Promise<Record<string, string>> }
  files: FileStore
}
type Again = Pick<ItemPage, 'errors' | 'details'>

const dones = ['assessed', 'accepted', 'sentBack', 'serviceAdded', 'serviceRemoved', 'copied'] as const

/** The self-assessment of the units. Needs the officer before it. */
export function createAssessmentRoutes({ assessments, staff, files }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '32kb', parameterLimit: 20 })
  const upload = files.receiveUpload('files')

  const yearOf = (text: unknown): number => {
    const thisYear = assessments.thisYear()
    const read = yearSchema(thisYear).safeParse(text ?? String(thisYear))
    if (!read.success) throw new Refused('missing', 'yearUnknown')
    return read.data
  }
  const uponOf = (req: Request): UponItem => {
    const { unit, year, item } = req.params as Record<string, string>
    return { unit: unit!, year: yearOf(year), key: item! }
  }

  router.get('/penilaian', async (req, res) => {
    const [officer, year] = [officerOf(res), yearOf(req.query.tahun)]
    const sheets = await assessments.list(officer, year)
    const everything = ['supervisor', 'coordinator'].includes(officer.role)
    res.render('assessments/list', sheetListPage(sheets, { year, thisYear: assessments.thisYear(), everything }))
  })

  router.get('/penilaian/:unit', async (req, res) => {
    const done = dones.find((one) => one === req.query.selesai) ?? null
    res.render('assessments/sheet', await sheetAt(res, req.params.unit, yearOf(req.query.tahun), { done }))
  })

  router.post('/penilaian/:unit/layanan', form, async (req, res) => {
    const upon = { unit: String(req.params.unit), year: yearOf(req.body?.year) }
    try {
      const deed = typedText(req.body?.deed) === 'remove' ? 'serviceRemoved' : 'serviceAdded'
      if (deed === 'serviceRemoved') await assessments.removeService(officerOf(res), upon, typedText(req.body.service))
      else await assessments.addService(officerOf(res), upon, checked(serviceForm, req.body).name)
      res.redirect(303, `${sheetHref(upon.unit, upon.year)}&selesai=${deed}`)
    } catch (error) {
      if (!(error instanceof Refused && error.kind === 'invalid')) throw error
      const page = await sheetAt(res, upon.unit, upon.year, { errors: error.details.fields as Record<string, string> })
      // A form is nobody's who may not send it, whatever is wrong with it.
      if (!page.mayAssess) throw new Refused('forbidden', 'assessmentNotYours')
      res.status(422).render('assessments/sheet', { ...page, values: { name: typedText(req.body?.name) } })
    }
  })

  router.post('/penilaian/:unit/salin', form, async (req, res) => {
    const upon = { unit: String(req.params.unit), year: yearOf(req.body?.year) }
    await assessments.copyLast(officerOf(res), upon)
    res.redirect(303, `${sheetHref(upon.unit, upon.year)}&selesai=copied`)
  })

  router.get('/penilaian/:unit/:year/:item', async (req, res) => {
    res.render('assessments/item', await itemAt(res, uponOf(req)))
  })

  router.get('/penilaian/:unit/:year/:item/bukti/:file', async (req, res) => {
    await sendFile(res, files, await assessments.file(officerOf(res), uponOf(req), String(req.params.file)))
  })

  router.post('/penilaian/:unit/:year/:item', upload, (req, res) =>
    attempt(req, res, 'mayAssess', async (upon) => {
      await assessments.assess(officerOf(res), upon, checked(itemForm, req.body), () => files.storeAll(req.files))
      return 'assessed'
    }),
  )

  router.post('/penilaian/:unit/:year/:item/tinjauan', form, (req, res) =>
    attempt(req, res, 'mayReview', async (upon) => {
      const review = checked(reviewForm, req.body)
      await assessments.review(officerOf(res), upon, review)
      return review.decision
    }),
  )

  /** The deed and back to the sheet; or the item again, with what was typed and what is wrong, or that somebody else was first. */
  async function attempt(
    req: Request,
    res: Response,
    may: 'mayAssess' | 'mayReview',
    deed: (upon: UponItem) => Promise<string>,
  ): Promise<void> {
    const upon = uponOf(req)
    try {
      const done = await deed(upon)
      res.redirect(303, `${sheetHref(upon.unit, upon.year)}&selesai=${done}#${upon.key}`)
    } catch (error) {
      if (!(error instanceof Refused) || !['invalid', 'conflict'].includes(error.kind)) throw error
      const page = await itemAt(res, upon)
      if (error.kind === 'invalid' && !page[may]) throw new Refused('forbidden', 'assessmentNotYours')
      if (error.code === 'assessmentYearClosed') throw error
      const overtaken = error.kind === 'conflict'
      const errors = (error.details.fields ?? (overtaken ? {} : { files: error.code })) as Again['errors']
      const again = { ...page, ...typedIn(req, page), errors, details: error.details, overtaken }
      res.status(overtaken ? 409 : 422).render('assessments/item', again)
    }
  }

  async function sheetAt(res: Response, id: string, year: number, over: Partial<SheetPage>): Promise<SheetPage> {
    const officer = officerOf(res)
    const found = await assessments.sheet(officer, { unit: id, year })
    const about = { officer, thisYear: assessments.thisYear(), isOpen: assessments.isOpen(year) }
    return { ...sheetPage({ ...found, ...about }), ...over }
  }

  async function itemAt(res: Response, upon: UponItem): Promise<ItemPage> {
    const officer = officerOf(res)
    const entry = await assessments.entry(officer, upon)
    const { item, history } = entry
    const people = [item?.by, item?.review?.by, ...history.map(({ by }) => by)].filter((id) => id !== undefined)
    const names = await staff.namesOf([...new Set(people)])
    return itemPage(entry, { officer, isOpen: assessments.isOpen(upon.year), names, fileMax: fileLimits.bytes })
  }

  return router
}

function typedIn(req: Request, { values, keep }: ItemPage): Pick<ItemPage, 'values' | 'keep'> {
  const body = (req.body ?? {}) as Record<string, unknown>
  const typed = (name: keyof ItemPage['values']) => (body[name] === undefined ? values[name] : typedText(body[name]))
  const kept = [body.keep ?? []].flat()
  return {
    values: {
      state: typed('state'),
      note: typed('note'),
      link: typed('link'),
      decision: typed('decision'),
      reason: typed('reason'),
    },
    keep: body.state === undefined ? keep : keep.filter((id) => kept.includes(id)),
  }
}
