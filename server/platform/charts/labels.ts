import { round } from './chart'

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

type Point = { x: number; y: number }
type Room = { left: number; right: number; y: number; long: number }

/** A word's height over its line, and its depth under it. */
const [above, below] = [14, 4]

/**
 * Where a word of length `long` stands at the line `y` so that it covers as little of the `paths` as can be: over the line or under it, as far
 * left as that allows. The answer is the start of its base line.
 */
export function quietPlace({ left, right, y, long }: Room, paths: Point[][]): Point {
  const points = paths.flatMap(between)
  const covered = (x: number, base: number): number =>
    points.filter(
      (point) => point.x > x - 8 && point.x < x + long + 8 && point.y > base - above - 4 && point.y < base + below + 4,
    ).length
  const starts = Array.from({ length: Math.max(1, Math.floor((right - long - left) / 12) + 1) }, (_, i) => left + i * 12)
  const places = starts.flatMap((x) => [y - 6, y + above + 2].map((base) => ({ x, y: base, covered: covered(x, base) })))
  const quietest = places.reduce((best, place) => (place.covered < best.covered ? place : best))
  return { x: round(quietest.x), y: round(quietest.y) }
}

/** The points of a path and enough between them that no word slips through. */
const between = (path: Point[]): Point[] =>
  path.flatMap((to, i) => {
    const from = path[i - 1]
    if (!from) return [to]
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8))
    return Array.from({ length: steps }, (_, n) => {
      const share = (n + 1) / steps
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
    })
  })
