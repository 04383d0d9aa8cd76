import type { WorkingCalendar } from '../calendar/workingDays'
import type { Complaint } from '../complaints/complaint'
import { Refused } from '../errors'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Officer } from '../staff/officer'
import type { Kecamatan, Unit } from '../units/unit'
import { momentOf } from './backlog'
import { idOf, isNobody, type Subject } from './cells'
import { type Method, methodOn } from './compliance'
import type { FactRow } from './facts'
import { ages, definitionOf, type Figure, type MeasureId } from './indicator'
import { listHref, overviewHref } from './links'
import {
  amountIn,
  type Confined,
  confinedFor,
  type Cursor,
  countIn,
  cursorText,
  disclosed,
  onlyOf,
  type Part,
  partsOf,
  type Row,
  rowOfCase,
  rowOfFact,
} from './listing'
import { amountsOf, traitOf } from './measure'
import { measureOf } from './measureView'
import type { DrillDownPage } from './pages'
import { monthIn, type Window } from './period'
import type { Sight } from './permissions'
import type { IndicatorQueries, Turn } from './queries'
import { countOf, figureOf, type Sums } from './sums'

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
const nothing: Confined = { hour: null, to: null }

export type ListQuery = {
  indicator: MeasureId
  subject: Subject
  window: Window
  part: Part
  cursor: Cursor | null
  confined?: Confined
}
type Found = {
  figure: Figure
  sums: Sums
  rows: Row[]
  cases: ReadonlyMap<string, Complaint>
  total: number
  first: number
  newer: Cursor | null
  older: Cursor | null
}

/** The lists behind the numbers: of facts, or of open cases; each with the number that it adds up to. */
export function createDrillDown({ queries, units, complaints, calendar, methods, clock }: IndicatorDeps) {
  const read = async (codes: string[]) => new Map((await complaints.getMany([...new Set(codes)])).map((one) => [one._id, one]))

  async function factsBehind(sight: Sight, query: ListQuery): Promise<Found> {
    const { indicator, subject, window, part, cursor, confined = nothing } = query
    const definition = definitionOf(indicator)
    if (definition.type === 'stock') throw new RangeError(`${indicator} counts cases, not facts`)
    const flows = await queries.flows(subject.of, idOf(subject), { window, sight })
    const sums = flows.get(idOf(subject)) ?? {}
    const { hour, to } = confined
    const returns = to === null ? null : await returnsTo(to, sight, { subject, window })
    const count = hour === null ? returns : (sums[`${definition.of}.hours.${hour}`] ?? 0)
    const figure = count === null ? figureOf(indicator, sums, window) : countOf(count)
    const only = { ...onlyOf(indicator, figure, { part, from: window.from }), ...(hour && { hour }), ...(to && { to }) }
    const turn = cursor?.turn ?? null
    const facts = await queries.facts({ of: definition.of, only, window, sight, subject, turn, limit: rowsOnPage })
    const total = countIn(indicator, figure, { part, counted: sums[`${definition.of}.count`] ?? 0 })
    const first = turn?.way === 'newer' ? Math.max(1, cursor!.first - facts.length) : (cursor?.first ?? 1)
    const after = first + facts.length
    const turnAt = ({ on, _id }: FactRow, way: Turn['way']): Turn => ({ way, on, id: _id })
    const cases = await read(facts.map(({ code }) => code))
    const counting = { calendar: await calendar(), now: clock.now() }
    return {
      figure,
      sums,
      cases,
      total,
      rows: facts.map((fact) => rowOfFact(indicator, fact, cases.get(fact.code), counting)),
      first,
      newer: first > 1 && facts.length > 0 ? { first, turn: turnAt(facts[0]!, 'newer') } : null,
      older: after <= total && facts.length > 0 ? { first: after, turn: turnAt(facts.at(-1)!, 'older') } : null,
    }
  }

  async function returnsTo(
    unit: string,
    sight: Sight,
    { subject, window }: Pick<ListQuery, 'subject' | 'window'>,
  ): Promise<number> {
    const all = await queries.returns({ window, sight })
    const own = all.filter(({ from, to }) => to === unit && (subject.of === 'all' || from === subject.id))
    return own.reduce((sum, { count }) => sum + count, 0)
  }

  async function openBehind(sight: Sight, { indicator, subject, window, cursor }: ListQuery): Promise<Found> {
    const definition = definitionOf(indicator)
    if (definition.type !== 'stock') throw new RangeError(`${indicator} counts facts, not cases`)
    const [now, workingDays] = [clock.now(), await calendar()]
    // What is late is told of now, whatever the window.
    const moment = momentOf(definition.late ? { to: '9999-12-31' } : window, now, workingDays)
    const stock = await queries.stock(subject.of, idOf(subject), { moment, sight })
    const sums = stock.get(idOf(subject)) ?? {}
    const figure = figureOf(indicator, sums, window)
    const first = cursor?.first ?? 1
    const wanted = definition.age === null ? ages.map((_, age) => age) : [definition.age]
    const open = await queries.openCases({
      moment,
      sight,
      subject,
      ages: wanted,
      late: definition.late,
      skip: first - 1,
      limit: rowsOnPage,
    })
    const cases = await read(open.map(({ _id }) => _id))
    return {
      figure,
      sums,
      cases,
      total: figure.numerator,
      rows: open.map((one) => rowOfCase(one, cases.get(one._id), { moment, calendar: workingDays })),
      first,
      newer: first > 1 ? { first: Math.max(1, first - rowsOnPage), turn: null } : null,
      older: first - 1 + rowsOnPage < figure.numerator ? { first: first + rowsOnPage, turn: null } : null,
    }
  }

  /** The names on the page. */
  async function registers() {
    const [register, places, known] = await Promise.all([units.list(), units.kecamatan(), methods()])
    const names = {
      units: new Map(register.map(({ _id, shortName }) => [_id, shortName])),
      places: new Map(places.map(({ code, name }) => [code, name])),
    }
    return { register, names, known }
  }

  return async function drillDown(officer: Officer, sight: Sight, query: ListQuery): Promise<DrillDownPage> {
    const { indicator, subject, window } = query
    if (isNobody(subject) && !(definitionOf(indicator).type === 'stock' && window.to >= localDate(clock.now())))
      throw new Refused('missing', 'unitUnknown')
    const part = partsOf(indicator).includes(query.part) ? query.part : 'all'
    const confined = confinedFor(query, query.confined ?? nothing)
    const definition = definitionOf(indicator)
    const [found, { register, names, known }] = await Promise.all([
      definition.type === 'stock' ? openBehind(sight, query) : factsBehind(sight, { ...query, part, confined }),
      registers(),
    ])
    const { figure, sums, rows, cases, total, first, newer, older } = found
    const about = subject.of === 'unit' && !isNobody(subject) ? register.find(({ _id }) => _id === subject.id) : null
    if (about === undefined) throw new Refused('missing', 'unitUnknown')
    const href = (to: Part, cursor: Cursor | null) =>
      listHref({ indicator, subject, window, ...confined, part: to, cursor: cursor ? cursorText(cursor) : undefined })
    return {
      measure: measureOf(indicator, figure, { subject, window, sight, method: methodOn(known, window.to) }),
      nobody: isNobody(subject),
      unit: about && { id: about._id, name: about.name, shortName: about.shortName },
      subject:
        subject.of === 'all' || subject.of === 'unit'
          ? null
          : { of: subject.of, id: subject.id, name: names.places.get(subject.id) ?? subject.id },
      hour: confined.hour === null ? null : { day: Number(confined.hour[0]), hour: Number(confined.hour.slice(2)) },
      returnedTo: confined.to && (names.units.get(confined.to) ?? confined.to),
      month: monthIn(window),
      ...window,
      part,
      parts: partsOf(indicator).map((id) => ({
        id,
        count: countIn(indicator, figure, { part: id, counted: total }),
        href: href(id, null),
      })),
      trait: traitOf(indicator),
      amounts: amountsOf(indicator).map((id) => ({ id, sum: amountIn(indicator, figure, sums, id) })),
      total,
      rows: rows.map((row) => disclosed(officer, row, cases.get(row.code), names)),
      first,
      newer: newer && href(part, newer),
      older: older && href(part, older),
      back: overviewHref(window),
    }
  }
}
