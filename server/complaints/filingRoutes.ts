import { randomUUID } from 'node:crypto'
import express, { type Request, type Response, Router } from 'express'
import { Refused } from '../errors'
import type { FoundType } from '../masking/found'
import { findPersonal } from '../masking/mask'
import { type Quota, waiting } from '../platform/http/quota'
import { neverStored } from '../platform/http/security'
import { fileLimits, type FileStore } from '../platform/files'
import { inTime } from '../platform/inTime'
import type { RoutingService } from '../routing/service'
import type { UnitService } from '../units/service'
import { type Advice, adviceOf, another, chosenIn, marked } from './advice'
import type { Filing, Photo } from './complaint'
import { type FormPage, type FormStep, type FormValues } from './pages'
import { mostPhotos } from './photo'
import { photoField, photoForm } from './photoRoutes'
import type { PhotoService } from './photoService'
import type { SimilarCase } from './similar'
import { checked, choiceSchema, filingOf, requestIdSchema, textMax, whatSchema, whereSchema, whoSchema } from './schemas'

type Needs = {
  units: UnitService
  routing: Pick<RoutingService, 'suggest'>
  logger: { warn(details: object, message: string): void }
  files: Pick<FileStore, 'receiveUpload'>
  photos: PhotoService
  file: (filing: Filing, requestId: string, photos: Photo[]) => Promise<{ complaint: { _id: string }; key: string }>
  /** Public cases that may be of the same problem: never fails, never keeps anybody waiting. */
  similar: { forFiling(draft: SimilarDraft): Promise<SimilarCase[]> }
  rememberKey: (res: Response, code: string, key: string) => void
  /** How many complaints one address may send. */
  filings: Quota
}
type SimilarDraft = Pick<Filing, 'text' | 'placeDetail' | 'kecamatan' | 'desa'> & { photos: readonly Photo[] }
type Refusal = { step: FormStep; errors: Record<string, string>; details: Record<string, unknown>; status?: number }

const names = [
  'requestId',
  'text',
  'kind',
  'kecamatan',
  'desa',
  'placeDetail',
  'chosenUnit',
  'otherUnit',
  'identity',
  'name',
  'email',
  'phone',
  'photos',
] as const
const action = /^(lanjut|kembali|kirim|foto|lepas|ubah)(?:-([1-4]))?$/
const [choosing, reviewing] = [3, 5] as const
/** Nobody waits longer for what is only to help with the choice. */
const adviceMs = 300

/** The citizen's form: steps without a session, everything typed travels along until it is sent. */
export function filingRoutes({ units, routing, logger, file, files, photos, similar, rememberKey, filings }: Needs): Router {
  const router = Router()
  const withPhotos = photoForm({ photos, files })
  const form = express.urlencoded({ extended: false, limit: '64kb' })

  async function show(res: Response, typed: FormValues, step: FormStep, refused?: Refusal): Promise<void> {
    const held = step === reviewing ? await withPhotos.of(typed) : null
    const values = held ? { ...typed, photos: held.photos.map(({ id }) => id).join() } : typed
    const refusal = refused ?? (held?.areGone ? atPhotos('photoGone') : undefined)
    const [kecamatan, assignable, outside] = await Promise.all([units.kecamatan(), units.assignable(), units.outside()])
    const found = kecamatan.find(({ code }) => code === values.kecamatan)
    const { advice, sure } = step === choosing ? await advise(values) : { advice: [], sure: false }
    const chosen = chosenIn(values)
    const page: FormPage = {
      errors: refusal?.errors ?? {},
      details: refusal?.details ?? {},
      step,
      values: step === choosing ? { ...values, ...marked(values, advice, sure) } : values,
      chosen: {
        kecamatan: found?.name ?? null,
        desa: found?.desa.find(({ code }) => code === values.desa)?.name ?? null,
        unit: [...assignable, ...outside].find(({ _id }) => _id === chosen)?.name ?? null,
      },
      kecamatan,
      units: assignable.map(({ _id, name }) => ({ id: _id, name })),
      advice,
      similar:
        step === reviewing ? await similar.forFiling({ ...values, desa: values.desa || null, photos: held?.photos ?? [] }) : [],
      personal: step === reviewing ? personalIn(`${values.text}\n${values.placeDetail}`, values.name) : [],
      photos: held ? withPhotos.linksTo(values.requestId, held.photos) : [],
      photoLimits: { count: mostPhotos, bytes: fileLimits.bytes },
      textMax,
    }
    res.status(refusal ? (refusal.status ?? 422) : 200).render('citizen/form', page)
  }

  /** Whom it may be for. Nothing rather than a form that fails or waits. */
  async function advise({ text, kecamatan: code }: FormValues): Promise<{ advice: Advice[]; sure: boolean }> {
    try {
      const { ranked, decision } = await inTime(adviceMs, routing.suggest({ text, kecamatan: code || null, chosenUnit: null }))
      const place = (await units.kecamatan()).find((one) => one.code === code) ?? null
      return { advice: adviceOf(ranked, await units.list(), place), sure: decision === 'assign' }
    } catch (err) {
      logger.warn({ err }, 'a citizen was not advised about the unit')
      return { advice: [], sure: false }
    }
  }

  async function whereOf(values: FormValues) {
    const where = checked(whereSchema, values)
    await units.namePlace(where.kecamatan, where.desa)
    return where
  }

  async function choiceOf(values: FormValues) {
    const choice = checked(choiceSchema, values)
    const known = choice.chosenUnit === null || (await units.get(choice.chosenUnit))?.active
    const field = values.chosenUnit === another ? 'otherUnit' : 'chosenUnit'
    if (!known) throw new Refused('invalid', 'checkFields', { fields: { [field]: 'unitUnknown' } })
    return choice
  }

  /** Checks the form up to the step `last`: the first step that does not pass, or, after the fourth, what is filed. */
  async function read(values: FormValues, last: FormStep): Promise<{ refusal?: Refusal; filing?: Filing }> {
    let step = 1
    try {
      const what = checked(whatSchema, values)
      if (last === step++) return {}
      const where = await whereOf(values)
      if (last === step++) return {}
      const choice = await choiceOf(values)
      if (last === step++) return {}
      return { filing: filingOf(what, { ...where, ...choice }, checked(whoSchema, values)) }
    } catch (error) {
      if (!(error instanceof Refused && error.kind === 'invalid')) throw error
      return {
        refusal: { step: step as FormStep, errors: error.details.fields as Record<string, string>, details: { max: textMax } },
      }
    }
  }

  router.get('/aduan/baru', neverStored, (req, res) => show(res, { ...blank(), requestId: randomUUID() }, 1))

  router.post('/aduan/baru', neverStored, form, withPhotos.receive, async (req, res) => {
    const typed = valuesOf(req)
    const pressed = String(req.body?.go ?? '')
    const { refused, ...held } = await withPhotos.read(req, typed, pressed)
    const values = { ...typed, ...held }
    if (refused) return show(res, values, reviewing, atPhotos(refused))
    const step = Math.min(reviewing, Math.max(1, Number(req.body?.step) || reviewing)) as FormStep
    const [, go = 'kirim', change] = action.exec(pressed) ?? []
    if (go === 'kembali') return show(res, values, Math.max(1, step - 1) as FormStep)
    if (go === 'ubah') return show(res, values, Number(change) as FormStep)
    if (go === 'foto' || go === 'lepas') return show(res, values, reviewing)
    const { refusal, filing } = await read(values, go === 'lanjut' ? step : 4)
    if (refusal) return show(res, values, refusal.step, refusal)
    if (go === 'lanjut' || !filing) return show(res, values, Math.min(reviewing, step + 1) as FormStep)
    const { photos: sent, areGone } = await withPhotos.of(values)
    if (areGone) return show(res, values, reviewing)
    const wait = filings.waitOf(req.ip)
    if (wait > 0) return show(res.set('Retry-After', String(wait)), values, reviewing, filedTooOften(wait))
    const { complaint, key } = await file(filing, values.requestId, sent)
    filings.count(req.ip)
    rememberKey(res, complaint._id, key)
    res.redirect(303, `/lacak/${complaint._id}/tanda-terima`)
  })

  router.use(withPhotos.router)
  return router
}

const atPhotos = (code: string): Refusal => ({
  step: reviewing,
  errors: { [photoField]: code },
  details: { count: mostPhotos },
})

const filedTooOften = (wait: number): Refusal => ({
  step: reviewing,
  errors: { go: 'filedTooOften' },
  details: waiting(wait),
  status: 429,
})

/** The sorts of personal data in a text, in the order in which they stand there. */
const personalIn = (text: string, name: string): FoundType[] => [
  ...new Set(findPersonal(text, { names: name ? [name] : [] }).map(({ type }) => type)),
]

const blank = (): FormValues => Object.fromEntries(names.map((name) => [name, ''])) as FormValues

/** As typed, strings only. A form that came without a request id of its own gets one. */
function valuesOf(req: Request): FormValues {
  const values = blank()
  for (const name of names) {
    const value: unknown = req.body?.[name]
    if (typeof value === 'string') values[name] = value
  }
  return requestIdSchema.safeParse(values.requestId).success ? values : { ...values, requestId: randomUUID() }
}
