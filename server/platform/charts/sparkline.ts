import { line } from 'd3-shape'
import { domainOf, finite, type Format, round, scaleOf } from './chart'

/** A tiny line for a cell of a table, without words: the number stands beside it. `end` is the last value's place. */
export type Sparkline = { width: number; height: number; path: string; end: { x: number; y: number } | null }

/** A tiny line over values in order; null is a gap. The scale is that of the format, so that rows compare; `domain` replaces it. */
export function drawSparkline(format: Format, values: (number | null)[], domain?: [number, number]): Sparkline {
  const [width, height, pad] = [80, 22, 4]
  const known = values.map(finite)
  const x = scaleOf([0, Math.max(1, values.length - 1)], [pad, width - pad])
  const y = scaleOf(domain ?? domainOf(format, known), [height - pad, pad])
  const placed = known.map((value, i) => ({ x: round(x(i)), y: value === null ? null : round(y(value)) }))
  const path = line<(typeof placed)[number]>(
    (point) => point.x,
    (point) => point.y ?? 0,
  ).defined((point) => point.y !== null)
  const last = placed.findLast((point) => point.y !== null)
  return { width, height, path: path.digits(1)(placed) ?? '', end: last ? { x: last.x, y: last.y ?? 0 } : null }
}
