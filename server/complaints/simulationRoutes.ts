import { type Request, type Response, Router } from 'express'
import type { z } from 'zod'
import { csvOf } from '../platform/csv'
import { createTranslator, type Language } from '../platform/i18n'
import { officerOf } from '../staff/guard'
import type { UnitService } from '../units/service'
import { classes } from './complaint'
import { listOf, resultOf, type SimulationPage } from './simulationPages'
import { draftOf, isEmpty, simulationForm } from './simulationSchemas'
import type { Simulation, SimulationService } from './simulationService'

type Needs = { simulation: SimulationService; units: UnitService }
type Typed = Record<string, string>
type Form = z.infer<typeof simulationForm>

const mostInFile = 10_000
// Nobody waits longer for a page; what was counted by then is shown, and that it is not all.
const patience = 20_000
const fields = Object.keys(simulationForm.shape)
const typedIn = ({ query }: Request): Typed =>
  Object.fromEntries(fields.map((name) => [name, typeof query[name] === 'string' ? query[name].slice(0, 5_000) : '']))

/** What if the limits were others: the draft stands in the address, so a result can be shown and printed. Needs the officer before it. */
export function simulationRoutes({ simulation, units }: Needs): Router {
  const router = Router()
  const words = { id: createTranslator('id'), en: createTranslator('en') }

  router.get('/simulasi', async (req, res) => {
    const values = typedIn(req)
    const page = await blank(res, values)
    const isFirst = Object.values(values).every((value) => value === '')
    if (isFirst) return res.render('simulation/page', page)
    const { form, errors } = await read(values)
    if (!form) return res.status(422).render('simulation/page', { ...page, errors })
    const draft = draftOf(form)
    if (isEmpty(draft)) return res.render('simulation/page', { ...page, isBlank: true })
    const done = await simulate(res, form, 200)
    const names = await namesOf('shortName')
    const download = `/simulasi/daftar.csv?${new URLSearchParams(values)}`
    const result = resultOf(done, { draft, names, calendars: page.calendars, download })
    res.render('simulation/page', { ...page, result })
  })

  router.get('/simulasi/daftar.csv', async (req, res) => {
    const values = typedIn(req)
    const page = await blank(res, values)
    const { form, errors } = await read(values)
    if (!form) return res.status(422).render('simulation/page', { ...page, errors })
    const done = await simulate(res, form, mostInFile)
    const t = words[(res.locals.lang as Language | undefined) ?? 'id']
    res.attachment('simulasi.csv').send(csvOf(listOf(done, await namesOf('name'), t)))
  })

  async function blank(res: Response, values: Typed): Promise<SimulationPage> {
    const choices = await simulation.choices(officerOf(res))
    return { errors: {}, values: { ...values, bulan: values.bulan || '6' }, classes, ...choices, isBlank: false, result: null }
  }

  /** The form as typed, or what is wrong with it. */
  async function read(values: Typed): Promise<{ form: Form | null; errors: Record<string, string> }> {
    const { data, error } = simulationForm.safeParse(values)
    if (!data)
      return { form: null, errors: Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), message])) }
    const unknown = await simulation.unknownIn(draftOf(data))
    if (unknown) return { form: null, errors: { [unknown === 'unitUnknown' ? 'unitKerja' : 'kalender']: unknown } }
    return { form: data, errors: {} }
  }

  function simulate(res: Response, form: Form, mostListed: number): Promise<Simulation> {
    const until = performance.now() + patience
    const isWanted = () => !res.destroyed && performance.now() < until
    return simulation.simulateFor(officerOf(res), draftOf(form), { months: form.bulan, mostListed, isWanted })
  }

  async function namesOf(which: 'name' | 'shortName'): Promise<ReadonlyMap<string, string>> {
    return new Map((await units.list()).map((unit) => [unit._id, unit[which]]))
  }

  return router
}
