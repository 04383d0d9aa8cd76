import type { DimensionScore } from '../assessments/assessment'
import type { Group } from '../assessments/checklist'
import { type Part, scoreOf } from './compliance'
import type { Figure, Figures } from './indicator'
import { complaintsDimension, type Total } from './score'

/**
 * What would change a score. `gain`: points of the whole score, 0–100, if it were as the method wants it and all else stayed; `step`: if one more case
 * or item were; `steps`: how many of those it takes. The gains of all levers and the score make 100.
 */
export type Lever = { dimension: string; gain: number; step: number; steps: number } & (
  | { of: 'indicator'; id: string; figure: Figure; target: number; lessIsBetter: boolean }
  | { of: 'items'; group: Group; service: { id: string; name: string } | null; missing: number; waiting: number }
)

/** One case more on the good side: of a mean of ratings, one rating better by one; of a share, one case more, or one fewer where less is better. */
function stepped({ numerator, denominator }: Figure, lessIsBetter: boolean): number {
  return Math.max(0, numerator + (lessIsBetter ? -1 : 1)) / denominator
}

function leverOf(part: Part & { score: number; share: number }, figure: Figure, share: number): Lever {
  const lessIsBetter = part.target < part.floor
  const weight = part.share * share
  const next = stepped(figure, lessIsBetter)
  const wanted = part.target * figure.denominator
  const short = lessIsBetter ? figure.numerator - wanted : wanted - figure.numerator
  return {
    of: 'indicator',
    dimension: complaintsDimension,
    id: part.id,
    figure,
    target: part.target,
    lessIsBetter,
    gain: Math.max(0, (100 - part.score) * weight),
    step: Math.max(0, (scoreOf(part, next) - part.score) * weight),
    // A hair above a whole number is that number: 0.95 of 20 is 19.
    steps: Math.max(0, Math.ceil(short - 1e-9)),
  }
}

function leversOf({ dimension, denominator, gaps }: DimensionScore, share: number): Lever[] {
  const groups = new Map<string, Extract<Lever, { of: 'items' }>>()
  const worth = (100 / denominator) * share
  for (const { group, service, lacks, standing } of gaps) {
    const key = `${group} ${service?.id ?? ''}`
    const lever = groups.get(key) ?? {
      of: 'items' as const,
      dimension,
      group,
      service: service && { id: service.id, name: service.name },
      gain: 0,
      step: 0,
      steps: 0,
      missing: 0,
      waiting: 0,
    }
    const waits = standing === 'waiting'
    groups.set(key, {
      ...lever,
      gain: lever.gain + lacks * worth,
      step: Math.max(lever.step, lacks * worth),
      steps: lever.steps + 1,
      missing: lever.missing + (waits ? 0 : 1),
      waiting: lever.waiting + (waits ? 1 : 0),
    })
  }
  return [...groups.values()]
}

/**
 * What would change a score most, the most first: each measured indicator that is short of its target, and each group of items that do not count in full.
 * What is not measured has no lever, for nobody knows what it would bring.
 */
export function leversFor(total: Total, figures: Figures, assessed: readonly DimensionScore[]): Lever[] {
  const shareOf = (id: string): number => total.dimensions.find((dimension) => dimension.id === id)?.share ?? 0
  const indicators = total.complaints.parts.map((part) => leverOf(part, figures.get(part.id)!, shareOf(complaintsDimension)))
  const items = assessed.filter(({ score, dimension }) => score !== null && shareOf(dimension) > 0)
  return [...indicators, ...items.flatMap((score) => leversOf(score, shareOf(score.dimension)))]
    .filter(({ gain }) => gain > 1e-9)
    .sort((a, b) => b.gain - a.gain || b.step - a.step)
}
