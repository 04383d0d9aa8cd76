import { Refused } from '../errors'
import type { Officer } from '../staff/officer'
import { methodOn } from './compliance'
import type { Subject } from './cells'
import { createDrillDown, type IndicatorDeps, type ListQuery } from './drillDown'
import type { MeasureId } from './indicator'
import { isFew } from './measure'
import type { Numbers } from './numbersService'
import { beforeIds, besideIds, headlineIds, overviewPage, unitIds } from './overview'
import type { DrillDownPage, OverviewPage } from './pages'
import { addMonths, comparedWith, monthOf, type Window, windowOfMonth } from './period'
import { localDate } from '../platform/localDate'
import { mayOpen, seenBy, type Sight } from './permissions'
import type { Sort } from './ranking'

export type PublicFigures = { month: string; received: number; answered: number; onTime: number | null; median: number | null }

export type IndicatorService = ReturnType<typeof createIndicatorService>

/** The numbers of a window and the cases behind them, as much as an officer may see. */
export function createIndicatorService({ numbers, ...deps }: IndicatorDeps & { numbers: Numbers }) {
  const { queries, units, methods, clock } = deps
  const drillDown = createDrillDown(deps)

  /** @throws Refused `forbidden` `indicatorsForbidden` for the administrator of the system */
  async function overview(officer: Officer, { window, sort }: { window: Window; sort: Sort }): Promise<OverviewPage> {
    const sight = seenBy(officer)
    const now = clock.now()
    const today = localDate(now)
    const method = methodOn(await methods(), today < window.to ? today : window.to)
    const subject: Subject = sight.units === null ? regency : { of: 'unit', id: officer.unit }
    const [own, whole, byUnit, before, until, register] = await Promise.all([
      numbers.of(subject, window, sight, headlineIds),
      numbers.of(regency, window, sight, besideIds),
      numbers.by('unit', window, sight, unitIds(method)),
      numbers.of(subject, comparedWith(window, today), sight, beforeIds),
      queries.until(),
      units.list(),
    ])
    return overviewPage({
      window,
      today,
      until: until ?? now,
      sight,
      units: register.filter(({ kind }) => kind !== 'outside'),
      subject,
      figures: { units: byUnit, own, regency: whole },
      before,
      method,
      sort,
    })
  }

  const whole: Sight = { units: null, inspects: [] }

  /** The last full month in four numbers, for everybody; few cases are no share and no median. Null when so few came in or were answered that somebody could be recognised. */
  async function lastMonth(now: Date): Promise<PublicFigures | null> {
    const month = addMonths(monthOf(localDate(now)), -1)
    const window = windowOfMonth(month)
    const figures = await numbers.of(regency, window, whole, ['received', 'answers', 'onTime.resolution', 'median.resolution'])
    const valueOf = (id: MeasureId) => (isFew(id, figures.get(id)!) ? null : figures.get(id)!.value)
    const [received, answered] = [figures.get('received')!.numerator, figures.get('answers')!.numerator]
    if (Math.min(received, answered) < fewestShown) return null
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
      if (!mayOpen(sight, query.subject.of === 'unit' ? query.subject.id : null))
        throw new Refused('forbidden', 'indicatorsOtherUnit')
      return drillDown(officer, sight, query)
    },
  }
}

/** Smaller counts are shown to nobody outside. */
const fewestShown = 5
const regency = { of: 'all' } as const
