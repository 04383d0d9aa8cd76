import express, { type Response, Router } from 'express'
import type { z } from 'zod'
import { Refused } from '../errors'
import { typedText } from '../platform/http/typed'
import type { Officer } from '../staff/officer'
import type { RegisterPage, UnitPage } from './pages'
import { groupsOf } from './register'
import { changeOf, fieldErrors, topicDetails, unitForm } from './schemas'
import type { UnitService } from './service'

type Needs = { units: UnitService; routing: { threshold(): Promise<number> } }
type Typed = Record<string, unknown>

/** The calendar of the regency: what a unit works by when nobody above it has chosen one. */
const baseCalendar = 'serang-5'

const percent = (share: number): number => Math.round(share * 100)

/** Put there by the guard, before which nobody comes here. */
const officerOf = (res: Response): Officer => res.locals.officer as Officer

/** The register of units: read by every officer, edited by coordinator and administrator. Needs the officer before it. */
export function createUnitRoutes({ units, routing }: Needs): Router {
  const router = Router()
  const form = express.urlencoded({ extended: false, limit: '128kb', parameterLimit: 100 })

  router.get('/register', async (req, res) => {
    const done = req.query.selesai === 'unit' ? 'unit' : null
    res.render('units/list', await listPage(officerOf(res), done))
  })

  router.get('/register/:id', async (req, res) => {
    res.render('units/edit', await unitPage(officerOf(res), req.params.id))
  })

  router.post('/register/:id', form, async (req, res) => {
    const officer = officerOf(res)
    const id = String(req.params.id)
    const typed: Typed = req.body ?? {}
    if (!units.mayEdit(officer)) throw new Refused('forbidden', 'registerEdit')
    const read = unitForm.safeParse(typed)
    if (!read.success) return again(res, id, typed, read.error)
    try {
      await units.edit(officer, id, { version: read.data.version, change: changeOf(read.data) })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const page = await unitPage(officer, id, typed)
      if (error.kind === 'conflict') return res.status(409).render('units/edit', { ...page, overtaken: true })
      const { fields } = error.details as { fields?: Record<string, string> }
      if (!fields?.calendar) throw error
      return res.status(422).render('units/edit', { ...page, errors: fields })
    }
    res.redirect(303, '/register?selesai=unit')
  })

  async function again(res: Response, id: string, typed: Typed, error: z.ZodError): Promise<void> {
    const page = await unitPage(officerOf(res), id, typed)
    // What the form showed stands: a mistake in one field does not hide somebody else's edit of another.
    const values = { ...page.values, version: typedText(typed.version) || page.values.version }
    const details = topicDetails(error, values.topics)
    res.status(422).render('units/edit', { ...page, values, errors: fieldErrors(error), details })
  }

  async function listPage(officer: Officer, done: RegisterPage['done']): Promise<RegisterPage> {
    const [groups, share] = await Promise.all([
      units.list().then(async (list) => groupsOf(list, await units.kecamatan())),
      routing.threshold(),
    ])
    return { groups, threshold: percent(share), mayEdit: units.mayEdit(officer), done }
  }

  /** The page of one unit, with what was typed when the form comes back. */
  async function unitPage(officer: Officer, id: string, typed: Typed | null = null): Promise<UnitPage> {
    const { unit, mayEdit } = await units.entry(officer, id)
    const places = typed ? [typed['places[]'] ?? []].flat() : unit.places
    const kecamatan = (await units.kecamatan()).map(({ code, name }) => ({ id: code, name, checked: places.includes(code) }))
    const parent = unit.parent ? await units.unitName(unit.parent) : null
    const kept = {
      version: String(unit.version),
      name: unit.name,
      shortName: unit.shortName,
      topics: unit.topics.join('\n'),
      active: unit.active ? 'yes' : 'no',
      calendar: unit.calendar ?? '',
    }
    const choice = await units.calendarChoice(unit, baseCalendar)
    const values = typed
      ? {
          ...kept,
          name: typedText(typed.name),
          shortName: typedText(typed.shortName),
          topics: typedText(typed.topics),
          active: typedText(typed.active),
          calendar: typed.calendar === undefined ? kept.calendar : typedText(typed.calendar),
        }
      : kept
    return {
      id,
      kind: unit.kind,
      title: unit.name,
      parent,
      mayEdit,
      kecamatan,
      calendars: unit.kind === 'outside' ? [] : choice.options,
      inherited: choice.inherited,
      values,
      overtaken: false,
      errors: {},
      details: {},
    }
  }

  return router
}
