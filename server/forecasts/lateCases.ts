import type { OpenCase } from '../complaints/openCase'
import { chanceOfLate, type Chance, type Pace } from './lateness'

export type Weighed = { code: string; unit: string; dueAt: Date; left: number; chance: Chance }

type Around = {
  now: Date
  /** Counted by the calendar of the unit; never negative. */
  workingDays: (from: Date, to: Date, unit?: string) => number
  pace: ReadonlyMap<string, Pace>
  regency: Pace
}

/** Likelier late than not. */
const likely = 0.5

/**
 * The cases that are likelier late than not, the likeliest first, then the sooner due. A case counts by the clock of the unit that holds it; one that
 * waits for its reporter or is late already is not asked about.
 */
export function likelyLate(cases: readonly OpenCase[], around: Around): { likely: Weighed[]; unknown: number; expected: number } {
  const weighed = cases.flatMap((one) => weigh(one, around))
  const known = weighed.filter((one): one is Weighed => one.chance !== null)
  return {
    likely: known
      .filter(({ chance }) => chance.late >= likely)
      .sort((a, b) => b.chance.late - a.chance.late || a.dueAt.getTime() - b.dueAt.getTime() || (a.code < b.code ? -1 : 1)),
    unknown: weighed.length - known.length,
    expected: known.reduce((sum, { chance }) => sum + chance.late, 0),
  }
}

function weigh({ _id: code, unit, clocks }: OpenCase, { now, workingDays, pace, regency }: Around) {
  const clock = clocks.findLast(({ clock: name, open }) => name === 'unit' && open)
  if (!unit || !clock?.dueAt || clock.dueAt < now) return []
  const { dueAt, startedAt, pausedDays } = clock
  const elapsed = Math.max(0, workingDays(startedAt, now, unit) - pausedDays)
  const left = workingDays(now, dueAt, unit)
  return [{ code, unit, dueAt, left, chance: chanceOfLate({ elapsed, left }, pace.get(unit) ?? [], regency) }]
}
