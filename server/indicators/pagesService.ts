import { isWorkingDate, type WorkingCalendar } from '../calendar/workingDays'
import type { Week } from '../calendar/calendar'
import { Refused } from '../errors'
import type { TileMap } from '../platform/charts/tiles'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Policy } from '../sla/policy'
import type { Officer } from '../staff/officer'
import type { Kecamatan, Unit } from '../units/unit'
import { ageIds, type AgeingInput, type AgeingPage, ageingPage } from './ageing'
import type { Subject } from './cells'
import { comparedIds, type ComparisonPage, comparisonPage, type LeagueId } from './comparison'
import { type Method, methodOn } from './compliance'
import { nameOf } from './complianceView'
import { type ExplanationPage, explanationPage } from './explanation'
import { flowIds, type FlowPage, flowPage } from './flow'
import { type HoursPage, hoursPage } from './hours'
import type { Figure, MeasureId } from './indicator'
import { listHref } from './links'
import type { Numbers } from './numbersService'
import { addMonths, comparedWith, datesOf, monthOf, type Window, windowAt } from './period'
import { mayOpen, seenBy, type Sight } from './permissions'
import { placeIds, type PlaceId, type PlacesPage, placesPage } from './places'
import type { IndicatorQueries } from './queries'
import type { Sort } from './ranking'
import type { IndicatorService } from './service'
import { figureOf } from './sums'
import { monthsFor, type TrendPage, trendPage, type TrendQuery, type TrendWords } from './trend'
import { unitAgeIds, type UnitPage, unitPage, unitPageIds } from './unitPage'

export type PagesDeps = {
  numbers: Numbers
  queries: Pick<IndicatorQueries, 'until' | 'returns' | 'strata' | 'monthly'>
  lists: Pick<IndicatorService, 'drillDown'>
  units: { list(): Promise<Unit[]>; kecamatan(): Promise<Kecamatan[]> }
  methods(): Promise<readonly Method[]>
  policies(): Promise<readonly Policy[]>
  calendar(): Promise<WorkingCalendar>
  /** The hours of a usual week of a unit, else of the regency. */
  weekOf(unit: string | null): Promise<Week>
  map: TileMap
  /** How many of the themes that recur on a date somebody does something about, by unit, and where they are listed. */
  themes: {
    improved(date: string, sight: Sight): Promise<ReadonlyMap<string | null, Figure>>
    hrefOf(unit: string, date: string): string
  }
  clock: Clock
}

export type PagesService = ReturnType<typeof createPagesService>

const regency = { of: 'all' } as const

/** The supervisor's pages beside the overview. Each is refused to the administrator of the system. */
export function createPagesService(deps: PagesDeps) {
  const { numbers, queries, lists, units, methods, policies, calendar, weekOf, map, themes, clock } = deps
  const today = (): string => localDate(clock.now())
  const ofRegency = async (): Promise<Unit[]> => (await units.list()).filter(({ kind }) => kind !== 'outside')
  const methodIn = async ({ to }: Window) => methodOn(await methods(), to < today() ? to : today())
  const before = (window: Window): Window => comparedWith(window, today())

  /** What every page is made with: who looks, at what, when, and up to which event it is counted. */
  async function around(officer: Officer, window: Window) {
    const sight = seenBy(officer)
    const [until, method] = await Promise.all([queries.until(), methodIn(window)])
    return { sight, window, today: today(), until: until ?? clock.now(), method }
  }

  /** The unit asked for, if its numbers may be seen, and those that can be asked for. */
  async function chosen(sight: Sight, id: string | null) {
    const seen = (await ofRegency()).filter(({ _id }) => mayOpen(sight, _id))
    const found = (await ofRegency()).find(({ _id }) => _id === id) ?? null
    if (id !== null && !found) throw new Refused('missing', 'unitUnknown')
    if (found && !mayOpen(sight, found._id)) throw new Refused('forbidden', 'indicatorsOtherUnit')
    return { found, unit: found && nameOf(found), units: seen.map(({ _id, name }) => ({ id: _id, name })) }
  }

  async function oldestOf(officer: Officer, sight: Sight, window: Window): Promise<AgeingInput['oldest']> {
    if (window.to < today()) return null
    const subject: Subject = sight.units === null ? regency : { of: 'unit', id: officer.unit }
    const list = { indicator: 'backlog.all', subject, window } as const
    const { rows, total } = await lists.drillDown(officer, { ...list, part: 'all', cursor: null })
    return { rows: rows.slice(0, 10), href: listHref(list), total }
  }

  return {
    /** All units beside each other: to be seen by every officer, its cases by those who may open them. */
    async comparison(
      officer: Officer,
      { window, sort, by }: { window: Window; sort: Sort; by: LeagueId },
    ): Promise<ComparisonPage> {
      const at = await around(officer, window)
      const [figures, earlier, ofClasses, register] = await Promise.all([
        numbers.by('unit', window, at.sight, comparedIds),
        numbers.by('unit', before(window), at.sight, [by]),
        isAtMostAYear(window) ? queries.strata(by, { window, sight: at.sight }) : null,
        ofRegency(),
      ])
      return comparisonPage({ ...at, units: register, figures, before: earlier, strata: ofClasses, sort, by })
    },

    /** @throws Refused `forbidden` `indicatorsOtherUnit` for a unit whose numbers are not this officer's to see */
    async trend(officer: Officer, query: TrendQuery, words: TrendWords): Promise<TrendPage> {
      const sight = seenBy(officer)
      const { unit, units: seen } = await chosen(sight, query.unit)
      const subject: Subject = unit ? { of: 'unit', id: unit.id } : regency
      const [found, all, limits] = await Promise.all([
        numbers.monthly(subject, monthsFor(query.months, today()), sight, [query.measure]),
        methods(),
        policies(),
      ])
      return trendPage({ query, today: today(), sight, unit, units: seen, found, methods: all, policies: limits, words })
    },

    /** Every officer sees the regency; of units those that are theirs. */
    async ageing(officer: Officer, window: Window, words: readonly string[]): Promise<AgeingPage> {
      const at = await around(officer, window)
      const [figures, all, register, oldest] = await Promise.all([
        numbers.by('unit', window, at.sight, ageIds),
        numbers.of(regency, window, at.sight, ageIds),
        ofRegency(),
        oldestOf(officer, at.sight, window),
      ])
      return ageingPage({ ...at, units: register, figures, all, oldest, words })
    },

    async places(
      officer: Officer,
      { window, measure, sort }: { window: Window; measure: PlaceId; sort: Sort | null },
    ): Promise<PlacesPage> {
      const at = await around(officer, window)
      const [figures, places] = await Promise.all([numbers.by('place', window, at.sight, placeIds), units.kecamatan()])
      return placesPage({ ...at, measure, sort, places, figures, map })
    },

    async flow(officer: Officer, window: Window): Promise<FlowPage> {
      const at = await around(officer, window)
      const [returns, all, earlier, register] = await Promise.all([
        queries.returns({ window, sight: at.sight }),
        numbers.of(regency, window, at.sight, flowIds),
        numbers.of(regency, before(window), at.sight, flowIds),
        units.list(),
      ])
      return flowPage({ ...at, units: register, returns, all, before: earlier })
    },

    /** @throws Refused `forbidden` `indicatorsOtherUnit` */
    async hours(officer: Officer, window: Window, id: string | null): Promise<HoursPage> {
      const at = await around(officer, window)
      const { unit, units: seen } = await chosen(at.sight, id)
      const subject: Subject = unit ? { of: 'unit', id: unit.id } : regency
      const [hours, sums, week, working] = await Promise.all([
        numbers.hours(subject, window, at.sight),
        queries.monthly(subject, datesOf(window), { sight: at.sight, ids: ['received', 'answers'] }),
        weekOf(id),
        calendar(),
      ])
      const count = (date: string, measure: MeasureId) => figureOf(measure, sums.get(date) ?? {}, window).numerator
      const daily = new Map(
        [...sums.keys()].map((date) => [date, { received: count(date, 'received'), answers: count(date, 'answers') }]),
      )
      return hoursPage({ ...at, unit, units: seen, hours, daily, week, isWorking: (date) => isWorkingDate(working, date) })
    },

    /** @throws Refused `forbidden` `indicatorsOtherUnit`: everybody sees the comparison, the page is the unit's and of those above it */
    async unit(officer: Officer, id: string, window: Window, words: { target: string }): Promise<UnitPage> {
      const at = await around(officer, window)
      const { found } = await chosen(at.sight, id)
      const subject = { of: 'unit', id } as const
      const months = Array.from({ length: 12 }, (_, i) => addMonths(monthOf(today()), i - 11))
      const date = window.to < today() ? window.to : today()
      const [figures, earlier, monthly, others, improved] = await Promise.all([
        numbers.of(subject, window, at.sight, [...unitPageIds, ...unitAgeIds]),
        numbers.of(
          subject,
          before(window),
          at.sight,
          unitPageIds.filter((one) => one !== 'overdue'),
        ),
        numbers.monthly(subject, months, at.sight, ['onTime.unit']),
        numbers.by('unit', window, at.sight, ['onTime.unit']),
        themes.improved(date, at.sight),
      ])
      const acted = improved.get(id)
      return unitPage({
        ...at,
        unit: found!,
        figures,
        before: earlier,
        months: monthly,
        others,
        improved: acted ? { ...acted, href: themes.hrefOf(id, date) } : null,
        words,
      })
    },

    async explanation(officer: Officer, id: MeasureId): Promise<ExplanationPage> {
      const sight = seenBy(officer)
      const window = windowAt('month', today())
      const subject: Subject = sight.units === null ? regency : { of: 'unit', id: officer.unit }
      return explanationPage(id, { method: await methodIn(window), subject, window })
    },
  }
}

/** Facts of more than a year are not counted one by one while somebody waits. */
const isAtMostAYear = (window: Window): boolean => datesOf(window).length <= 366
