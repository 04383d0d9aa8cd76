import { type Request, Router } from 'express'
import { Refused } from '../errors'
import { type Counts, totalsOf } from '../sla/simulation'
import { officerOf } from '../staff/guard'
import type { UnitService } from '../units/service'
import { classes } from './complaint'
import type { SimulationPage } from './simulationPages'
import { draftOf, isEmpty, simulationForm } from './simulationSchemas'
import { maySimulate, type Simulation, type SimulationService } from './simulationService'

type Needs = { simulation: SimulationService; units: UnitService }

const fields = Object.keys(simulationForm.shape)
const typedIn = ({ query }: Request): Record<string, string> =>
  Object.fromEntries(fields.map((name) => [name, typeof query[name] === 'string' ? query[name].slice(0, 5_000) : '']))

/** What if the limits were others: the draft stands in the address, so a result can be shown and printed. Needs the officer before it. */
export function simulationRoutes({ simulation, units }: Needs): Router {
  const router = Router()

  async function blank(values: Record<string, string>): Promise<SimulationPage> {
    const all = await units.assignable()
    return {
      errors: {},
      values: { ...values, bulan: values.bulan || '6' },
      classes,
      units: all.map(({ _id, name }) => ({ id: _id, name })),
      calendars: await simulation.calendars(),
      isBlank: false,
      result: null,
    }
  }

  router.get('/simulasi', async (req, res) => {
    const officer = officerOf(res)
    if (!maySimulate(officer)) throw new Refused('forbidden', 'simulationForbidden')
    const values = typedIn(req)
    const page = await blank(values)
    if (Object.values(values).every((value) => value === '')) return res.render('simulation/page', page)
    const read = simulationForm.safeParse(values)
    if (!read.success) {
      const errors = Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message]))
      return res.status(422).render('simulation/page', { ...page, errors })
    }
    const unknown = unknownIn(read.data, page)
    if (unknown) return res.status(422).render('simulation/page', { ...page, errors: unknown })
    const draft = draftOf(read.data)
    if (isEmpty(draft)) return res.render('simulation/page', { ...page, isBlank: true })
    const done = await simulation.simulateFor(officer, draft, {
      months: read.data.bulan,
      isWanted: () => !res.destroyed,
    })
    res.render('simulation/page', { ...page, result: resultOf(done, await namesOf()) })
  })

  async function namesOf(): Promise<Map<string, string>> {
    return new Map((await units.list()).map(({ _id, shortName }) => [_id, shortName]))
  }

  return router
}

function unknownIn(
  { unitKerja, kalender }: { unitKerja: string; kalender: string },
  { units, calendars }: SimulationPage,
): Record<string, string> | null {
  if (unitKerja && !units.some(({ id }) => id === unitKerja)) return { unitKerja: 'unitUnknown' }
  return kalender && !calendars.some(({ id }) => id === kalender) ? { kalender: 'calendarUnknown' } : null
}

function shareOf({ onTime, late }: Counts) {
  const judged = onTime + late
  return { onTime, judged, share: judged === 0 ? null : onTime / judged }
}

function resultOf(done: Simulation, names: Map<string, string>): SimulationPage['result'] {
  const { before, after, ...total } = totalsOf(done.rows)
  const named = (unit: string | null) => (unit === null ? null : (names.get(unit) ?? unit))
  return {
    since: done.since,
    examined: done.examined,
    complete: done.complete,
    ...total,
    before: shareOf(before),
    after: shareOf(after),
    rows: done.rows
      .filter((row) => row.changed > 0)
      .map((row) => ({ ...row, unit: named(row.unit), before: shareOf(row.before), after: shareOf(row.after) })),
    cases: done.changed.map((one) => ({ ...one, unit: named(one.unit) })),
  }
}
