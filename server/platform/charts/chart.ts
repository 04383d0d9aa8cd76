import { scaleLinear } from 'd3-scale'

/** How a value is written: `share` 0–1 as a percentage, `score` 0–100, `days`, `index` with one decimal, `count` whole. */
export type Format = 'share' | 'score' | 'days' | 'count' | 'index'

/** A value that a mark stands for. Null is a gap. `n` is what it rests on; `few` when that is too little to judge; `href` leads to its cases. */
export type Datum = { value: number | null; n?: number | null; few?: boolean; href?: string | null }

/** A datum without holes, as the templates need it. */
export type Mark = { value: number | null; n: number | null; few: boolean; href: string | null }

export const markOf = ({ value, n = null, few = false, href = null }: Datum): Mark => ({ value: finite(value), n, few, href })

/** The number, or null when there is none that can be drawn. */
export const finite = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

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

/** The text, or its beginning with an ellipsis, in at most `room` characters. */
export function shorten(text: string, room: number): string {
  const letters = [...text]
  return letters.length <= room
    ? text
    : `${letters
        .slice(0, Math.max(1, room - 1))
        .join('')
        .trimEnd()}…`
}

/**
 * Moves labels that stand at `wanted` apart, each as little as can be, so that neighbours keep `gap` and all stay between `low` and `high`;
 * where there is not room enough they share what there is. The order stays; the result is in the order given.
 */
export function dodge(wanted: number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)
  const step = Math.min(gap, (high - low) / Math.max(1, order.length - 1))
  // Labels that would touch move as one block about their middle: with the gaps taken off, they share one place.
  const blocks: { sum: number; count: number }[] = []
  order.forEach(({ at }, i) => {
    blocks.push({ sum: at - i * step, count: 1 })
    for (let last = blocks.length - 1; last > 0 && middle(blocks[last]!) < middle(blocks[last - 1]!); last--) {
      const { sum, count } = blocks.pop()!
      blocks[last - 1] = { sum: blocks[last - 1]!.sum + sum, count: blocks[last - 1]!.count + count }
    }
  })
  const highest = high - (order.length - 1) * step
  const places = blocks.flatMap((block) => Array<number>(block.count).fill(Math.min(highest, Math.max(low, middle(block)))))
  const result: number[] = []
  order.forEach(({ index }, i) => (result[index] = round(places[i]! + i * step)))
  return result
}

const middle = ({ sum, count }: { sum: number; count: number }): number => sum / count
