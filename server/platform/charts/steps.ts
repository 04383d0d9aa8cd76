import { finite } from './chart'

/** How deep a cell is shaded: 0 not at all (zero or nothing), 4 deepest. Five can be told apart in grey. */
export type Step = 0 | 1 | 2 | 3 | 4

/**
 * Lower ends of the steps, evenly apart at round numbers: of counts at most four, the first at 1, so that only zero is left without shade;
 * else at most four above zero. Fewer where the values are small, none where all are zero.
 */
export function edgesOf(values: (number | null)[]): number[] {
  const known = values.map((value) => finite(value) ?? 0)
  const high = Math.max(0, ...known)
  if (high === 0) return []
  const counts = known.every(Number.isInteger)
  const step = counts ? Math.max(1, roundUp(high / 4)) : roundUp(high / 5)
  const even = [1, 2, 3, 4].map((times) => Number((step * times).toPrecision(12)))
  const edges = counts ? [...new Set([1, ...even])] : even
  return edges.filter((edge) => edge <= high).slice(0, 4)
}

/** The next number that is 1, 2, 5 or 10 times a power of ten; 25, 250, … too. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const factors = power >= 10 ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10]
  return power * factors.find((factor) => factor * power >= value * (1 - 1e-9))!
}

/** The step of a value: how many of the edges it reaches, at most four. */
export const stepOf = (value: number | null, edges: number[]): Step =>
  value === null ? 0 : (Math.min(4, edges.filter((edge) => value >= edge).length) as Step)
