import { calibration, calibrationError, type Cell } from './accuracy'
import type { Choice } from '../routing/chooseUnit'
import type { Rank } from './record'

/** What a model made of a text of which the right unit is known. `confidence` 0…1 of the first; `assigned`: it would have gone by itself. */
export type Outcome = { rank: Exclude<Rank, 0>; confidence: number; assigned: boolean }

/** Figures on held-out history. `auto.right` null when nothing went by itself. */
export type Figures = {
  n: number
  top1: number
  top3: number
  ece: number
  auto: { share: number; right: number | null }
}

/** How a choice did against the unit that people found right. */
export function outcomeOf({ ranked, decision }: Pick<Choice, 'ranked' | 'decision'>, truth: string): Outcome {
  const place = ranked.slice(0, 3).findIndex(({ unit }) => unit === truth)
  return {
    rank: place < 0 ? 4 : ((place + 1) as 1 | 2 | 3),
    confidence: ranked[0]?.confidence ?? 0,
    assigned: decision === 'assign',
  }
}

/** The figures of a model over all held-out texts; there must be at least one. */
export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const n = outcomes.length
  const share = (is: (one: Outcome) => boolean): number => outcomes.filter(is).length / n
  const alone = outcomes.filter(({ assigned }) => assigned)
  return {
    n,
    top1: share(({ rank }) => rank === 1),
    top3: share(({ rank }) => rank <= 3),
    ece: calibrationError(calibration(outcomes.map(cellOf))) ?? 0,
    auto: {
      share: alone.length / n,
      right: alone.length === 0 ? null : alone.filter(({ rank }) => rank === 1).length / alone.length,
    },
  }
}

const cellOf = ({ rank, confidence, assigned }: Outcome): Cell => {
  const mille = Math.round(confidence * 1000)
  return { month: '', cent: Math.floor(mille / 10), free: assigned, rank, n: 1, mille }
}

/** One-sided, 95 %. */
const chance = 1.645

/**
 * Whether a new model is worse than the one in use, on the same texts in the same order: it loses more of them than it wins, and by more than
 * chance would (sign test over the texts on which the two differ); so for the first suggestion, and for what would have gone to a wrong unit by itself.
 */
export function isWorse(used: readonly Outcome[], fresh: readonly Outcome[]): boolean {
  const right = ({ rank }: Outcome) => rank === 1
  const harmless = ({ rank, assigned }: Outcome) => rank === 1 || !assigned
  return [right, harmless].some((isGood) => losesBeyondChance(used.map(isGood), fresh.map(isGood)))
}

function losesBeyondChance(used: readonly boolean[], fresh: readonly boolean[]): boolean {
  const lost = used.filter((was, i) => was && !fresh[i]).length
  const won = used.filter((was, i) => !was && fresh[i]).length
  return lost - won > chance * Math.sqrt(lost + won)
}
