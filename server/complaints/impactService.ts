import type { CalendarRecord } from '../calendar/calendar'
import type { Impact, MovedDue, MovedPage } from '../calendar/impact'
import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import type { Officer } from '../staff/officer'
import { movesUnder, tally } from './impact'
import { disclosure } from './permissions'
import { type MovedRow, partsOf, scopeOf } from './rejudging'
import type { RejudgingStore } from './rejudgingStore'
import type { Among, ComplaintStore, Place } from './store'

const batch = 200
const mostExamined = 20_000
const pageSize = 50
const mostReads = 20

type Needs = {
  store: Pick<ComplaintStore, 'openBefore' | 'openCases'>
  rejudgings: Pick<RejudgingStore, 'moved'>
  sla: Pick<SlaService, 'current' | 'rulesWith'>
  units: { list(): Promise<{ _id: string }[]> }
  clock: Clock
}

/** What a changed calendar does to open cases: before it is saved, and afterwards. */
export function createImpact({ store, rejudgings, sla, units, clock }: Needs) {
  async function* casesOf(parts: Among[]) {
    for (const part of parts)
      for (let before: Place | null = null; ;) {
        const cases = await store.openBefore(part, before, batch)
        yield* cases
        if (cases.length < batch) break
        const { _id, dueAt } = cases.at(-1)!
        before = { code: _id, dueAt }
      }
  }

  return {
    /** Which due dates of open cases a drafted calendar would move, over the first twenty thousand cases. Nothing is written. */
    async preview(draft: CalendarRecord, officer: Officer): Promise<Impact> {
      const now = clock.now()
      const [inForce, drafted, all] = [await sla.current(), await sla.rulesWith(draft), await units.list()]
      const parts = partsOf(
        scopeOf(
          draft._id,
          all.map(({ _id }) => _id),
          drafted,
        ),
      )
      const moved = tally()
      let examined = 0
      for await (const one of casesOf(parts)) {
        if (examined === mostExamined) return { examined, complete: false, ...moved.told() }
        examined += 1
        moved.add(one, movesUnder({ ...one, events: one.history }, inForce, drafted, now), officer)
      }
      return { examined, complete: true, ...moved.told() }
    },

    /** What a run has moved, as far as the officer may see the cases today. */
    async movedBy(rejudging: string, officer: Officer, cursor = ''): Promise<MovedPage> {
      if (officer.role === 'admin') return { rows: [], next: null }
      const own = officer.role === 'coordinator' || officer.role === 'supervisor' ? null : officer.units
      const rows: MovedDue[] = []
      let after = cursor
      for (let reads = 0; reads < mostReads && rows.length < pageSize; reads += 1) {
        const found = await rejudgings.moved(rejudging, own, after, pageSize - rows.length)
        if (found.length === 0) return { rows, next: null }
        rows.push(...(await seenOf(found, officer)))
        after = found.at(-1)!.place
      }
      return { rows, next: after }
    },
  }

  /** Those of the rows whose cases the officer may see today. */
  async function seenOf(found: readonly MovedRow[], officer: Officer): Promise<MovedDue[]> {
    const cases = await store.openCases([...new Set(found.map(({ code }) => code))])
    const seen = new Set(cases.filter((one) => disclosure(officer, one) !== 'none').map(({ _id }) => _id))
    return found.filter(({ code }) => seen.has(code)).map(({ _id, rejudging: _r, place: _p, ...row }) => row)
  }
}
