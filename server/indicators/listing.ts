import type { QueryFilter } from 'mongoose'
import type { WorkingCalendar } from '../calendar/workingDays'
import { ageOnDate, workingDaysBetween } from '../calendar/workingDays'
import type { Complaint } from '../complaints/complaint'
import { maskerFor } from '../complaints/masked'
import { disclosure } from '../complaints/permissions'
import type { Officer } from '../staff/officer'
import type { Moment } from './backlog'
import type { Subject } from './cells'
import type { CaseFact, FactRow } from './facts'
import { definitionOf, type Figure, type MeasureId } from './indicator'
import { amountsOf, isSplit, traitOf } from './measure'
import type { DrillDownPage, DrillDownRow, RowClock } from './pages'
import type { Turn } from './queries'
import type { Sums } from './sums'

export type Part = DrillDownPage['part']
/** Where a page begins: the number of its first row (of the page before, when one goes back), and the row beyond which it lies. */
export type Cursor = { first: number; turn: Turn | null }

/** What a number consists of: a share or a rank of its numerator and the rest, everything else only of itself. */
export const partsOf = (id: MeasureId): Part[] => (isSplit(id) ? ['all', 'numerator', 'rest'] : ['all'])

/** How many rows a part has. Where each row adds an amount, as many as facts were counted (`counted`). */
export function countIn(
  id: MeasureId,
  { numerator, denominator }: Figure,
  { part, counted }: { part: Part; counted: number },
): number {
  if (definitionOf(id).type === 'ratio') return counted
  if (part === 'rest') return denominator - numerator
  return part === 'numerator' || definitionOf(id).type === 'stock' ? numerator : denominator
}

/** What confines a list further: arrivals to a weekday and hour `1-09`, returns to the unit that they went to. */
export type Confined = { hour: string | null; to: string | null }

/** As much of it as this measure knows; whose returns went where is known of units only. */
export function confinedFor(
  { indicator, subject }: { indicator: MeasureId; subject: Subject },
  { hour, to }: Confined,
): Confined {
  const { of } = definitionOf(indicator)
  return { hour: of === 'receipt' ? hour : null, to: of === 'return' && ['all', 'unit'].includes(subject.of) ? to : null }
}

/** Which facts of the window a part lists. */
export function onlyOf(id: MeasureId, { value }: Figure, { part, from }: { part: Part; from: string }): QueryFilter<FactRow> {
  const definition = definitionOf(id)
  // Of a complaint answered on several days of the window the first stands for it.
  if (definition.type === 'mean' && definition.of === 'answeredDay') return { $or: [{ before: null }, { before: { $lt: from } }] }
  if (part === 'all' || value === null) return {}
  if (definition.type === 'share') return { [definition.trait]: part === 'numerator' } as QueryFilter<FactRow>
  return { elapsedDays: part === 'numerator' ? { $lte: value } : { $gt: value } }
}

/** What the amounts of all rows add up to: a mean's numerator, each part of a ratio. */
export function amountIn(indicator: MeasureId, { numerator }: Figure, sums: Sums, amount: string): number {
  const definition = definitionOf(indicator)
  return definition.type === 'ratio' ? (sums[`${definition.of}.${amount}`] ?? 0) : numerator
}

/** A row before it is known what the officer may see of it. */
export type Row = Pick<DrillDownRow, 'unit' | 'on' | 'clock' | 'has' | 'amounts'> & { code: string }

/** A fact as a row; the clock that it speaks of is told by its complaint. */
export function rowOfFact(id: MeasureId, fact: FactRow, complaint: Complaint | undefined, counting: Counting): Row {
  const trait = traitOf(id)
  return {
    code: fact.code,
    unit: fact.unit,
    on: fact.on,
    clock: fact.run === undefined ? null : clockOf(complaint, fact.run, counting),
    has: trait && (fact[trait] ?? false),
    amounts: amountsOf(id).map((amount) => fact[amount] ?? 0),
  }
}

export type Counting = { calendar: WorkingCalendar; now: Date }

/** A clock of a complaint. The days of an open one are those that have passed until now, less the pauses that the complaint knows of. */
function clockOf(complaint: Complaint | undefined, run: number, { calendar, now }: Counting): RowClock | null {
  const judged = complaint?.clocks[run]
  if (!judged) return null
  const { startedAt, dueAt, stoppedAt, verdict, elapsedDays, pausedDays, open } = judged
  const passed = open ? workingDaysBetween(calendar, startedAt.getTime(), now.getTime()) : 0
  return { startedAt, dueAt, stoppedAt, verdict, elapsedDays: open ? Math.max(elapsedDays, passed - pausedDays) : elapsedDays }
}

/** A case that was open at a moment as a row: its age then, and whether its due date had passed. */
export function rowOfCase(
  one: CaseFact,
  complaint: Complaint | undefined,
  { moment, calendar }: { moment: Moment; calendar: WorkingCalendar },
): Row {
  const dueAt = complaint?.clocks.find(({ clock }) => clock === 'resolution')?.dueAt ?? null
  return {
    code: one._id,
    unit: one.unit,
    on: moment.date,
    clock: {
      startedAt: one.receivedAt,
      dueAt,
      stoppedAt: null,
      verdict: (moment.isNow && one.late) || (dueAt && dueAt < moment.at) ? 'late' : 'running',
      elapsedDays: ageOnDate(calendar, one.receivedAt.getTime(), moment.date),
    },
    has: null,
    amounts: [],
  }
}

type Names = { units: ReadonlyMap<string, string>; places: ReadonlyMap<string, string> }

/** The row as this officer may see it: words, number and link only of a complaint that is theirs to read. */
export function disclosed(
  officer: Officer,
  { code, unit, ...row }: Row,
  complaint: Complaint | undefined,
  names: Names,
): DrillDownRow {
  const isRead = complaint !== undefined && disclosure(officer, complaint) === 'full'
  const place = complaint?.filing.kecamatan ?? ''
  return {
    ...row,
    code: isRead ? code : null,
    register: isRead ? complaint.register : null,
    title: isRead ? maskerFor(complaint, 'officer')(complaint.title) : null,
    unit: unit === null ? null : (names.units.get(unit) ?? unit),
    kecamatan: names.places.get(place) ?? place,
  }
}

/** A cursor as it stands in an address: `at.51`, or `older.51.2026-11-03.ADU-7K3M-9QXD-2C:unit:2`. */
export const cursorText = ({ first, turn }: Cursor): string =>
  turn ? `${turn.way}.${first}.${turn.on}.${turn.id}` : `at.${first}`

/** Null for anything that no page of ours has written. */
export function readCursor(text: string): Cursor | null {
  const [, way, first, on, id] = /^(at|older|newer)\.([1-9]\d{0,8})(?:\.(\d{4}-\d\d-\d\d)\.([\w:.-]{1,80}))?$/.exec(text) ?? []
  if (!way || (way === 'at') !== (on === undefined)) return null
  return { first: Number(first), turn: way === 'at' ? null : { way: way as Turn['way'], on: on!, id: id! } }
}
