import type { WorkingCalendar } from '../calendar/workingDays'
import type { Complaint } from '../complaints/complaint'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import type { Officer } from '../staff/officer'
import type { Kecamatan, Unit } from '../units/unit'
import { aged, backlogAt, byAge } from './backlog'
import { type Method, methodOn } from './compliance'
import type { ClockFact } from './facts'
import type { Figure } from './indicator'
import { listHref, overviewHref } from './links'
import {
  type Cursor,
  countIn,
  cursorText,
  dateOf,
  disclosed,
  onlyOf,
  type Part,
  partsOf,
  type Row,
  rowOfCase,
  rowOfFact,
  type Turn,
  withDays,
  withDue,
} from './listing'
import { backlogOf, figuresOf, isAged, senseOf } from './measure'
import { measureOf } from './overview'
import type { DrillDownPage, MeasureId } from './pages'
import { monthIn, type Window } from './period'
import type { Sight } from './permissions'
import type { IndicatorQueries } from './queries'

export type IndicatorDeps = {
  queries: IndicatorQueries
  units: { list(): Promise<Unit[]>; kecamatan(): Promise<Kecamatan[]> }
  /** The complaints on a page of a list, for their titles and for who may read them. */
  complaints: { getMany(codes: string[]): Promise<Complaint[]> }
  calendar(): Promise<WorkingCalendar>
  methods(): Promise<readonly Method[]>
  clock: Clock
}

const rowsOnPage = 50

export type ListQuery = { indicator: MeasureId; unit: string | null; window: Window; part: Part; cursor: Cursor | null }
type Found = { figure: Figure; rows: Row[]; first: number; newer: Cursor | null; older: Cursor | null }

/** The lists behind the numbers: of clock facts, or of open cases; each with the number that it adds up to. */
export function createDrillDown({ queries, units, complaints, calendar, methods, clock }: IndicatorDeps) {
  async function factsBehind(sight: Sight, { indicator, unit, window, part, cursor }: ListQuery): Promise<Found> {
    const sense = senseOf(indicator)
    if (sense.of === 'open') throw new RangeError(`${indicator} counts cases, not clocks`)
    const wanted = { window, sight, unit: unit ?? undefined }
    const { all } = await queries.counts({ ...wanted, clocks: [sense.clock] })
    const figure = figuresOf(all).get(indicator)!
    const [by, turn] = [dateOf(sense), cursor?.turn ?? null]
    const facts = await queries.facts({
      ...wanted,
      clock: sense.clock,
      by,
      only: onlyOf(sense, figure, part),
      turn,
      limit: rowsOnPage,
    })
    const first = turn?.way === 'newer' ? Math.max(1, cursor!.first - facts.length) : (cursor?.first ?? 1)
    const after = first + facts.length
    const turnAt = (fact: ClockFact | undefined, way: Turn['way']): Turn | null =>
      fact ? { way, on: fact[by]!, id: fact._id } : null
    return {
      figure,
      rows: facts.map(rowOfFact),
      first,
      newer: first > 1 && facts.length > 0 ? { first, turn: turnAt(facts[0], 'newer') } : null,
      older:
        after <= countIn(indicator, figure, part) && facts.length > 0
          ? { first: after, turn: turnAt(facts.at(-1), 'older') }
          : null,
    }
  }

  async function openBehind(sight: Sight, { indicator, unit, cursor }: ListQuery, at: Date): Promise<Found> {
    const [open, workingDays] = await Promise.all([queries.openCases({ at, sight, unit: unit ?? undefined }), calendar()])
    const cases = aged(open, workingDays, at)
    const rows = cases.filter(({ age }) => isAged(senseOf(indicator), age))
    const first = cursor?.first ?? 1
    const shown = rows.slice(first - 1, first - 1 + rowsOnPage)
    return {
      figure: backlogOf(byAge(cases.map(({ age }) => age))).get(indicator)!,
      rows: shown.map(rowOfCase),
      first,
      newer: first > 1 ? { first: Math.max(1, first - rowsOnPage), turn: null } : null,
      older: first - 1 + rowsOnPage < rows.length ? { first: first + rowsOnPage, turn: null } : null,
    }
  }

  /** Names, and the complaints of these rows. */
  async function registers(rows: Row[]) {
    const codes = [...new Set(rows.map(({ code }) => code))]
    const [register, places, found, known, workingDays] = await Promise.all([
      units.list(),
      units.kecamatan(),
      complaints.getMany(codes),
      methods(),
      calendar(),
    ])
    const cases = new Map(found.map((one) => [one._id, one]))
    const names = {
      units: new Map(register.map(({ _id, shortName }) => [_id, shortName])),
      places: new Map(places.map(({ code, name }) => [code, name])),
    }
    return { register, cases, names, known, workingDays }
  }

  return async function drillDown(officer: Officer, sight: Sight, query: ListQuery): Promise<DrillDownPage> {
    const { indicator, unit, window } = query
    const part = partsOf(indicator).includes(query.part) ? query.part : 'all'
    const isOpen = senseOf(indicator).of === 'open'
    const at = backlogAt(window, clock.now())
    const { figure, rows, first, newer, older } = await (isOpen
      ? openBehind(sight, query, at)
      : factsBehind(sight, { ...query, part }))
    const { register, cases, names, known, workingDays } = await registers(rows)
    const about = unit === null ? null : register.find(({ _id }) => _id === unit)
    if (about === undefined) throw new Refused('missing', 'unitUnknown')
    const href = (to: Part, cursor: Cursor | null) =>
      listHref({ indicator, unit, window, part: to, cursor: cursor ? cursorText(cursor) : undefined })
    return {
      measure: measureOf(indicator, figure, { unit, input: { window, sight, method: methodOn(known, window.to) } }),
      unit: about && { id: about._id, name: about.name, shortName: about.shortName },
      month: monthIn(window),
      ...window,
      part,
      parts: partsOf(indicator).map((id) => ({ id, count: countIn(indicator, figure, id), href: href(id, null) })),
      total: countIn(indicator, figure, part),
      rows: rows.map((row) => {
        const complaint = cases.get(row.code)
        return disclosed(
          officer,
          isOpen ? withDue(row, complaint, at) : withDays(row, complaint, workingDays, clock.now()),
          complaint,
          names,
        )
      }),
      first,
      newer: newer && href(part, newer),
      older: older && href(part, older),
      back: overviewHref(window),
    }
  }
}
