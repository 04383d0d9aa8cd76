import express, { type Request, type Response, Router } from 'express'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { FileStore } from '../platform/files'
import { sendFile } from '../platform/http/sendFile'
import { officerOf } from '../staff/guard'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { UnitService } from '../units/service'
import { type ComplaintEvent, fileOf, states } from './complaint'
import { textField } from './deedValues'
import type { DeskPages } from './deskPages'
import { type ConflictPage, type DeskFilters, deskViews } from './desk'
import { masked } from './masked'
import { mayDo, officerDeeds, type OfficerDeed } from './permissions'
import { showPhoto } from './photoRoutes'
import type { PhotoService } from './photoService'
import { oversightUnitIn } from './proposal'
import type { ComplaintQueries, DeskQuery } from './queries'
import { checked, deedSchemas, versionSchema } from './schemas'
import type { ComplaintService } from './service'
import { duplicateOf } from './similar'
import { readTrackingCode } from './trackingCode'

type Needs = {
  complaints: ComplaintService
  queries: ComplaintQueries
  pages: DeskPages
  units: UnitService
  files: FileStore
  photos: PhotoService
  clock: Clock
}

/** The desk: list, case, deeds. Needs the officer before it. */
export function deskRoutes({ complaints, queries, pages, units, files, photos, clock }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '64kb' })
  const upload = files.receiveUpload('files')

  router.get('/meja', async (req, res) => {
    const officer = officerOf(res)
    const filters = filtersOf(req)
    const found = filters.q ? await exact(officer, filters.q) : null
    if (found) return res.redirect(303, `/meja/aduan/${found}`)
    const page = await pages.list(officer, queryOf(filters, req), filters, acceptedOf(req))
    res.render('desk/list', filters.q ? { ...page, rows: [], older: null, newer: null } : page)
  })

  /** A tracking code or register number typed into the search: the case itself. A number alone gives no code away to those who may not see the case. */
  async function exact(officer: Officer, q: string): Promise<string | null> {
    const code = readTrackingCode(q)
    if (code) return code
    const [number, year] = q.match(/\d+/g) ?? []
    if (!number || number.length > 6) return null
    const register = `${number.padStart(6, '0')}/ADU/${year ?? localDate(clock.now()).slice(0, 4)}`
    const found = await queries.byRegister(register)
    return found && complaints.sees(officer, found) ? found._id : null
  }

  const codeOf = (req: Request): string => {
    const code = readTrackingCode(String(req.params.code))
    if (!code) throw new Refused('missing', 'complaintUnknown')
    return code
  }
  const deedOf = (value: unknown): OfficerDeed => {
    const deed = officerDeeds.find((name) => name === value)
    if (!deed) throw new Refused('missing', 'pageMissing')
    return deed
  }

  router.get('/meja/aduan/:code', async (req, res) => {
    const officer = officerOf(res)
    const complaint = await complaints.open(officer, codeOf(req))
    const done = officerDeeds.find((deed) => deed === req.query.selesai) ?? null
    const wanted = typeof req.query.jam === 'string' ? req.query.jam : null
    res.render('desk/case', await pages.case(officer, complaint, { done, accepted: acceptedOf(req), wanted }))
  })

  router.get('/meja/aduan/:code/berkas/:file', async (req, res) => {
    const complaint = await complaints.see(officerOf(res), codeOf(req))
    await sendFile(res, files, fileOf(masked(complaint, 'officer'), String(req.params.file)))
  })

  router.get('/meja/aduan/:code/foto/:photo', async (req, res) =>
    showPhoto(photos, await complaints.see(officerOf(res), codeOf(req)), req, res),
  )

  router.get('/meja/aduan/:code/:deed', async (req, res) => {
    const officer = officerOf(res)
    const deed = deedOf(req.params.deed)
    const complaint = await complaints.see(officer, codeOf(req))
    await complaints.mayStill(officer, complaint._id, complaint.version, deed)
    const other = deed === 'archive' && readTrackingCode(String(req.query.duplikat ?? ''))
    const given = other ? duplicateOf(await complaints.see(officer, other)) : null
    res.render('desk/deed', await pages.deed(officer, complaint, deed, given))
  })

  router.post('/meja/aduan/:code/:deed', form, upload, async (req, res) => {
    const officer = officerOf(res)
    const [code, deed] = [codeOf(req), deedOf(req.params.deed)]
    try {
      const { version } = checked(versionSchema, req.body ?? {})
      await complaints.mayStill(officer, code, version, deed)
      const fields = checked(deedSchemas[deed], req.body)
      const extra =
        deed === 'answer'
          ? { files: await files.storeEvidence(req.files) }
          : deed === 'verify' || deed === 'classify'
            ? { oversightUnit: oversightUnitIn(await units.assignable()) }
            : {}
      const after = await complaints.does(officer, code, version, { deed, ...fields, ...extra } as never)
      const staysVisible = complaints.sees(officer, after)
      res.redirect(303, staysVisible ? `/meja/aduan/${code}?selesai=${deed}` : `/meja?selesai=${deed}`)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.kind === 'invalid') return again(req, res, code, deed, error)
      if (error.kind === 'conflict') return overtaken(req, res, code, deed, error)
      throw error
    }
  })

  /** The form again with everything typed and an error at each field. */
  async function again(req: Request, res: Response, code: string, deed: OfficerDeed, refused: Refused): Promise<void> {
    const officer = officerOf(res)
    const complaint = await complaints.see(officer, code)
    if (!mayDo(officer, deed, complaint)) throw new Refused('forbidden', 'deedForbidden', { deed })
    const page = await pages.deed(officer, complaint, deed, typedIn(req))
    const errors = (refused.details.fields as Record<string, string> | undefined) ?? { [textField[deed]]: refused.code }
    res.status(422).render('desk/deed', { ...page, errors, details: refused.details })
  }

  /** Somebody was first, or the state has moved on: who did what, and the text to keep. */
  async function overtaken(req: Request, res: Response, code: string, deed: OfficerDeed, refused: Refused): Promise<void> {
    const officer = officerOf(res)
    const complaint = await complaints.see(officer, code)
    const did =
      (refused.details.did as ComplaintEvent | undefined) ??
      complaint.history.findLast(({ by, type }) => by !== 'system' && type !== 'received') ??
      null
    const values = typedIn(req)
    const page: ConflictPage = {
      code,
      deed,
      did: did && (await pages.first(complaint, did)),
      field: textField[deed],
      text: values[textField[deed]] ?? '',
      retry: mayDo(officer, deed, complaint)
        ? { action: `/meja/aduan/${code}/${deed}`, version: complaint.version, values }
        : null,
      back: `/meja/aduan/${code}`,
    }
    res.status(409).render('desk/conflict', page)
  }

  return router
}

const acceptedOf = (req: Request): string | null => readTrackingCode(String(req.query.diterima ?? ''))

const typedIn = (req: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries((req.body ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

function filtersOf(req: Request): DeskFilters {
  const text = (name: string) => (typeof req.query[name] === 'string' ? req.query[name].slice(0, 60) : '')
  return {
    view: deskViews.find((view) => view === req.query.view) ?? 'all',
    unit: text('unit'),
    state: states.find((state) => state === req.query.state) ?? '',
    kecamatan: text('kecamatan'),
    q: text('q').trim(),
  }
}

function queryOf({ view, unit, state, kecamatan }: DeskFilters, req: Request): DeskQuery {
  const cursor =
    typeof req.query.cursor === 'string' && /^\d{1,15}_ADU-[0-9A-Z-]{4,20}$/.test(req.query.cursor) ? req.query.cursor : undefined
  return {
    view,
    unit: unit || undefined,
    state: states.find((one) => one === state),
    kecamatan: kecamatan || undefined,
    cursor,
    back: req.query.back === '1',
  }
}
