import { scaleLinear } from 'd3-scale'

/** How a value is written: `share` 0–1 as a percentage, `score` 0–100, `days`, `index` with one decimal, `count` whole. */
export type Format = 'share' | 'score' | 'days' | 'count' | 'index'

/**
 * A value that a mark stands for. Null is a gap. `n` is what it rests on; `few` when that is too little to judge; `href` leads to its cases; `of`: the two
 * numbers that a share, rank or mean is made of, for whoever compares them with that list.
 */
export type Datum = { value: number | null; n?: number | null; few?: boolean; href?: string | null; of?: Parts }
type Parts = readonly [part: number, whole: number]

/** A datum without holes, as the templates need it. */
export type Mark = { value: number | null; n: number | null; few: boolean; href: string | null; of?: Parts }

export const markOf = ({ value, n = null, few = false, href = null, of }: Datum): Mark => ({
  value: finite(value),
  n,
  few,
  href,
  ...(of && { of }),
})

// Beyond it even whole numbers are no longer exact.
const largest = 1e15

/** The number, or null when there is none that can be drawn. */
export const finite = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Math.abs(value) <= largest ? value : null

/** To one decimal: enough for a screen, and the page stays small. */
export const round = (value: number): number => Math.round(value * 10) / 10 || 0

/** From where to where the axis goes: 0–1 for shares, 0–100 for scores, else from zero (or below, for negative values) to a round number. */
export function domainOf(format: Format, values: (number | null)[]): [number, number] {
  if (format === 'share') return [0, 1]
  if (format === 'score') return [0, 100]
  const known = values.filter((value): value is number => finite(value) !== null)
  const low = Math.min(0, ...known)
  const high = Math.max(0, ...known)
  if (low === high) return [0, 1]
  const [from = 0, to = 1] = scaleLinear().domain([low, high]).nice(5).domain()
  return [from, to]
}

/** A scale that never leaves its range, whatever the value. */
export const scaleOf = ([low, high]: [number, number], range: [number, number]) =>
  scaleLinear().domain([low, high]).range(range).clamp(true)
