import type { CalendarRecord } from '../calendar/calendar'
import type { Impact, MovedDue, MovedPage } from '../calendar/impact'
import type { Clock } from '../platform/clock'
import type { SlaService } from '../sla/service'
import type { Officer } from '../staff/officer'
import { movesUnder, tally } from './impact'
import { disclosure } from './permissions'
import { partsOf, scopeOf } from './rejudging'
import type { RejudgingStore } from './rejudgingStore'
import type { Among, ComplaintStore, Place } from './store'

const batch = 200
const mostExamined = 20_000
const pageSize = 50
const mostReads = 20

type Needs = {
  store: Pick<ComplaintStore, 'openAfter' | 'openCases'>
  rejudgings: Pick<RejudgingStore, 'moved'>
  sla: Pick<SlaService, 'current' | 'rulesWith'>
  units: { list(): Promise<{ _id: string }[]> }
  clock: Clock
}

/** What a changed calendar does to open cases: before it is saved, and afterwards. */
export function createImpact({ store, rejudgings, sla, units, clock }: Needs) {
  async function* casesOf(parts: Among[]) {
    for (const part of parts)
      for (let after: Place | null = null; ;) {
        const cases = await store.openAfter(part, after, batch)
        yield* cases
        if (cases.length < batch) break
        const { _id, dueAt } = cases.at(-1)!
        after = { code: _id, dueAt }
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
      if (officer.role === 'admin') return { moved: [], next: null }
      const own = officer.role === 'coordinator' || officer.role === 'supervisor' ? null : officer.units
      const moved: MovedDue[] = []
      let after = cursor
      for (let reads = 0; reads < mostReads && moved.length < pageSize; reads += 1) {
        const rows = await rejudgings.moved(rejudging, own, after, pageSize - moved.length)
        if (rows.length === 0) return { moved, next: null }
        const seen = await seenBy(officer, rows)
        moved.push(
          ...rows
            .filter(({ code }) => seen.has(code))
            .map(({ code, register, unit, clock: name, from, to }) => ({ code, register, unit, clock: name, from, to })),
        )
        after = rows.at(-1)!.place
      }
      return { moved, next: after }
    },
  }

  async function seenBy(officer: Officer, rows: readonly MovedDue[]): Promise<Set<string>> {
    const cases = await store.openCases([...new Set(rows.map(({ code }) => code))])
    return new Set(cases.filter((one) => disclosure(officer, one) !== 'none').map(({ _id }) => _id))
  }
}
