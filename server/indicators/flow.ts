import { drawFlow, type Flow } from '../platform/charts/flow'
import type { Unit } from '../units/unit'
import type { Figures, MeasureId } from './indicator'
import { listHref } from './links'
import { compared, measureOf } from './measureView'
import type { Figure } from './pages'
import type { Window } from './period'
import { mayOpen, type Sight } from './permissions'
import { type WindowBar, windowBar } from './windowView'

export const flowIds: readonly MeasureId[] = ['returns', 'returned', 'hops', 'median.unit']

export type FlowPage = { bar: WindowBar; until: string; figures: Figure[]; chart: Flow; everything: boolean }

export type FlowInput = {
  window: Window
  today: string
  until: Date
  sight: Sight
  units: readonly Pick<Unit, '_id' | 'shortName'>[]
  returns: readonly { from: string; to: string; count: number }[]
  all: Figures
  before: Figures
}

/** Who gives back to whom what was given to the wrong unit; of others' only what concerns the own units. */
export function flowPage({ window, today, until, sight, units, returns, all, before }: FlowInput): FlowPage {
  const names = new Map(units.map(({ _id, shortName }) => [_id, shortName]))
  const seen = returns.filter(({ from, to }) => mayOpen(sight, from) || mayOpen(sight, to))
  return {
    bar: windowBar(window, { today, path: '/ringkasan/alur' }),
    until: until.toISOString(),
    figures: flowIds.map((id) =>
      compared(measureOf(id, all.get(id)!, { window, sight, method: null, subject: { of: 'all' } }), before.get(id)!),
    ),
    chart: drawFlow({
      most: 15,
      flows: seen.map(({ from, to, count }) => ({
        from: names.get(from) ?? from,
        to: names.get(to) ?? to,
        count,
        href: mayOpen(sight, from) ? listHref({ indicator: 'returns', unit: from, to, window }) : null,
      })),
    }),
    everything: sight.units === null,
  }
}
