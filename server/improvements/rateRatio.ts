/** How many came in how many days. */
export type Rate = { count: number; days: number }

/** The second rate by the first, and the 95 % interval of that ratio; null where it has no bound, or no value. */
export type RateRatio = { ratio: number | null; low: number; high: number | null }

const tail = 0.025
const steps = 60

/**
 * The ratio of two Poisson rates by the conditional method (J. Przyborowski and H. Wilenski, Biometrika 31, 1940): given how many there were
 * together, those after are binomial with the share ratio·daysAfter / (daysBefore + ratio·daysAfter); its exact interval (C. J. Clopper and
 * E. S. Pearson, Biometrika 26, 1934) becomes that of the ratio.
 */
export function rateRatio(before: Rate, after: Rate): RateRatio {
  const [k, n] = [after.count, before.count + after.count]
  const scale = before.days / after.days
  const ratioOf = (share: number): number | null => (share >= 1 ? null : (share / (1 - share)) * scale)
  const { low, high } = shareInterval(k, n)
  return { ratio: n === 0 ? null : ratioOf(k / n), low: ratioOf(low)!, high: ratioOf(high) }
}

/** Clopper and Pearson's exact 95 % interval of a share, k of n. */
export function shareInterval(k: number, n: number): { low: number; high: number } {
  const { atMost } = binomial(n)
  const low = k === 0 ? 0 : where((p) => 1 - atMost(k - 1, p) > tail)
  const high = k === n ? 1 : where((p) => atMost(k, p) < tail)
  return { low, high }
}

/** The share at which a sentence that is false for small shares becomes true. */
function where(isBeyond: (p: number) => boolean): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < steps; step += 1) {
    const middle = (low + high) / 2
    if (isBeyond(middle)) high = middle
    else low = middle
  }
  return (low + high) / 2
}

function binomial(n: number) {
  const logFactorials = [0]
  for (let i = 1; i <= n; i += 1) logFactorials.push(logFactorials[i - 1]! + Math.log(i))
  const logWays = (k: number): number => logFactorials[n]! - logFactorials[k]! - logFactorials[n - k]!

  /** The chance of k or fewer of n. */
  function atMost(k: number, p: number): number {
    const [hit, miss] = [Math.log(p), Math.log1p(-p)]
    let sum = 0
    for (let i = 0; i <= k; i += 1) sum += Math.exp(logWays(i) + i * hit + (n - i) * miss)
    return Math.min(1, sum)
  }
  return { atMost }
}
