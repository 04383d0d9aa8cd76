import type { Complaint } from '../complaints/complaint'
import { disclosure } from '../complaints/permissions'
import { type WorkingCalendar, workingDaysBetween } from '../calendar/workingDays'
import type { ClockName, Verdict } from '../sla/clock'
import type { Officer } from '../staff/officer'
import type { AgedCase } from './backlog'
import type { ClockFact } from './facts'
import type { Figure } from './indicator'
import { type Sense, senseOf } from './measure'
import type { DrillDownPage, DrillDownRow, MeasureId } from './pages'

export type Part = DrillDownPage['part']

/** Where a list goes on: beyond a row, by its date and id. */
export type Turn = { way: 'older' | 'newer'; on: string; id: string }
/** Where a page begins: the number of its first row (of the page before, when one goes back), and the row beyond which it lies. */
export type Cursor = { first: number; turn: Turn | null }

/** Which facts: those of a date of verdict or of stop, with this verdict, of so many working days, or put off for the reporter. */
export type Only = { verdict?: 'onTime' | 'late'; daysFrom?: number; daysTo?: number; extended?: boolean }

/** A row before its complaint is known. */
export type Row = Pick<DrillDownRow, 'startedAt' | 'dueAt' | 'stoppedAt' | 'verdict' | 'elapsedDays'> & {
  code: string
  unit: string | null
  /** The clock whose days still go on; null where they are known for good. */
  open: ClockName | null
}

/** What a number consists of: a share or a rank of its numerator and the rest, a count only of itself. */
export const partsOf = (indicator: MeasureId): Part[] => (isSplit(senseOf(indicator)) ? ['all', 'numerator', 'rest'] : ['all'])

/** How many cases a part has; so many rows its list shall have. */
export function countIn(indicator: MeasureId, { numerator, denominator }: Figure, part: Part): number {
  if (!isSplit(senseOf(indicator)) || part === 'numerator') return numerator
  return part === 'rest' ? denominator - numerator : denominator
}

export const dateOf = (sense: Sense): 'verdictOn' | 'stoppedOn' => (sense.of === 'verdicts' ? 'verdictOn' : 'stoppedOn')

export function onlyOf(sense: Sense, { value }: Figure, part: Part): Only {
  if (part === 'all' || value === null) return {}
  if (sense.of === 'verdicts') return { verdict: part === 'numerator' ? 'onTime' : 'late' }
  if (sense.of === 'extended') return { extended: part === 'numerator' }
  return part === 'numerator' ? { daysTo: value } : { daysFrom: value + 1 }
}

const isSplit = ({ of }: Sense): boolean => of === 'verdicts' || of === 'days' || of === 'extended'

export const rowOfFact = ({ code, unit, clock, startedAt, dueAt, stoppedAt, open, verdict, elapsedDays }: ClockFact): Row => ({
  code,
  unit,
  startedAt,
  dueAt,
  stoppedAt,
  verdict,
  elapsedDays,
  open: open ? clock : null,
})

/** The working days that an open clock has counted so far: those that have passed, less the pauses that its complaint knows of. */
export function withDays(row: Row, complaint: Complaint | undefined, calendar: WorkingCalendar, now: Date): Row {
  if (row.open === null) return row
  const judged = complaint?.clocks.find(({ clock, startedAt }) => clock === row.open && +startedAt === +row.startedAt)
  const passed = workingDaysBetween(calendar, row.startedAt.getTime(), now.getTime())
  return { ...row, elapsedDays: Math.max(0, passed - (judged?.pausedDays ?? 0)) }
}

/** An open case: since when, and how old in working days. Whether it is late is known from the complaint (see `disclosed`). */
export const rowOfCase = ({ _id, unit, receivedAt, age }: AgedCase): Row => ({
  code: _id,
  unit,
  startedAt: receivedAt,
  dueAt: null,
  stoppedAt: null,
  verdict: 'running',
  elapsedDays: age,
  open: null,
})

/** The due date of an open case, and whether it has passed at an instant. */
export function withDue(row: Row, complaint: Complaint | undefined, at: Date): Row {
  const dueAt = complaint?.clocks.find(({ clock }) => clock === 'resolution')?.dueAt ?? null
  const verdict: Verdict = dueAt && dueAt < at ? 'late' : 'running'
  return { ...row, dueAt, verdict }
}

type Names = { units: ReadonlyMap<string, string>; places: ReadonlyMap<string, string> }

/** The row as this officer may see it: words, number and link only of a complaint that is theirs to read. */
export function disclosed(
  officer: Officer,
  { code, unit, open: _open, ...row }: Row,
  complaint: Complaint | undefined,
  names: Names,
): DrillDownRow {
  const isRead = complaint !== undefined && disclosure(officer, complaint) === 'full'
  const place = complaint?.filing.kecamatan ?? ''
  return {
    ...row,
    code: isRead ? code : null,
    register: isRead ? complaint.register : null,
    title: isRead ? complaint.title : null,
    unit: unit === null ? null : (names.units.get(unit) ?? unit),
    kecamatan: names.places.get(place) ?? place,
  }
}

/** A cursor as it stands in an address: `at.51`, or `older.51.2026-11-03.ADU-7K3M-9QXD-2C:unit:2`. */
export const cursorText = ({ first, turn }: Cursor): string =>
  turn ? `${turn.way}.${first}.${turn.on}.${turn.id}` : `at.${first}`

/** Null for anything that no page of ours has written. */
export function readCursor(text: string): Cursor | null {
  const [, way, first, on, id] = /^(at|older|newer)\.([1-9]\d{0,8})(?:\.(\d{4}-\d\d-\d\d)\.([\w:-]{1,80}))?$/.exec(text) ?? []
  if (!way || (way === 'at') !== (on === undefined)) return null
  return { first: Number(first), turn: way === 'at' ? null : { way: way as Turn['way'], on: on!, id: id! } }
}
