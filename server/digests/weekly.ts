import { fewest } from '../indicators/compliance'
import type { Figure, Figures } from '../indicators/indicator'
import { addDays, type Window } from '../indicators/period'
import { wilson } from '../indicators/wilson'

/** A share with what it rests on, and where it may really lie. */
export type Share = { share: number; part: number; n: number; low: number; high: number }

/** Below the target over the last four weeks. */
export type BelowTarget = { unit: string } & Share
/** From four weeks to the next; `sure`: the intervals do not overlap, so it is more than chance. */
export type Change = { unit: string; before: Share; after: Share; sure: boolean }

/** What a week's digest measures units by: whether they answered on time. */
export const measured = 'onTime.unit'
const shown = 5
const daysInFour = 28

/** The four weeks that end with a week, and the four before them: a week alone says too little of a unit. */
export function fourWeeks({ to }: Window): { now: Window; before: Window } {
  const from = addDays(to, 1 - daysInFour)
  return { now: { from, to }, before: { from: addDays(from, -daysInFour), to: addDays(from, -1) } }
}

/** A share with its interval; null for fewer than ten, of which nothing is said. */
export function shareOf(figure: Figure | undefined, least = fewest): Share | null {
  const interval = figure && wilson(figure.numerator, figure.denominator)
  if (!figure || !interval || figure.value === null || figure.denominator < least) return null
  return { share: figure.value, part: figure.numerator, n: figure.denominator, ...interval }
}

const sharesOf = (figures: ReadonlyMap<string, Figures>): Map<string, Share> =>
  new Map(
    [...figures].flatMap(([unit, found]) =>
      shareOf(found.get(measured)) ? [[unit, shareOf(found.get(measured))!] as const] : [],
    ),
  )

/** How many units have cases enough to be judged. */
export const judgedUnits = (figures: ReadonlyMap<string, Figures>): number => sharesOf(figures).size

/** The units below the target, the furthest first. */
export function belowTarget(figures: ReadonlyMap<string, Figures>, target: number): BelowTarget[] {
  return [...sharesOf(figures)]
    .filter(([, { share }]) => share < target)
    .map(([unit, share]) => ({ unit, ...share }))
    .sort((a, b) => a.share - b.share || (a.unit < b.unit ? -1 : 1))
}

/** The units that changed most, up or down, of those with enough cases both times. */
export function biggestChanges(now: ReadonlyMap<string, Figures>, before: ReadonlyMap<string, Figures>): Change[] {
  const earlier = sharesOf(before)
  return [...sharesOf(now)]
    .flatMap(([unit, after]) => {
      const then = earlier.get(unit)
      return then && then.share !== after.share
        ? [{ unit, before: then, after, sure: then.high < after.low || after.high < then.low }]
        : []
    })
    .sort((a, b) => by(b) - by(a) || (a.unit < b.unit ? -1 : 1))
    .slice(0, shown)
}

const by = ({ before, after }: Change): number => Math.abs(after.share - before.share)
