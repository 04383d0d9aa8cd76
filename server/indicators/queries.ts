import type { QueryFilter } from 'mongoose'
import type { ClockName } from '../sla/clock'
import type { ByAge, OpenCase } from './backlog'
import type { CaseFact, ClockFact } from './facts'
import type { Only, Turn } from './listing'
import type { ByClock } from './measure'
import { periodsOf, type Window } from './period'
import type { Sight } from './permissions'
import { addTo, type Cell, noCounts } from './rollups'
import { factSets, type FactStore } from './store'

/** `unit` undefined: whatever unit, also none. */
export type Wanted = { window: Window; clocks: readonly ClockName[]; sight: Sight; unit?: string }
export type Counted = { units: Map<string | null, ByClock>; all: ByClock }

export type Listed = {
  clock: ClockName
  by: 'verdictOn' | 'stoppedOn'
  only: Only
  window: Window
  sight: Sight
  unit?: string
  turn: Turn | null
  limit: number
}

export type IndicatorQueries = ReturnType<typeof createIndicatorQueries>

/** Numbers from the rollups, lists from the facts, the backlog from the cases that are open: never from all complaints. */
export function createIndicatorQueries({ store }: { store: Pick<FactStore, 'state'> }) {
  const read = async () => factSets[(await store.state()).current]

  return {
    until: async (): Promise<Date | null> => (await store.state()).until,

    /** Sums of the rollups of a window, by unit and clock and over all units. */
    async counts(wanted: Wanted): Promise<Counted> {
      const { cells } = await read()
      return sumsOf(await cells.find(cellFilter(wanted), { _id: 0, period: 0, class: 0 }).lean<Cell[]>())
    },

    /** The facts behind a number, newest first. */
    async facts(listed: Listed): Promise<ClockFact[]> {
      const { facts } = await read()
      const way = listed.turn?.way === 'newer' ? 1 : -1
      const rows = await facts
        .find(factFilter(listed))
        .sort({ [listed.by]: way, _id: way })
        .limit(listed.limit)
        .lean<ClockFact[]>()
      return way === 1 ? rows.reverse() : rows
    },

    /** How many complaints came in between two instants, the second not included. */
    async received({ from, to, sight }: { from: Date; to: Date; sight: Sight }): Promise<number> {
      const { cases } = await read()
      return cases.countDocuments({ counted: true, receivedAt: { $gte: from, $lt: to }, ...withoutOversight(sight) })
    },

    /** How many cases were open at an instant, by unit and age; `starts` are the starts of all buckets of age but the oldest, youngest first. */
    async backlog({
      at,
      sight,
      starts,
    }: {
      at: Date
      sight: Sight
      starts: readonly Date[]
    }): Promise<Map<string | null, ByAge>> {
      const { cases } = await read()
      const since = (start: Date) => ({ $sum: { $cond: [{ $gt: ['$receivedAt', start] }, 1, 0] } })
      const sums = Object.fromEntries(starts.map((start, i) => [`since${i}`, since(start)]))
      const rows = await cases.aggregate<{ _id: string | null; all: number } & Record<string, number>>([
        { $match: openFilter({ at, sight }) },
        { $group: { _id: '$unit', all: { $sum: 1 }, ...sums } },
      ])
      const upTo = (row: (typeof rows)[number], i: number): number => (i < 0 ? 0 : (row[`since${i}`] ?? row.all))
      return new Map(rows.map((row) => [row._id, [...starts.keys(), starts.length].map((i) => upTo(row, i) - upTo(row, i - 1))]))
    },

    async openCount({ at, sight }: { at: Date; sight: Sight }): Promise<number> {
      const { cases } = await read()
      return cases.countDocuments(openFilter({ at, sight }))
    },

    /** What was open at an instant, case by case. */
    async openCases({ at, sight, unit }: { at: Date; sight: Sight; unit?: string }): Promise<OpenCase[]> {
      const { cases } = await read()
      return cases.find(openFilter({ at, sight, unit }), { unit: 1, receivedAt: 1 }).lean<OpenCase[]>()
    },
  }
}

/** A window is read as whole months and single days, each a key of its own. */
export const cellFilter = ({ window, clocks, sight, unit }: Wanted): QueryFilter<Cell> => ({
  period: { $in: periodsOf(window) },
  clock: { $in: [...clocks] },
  ...unitOf(unit),
  ...withoutOversight(sight),
})

export const factFilter = ({ clock, by, only, window, sight, unit, turn }: Listed): QueryFilter<ClockFact> => ({
  counted: true,
  clock,
  ...unitOf(unit),
  [by]: { $gte: turn?.way === 'newer' ? turn.on : window.from, $lte: turn?.way === 'older' ? turn.on : window.to },
  ...(only.verdict && { verdict: only.verdict }),
  ...(only.daysTo !== undefined && { elapsedDays: { $lte: only.daysTo } }),
  ...(only.daysFrom !== undefined && { elapsedDays: { $gte: only.daysFrom } }),
  ...(only.extended !== undefined && { extended: only.extended ? true : { $ne: true } }),
  $and: [withoutOversight(sight), ...(turn ? [beyond(by, turn)] : [])],
})

export const openFilter = ({ at, sight, unit }: { at: Date; sight: Sight; unit?: string }): QueryFilter<CaseFact> => ({
  counted: true,
  ...unitOf(unit),
  openings: { $elemMatch: { to: { $gt: at }, from: { $lte: at } } },
  ...withoutOversight(sight),
})

const unitOf = (unit: string | undefined) => (unit === undefined ? {} : { unit })

function beyond(by: Listed['by'], { way, on, id }: Turn) {
  const further = way === 'older' ? '$lt' : '$gt'
  return { $or: [{ [by]: { [further]: on } }, { [by]: on, _id: { [further]: id } }] }
}

function withoutOversight({ inspects }: Sight) {
  const others = { class: { $ne: 'oversight' as const } }
  return inspects.length === 0 ? others : { $or: [others, { unit: { $in: [...inspects] } }] }
}

function sumsOf(cells: Cell[]): Counted {
  const counted: Counted = { units: new Map(), all: {} }
  for (const stored of cells) {
    // A cell of before a count was kept lacks it until the next rebuild.
    const cell = { ...noCounts(), ...stored }
    let byClock = counted.units.get(cell.unit)
    if (!byClock) counted.units.set(cell.unit, (byClock = {}))
    addTo((byClock[cell.clock] ??= noCounts()), cell)
    addTo((counted.all[cell.clock] ??= noCounts()), cell)
  }
  return counted
}
