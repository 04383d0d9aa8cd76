import type { MovedDue, Rejudging } from '../calendar/impact'
import type { Rules } from '../sla/rules'
import { openStates } from './complaint'
import type { OpenCase } from './openCase'
import type { Among, Place } from './store'

/**
 * A run over the open cases after a calendar has changed. `units` null: every open case, else those that these units hold. The first pass judges
 * anew; the second, begun `secondPassMs` after the start, finds what a process with the rules of before in memory has written meanwhile.
 */
export type Run = Rejudging & {
  units: string[] | null
  by: string
  /** The edition that was in force; null when it was the choice of units that had changed. */
  print: string | null
  pass: 1 | 2
  /** Where the pass is: which part of `partsOf`, and before which case of it. */
  part: number
  before: Place | null
  leaseUntil: Date
}

/** `_id` is the same for the same clock of the same run, so that it is listed once; `place` orders the list. */
export type MovedRow = MovedDue & { _id: string; rejudging: string; place: string }

/** Which cases a calendar has to do with: every one (the case clocks run by the regency's calendar), or those that some units hold. */
export type Scope = { calendar: string; units: string[] | null }

/** The cases in which clocks of a calendar run, of all the units there are. */
export function scopeOf(calendar: string, units: readonly string[], rules: Rules): Scope {
  return { calendar, units: calendar === rules.base.id ? null : unitsBy(calendar, units, rules) }
}

/** Those of the units that work by a calendar. */
export const unitsBy = (calendar: string, units: readonly string[], rules: Rules): string[] =>
  units.filter((unit) => rules.calendarFor(unit).id === calendar).sort()

/** Twice as long as rules may be remembered by a process that writes. */
export const secondPassMs = 10_000

/** The parts that a run goes through, each along one index. */
export const partsOf = ({ units }: Pick<Run, 'units'>): Among[] =>
  (units ?? [null]).flatMap((unit) => openStates.map((state) => ({ state, unit })))

type Beginning = { id: string; total: number; now: Date } & Pick<Run, 'by' | 'print'>

/** A run at its beginning. */
export const begun = (scope: Scope, { id, total, now, ...why }: Beginning): Run => ({
  _id: id,
  ...scope,
  startedAt: now,
  finishedAt: null,
  examined: 0,
  total,
  moved: 0,
  ...why,
  pass: 1,
  part: 0,
  before: null,
  leaseUntil: now,
})

/** Where a run stands after a batch: `last` is the last case of the part so far, null when the part is done. */
export function afterBatch(run: Run, { examined, moved, last }: { examined: number; moved: number; last: Place | null }): Run {
  const part = last ? run.part : run.part + 1
  // Cases whose due date was moved to an earlier one are met again: they are not counted beyond all there were.
  const sum = run.pass === 1 ? Math.min(run.examined + examined, run.total) : run.examined
  const counted = { ...run, examined: sum, moved: run.moved + moved }
  if (part < partsOf(run).length) return { ...counted, part, before: last }
  if (run.pass === 1) return { ...counted, total: counted.examined, pass: 2, part: 0, before: null }
  return { ...counted, part, before: null }
}

/** Whether the second pass has gone over everything. */
export const isOver = (run: Run): boolean => run.pass === 2 && run.part >= partsOf(run).length

/** Whether a run has to wait before its second pass may begin. */
export const isTooEarly = ({ pass, part, before, startedAt }: Run, now: Date): boolean =>
  pass === 2 && part === 0 && before === null && now.getTime() < startedAt.getTime() + secondPassMs

/**
 * What a run has moved in one case, by what its history says: the due dates of clocks of the run's calendar, each from what it was when the run
 * began to what it is since.
 */
export function movedIn(
  { _id: code, register, unit, history }: OpenCase,
  run: Pick<Run, '_id' | 'calendar' | 'startedAt'>,
): MovedRow[] {
  const rows = new Map<string, MovedRow>()
  for (const { at, moves = [] } of history) {
    if (at < run.startedAt) continue
    for (const { clock, unit: own, from, to, calendar } of moves) {
      if (calendar !== run.calendar) continue
      const id = `${run._id}:${code}:${clock}:${own ?? ''}`
      const first = rows.get(id)?.from ?? from
      rows.set(id, {
        _id: id,
        rejudging: run._id,
        place: placeOf(id, to),
        code,
        register,
        unit: own ?? unit,
        clock,
        from: first,
        to,
      })
    }
  }
  return [...rows.values()].filter(({ from, to }) => from?.getTime() !== to?.getTime())
}

/** Soonest first; a due date that never comes stands last. */
const placeOf = (id: string, to: Date | null): string => `${to?.toISOString() ?? '~'} ${id}`
