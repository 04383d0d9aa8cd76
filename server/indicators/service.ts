import { Refused } from '../errors'
import { clockNames } from '../sla/clock'
import type { Officer } from '../staff/officer'
import { backlogAt, bucketStarts } from './backlog'
import { methodOn } from './compliance'
import { createDrillDown, type IndicatorDeps, type ListQuery } from './drillDown'
import { figuresOf, isFew } from './measure'
import { overviewPage } from './overview'
import type { DrillDownPage, MeasureId, OverviewPage } from './pages'
import { addDays, addMonths, comparedWith, monthOf, startOf, type Window, windowOfMonth } from './period'
import { localDate } from '../platform/localDate'
import { mayOpen, type Sight, sightOf } from './permissions'
import type { Sort } from './ranking'

export type PublicFigures = { month: string; received: number; answered: number; onTime: number | null; median: number | null }

export type IndicatorService = ReturnType<typeof createIndicatorService>

/** The numbers of a window and the cases behind them, as much as an officer may see. */
export function createIndicatorService(deps: IndicatorDeps) {
  const { queries, units, calendar, methods, clock } = deps
  const drillDown = createDrillDown(deps)

  /** @throws Refused `forbidden` `indicatorsForbidden` for the administrator of the system */
  async function overview(officer: Officer, { window, sort }: { window: Window; sort: Sort }): Promise<OverviewPage> {
    const sight = seenBy(officer)
    const now = clock.now()
    const today = localDate(now)
    const earlier = comparedWith(window, today)
    const at = backlogAt(window, now)
    const starts = bucketStarts(await calendar(), at)
    const [counts, before, open, openBefore, until, register, known] = await Promise.all([
      queries.counts({ window, clocks: clockNames, sight }),
      queries.counts({ window: earlier, clocks: ['resolution'], sight }),
      queries.backlog({ at, sight, starts }),
      queries.openCount({ at: backlogAt(earlier, now), sight }),
      queries.until(),
      units.list(),
      methods(),
    ])
    return overviewPage({
      window,
      today,
      until: until ?? now,
      sight,
      units: register.filter(({ kind }) => kind !== 'outside'),
      counts,
      open,
      before: { counts: before.all, open: openBefore },
      method: methodOn(known, today < window.to ? today : window.to),
      sort,
    })
  }

  const whole: Sight = { units: null, inspects: [] }

  /** The last full month in four numbers, for everybody; few cases are no share and no median. Null when nothing came in and nothing was answered. */
  async function lastMonth(now: Date): Promise<PublicFigures | null> {
    const month = addMonths(monthOf(localDate(now)), -1)
    const window = windowOfMonth(month)
    const [{ all }, received] = await Promise.all([
      queries.counts({ window, clocks: ['resolution'], sight: whole }),
      queries.received({ from: startOf(window.from), to: startOf(addDays(window.to, 1)), sight: whole }),
    ])
    const figures = figuresOf(all)
    const valueOf = (id: MeasureId) => (isFew(id, figures.get(id)!) ? null : figures.get(id)!.value)
    const answered = figures.get('answers')!.numerator
    if (received + answered === 0) return null
    return { month, received, answered, onTime: valueOf('onTime.resolution'), median: valueOf('median.resolution') }
  }

  return {
    overview,
    lastMonth,

    /**
     * The cases behind a number; over all its pages the list adds up to it.
     * @throws Refused `forbidden` `indicatorsOtherUnit` for the cases of another unit, or of the whole regency, unless one watches over all
     */
    async drillDown(officer: Officer, query: ListQuery): Promise<DrillDownPage> {
      const sight = seenBy(officer)
      if (!mayOpen(sight, query.unit)) throw new Refused('forbidden', 'indicatorsOtherUnit')
      return drillDown(officer, sight, query)
    },
  }
}

function seenBy(officer: Officer): Sight {
  const sight = sightOf(officer)
  if (!sight) throw new Refused('forbidden', 'indicatorsForbidden')
  return sight
}
