import type { Translate } from '../platform/i18n'
import { localDate } from '../platform/localDate'
import type { Draft, Ending } from '../sla/simulation'
import { type Changed, type Counts, type SimulatedCounts, type SimulatedRow, totalsOf } from '../sla/simulationTally'
import type { FormState, Option } from './pages'
import type { Class } from './complaint'
import type { Simulation } from './simulationService'

/** The share of the verdicts that are on time; null where there are none. */
type Share = { onTime: number; judged: number; share: number | null }
type Shares = Omit<SimulatedCounts, 'before' | 'after'> & { before: Share; after: Share }

/** views/simulation/page; GET /simulasi with the draft in the address. `result` null before anything was drafted. */
export type SimulationPage = FormState & {
  values: Record<string, string>
  classes: readonly Class[]
  units: Option[]
  calendars: Option[]
  /** The form came without a draft. */
  isBlank: boolean
  result: SimulationResult | null
}

/** `rows` are those in which something differs. `download` is where the whole list is had. */
export type SimulationResult = Shares & {
  draft: Draft
  since: Date
  examined: number
  complete: boolean
  verdicts: number
  rows: (Shares & Pick<SimulatedRow, 'unit' | 'class' | 'clock'>)[]
  cases: (Pick<Changed, 'code' | 'register' | 'unit' | 'class' | 'clock'> & { before: Ending; after: Ending })[]
  download: string
}

type Known = { draft: Draft; names: ReadonlyMap<string, string>; calendars: Option[]; download: string }

/** What the page says of a simulation: units and calendars by name. */
export function resultOf(done: Simulation, { draft, names, calendars, download }: Known): SimulationResult {
  const named = (unit: string | null) => (unit === null ? null : (names.get(unit) ?? unit))
  const nameOf = (calendar: string) => calendars.find(({ id }) => id === calendar)?.name ?? calendar
  const { verdicts, ...total } = totalsOf(done.rows)
  return {
    draft: {
      ...draft,
      calendars: draft.calendars.map(({ unit, calendar }) => ({ unit: named(unit), calendar: nameOf(calendar) })),
    },
    since: done.since,
    examined: done.examined,
    complete: done.complete,
    verdicts,
    ...sharesOf(total),
    rows: done.rows
      .filter(({ changed }) => changed > 0)
      .map(({ class: className, clock, ...row }) => ({ ...sharesOf(row), class: className, clock, unit: named(row.unit) })),
    cases: done.changed.map((one) => ({ ...one, unit: named(one.unit) })),
    download,
  }
}

/** The cases that differ as a table with a line of headings, and a last line when they are not all. A case that one may only know of has no code. */
export function listOf({ changed, rows, complete }: Simulation, names: ReadonlyMap<string, string>, t: Translate): string[][] {
  const endings = ({ before, after }: Changed) => [
    ...[before, after].map(({ dueAt }) => (dueAt ? localDate(dueAt) : '')),
    ...[before, after].map(({ verdict }) => t(`common:verdicts.${verdict}`)),
  ]
  const headings = ['register', 'code', 'unit', 'class', 'clock', 'dueBefore', 'dueAfter', 'verdictBefore', 'verdictAfter']
  const isWhole = complete && changed.length === totalsOf(rows).changed
  return [
    headings.map((name) => t(`simulation:list.${name}`)),
    ...changed.map((one) => [
      one.register ?? '',
      one.code ?? '',
      one.unit === null ? '' : (names.get(one.unit) ?? one.unit),
      t(`common:classes.${one.class}`),
      t(`common:clocks.${one.clock}`),
      ...endings(one),
    ]),
    ...(isWhole ? [] : [[t('simulation:list.more')]]),
  ]
}

const sharesOf = ({ before, after, changed, toLate, toOnTime, toOther }: SimulatedCounts): Shares => ({
  before: shareOf(before),
  after: shareOf(after),
  changed,
  toLate,
  toOnTime,
  toOther,
})

function shareOf({ onTime, late }: Counts): Share {
  const judged = onTime + late
  return { onTime, judged, share: judged === 0 ? null : onTime / judged }
}
