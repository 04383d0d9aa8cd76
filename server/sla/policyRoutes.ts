import express, { type Request, type Response, Router } from 'express'
import { Refused } from '../errors'
import { typedText } from '../platform/http/typed'
import { officerOf } from '../staff/guard'
import { typedFrom } from './policyForm'
import type { PolicyPage } from './policyPages'
import type { PolicyScreens, Returned } from './policyScreens'
import type { PolicyService, Upon } from './policyService'

type Needs = { policies: PolicyService; screens: PolicyScreens }
type Errors = Record<string, string>

const numberOf = (value: unknown): number => (/^\d{1,6}$/.test(typedText(value)) ? Number(value) : 0)
const address = (family: string, done: PolicyPage['done']): string => `/batas-waktu/${family}?selesai=${done}`

/** Null when it was done; else why not, where it can be said on the page. */
const refusalOf = (deed: Promise<unknown>): Promise<Refused | null> =>
  deed.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refused && (error.kind === 'invalid' || error.kind === 'conflict')) return error
      throw error
    },
  )

/**
 * The limits of time: read by every officer, written by coordinator and administrator in two steps, form and check. Needs the officer before it.
 */
export function createPolicyRoutes({ policies, screens }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 500 })

  router.get('/batas-waktu', async (req, res) => {
    const page = await screens.list(officerOf(res), typedText(req.query.tanggal).trim())
    res.status(page.errors.tanggal ? 422 : 200).render('policies/list', page)
  })

  router.get('/batas-waktu/baru', (_req, res) => edit(res, null, null))
  router.post('/batas-waktu/baru', form, (req, res) => send(req, res, null))

  router.get('/batas-waktu/:family', async (req, res) => {
    const done = (['saved', 'retired', 'withdrawn'] as const).find((one) => one === req.query.selesai) ?? null
    res.render('policies/family', await screens.family(officerOf(res), req.params.family, { done }))
  })

  router.get('/batas-waktu/:family/ubah', (req, res) => edit(res, req.params.family, null))
  router.post('/batas-waktu/:family/ubah', form, (req, res) => send(req, res, String(req.params.family)))

  router.post('/batas-waktu/:family/akhiri', form, async (req, res) => {
    const family = String(req.params.family)
    const validFrom = typedText(req.body?.validFrom)
    const deed = policies.retire(officerOf(res), { family, base: numberOf(req.body?.base) }, validFrom)
    await familyAfter(res, family, { done: 'retired', values: { validFrom } }, deed)
  })

  router.post('/batas-waktu/:family/tarik', form, async (req, res) => {
    const family = String(req.params.family)
    const deed = policies.withdraw(officerOf(res), family, numberOf(req.body?.version))
    await familyAfter(res, family, { done: 'withdrawn', values: { validFrom: '' } }, deed)
  })

  async function familyAfter(
    res: Response,
    family: string,
    { done, values }: Pick<PolicyPage, 'done' | 'values'>,
    deed: Promise<void>,
  ): Promise<void> {
    const refusal = await refusalOf(deed)
    if (!refusal) return res.redirect(303, address(family, done))
    const overtaken = refusal.kind === 'conflict'
    const errors = overtaken ? {} : (refusal.details.fields as Errors)
    res.status(overtaken ? 409 : 422)
    res.render('policies/family', await screens.family(officerOf(res), family, { overtaken, errors, values }))
  }

  /** One step of the form: another row, back to it, the check, or saving. */
  async function send(req: Request, res: Response, family: string | null): Promise<void> {
    const body = (req.body ?? {}) as Record<string, unknown>
    const officer = officerOf(res)
    const upon: Upon = { family, base: numberOf(body.base) }
    const typed = typedFrom(body)
    const step = typedText(body.step)
    const returned = {
      typed,
      base: upon.base,
      rows: { warnings: numberOf(body.warningRows), escalations: numberOf(body.escalationRows) },
    }
    if (step !== 'check' && step !== 'save') return edit(res, family, { ...returned, added: step })
    const done = step === 'save' ? policies.write(officer, upon, typed) : screens.check(officer, upon, typed)
    const refusal = await refusalOf(done)
    if (refusal) return again(res, family, returned, refusal)
    if (step === 'save') return res.redirect(303, address((await done) as string, 'saved'))
    res.render('policies/check', (await done) as object)
  }

  /** The form with everything typed: what is wrong with it, or that somebody else was first. */
  function again(res: Response, family: string | null, returned: Returned, { kind, details }: Refused): Promise<void> {
    res.status(kind === 'conflict' ? 409 : 422)
    const errors = (details.fields ?? {}) as Errors
    return edit(res, family, { ...returned, errors, overtaken: kind === 'conflict' })
  }

  async function edit(res: Response, family: string | null, returned: Returned | null): Promise<void> {
    if (!policies.mayEdit(officerOf(res))) throw new Refused('forbidden', 'policyEdit')
    res.render('policies/edit', await screens.edit(officerOf(res), family, returned))
  }

  return router
}
