/**
 * The smallest count that is reached with at least this probability, when counts scatter around `mean` as Poisson's do, with a further relative variance
 * `excess` (variance = mean + excess × mean²: the negative binomial distribution; Poisson's own where `excess` is 0). Exact, summed up term by term.
 */
export function countQuantile(mean: number, excess: number, probability: number): number {
  if (mean <= 0) return 0
  const size = excess > 0 ? 1 / excess : Infinity
  // In logarithms, for the first terms are too small for a number; log1p, for beside a huge size the mean is lost in a quotient.
  const growth = (k: number): number => (size === Infinity ? mean / k : ((k - 1 + size) * mean) / (k * (mean + size)))
  let term = size === Infinity ? -mean : -size * Math.log1p(mean / size)
  let sum = Math.exp(term)
  let count = 0
  // Far enough for any probability that is asked for; nothing is added beyond.
  const end = mean + 40 * Math.sqrt(mean + excess * mean * mean) + 40
  while (sum < probability && count < end) {
    count += 1
    term += Math.log(growth(count))
    sum += Math.exp(term)
  }
  return count
}
