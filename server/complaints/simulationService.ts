import { setImmediate } from 'node:timers/promises'
import { DateTime } from 'luxon'
import type { CalendarRecord } from '../calendar/calendar'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import { createSimulator, type Draft } from '../sla/simulation'
import { type Changed, createTally, type SimulatedRow } from '../sla/simulationTally'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { OpenCase } from './openCase'
import type { Option } from './pages'
import { disclosure } from './permissions'
import type { SimulationQueries } from './simulationQueries'

const batch = 100

/** `complete` is false when there were more cases than were to be read. `changed` holds the first of those that differ, by unit and due date. */
export type Simulation = {
  since: Date
  examined: number
  complete: boolean
  rows: SimulatedRow[]
  changed: Changed[]
}
/** `most`: cases to be read. `mostListed`: cases to be listed. */
export type Extent = {
  months: number
  most?: number
  mostListed?: number
  onProgress?: (examined: number) => void
  isWanted?: () => boolean
}

type Choices = { units: Option[]; calendars: Option[] }

type Needs = {
  queries: SimulationQueries
  calendars: { calendars(): Promise<CalendarRecord[]> }
  units: { list(): Promise<Unit[]> }
  sla: SlaService
  clock: Clock
}

export type SimulationService = ReturnType<typeof createSimulationService>

/** Supervisors and the coordinator watch over all units; a unit does not try out its own limits. */
export const maySimulate = ({ role }: Pick<Officer, 'role'>): boolean => role === 'supervisor' || role === 'coordinator'

/** What the verdicts of the last months would have been under other limits. Reads only. */
export function createSimulationService({ queries, calendars, units, sla, clock }: Needs) {
  /** Each case once: one that is answered while it is being read about is open and then over. */
  async function* casesSince(since: Date, most: number): AsyncGenerator<OpenCase> {
    const open = new Set<string>()
    for await (const one of queries.openSince(since, most)) {
      if (open.has(one._id)) continue
      open.add(one._id)
      yield one
    }
    for await (const one of queries.overSince(since, most)) if (!open.has(one._id)) yield one
  }

  async function outcomesUnder(draft: Draft, now: Date) {
    const rules = await sla.rules()
    const drafted = await sla.rulesWhere(new Map(draft.calendars.map(({ unit, calendar }) => [unit, calendar])))
    const outcomesOf = createSimulator(draft, rules, drafted)
    return async (one: OpenCase) => {
      const subject = { ...one, events: one.history }
      return outcomesOf(subject, await sla.partsAsJudged(subject, now, rules), now)
    }
  }

  /** As the operator of the system sees it: every case. */
  async function simulate(
    draft: Draft,
    { months, most = 10_000_000, mostListed = 200, onProgress = () => undefined, isWanted = () => true }: Extent,
    sight: (one: OpenCase) => 'full' | 'masked' | 'none' = () => 'full',
  ): Promise<Simulation> {
    const now = clock.now()
    const since = DateTime.fromJSDate(now, { zone: 'Asia/Jakarta' }).minus({ months }).startOf('day').toJSDate()
    const [outcomesOf, tally] = [await outcomesUnder(draft, now), createTally(mostListed)]
    let [read, examined] = [0, 0]
    const soFar = (complete: boolean) => ({ since, examined, complete, rows: tally.rows(), changed: tally.changed() })
    for await (const one of casesSince(since, most + 1)) {
      if (read === most || !isWanted()) return soFar(false)
      if (++read % batch === 0) await setImmediate()
      const seen = sight(one)
      if (seen === 'none') continue
      const { _id, register, unit, class: className } = one
      tally.add({ code: seen === 'full' ? _id : null, register, unit, class: className }, await outcomesOf(one))
      if (++examined % batch === 0) onProgress(examined)
    }
    return soFar(true)
  }

  async function choices(): Promise<Choices> {
    const [register, records] = await Promise.all([units.list(), calendars.calendars()])
    const named = ({ _id, name }: { _id: string; name: string }) => ({ id: _id, name })
    return {
      units: register.filter(({ active, kind }) => active && kind !== 'outside').map(named),
      calendars: records.map(named),
    }
  }

  return {
    simulate,

    /** What a draft may choose from. @throws Refused `forbidden` `simulationForbidden` */
    async choices(officer: Officer): Promise<Choices> {
      if (!maySimulate(officer)) throw new Refused('forbidden', 'simulationForbidden')
      return choices()
    },

    /** What a draft names that there is not; null when it may be tried. */
    async unknownIn({ calendars: named }: Draft): Promise<'unitUnknown' | 'calendarUnknown' | null> {
      const known = await choices()
      const isUnit = (unit: string | null) => unit === null || known.units.some(({ id }) => id === unit)
      if (!named.every(({ unit }) => isUnit(unit))) return 'unitUnknown'
      return named.every(({ calendar }) => known.calendars.some(({ id }) => id === calendar)) ? null : 'calendarUnknown'
    },

    /** Over the cases that the officer may know of. @throws Refused `forbidden` `simulationForbidden` */
    async simulateFor(officer: Officer, draft: Draft, extent: Extent): Promise<Simulation> {
      if (!maySimulate(officer)) throw new Refused('forbidden', 'simulationForbidden')
      return simulate(draft, { most: 50_000, ...extent }, (one) => disclosure(officer, one))
    },
  }
}
