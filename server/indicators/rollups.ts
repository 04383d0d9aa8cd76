import type { Class } from '../complaints/complaint'
import type { ClockName } from '../sla/clock'
import type { ClockFact } from './facts'
import { monthOf } from './period'

/**
 * `days`: elapsed working days → number of stops; so histograms add up, and percentiles stay exact. `pausedDays`: their sum over these stops.
 * `extended`: how many of these stops had been put off for the reporter.
 */
export type Counts = { onTime: number; late: number; days: Record<string, number>; pausedDays: number; extended: number }

/** `period` is a local date or a month: each fact is counted under both, verdicts by the date of the verdict, stops by the date of the stop. */
export type CellKey = { period: string; clock: ClockName; unit: string | null; class: Class }
export type Cell = { _id: string } & CellKey & Counts

/** What is to be added to a cell; numbers may be negative, none of them is zero. */
export type CellChange = Cell

export const noCounts = (): Counts => ({ onTime: 0, late: 0, days: {}, pausedDays: 0, extended: 0 })

/** What changes in the rollups when the facts `before` become the facts `after`. Facts that are not counted count for nothing. */
export function difference(before: readonly ClockFact[], after: readonly ClockFact[]): CellChange[] {
  const cells = new Map<string, Cell>()
  for (const fact of before) add(cells, fact, -1)
  for (const fact of after) add(cells, fact, 1)
  return withoutZeros([...cells.values()])
}

function add(cells: Map<string, Cell>, fact: ClockFact, sign: 1 | -1): void {
  if (!fact.counted) return
  const { verdict, verdictOn, stoppedOn, elapsedDays, pausedDays, extended } = fact
  if (verdictOn && (verdict === 'onTime' || verdict === 'late')) {
    for (const period of [verdictOn, monthOf(verdictOn)]) cellAt(cells, fact, period)[verdict] += sign
  }
  if (!stoppedOn) return
  for (const period of [stoppedOn, monthOf(stoppedOn)]) {
    const cell = cellAt(cells, fact, period)
    cell.days[elapsedDays] = (cell.days[elapsedDays] ?? 0) + sign
    cell.pausedDays += sign * pausedDays
    if (extended) cell.extended += sign
  }
}

function cellAt(cells: Map<string, Cell>, { clock, unit, class: className }: ClockFact, period: string): Cell {
  const _id = `${period}|${clock}|${className}|${unit ?? ''}`
  const found = cells.get(_id)
  if (found) return found
  const cell = { _id, period, clock, unit, class: className, ...noCounts() }
  cells.set(_id, cell)
  return cell
}

/** Cells that say something: a cell whose counts have returned to zero is the same as none. In order of `_id`. */
export function withoutZeros(cells: readonly Cell[]): Cell[] {
  return cells
    .map((cell) => ({ ...cell, days: Object.fromEntries(Object.entries(cell.days).filter(([, stops]) => stops !== 0)) }))
    .filter(
      ({ onTime, late, days, pausedDays, extended }) =>
        [onTime, late, pausedDays, extended].some((count) => count !== 0) || Object.keys(days).length > 0,
    )
    .sort((a, b) => (a._id < b._id ? -1 : 1))
}

/** Adds counts to a running sum. */
export function addTo(sum: Counts, { onTime, late, days, pausedDays, extended }: Counts): void {
  sum.onTime += onTime
  sum.late += late
  sum.pausedDays += pausedDays
  sum.extended += extended
  for (const key in days) sum.days[key] = (sum.days[key] ?? 0) + days[key]!
}
