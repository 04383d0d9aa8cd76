import type { Calendar } from '../../server/calendar/calendar'
import type { CountedEvent } from '../../server/indicators/fact'
import type { Clock, Targets } from '../../server/sla/clock'
import { ageOn, dateOf, factsOf, instantOf, next, oracle } from '../sla/oracle'

export type TwinCase = {
  calendar: Calendar
  targets: Targets
  events: CountedEvent[]
  asOf: number
  kind: string
  unit: string | null
}
type Row = { case: TwinCase; clocks: Clock[]; facts: ReturnType<typeof factsOf>; seen: CountedEvent[]; zone: string }
type Figure = { numerator: number; denominator: number; value: number | null }

const clocks = ['verification', 'followUp', 'unit', 'resolution'] as const

/**
 * The indicators written a second time from design §6, on lists of whole cases instead of sums, with the second judge. `unit` null: of all.
 */
export function twin(
  cases: readonly TwinCase[],
  from: string,
  to: string,
): { unit: string | null; indicators: Record<string, Figure> }[] {
  const rows = cases.map(rowOf).filter((row): row is Row => row !== null)
  const units = new Set<string>()
  for (const { case: one, facts, seen } of rows) {
    if (one.unit !== null) units.add(one.unit)
    for (const { unit } of facts.assignments) units.add(unit)
    for (const answer of answersOf(seen, facts)) if (answer.unit !== null) units.add(answer.unit)
  }
  return [...[...units].sort(), null].map((unit) => ({ unit, indicators: figures(rows, unit, from, to) }))
}

const read = new WeakMap<TwinCase, Row | null>()

/** A case is read once, however many windows are asked for. */
function rowOf(one: TwinCase): Row | null {
  const known = read.get(one)
  if (known !== undefined) return known
  const row = readRow(one)
  read.set(one, row)
  return row
}

function readRow(one: TwinCase): Row | null {
  const facts = factsOf(one.events, one.calendar, one.asOf)
  const seen = one.events.map((event, i) => ({ event, i })).filter(({ event }) => event.at <= one.asOf)
  const ordered = seen.sort((a, b) => a.event.at - b.event.at || a.i - b.i).map(({ event }) => event)
  const end = ordered.findIndex(({ type }) => ['forwarded', 'archived', 'withdrawn'].includes(type))
  const ending = ordered[end]
  if (one.kind !== 'pengaduan' || (ending?.type === 'archived' && ['duplicate', 'spam'].includes(ending.reason ?? '')))
    return null
  const kept = ordered.filter((event, i) => end < 0 || i <= end || event.type === 'rated')
  return {
    case: one,
    clocks: oracle(one.events, one.calendar, one.targets, one.asOf),
    facts,
    seen: kept,
    zone: one.calendar.timeZone,
  }
}

/** All answers with the unit they belong to, and whether that very answer stood when the case was reopened. */
function answersOf(seen: CountedEvent[], facts: ReturnType<typeof factsOf>) {
  const rows = facts.rows.filter(({ type }) => type === 'answered')
  const events = seen.filter(({ type }) => type === 'answered')
  return events.map((event, i) => {
    const row = rows[i]!
    const last = facts.rows.findLast(({ type, index }) => index < row.index && ['assigned', 'returned'].includes(type))
    const before = facts.rows.findLast(({ type, index }) => index < row.index && ['answered', 'reopened'].includes(type))
    const stood = before?.type !== 'answered'
    const reopened = stood && facts.rows.some(({ type, index }) => type === 'reopened' && index > row.index)
    return { event, unit: event.unit ?? (last?.type === 'assigned' ? last.unit! : null), reopened }
  })
}

function figures(rows: Row[], unit: string | null, from: string, to: string): Record<string, Figure> {
  const inWindow = (row: Row, at: number | null) => at !== null && from <= dateOf(row.zone, at) && dateOf(row.zone, at) <= to
  const mine = (owner: string | null | undefined) => unit === null || owner === unit
  const cases = rows.filter((row) => mine(row.case.unit))
  const result: Record<string, Figure> = {}
  const share = (id: string, numerator: number, denominator: number) =>
    (result[id] = { numerator, denominator, value: denominator === 0 ? null : numerator / denominator })
  const of = (clock: string) =>
    rows.flatMap((row) =>
      row.clocks.filter((one) => one.clock === clock && mine(one.unit ?? row.case.unit)).map((one) => ({ row, ...one })),
    )

  for (const clock of clocks) {
    const given = of(clock).filter((one) => inWindow(one.row, one.verdictAt))
    share(`onTime.${clock}`, given.filter(({ verdict }) => verdict === 'onTime').length, given.length)
  }
  for (const [id, part] of [
    ['median', 0.5],
    ['p90', 0.9],
  ] as const) {
    for (const clock of clocks) {
      const days = of(clock)
        .filter((one) => inWindow(one.row, one.stoppedAt))
        .map(({ elapsedDays }) => elapsedDays)
        .sort((a, b) => a - b)
      const value = days.length === 0 ? null : days[Math.ceil(Number((part * days.length).toFixed(6))) - 1]!
      result[`${id}.${clock}`] = {
        numerator: value === null ? 0 : days.filter((d) => d <= value).length,
        denominator: days.length,
        value,
      }
    }
  }
  const assignments = rows.flatMap((row) => row.facts.assignments.filter((a) => mine(a.unit) && inWindow(row, a.at)))
  share('returned', assignments.filter(({ returned }) => returned).length, assignments.length)
  const answered = cases.filter((row) => row.seen.some((event) => event.type === 'answered' && inWindow(row, event.at)))
  share(
    'hops',
    answered.reduce((sum, row) => sum + row.facts.assignments.length, 0),
    answered.length,
  )
  const answers = rows.flatMap((row) => answersOf(row.seen, row.facts).filter((a) => mine(a.unit) && inWindow(row, a.event.at)))
  share('reopened', answers.filter(({ reopened }) => reopened).length, answers.length)
  const voices = (type: string) =>
    cases.flatMap((row) => row.seen.filter((event) => event.type === type && inWindow(row, event.at)))
  share('confirmed', voices('closed').filter(({ by }) => by === 'reporter').length, voices('closed').length)
  const ratings = voices('rated').filter(({ rating }) => [1, 2, 3, 4].includes(rating ?? 0))
  share(
    'rating',
    ratings.reduce((sum, { rating }) => sum + rating!, 0),
    ratings.length,
  )
  share('evidence', answers.filter(({ event }) => event.evidence === true).length, answers.length)
  const stops = of('unit').filter((one) => inWindow(one.row, one.stoppedAt))
  const paused = stops.reduce((sum, { pausedDays }) => sum + pausedDays, 0)
  share('paused', paused, paused + stops.reduce((sum, { elapsedDays }) => sum + elapsedDays, 0))

  const ages = cases.map((row) => backlogAge(row, to)).filter((age) => age !== null)
  for (const [id, low, high] of [
    ['backlog.0-5', 0, 5],
    ['backlog.6-14', 6, 14],
    ['backlog.15-60', 15, 60],
    ['backlog.over60', 61, Infinity],
  ] as const) {
    const count = ages.filter((age) => low <= age && age <= high).length
    result[id] = { numerator: count, denominator: ages.length, value: count }
  }
  return result
}

function backlogAge({ case: one, zone }: Row, to: string): number | null {
  const end = instantOf(zone, Date.parse(`${next(to)}T00:00:00Z`)) - 1
  const then = Math.min(end, one.asOf)
  const facts = factsOf(one.events, one.calendar, then)
  if (!facts.received || facts.standing || facts.ending) return null
  return ageOn(one.calendar, facts.received.at, dateOf(zone, then))
}
