import { definitionOf, type MeasureId } from './indicator'
import type { Stratum } from './league'
import { createPeriodMemory } from './periodMemory'
import { datesIn, periodsOf, signsOf, type Window } from './period'
import type { Sight } from './permissions'
import { factSets, type FactStore, type SetName } from './store'

type Asked = { window: Window; sight: Sight }
/** How many facts of a unit have this in common, and how many of them the trait. */
type Count = { unit: string; other: string; all: number; part: number }
type Counted = { of: string; other: 'class' | 'to'; trait?: string }

// Some megabytes: a row for each unit and class, or unit and unit, of a period.
const mostRows = 100_000

/** What is counted in each unit by something that no rollup has beside the unit: read from the facts themselves, once for each period. */
export function createStrataQueries({ store }: { store: Pick<FactStore, 'state' | 'revisions'> }) {
  const remembered = createPeriodMemory<Count>(store, { mostSize: mostRows, sizeOf: () => 1 })

  async function countIn(set: SetName, period: string, { of, other, trait }: Counted, sight: Sight) {
    const { from, to } = datesIn(period)
    const rows = await factSets[set].facts.aggregate<{ _id: { unit: string | null; other: string }; all: number; part: number }>([
      { $match: { of, on: { $gte: from, $lte: to }, ...withoutOversight(sight) } },
      {
        $group: {
          _id: { unit: '$unit', other: `$${other}` },
          all: { $sum: 1 },
          part: { $sum: trait ? { $cond: [`$${trait}`, 1, 0] } : 0 },
        },
      },
    ])
    return rows.flatMap(({ _id: { unit, other }, all, part }) =>
      unit === null ? [] : [{ period, row: { unit, other, all, part } }],
    )
  }

  async function count(counted: Counted, { window, sight }: Asked): Promise<Count[]> {
    const signs = signsOf(periodsOf(window))
    const name = [counted.of, counted.other, counted.trait ?? '', sight.inspects.join()].join('|')
    const found = await remembered(name, [...signs.keys()], async (missing, set) =>
      (await Promise.all(missing.map((period) => countIn(set, period, counted, sight)))).flat(),
    )
    const sums = new Map<string, Count>()
    for (const [period, rows] of found) {
      for (const { unit, other, all, part } of rows) {
        const key = `${unit}|${other}`
        const sum = sums.get(key) ?? { unit, other, all: 0, part: 0 }
        const sign = signs.get(period)!
        sums.set(key, { ...sum, all: sum.all + sign * all, part: sum.part + sign * part })
      }
    }
    return [...sums.values()].filter(({ all }) => all > 0)
  }

  return {
    /** How a share went in each unit by class of complaint. */
    async strata(id: MeasureId, asked: Asked): Promise<Map<string, Stratum[]>> {
      const definition = definitionOf(id)
      if (definition.type !== 'share') throw new RangeError(`${id} is no share`)
      const found = new Map<string, Stratum[]>()
      for (const { unit, other, all, part } of await count(
        { of: definition.of, other: 'class', trait: definition.trait },
        asked,
      )) {
        found.set(unit, [...(found.get(unit) ?? []), { class: other, numerator: part, denominator: all }])
      }
      return found
    },

    /** Who passed back how many cases to whom in a window, the most first. */
    async returns(asked: Asked): Promise<{ from: string; to: string; count: number }[]> {
      const found = await count({ of: 'return', other: 'to' }, asked)
      return found
        .map(({ unit, other, all }) => ({ from: unit, to: other, count: all }))
        .sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1))
    },
  }
}

/** Oversight cases are of nobody's lists and counts but of whoever inspects their unit. */
export function withoutOversight({ inspects }: Sight) {
  if (inspects.length === 0) return { oversight: false }
  return { $or: [{ oversight: false }, { oversight: true, unit: { $in: [...inspects] } }] }
}
