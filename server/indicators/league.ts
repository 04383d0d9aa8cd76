import { fewest } from './compliance'
import { type Difference, differenceOf, type Part } from './difference'
import { wilson } from './wilson'

/** A unit's share now, in the window before (null: unknown), and how it went by class of complaint. */
export type Contender = { id: string; share: Part; before: Part | null; strata: readonly Stratum[] }
export type Stratum = Part & { class: string }

/**
 * `rank`: 1 + how many units are certainly better; `beside`: how many others bear the same. `expected`: what the share would be, had each class of
 * complaint gone as in the whole regency; null where that is not known. `change` against the window before, where both have enough cases.
 */
export type Placing = Part & {
  id: string
  value: number
  low: number
  high: number
  rank: number
  beside: number
  expected: number | null
  change: Difference | null
}

/** `small`: too few cases to be ranked, in the order given. `improved`: those whose change for the better is more than chance, the largest first. */
export type League = { ranked: Placing[]; small: (Part & { id: string })[]; improved: Placing[] }

/**
 * Units by a share, fairly: a unit stands below another only where the whole Wilson interval of the other is better than its own, so that chance makes no
 * ranks. Equal ranks are in order of the share. `less`: a low share is good.
 */
export function leagueOf(contenders: readonly Contender[], { less }: { less: boolean }): League {
  const enough = contenders.filter(({ share }) => share.denominator >= fewest)
  const rates = ratesOf(contenders)
  const placed = enough.map((one) => ({ ...one, interval: wilson(one.share.numerator, one.share.denominator)! }))
  type Placed = (typeof placed)[number]
  const isBetter = ({ interval: a }: Placed, { interval: b }: Placed): boolean => (less ? a.high < b.low : a.low > b.high)
  const ranks = placed.map((one) => 1 + placed.filter((other) => isBetter(other, one)).length)
  const ranked = placed.map(({ id, share, before, strata, interval: { low, high } }, i): Placing => {
    return {
      ...share,
      id,
      value: share.numerator / share.denominator,
      low,
      high,
      rank: ranks[i]!,
      beside: ranks.filter((rank) => rank === ranks[i]).length - 1,
      expected: expectedOf(strata, rates),
      change: before && before.denominator >= fewest ? differenceOf(share, before) : null,
    }
  })
  const sign = less ? 1 : -1
  const better = ({ change }: Placing): boolean => change !== null && (less ? change.high < 0 : change.low > 0)
  return {
    ranked: [...ranked].sort((a, b) => a.rank - b.rank || sign * (a.value - b.value) || b.denominator - a.denominator),
    small: contenders
      .filter(({ share }) => share.denominator > 0 && share.denominator < fewest)
      .map(({ id, share }) => ({ id, ...share })),
    improved: ranked.filter(better).sort((a, b) => sign * (a.change!.value - b.change!.value)),
  }
}

/** The share of each class in the whole regency. */
function ratesOf(contenders: readonly Contender[]): Map<string, number> {
  const sums = new Map<string, Part>()
  for (const { class: name, numerator, denominator } of contenders.flatMap(({ strata }) => strata)) {
    const sum = sums.get(name) ?? { numerator: 0, denominator: 0 }
    sums.set(name, { numerator: sum.numerator + numerator, denominator: sum.denominator + denominator })
  }
  return new Map([...sums].map(([name, { numerator, denominator }]) => [name, numerator / denominator]))
}

/**
 * Indirect standardisation by class only: the class sets the limit, so it is what makes a case hard to answer in time. By category it would say
 * nothing, for most categories are one unit's, which would be compared with itself.
 */
function expectedOf(strata: readonly Stratum[], rates: ReadonlyMap<string, number>): number | null {
  const all = strata.reduce((sum, { denominator }) => sum + denominator, 0)
  if (all === 0) return null
  return strata.reduce((sum, one) => sum + (rates.get(one.class) ?? 0) * one.denominator, 0) / all
}
