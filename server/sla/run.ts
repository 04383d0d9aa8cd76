import type { Pauses } from './deadline'
import type { ClockName } from './clock'

/** One clock as the history tells it, before any target: when it ran, and which pauses held for it. */
export type Run = {
  clock: ClockName
  unit?: string
  startedAt: number
  stoppedAt: number | null
  /** The event that ended the clock without a stop; whether it was already late then is for the judge to say. */
  voidedAt: number | null
  /** Flat, in order, disjoint; not yet cut off at the clock's end. */
  pauses: Pauses
  /** Those of the pauses that lasted from an answer to its reopening; the others were questions. */
  answerPauses: Pauses
}

/** A clock while the history is being read. */
export type OpenRun = Omit<Run, 'pauses'> & { answerPauses: number[] }

/** A clock that starts now. */
export function start(clock: ClockName, at: number, unit?: string): OpenRun {
  return { clock, unit, startedAt: at, stoppedAt: null, voidedAt: null, answerPauses: [] }
}

/** Stops a clock that runs; one that has ended stays as it is. */
export function stop(run: OpenRun | null | undefined, at: number): void {
  if (run && run.stoppedAt === null && run.voidedAt === null) run.stoppedAt = at
}

/** Voids a clock that runs; one that has ended stays as it is. */
export function cancel(run: OpenRun | null | undefined, at: number): void {
  if (run && run.stoppedAt === null && run.voidedAt === null) run.voidedAt = at
}

/** Lets a stopped clock run again. */
export function resume(run: OpenRun | null | undefined): void {
  if (run) run.stoppedAt = null
}

/** Where the count of a clock ends: its stop, its voiding, or `asOf` while it is open. */
export function endOf(run: Run, asOf: number): number {
  return run.stoppedAt ?? run.voidedAt ?? asOf
}

/** The pauses of a clock up to its end, so that the due date of an ended clock never moves. */
export function pausesOf(run: Run, asOf: number): Pauses {
  const { pauses } = run
  const end = endOf(run, asOf)
  if (pauses.length === 0 || pauses[pauses.length - 1]! <= end) return pauses
  const cut: number[] = []
  for (let i = 0; i < pauses.length && pauses[i]! < end; i += 2) cut.push(pauses[i]!, Math.min(pauses[i + 1]!, end))
  return cut
}

/** The instants that lie in one or both of two lists of pauses. */
export function union(a: Pauses, b: Pauses): Pauses {
  if (b.length === 0) return a
  const pairs: [number, number][] = []
  for (const list of [a, b]) for (let i = 0; i < list.length; i += 2) pairs.push([list[i]!, list[i + 1]!])
  pairs.sort((x, y) => x[0] - y[0])
  const merged: number[] = []
  for (const [from, to] of pairs) {
    if (merged.length > 0 && from <= merged.at(-1)!) merged[merged.length - 1] = Math.max(merged.at(-1)!, to)
    else merged.push(from, to)
  }
  return merged
}
