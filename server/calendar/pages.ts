import type { DayKind } from './calendar'
import type { Difference } from './differences'
import type { DeedWord, Typed } from './forms'
import type { WeekLine } from './hours'
import type { MovedDue, Rejudging } from './impact'
import type { MonthOfYear } from './year'

/** What the templates of views/calendar are given. */

export type Option = { id: string; name: string }
/** A moved due date with the name of its unit; `unit` null: the case has none yet. */
export type MovedRow = Omit<MovedDue, 'unit'> & { unit: string | null }

/** views/calendar/list. `missing`: the year whose holidays nobody has entered yet. */
export type CalendarListPage = {
  rows: { id: string; name: string; lines: WeekLine[]; own: string[]; inherited: number; missing: number | null }[]
  mayEdit: boolean
}

type Day = {
  date: string
  name: string
  kind: DayKind
  source: string
  confirmed: boolean
  note: string
  hours: string
  past: boolean
}
type Span = { from: string; to: string; name: string; source: string; lines: WeekLine[]; past: boolean; begun: boolean }
export type HistoryRow = { at: Date; who: string; changes: Difference[]; more: number }

/** views/calendar/calendar; deeds lead to /kalender/<id>/ubah/<word>. */
export type CalendarPage = {
  id: string
  title: string
  today: string
  year: number
  years: number[]
  workingDays: number
  months: MonthOfYear[]
  missing: number | null
  days: Day[]
  week: { lines: WeekLine[]; from: string | null; source: string }
  nextWeek: { lines: WeekLine[]; from: string; source: string } | null
  spans: Span[]
  own: Option[]
  inherited: Option[]
  history: HistoryRow[]
  /** The last counting anew after a change, and whether it still goes on. */
  rejudging: Rejudging | null
  running: boolean
  mayEdit: boolean
  done: boolean
}

/** views/calendar/edit; POST /kalender/<id>/ubah/<word> with `step=check`. `fixed`: what began before today keeps its beginning. */
export type CalendarEditPage = {
  id: string
  calendar: string
  word: DeedWord
  base: number
  today: string
  fixed: boolean
  values: Typed
  overtaken: boolean
  errors: Record<string, string>
  details: Record<string, unknown>
}

/** views/calendar/check; POST with `step=save`, or `step=edit` to go back to the form. `left`: why days of a file are not added. */
export type CalendarCheckPage = {
  id: string
  calendar: string
  word: DeedWord
  base: number
  fields: { name: string; value: string }[]
  changes: Difference[]
  left: { past: number; there: number; far: number; skipped: number } | null
  examined: number
  complete: boolean
  count: number
  byUnit: { unit: string | null; count: number }[]
  moved: MovedRow[]
  overtaken: boolean
}

/** views/calendar/moved */
export type MovedDuesPage = { id: string; calendar: string; run: string; first: boolean; rows: MovedRow[]; next: string | null }
