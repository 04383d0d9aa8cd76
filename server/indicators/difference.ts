import { wilson } from './wilson'

/** Two shares, the later first: what is set against what. */
export type Part = { numerator: number; denominator: number }
export type Difference = { value: number; low: number; high: number }

/**
 * How much one share is above another, with its 95 % interval by Newcombe's tenth method (Statistics in Medicine 1998;17:873–890): from the Wilson
 * intervals of both, so that it holds for few cases too. An interval without zero is more than chance. Null when a denominator is 0.
 */
export function differenceOf(one: Part, other: Part): Difference | null {
  const [a, b] = [wilson(one.numerator, one.denominator), wilson(other.numerator, other.denominator)]
  if (!a || !b) return null
  const [p, q] = [one.numerator / one.denominator, other.numerator / other.denominator]
  return {
    value: p - q,
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  }
}
