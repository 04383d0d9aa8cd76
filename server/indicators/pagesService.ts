import type { WorkingCalendar } from '../calendar/workingDays'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { comparedIds, type ComparisonPage, comparisonPage, type LeagueId } from './comparison'
import { type Method, methodOn } from './compliance'
import type { Numbers } from './numbersService'
import { comparedWith, datesOf, type Window } from './period'
import { seenBy } from './permissions'
import type { IndicatorQueries } from './queries'
import type { Sort } from './ranking'
import type { StrataQueries } from './strataQueries'

export type PagesDeps = {
  numbers: Numbers
  queries: Pick<IndicatorQueries, 'until' | 'returns' | 'monthly'>
  strata: StrataQueries
  units: { list(): Promise<Unit[]> }
  methods(): Promise<readonly Method[]>
  calendar(): Promise<WorkingCalendar>
  clock: Clock
}

export type PagesService = ReturnType<typeof createPagesService>

/** The supervisor's pages beside the overview. Each is refused to the administrator of the system. */
export function createPagesService({ numbers, queries, strata, units, methods, clock }: PagesDeps) {
  const today = (): string => localDate(clock.now())
  const ofRegency = async (): Promise<Unit[]> => (await units.list()).filter(({ kind }) => kind !== 'outside')
  const methodIn = async ({ to }: Window) => methodOn(await methods(), to < today() ? to : today())

  return {
    /** All units beside each other: to be seen by every officer, its cases by those who may open them. */
    async comparison(
      officer: Officer,
      { window, sort, by }: { window: Window; sort: Sort; by: LeagueId },
    ): Promise<ComparisonPage> {
      const sight = seenBy(officer)
      const [figures, before, ofClasses, register, method, until] = await Promise.all([
        numbers.by('unit', window, sight, comparedIds),
        numbers.by('unit', comparedWith(window, today()), sight, [by]),
        isAtMostAYear(window) ? strata.strata(by, { window, sight }) : null,
        ofRegency(),
        methodIn(window),
        queries.until(),
      ])
      const at = { window, today: today(), until: until ?? clock.now(), sight, method }
      return comparisonPage({ ...at, units: register, figures, before, strata: ofClasses, sort, by })
    },
  }
}

/** Facts of more than a year are not counted one by one while somebody waits. */
const isAtMostAYear = (window: Window): boolean => datesOf(window).length <= 366
