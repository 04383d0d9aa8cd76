import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { CalendarRecord } from '../calendar/calendar'
import type { Rejudging } from '../calendar/impact'
import { printOfCalendar } from '../calendar/print'
import type { Clock } from '../platform/clock'
import { staleClocks } from '../sla/change'
import type { Rules } from '../sla/rules'
import type { SlaService } from '../sla/service'
import { type Door, type Report, system } from './door'
import type { OpenCase } from './openCase'
import { afterBatch, begun, isOver, isTooEarly, movedIn, partsOf, type Run, type Scope, scopeOf, unitsBy } from './rejudging'
import type { RejudgingStore } from './rejudgingStore'
import type { ComplaintStore } from './store'

const batch = 50
const sliceMs = 5_000
const leaseMs = 20_000

type Needs = {
  store: ComplaintStore
  rejudgings: RejudgingStore
  sla: SlaService
  door: Door
  calendars: () => Promise<CalendarRecord[]>
  units: { list(): Promise<{ _id: string }[]>; unitsBelow(id: string): Promise<string[]> }
  clock: Clock
  report: Report
  pause?: (ms: number) => Promise<unknown>
}

/**
 * Judges the open cases anew when a calendar has changed, in the background: in small batches along an index, each kept before the next, with a rest after
 * each as long as the batch took, so that half of the machine is left to those who work. Killed in the middle it goes on where it was; on several
 * workers at once, or twice, it does the same once.
 */
export function createRejudging({ store, rejudgings, sla, door, calendars, units, clock, report, pause = setTimeout }: Needs) {
  async function begin(scope: Scope, why: Pick<Run, 'by' | 'print'>): Promise<void> {
    const counts = await Promise.all(partsOf(scope).map(store.countOpen))
    const total = counts.reduce((sum, count) => sum + count, 0)
    await rejudgings.begin(begun(scope, { id: randomUUID(), total, now: clock.now(), ...why }))
  }

  async function beginAll(record: CalendarRecord, by: string): Promise<void> {
    const [rules, all] = [await sla.refresh(), await units.list()]
    const ids = all.map(({ _id }) => _id)
    await begin(scopeOf(record._id, ids, rules), { by, print: printOfCalendar(record) })
  }

  const later = (ms: number): Date => new Date(clock.now().getTime() + ms)

  /** One batch: whoever is judged by an edition of before is judged anew, and what has moved since the run began is listed. */
  async function afterOne(run: Run, rules: Rules): Promise<Run> {
    const part = partsOf(run)[run.part]
    const cases = part ? await store.openBefore(part, run.before, batch) : []
    const moved = await rejudgings.list((await judgedAnew(cases, rules)).flatMap((one) => movedIn(one, run)))
    const end = cases.length < batch ? null : cases.at(-1)!
    const next = afterBatch(run, { examined: cases.length, moved, last: end && { code: end._id, dueAt: end.dueAt } })
    if (!isOver(next)) return { ...next, leaseUntil: later(leaseMs) }
    return { ...next, moved: await rejudgings.countMoved(run._id), finishedAt: clock.now() }
  }

  async function judgedAnew(cases: OpenCase[], rules: Rules): Promise<OpenCase[]> {
    const stale = cases.filter(({ clocks }) => staleClocks(clocks, rules).length > 0).map(({ _id }) => _id)
    if (stale.length === 0) return cases
    const complaints = await store.getMany(stale)
    await door.passMany(
      complaints.map((complaint) => ({ complaint, deeds: [] })),
      system,
      report,
    )
    return [...cases.filter(({ _id }) => !stale.includes(_id)), ...(await store.openCases(stale))]
  }

  return {
    /** The hours of a calendar have changed, and are saved: everything open that runs by it is judged anew. */
    async changed(id: string, by: string): Promise<void> {
      const record = (await calendars()).find(({ _id }) => _id === id)
      if (record) await beginAll(record, by)
    },

    /** Begins what a change has not begun: it came with a newer delivery, or whoever made it was killed before it was said. */
    async beginMissed(): Promise<void> {
      for (const record of await calendars())
        if ((await rejudgings.lastPrint(record._id)) !== printOfCalendar(record)) await beginAll(record, system.by)
    },

    /** A unit has been given another calendar, and it is saved: what it holds, and what those below hold who inherit it, is judged anew. */
    async calendarChosen(unit: string, by: string): Promise<void> {
      const [rules, below] = [await sla.refresh(), await units.unitsBelow(unit)]
      const calendar = rules.calendarFor(unit).id
      await begin({ calendar, units: unitsBy(calendar, below, rules) }, { by, print: null })
    },

    /** How far the last run of a calendar is; null when there was none. */
    progress: (calendar: string): Promise<Rejudging | null> => rejudgings.latest(calendar),

    /** Runs that somebody has to take up. */
    unfinished: (): Promise<string[]> => rejudgings.unfinished(clock.now()),

    /** Goes on with a run for some seconds. Whether there is more to do at once. */
    async goOn(id: string): Promise<boolean> {
      let run = await rejudgings.lease(id, clock.now(), later(leaseMs))
      if (!run) return false
      const [rules, end] = [await sla.refresh(), later(sliceMs)]
      while (!isTooEarly(run, clock.now()) && clock.now() < end) {
        const began = performance.now()
        const next = await afterOne(run, rules)
        if (!(await rejudgings.keep(next, run.leaseUntil)) || next.finishedAt) return false
        run = next
        await pause(performance.now() - began)
      }
      await rejudgings.keep({ ...run, leaseUntil: clock.now() }, run.leaseUntil)
      return !isTooEarly(run, clock.now())
    },
  }
}
