import { DateTime } from 'luxon'
import type { CalendarRecord } from '../calendar/calendar'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import { type Changed, createSimulator, createTally, type Draft, type SimulatedRow } from '../sla/simulation'
import type { Officer } from '../staff/officer'
import { openStates, type State, states } from './complaint'
import type { OpenCase } from './openCase'
import { disclosure } from './permissions'
import type { ComplaintStore, Place } from './store'

const batch = 200
const mostListed = 200

/** `complete` is false when there were more cases than were to be examined. `changed` holds at most two hundred. */
export type Simulation = {
  since: Date
  examined: number
  complete: boolean
  rows: SimulatedRow[]
  changed: Changed[]
}

type Needs = {
  store: Pick<ComplaintStore, 'openAfter' | 'overSince'>
  calendars: { calendars(): Promise<CalendarRecord[]> }
  sla: SlaService
  clock: Clock
}
type Choice = { months: number; most?: number; onProgress?: (examined: number) => void; isWanted?: () => boolean }

export type SimulationService = ReturnType<typeof createSimulationService>

/** Supervisors and the coordinator watch over all units; a unit does not try out its own limits. */
export const maySimulate = ({ role }: Pick<Officer, 'role'>): boolean => role === 'supervisor' || role === 'coordinator'

/** What the verdicts of the last months would have been under other limits. Reads only. */
export function createSimulationService({ store, calendars, sla, clock }: Needs) {
  async function* openSince(state: State, since: Date): AsyncGenerator<OpenCase> {
    for (let after: Place | null = null; ;) {
      const cases: OpenCase[] = await store.openAfter({ state, unit: null }, after, batch)
      yield* cases.filter(({ receivedAt }) => receivedAt >= since)
      if (cases.length < batch) return
      const { _id, dueAt } = cases.at(-1)!
      after = { code: _id, dueAt }
    }
  }

  async function* overSince(state: State, since: Date): AsyncGenerator<OpenCase> {
    for (let before: { code: string; receivedAt: Date } | null = null; ;) {
      const cases: OpenCase[] = await store.overSince(state, since, before, batch)
      yield* cases
      if (cases.length < batch) return
      const { _id, receivedAt } = cases.at(-1)!
      before = { code: _id, receivedAt }
    }
  }

  async function* casesSince(since: Date): AsyncGenerator<OpenCase> {
    for (const state of states) yield* openStates.includes(state) ? openSince(state, since) : overSince(state, since)
  }

  /** As the operator of the system sees it: every case. */
  async function simulate(
    draft: Draft,
    { months, most = Infinity, onProgress = () => undefined, isWanted = () => true }: Choice,
    isSeen: (one: OpenCase) => boolean = () => true,
  ): Promise<Simulation> {
    const now = clock.now()
    const since = DateTime.fromJSDate(now, { zone: 'Asia/Jakarta' }).minus({ months }).startOf('day').toJSDate()
    const rules = await sla.rules()
    const drafted = await sla.rulesWhere(new Map(draft.calendars.map(({ unit, calendar }) => [unit, calendar])))
    const outcomesOf = createSimulator(draft, rules, drafted)
    const tally = createTally(mostListed)
    let examined = 0
    for await (const one of casesSince(since)) {
      if (!isSeen(one)) continue
      if (examined === most || !isWanted())
        return { since, examined, complete: false, rows: tally.rows(), changed: tally.changed() }
      const subject = { ...one, events: one.history }
      const { register, unit, class: className } = one
      tally.add(
        { code: one._id, register, unit, class: className },
        outcomesOf(subject, await sla.partsAsJudged(subject, now, rules), now),
      )
      examined += 1
      if (examined % batch === 0) onProgress(examined)
    }
    return { since, examined, complete: true, rows: tally.rows(), changed: tally.changed() }
  }

  return {
    simulate,

    /** The calendars that a draft may choose from. */
    calendars: async (): Promise<{ id: string; name: string }[]> =>
      (await calendars.calendars()).map(({ _id, name }) => ({ id: _id, name })),

    /** Over the cases that the officer may know of. @throws Refused `forbidden` `simulationForbidden` */
    simulateFor(officer: Officer, draft: Draft, choice: Choice): Promise<Simulation> {
      if (!maySimulate(officer)) throw new Refused('forbidden', 'simulationForbidden')
      return simulate(draft, { most: 50_000, ...choice }, (one) => disclosure(officer, one) !== 'none')
    },
  }
}
