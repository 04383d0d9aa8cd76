import { type Evidence, sources } from './evidence'

/** A text's evidence, the owners that are right for it, and how much there was to read. */
export type Judged = { evidence: Evidence; right: readonly string[]; words: number }

const rounds = 400
const rate = 0.5

/**
 * How much each source of evidence counts: the weights under which the right owners of the judged texts are likeliest (conditional logit, by
 * gradient). Yields the share done. The texts must be ones that the learner has not learned from. With these weights shares of exp(score) are probabilities.
 */
export function* fitBlend(judged: readonly Judged[]): Generator<number, number[]> {
  const rows = judged.flatMap(({ evidence, right }) => {
    const owners = [...evidence]
    const target = owners.findIndex(([owner]) => right.includes(owner))
    return target < 0 ? [] : [{ values: owners.map(([, values]) => values), target }]
  })
  const weights = new Float64Array(sources.length)
  weights[0] = 0.5
  const squares = new Float64Array(sources.length).fill(1e-6)
  for (let round = 0; round < rounds; round += 1) {
    const slope = new Float64Array(sources.length)
    for (const { values, target } of rows) addSlope(slope, values, target, weights)
    yield round / rounds
    for (let k = 0; k < slope.length; k += 1) {
      const one = slope[k]! / Math.max(1, rows.length) + 1e-4 * weights[k]!
      squares[k]! += one * one
      weights[k]! -= (rate * one) / Math.sqrt(squares[k]!)
    }
  }
  return [...weights].map((one) => Math.round(one * 1000) / 1000)
}

function addSlope(slope: Float64Array, values: readonly (readonly number[])[], target: number, weights: Float64Array): void {
  const scores = values.map((row) => row.reduce((sum, one, k) => sum + one * (weights[k] ?? 0), 0))
  const top = Math.max(...scores)
  const shares = scores.map((score) => Math.exp(score - top))
  const total = shares.reduce((a, b) => a + b, 0)
  values.forEach((row, i) => {
    const miss = shares[i]! / total - (i === target ? 1 : 0)
    for (let k = 0; k < slope.length; k += 1) slope[k]! += miss * row[k]!
  })
}
