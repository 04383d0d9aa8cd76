import { Refused } from '../errors'
import { listHref, overviewHref } from '../indicators/links'
import { definitionOf } from '../indicators/indicator'
import { isFew, unitOfMeasureOf } from '../indicators/measure'
import { sightOf } from '../indicators/permissions'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { UnitService } from '../units/service'
import type { WatchesPage, WatchRow } from './pages'
import { lettersFor } from './preference'
import type { WatchStore } from './store'
import { mostWatches, type Watch, watchable, windowOf } from './watch'

type Needs = { store: WatchStore; units: Pick<UnitService, 'list' | 'unitName'>; clock: Clock }

export type WatchPages = ReturnType<typeof createWatchPages>

/** Gathers what the page of watches says. */
export function createWatchPages({ store, units, clock }: Needs) {
  async function rowOf(watch: Watch): Promise<WatchRow> {
    const { _id: id, indicator, unit, side, value, window, state, last, evaluatedOn, firedOn, unseen } = watch
    const when = windowOf(window, localDate(clock.now()))
    const figure = last && { numerator: 0, denominator: last.n, value: last.value }
    return {
      id,
      indicator,
      unit: unit && (await units.unitName(unit)),
      ...{ side, value, window, state, last, evaluatedOn, firedOn, unseen },
      unitOfMeasure: unitOfMeasureOf(indicator),
      counted: definitionOf(indicator).type !== 'stock',
      few: figure !== null && isFew(indicator, figure),
      href: last?.n ? listHref({ indicator, unit, window: when }) : overviewHref(when),
    }
  }

  return {
    /** What is new is shown as such this once. @throws Refused `forbidden` `indicatorsForbidden` for the administrator of the system */
    async page(officer: Officer, over: Partial<WatchesPage> = {}): Promise<WatchesPage> {
      const sight = sightOf(officer)
      if (!sight) throw new Refused('forbidden', 'indicatorsForbidden')
      const [found, preference, register] = await Promise.all([
        store.of(officer.id, mostWatches),
        store.preference(officer.id),
        units.list(),
      ])
      const rows = await Promise.all(found.map(rowOf))
      if (rows.some(({ unseen }) => unseen)) await store.seen(officer.id)
      return {
        rows,
        most: mostWatches,
        indicators: watchable,
        units: register
          .filter(({ _id, kind, active }) => active && kind !== 'outside' && (sight.units === null || sight.units.includes(_id)))
          .map(({ _id, name }) => ({ id: _id, name })),
        everything: sight.units === null,
        letters: lettersFor(officer.role).map((id) => ({ id, on: preference[id] })),
        done: null,
        undo: null,
        values: { indicator: '', unit: sight.units === null ? '' : officer.unit, side: 'below', value: '', window: 'month' },
        errors: {},
        details: {},
        ...over,
      }
    },
  }
}
