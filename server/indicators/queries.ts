import type { QueryFilter } from 'mongoose'
import { ages, type MeasureId } from './indicator'
import type { Moment } from './backlog'
import { createCellReader } from './cellQueries'
import { idOf, type Subject, type SubjectKind } from './cells'
import type { CaseFact, FactRow } from './facts'
import { periodsOf, signsOf, type Window } from './period'
import { createOpenReader } from './openQueries'
import type { Sight } from './permissions'
import { stockIn } from './stock'
import { createStrataQueries, withoutOversight } from './strataQueries'
import { factSets, type FactStore, isOpen } from './store'
import { add, addSums, type Sums, sumsAt } from './sums'

type Asked = { window: Window; sight: Sight; ids?: readonly MeasureId[] }

export type IndicatorQueries = ReturnType<typeof createIndicatorQueries>

/** Numbers from the rollups and from the cases that are open, never from all complaints. Sums are by subject; '' is the regency. */
export function createIndicatorQueries({ store }: { store: Pick<FactStore, 'state' | 'revisions' | 'monthsUntil'> }) {
  const read = async () => factSets[(await store.state()).current]

  const cells = createCellReader({ store })
  const openNow = createOpenReader({ store })

  return {
    ...createStrataQueries({ store }),

    until: async (): Promise<Date | null> => (await store.state()).until,

    /** Sums of a window, by subject of a kind: what happened in it. */
    async flows(of: SubjectKind, subject: string | null, { window, sight, ids }: Asked): Promise<Map<string, Sums>> {
      const periods = periodsOf(window)
      const signs = signsOf(periods)
      const found = new Map<string, Sums>()
      for (const row of await cells.rows({ of, subject, sight }, [...signs.keys()], ids))
        addSums(sumsAt(found, of === 'all' ? '' : row.subject), row.sums, signs.get(row.period))
      return found
    },

    /** The sums of single months of one subject, in any order of the months asked for; a month without any is left out. */
    async monthly(
      subject: Subject,
      months: readonly string[],
      { sight, ids }: Omit<Asked, 'window'>,
    ): Promise<Map<string, Sums>> {
      const found = new Map<string, Sums>()
      for (const row of await cells.rows({ of: subject.of, subject: idOf(subject), sight }, months, ids))
        addSums(sumsAt(found, row.period), row.sums)
      return found
    },

    /** How many cases were open at the end of a day, by subject: `stock.0` to `stock.3` by age; of now also `stock.late` and `stock.now`. */
    async stock(
      of: SubjectKind,
      subject: string | null,
      { moment, sight }: { moment: Moment; sight: Sight },
    ): Promise<Map<string, Sums>> {
      const found = stockIn(await openNow(), { of, subject, moment, sight })
      if (moment.isNow) return found
      // Of cases that are open no longer it is kept how many more of an age there were at the end of each period than before it.
      const signs = signsOf(await cells.periodsUntil(moment.date))
      for (const row of await cells.rows({ of, subject, sight }, [...signs.keys()], ['backlog.all'])) {
        const sums = sumsAt(found, of === 'all' ? '' : row.subject)
        ages.forEach((_, age) => add(sums, `stock.${age}`, signs.get(row.period)! * (row.sums[`open.${age}`] ?? 0)))
      }
      return found
    },

    /** The facts of a list, newest first, or as many beyond a row. */
    async facts(listed: Listed): Promise<FactRow[]> {
      const { facts } = await read()
      const way = listed.turn?.way === 'newer' ? 1 : -1
      const rows = await facts.find(factFilter(listed)).sort({ on: way, _id: way }).limit(listed.limit).lean<FactRow[]>()
      return way === 1 ? rows.reverse() : rows
    },

    /** The cases that were open at a moment and of these ages, the longest open first (of the past: the latest received first). */
    async openCases({ skip, limit, ...wanted }: OpenWanted & { skip: number; limit: number }): Promise<CaseFact[]> {
      const { cases } = await read()
      const way = wanted.moment.isNow ? 1 : -1
      return cases.find(openFilter(wanted)).sort({ receivedAt: way, _id: 1 }).skip(skip).limit(limit).lean<CaseFact[]>()
    },
  }
}

const keyOf = { unit: 'unit', place: 'kecamatan', category: 'category', class: 'class' } as const
const belongs = (of: SubjectKind, subject: string | null) =>
  of === 'all' || subject === null ? {} : { [keyOf[of]]: of === 'unit' && subject === '' ? null : subject }

export type OpenWanted = { moment: Moment; sight: Sight; subject: Subject; ages: readonly number[]; late?: boolean }

/** Cases open at a moment: still open now, or by what is kept of when they were. */
export function openFilter({ moment, sight, subject, ages: wanted, late }: OpenWanted): QueryFilter<CaseFact> {
  const { at, date, isNow, starts } = moment
  const received = wanted.map((age) => ({
    receivedAt: { ...(age < starts.length && { $gt: starts[age] }), ...(age > 0 && { $lte: starts[age - 1] }) },
  }))
  const now = {
    openFrom: isNow ? isOpen : { ...isOpen, $lte: at },
    ...(wanted.length < ages.length && { $or: received }),
  }
  const before = { stays: { $elemMatch: { age: { $in: [...wanted] }, from: { $lte: date }, until: { $gt: date } } } }
  const common = {
    counted: true,
    ...belongs(subject.of, idOf(subject)),
    ...(late && { late: true }),
    $and: [seenIn(subject.of, sight)],
  }
  // What is common stands in each branch, for each needs it to find its partial index.
  return { $or: (isNow ? [now] : [now, before]).map((branch) => ({ ...common, ...branch })) } as QueryFilter<CaseFact>
}

/** Where a list goes on: beyond a row, by its date and id. */
export type Turn = { way: 'older' | 'newer'; on: string; id: string }
export type Listed = {
  of: FactRow['of']
  only: QueryFilter<FactRow>
  window: Window
  sight: Sight
  subject: Subject
  turn: Turn | null
  limit: number
}

/** The facts of a list. Only the one beyond which it goes on and the window bound it: cost grows with the page. */
export function factFilter({ of, only, window, sight, subject, turn }: Listed): QueryFilter<FactRow> {
  return {
    of,
    ...belongs(subject.of, idOf(subject)),
    on: { $gte: turn?.way === 'newer' ? turn.on : window.from, $lte: turn?.way === 'older' ? turn.on : window.to },
    $and: [only, seenIn(subject.of, sight), ...(turn ? [beyond(turn)] : [])],
  } as QueryFilter<FactRow>
}

function beyond({ way, on, id }: Turn) {
  const further = way === 'older' ? '$lt' : '$gt'
  return { $or: [{ on: { [further]: on } }, { on, _id: { [further]: id } }] }
}

const seenIn = (of: SubjectKind, sight: Sight) => (of === 'all' || of === 'unit' ? withoutOversight(sight) : { oversight: false })
