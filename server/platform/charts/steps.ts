import { scaleLinear } from 'd3-scale'
import { finite } from './chart'

/** How deep a cell is shaded: 0 not at all (zero or nothing), 4 deepest. Five can be told apart in grey. */
export type Step = 0 | 1 | 2 | 3 | 4

/**
 * Lower ends of the steps 1 to 4, at round numbers up to the largest value; for counts step 1 begins at 1, so that only zero is left
 * without shade. Fewer edges where the values are small, none where all are zero.
 */
export function edgesOf(values: (number | null)[]): number[] {
  const known = values.map((value) => finite(value) ?? 0)
  const high = Math.max(0, ...known)
  if (high === 0) return []
  const counts = known.every(Number.isInteger)
  const ticks = scaleLinear()
    .domain([0, high])
    .ticks(4)
    .filter((tick) => tick > (counts ? 1 : 0) && tick <= high)
  const most = counts ? 3 : 4
  const inner = ticks.length > most ? ticks.filter((_, i) => i % 2 === 1) : ticks
  return counts ? [1, ...inner.slice(0, most)] : inner.slice(0, most)
}

/** The step of a value: how many of the edges it reaches, at most four. */
export const stepOf = (value: number | null, edges: number[]): Step =>
  value === null ? 0 : (Math.min(4, edges.filter((edge) => value >= edge).length) as Step)
