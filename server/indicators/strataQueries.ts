import { definitionOf, type MeasureId } from './indicator'
import type { Stratum } from './league'
import type { Window } from './period'
import type { Sight } from './permissions'
import { withoutOversight } from './queries'
import { factSets, type FactStore } from './store'

/** How a share went in each unit by class of complaint: read from the facts themselves, for no rollup has both. */
export function createStrataQueries({ store }: { store: Pick<FactStore, 'state'> }) {
  return {
    async strata(id: MeasureId, { window, sight }: { window: Window; sight: Sight }): Promise<Map<string, Stratum[]>> {
      const definition = definitionOf(id)
      if (definition.type !== 'share') throw new RangeError(`${id} is no share`)
      const { facts } = factSets[(await store.state()).current]
      const rows = await facts.aggregate<{ _id: { unit: string | null; class: string }; all: number; part: number }>([
        { $match: { of: definition.of, on: { $gte: window.from, $lte: window.to }, ...withoutOversight(sight) } },
        {
          $group: {
            _id: { unit: '$unit', class: '$class' },
            all: { $sum: 1 },
            part: { $sum: { $cond: [`$${definition.trait}`, 1, 0] } },
          },
        },
      ])
      const found = new Map<string, Stratum[]>()
      for (const { _id, all, part } of rows) {
        if (_id.unit === null) continue
        const own = found.get(_id.unit) ?? []
        found.set(_id.unit, [...own, { class: _id.class, numerator: part, denominator: all }])
      }
      return found
    },
  }
}
export type StrataQueries = ReturnType<typeof createStrataQueries>
