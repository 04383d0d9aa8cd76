import { Refused } from '../errors'
import { addMonths, monthOf, type Window, windowAt } from '../indicators/period'
import { windowBar } from '../indicators/windowView'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import { mayEditRegister } from '../units/register'
import type { UnitService } from '../units/service'
import { accuracyByMonth, accuracyOf, calibration, calibrationError, effects, leanOf, levelsWith } from './accuracy'
import { fewestVerified } from './lesson'
import type { RoutingPage } from './pages'
import { mistakesHref } from './links'
import { mayListMistakes, mayReadRouting } from './permissions'
import type { RecordStore } from './recordStore'
import type { RoutingTraining } from './trainingService'
import type { RoutingVersions } from './versionService'

type Needs = {
  records: Pick<RecordStore, 'cells' | 'pairs'>
  versions: Pick<RoutingVersions, 'list'>
  training: Pick<RoutingTraining, 'enough'>
  threshold: () => Promise<number>
  units: Pick<UnitService, 'list'>
  clock: Clock
}
type Figures = Omit<RoutingPage, 'chart' | 'done' | 'values' | 'errors' | 'details'>
export type RoutingAccuracy = ReturnType<typeof createRoutingAccuracy>

const path = '/perutean'

/** How well routing does in a window, and what another threshold would do. */
export function createRoutingAccuracy({ records, versions, training, threshold, units, clock }: Needs) {
  const today = () => localDate(clock.now())

  return {
    /** What is shown unless another window is asked for. */
    thisYear: (): Window => windowAt('year', today()),

    /** @throws Refused `forbidden` `routingForbidden` */
    async page(officer: Officer, window: Window): Promise<Figures> {
      if (!mayReadRouting(officer)) throw new Refused('forbidden', 'routingForbidden')
      const [cells, pairs, limit, all, enough, models] = await Promise.all([
        records.cells(window),
        records.pairs(window),
        threshold(),
        units.list(),
        training.enough(),
        versions.list(),
      ])
      const names = new Map(all.map(({ _id, shortName }) => [_id, shortName]))
      const nameOf = (id: string): string => names.get(id) ?? id
      const { n, top1, top3 } = accuracyOf(cells)
      const wrong = n - (top1?.part ?? 0)
      const bins = calibration(cells)
      return {
        bar: windowBar(window, { today: today(), path }),
        all: cells.reduce((sum, cell) => sum + cell.n, 0),
        n,
        top1,
        top3,
        months: accuracyByMonth(cells, monthsOf(window, today())),
        wrong,
        pairs: pairs.map((pair) => ({
          suggested: nameOf(pair.suggested),
          truth: nameOf(pair.truth),
          n: pair.n,
          share: pair.n / wrong,
          href: mayListMistakes(officer) ? mistakesHref(pair, window) : null,
        })),
        bins,
        error: calibrationError(bins),
        lean: leanOf(bins),
        effects: effects(cells, levelsWith(limit)).map((one) => ({ ...one, current: Math.abs(one.threshold - limit) < 0.005 })),
        threshold: Math.round(limit * 100),
        ...models,
        waiting: models.versions.some(({ status }) => status === 'asked'),
        enough,
        fewest: fewestVerified,
        mayEdit: mayEditRegister(officer),
      }
    },
  }
}

/** The months of a window, up to this one. */
function monthsOf({ from, to }: Window, today: string): string[] {
  const last = monthOf(to < today ? to : today)
  const months: string[] = []
  for (let month = monthOf(from); month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}
