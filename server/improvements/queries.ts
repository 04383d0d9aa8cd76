import type { QueryFilter } from 'mongoose'
import type { CaseFact, FactRow } from '../indicators/facts'
import type { Window } from '../indicators/period'
import type { Sight } from '../indicators/permissions'
import { factSets, type FactStore } from '../indicators/store'
import type { ThemeCell, ThemeKey } from './theme'

/** A row of a theme's list. */
export type ThemeCase = Pick<CaseFact, '_id' | 'kecamatan' | 'receivedAt'> & { answeredOn: string }

/** A complaint that came in before or after a deed. */
export type ReceivedCase = Pick<FactRow, 'code' | 'kecamatan' | 'on'>

type Filter = QueryFilter<CaseFact>

export type ThemeQueries = ReturnType<typeof createThemeQueries>

/** Answered and received complaints by theme, from the facts of the cases; always with an index, never from the complaints. */
export function createThemeQueries({ store }: { store: Pick<FactStore, 'state'> }) {
  const read = async () => factSets[(await store.state()).current]

  return {
    /** How many counted complaints have their last answer in the window, by category, unit and kecamatan; of these units, or (null) of all. */
    async cells(window: Window, sight: Sight, units: readonly string[] | null): Promise<ThemeCell[]> {
      const { cases } = await read()
      const rows = await cases.aggregate<{ _id: Omit<ThemeCell, 'count' | 'oversight'>; count: number; oversight: number }>([
        { $match: { ...answeredIn(window, sight), ...(units && { unit: { $in: [...units] } }) } },
        {
          $group: {
            _id: { category: '$category', unit: '$unit', kecamatan: '$kecamatan' },
            count: { $sum: 1 },
            oversight: { $sum: { $cond: ['$oversight', 1, 0] } },
          },
        },
        { $sort: { '_id.category': 1, '_id.unit': 1, '_id.kecamatan': 1 } },
      ])
      return rows.map(({ _id, count, oversight }) => ({ ..._id, count, oversight }))
    },

    /** The complaints that a theme counts, the last answered first. */
    async casesOf(
      theme: ThemeKey,
      window: Window,
      sight: Sight,
      { skip = 0, limit, inWords = false }: { skip?: number; limit: number; inWords?: boolean },
    ): Promise<ThemeCase[]> {
      const { cases } = await read()
      return cases
        .find({ ...answeredIn(window, sight), ...of(theme), ...(inWords && { confidential: false }) } as Filter, {
          kecamatan: 1,
          receivedAt: 1,
          answeredOn: 1,
        })
        .sort({ answeredOn: -1, _id: 1 })
        .skip(skip)
        .limit(limit)
        .lean<ThemeCase[]>()
    },

    /** How many complaints of a theme, or of all of a unit, came in on these local dates. */
    async received(theme: ThemeKey | Pick<ThemeKey, 'unit'>, window: Window, sight: Sight): Promise<number> {
      if (window.to < window.from) return 0
      const { facts } = await read()
      return facts.countDocuments(receivedIn(theme, window, sight))
    },

    /** These complaints, the last received first. */
    async receivedOf(
      theme: ThemeKey,
      window: Window,
      sight: Sight,
      { skip, limit }: { skip: number; limit: number },
    ): Promise<ReceivedCase[]> {
      const { facts } = await read()
      return facts
        .find(receivedIn(theme, window, sight), { code: 1, kecamatan: 1, on: 1 })
        .sort({ on: -1, _id: -1 })
        .skip(skip)
        .limit(limit)
        .lean<ReceivedCase[]>()
    },

    /** The local date since when complaints are known; null while there is none. */
    async since(): Promise<string | null> {
      const { facts } = await read()
      const first = await facts.findOne({ of: 'receipt' }, { on: 1 }).sort({ of: 1, on: 1, _id: 1 }).lean<FactRow>()
      return first?.on ?? null
    },
  }
}

const of = ({ unit, category, kecamatan }: Pick<ThemeKey, 'unit'> & Partial<ThemeKey>) => ({
  unit,
  ...(category && { category }),
  ...(kecamatan && { kecamatan }),
})

const receivedIn = (theme: ThemeKey | Pick<ThemeKey, 'unit'>, { from, to }: Window, sight: Sight): QueryFilter<FactRow> => ({
  of: 'receipt',
  ...of(theme),
  on: { $gte: from, $lte: to },
  ...visibleTo<FactRow>(sight),
})

const answeredIn = ({ from, to }: Window, sight: Sight): Filter =>
  ({ counted: true, unit: { $gt: '' }, answeredOn: { $gte: from, $lte: to }, ...visibleTo(sight) }) as Filter

/** What concerns abuse of authority makes a theme for nobody but the Inspektorat (design §2). */
function visibleTo<Row extends { oversight: boolean; unit: string | null } = CaseFact>({ inspects }: Sight): QueryFilter<Row> {
  const others = { oversight: false, class: { $ne: 'oversight' as const } }
  return (inspects.length === 0 ? others : { $or: [others, { unit: { $in: [...inspects] } }] }) as QueryFilter<Row>
}
