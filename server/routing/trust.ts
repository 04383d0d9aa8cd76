import { type Evidence, weigh } from './evidence'

/** What a verdict looks like from outside: numbers by which right verdicts differ from wrong ones. */
export type Signs = readonly number[]
export type Verdict = { signs: Signs; isRight: boolean }

/** The threshold for assigning without a person, until the coordinator sets one. */
export const usualThreshold = 0.98

const rounds = 600
const rate = 0.3
const pull = 0.02

const logit = (share: number): number => Math.log(Math.max(1e-4, share) / Math.max(1e-4, 1 - share))

/** The probabilities of the owners from their evidence; they add up to 1. */
export function sharesOf(evidence: Evidence, blend: readonly number[], favour?: (owner: string) => number): Map<string, number> {
  const scores = [...weigh(evidence, blend)].map(([owner, score]) => [owner, score + (favour?.(owner) ?? 0)] as const)
  const top = Math.max(...scores.map(([, score]) => score))
  const shares = scores.map(([owner, score]) => [owner, Math.exp(score - top)] as const)
  const total = shares.reduce((sum, [, share]) => sum + share, 0)
  return new Map(shares.map(([owner, share]) => [owner, share / total]))
}

/**
 * How sure the verdict for the likeliest owner is on its own and beside the second, whether the learner and the topics of the register
 * would each have said the same, and how many words with matter the text has.
 */
export function signsOf(evidence: Evidence, shares: ReadonlyMap<string, number>, words: number): Signs {
  const [[best, first], [, second] = ['', 0]] = [...shares].sort((a, b) => b[1] - a[1]) as [[string, number], [string, number]?]
  const learned = leader(evidence, 0)
  const topical = leader(evidence, 1)
  return [
    1,
    logit(first),
    Math.log(Math.max(1e-4, first) / Math.max(1e-4, second)),
    learned === best ? 1 : 0,
    topical === best ? 1 : 0,
    topical === null ? 1 : 0,
    Math.exp(evidence.get(best)?.[0] ?? -9),
    evidence.get(best)?.[2] ?? 0,
    Math.log1p(words),
  ]
}

function leader(evidence: Evidence, source: number): string | null {
  let best: string | null = null
  let most = source === 0 ? -Infinity : 0
  for (const [owner, row] of evidence) {
    if (row[source]! > most) {
      most = row[source]!
      best = owner
    }
  }
  return best
}

/** The probability that a verdict with these signs is right. */
export function trustIn(signs: Signs, weights: readonly number[]): number {
  return 1 / (1 + Math.exp(-signs.reduce((sum, one, k) => sum + one * (weights[k] ?? 0), 0)))
}

/** The weights of the signs under which the verdicts seen are likeliest (logistic regression with a pull towards 0, by gradient). */
export function* fitTrust(verdicts: readonly Verdict[]): Generator<number, number[]> {
  const width = verdicts[0]?.signs.length ?? 0
  const weights = new Array<number>(width).fill(0)
  const squares = new Array<number>(width).fill(1e-6)
  for (let round = 0; round < rounds; round += 1) {
    const slope = weights.map((one) => (pull * one) / 100)
    for (const { signs, isRight } of verdicts) {
      const miss = (trustIn(signs, weights) - (isRight ? 1 : 0)) / verdicts.length
      signs.forEach((one, k) => (slope[k]! += miss * one))
    }
    yield round / rounds
    slope.forEach((one, k) => {
      squares[k]! += one * one
      weights[k]! -= (rate * one) / Math.sqrt(squares[k]!)
    })
  }
  return weights.map((one) => Math.round(one * 1000) / 1000)
}
