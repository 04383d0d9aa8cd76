import { area, line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape'
import { type Format, type Mark, round, scaleOf } from './chart'
import { dodge, quietPlace, shorten } from './labels'

export type TrendValue = Mark & { month: string; low: number | null; high: number | null }
export type TrendLine = { label: string; values: TrendValue[] }
export type TrendChange = { month: string; kind: 'method' | 'policy'; label: string }

export type TrendFrame = {
  size: 'wide' | 'narrow'
  width: number
  height: number
  left: number
  right: number
  bottom: number
  /** What a month's name and a label's letter need. */
  monthRoom: number
  letter: number
}

/** Room for words is left at the right, where the lines end. */
export const frames: TrendFrame[] = [
  { size: 'wide', width: 880, height: 330, left: 48, right: 190, bottom: 44, monthRoom: 52, letter: 7.4 },
  { size: 'narrow', width: 340, height: 310, left: 42, right: 98, bottom: 44, monthRoom: 44, letter: 6.8 },
]

export type TrendDot = TrendValue & { x: number; y: number }
export type DrawnLine = {
  label: string
  path: string
  band: string
  dots: TrendDot[]
  /** The last value, with where its label stands; null for a line without any value. */
  end: { x: number; y: number; labelX: number; labelY: number; label: string; value: number } | null
  /** Shapes of a point, by order of the lines: circle, square, diamond, triangle. Its centre is 0,0. */
  shape: string
}
export type TrendLayout = {
  size: 'wide' | 'narrow'
  width: number
  height: number
  plot: { left: number; right: number; top: number; bottom: number }
  ticks: { value: number; y: number }[]
  months: { month: string; x: number; withYear: boolean }[]
  targets: { y: number; label: string; text: { x: number; y: number } }[]
  changes: { x: number; kind: TrendChange['kind']; label: string; textX: number; textY: number; anchor: 'start' | 'end' }[]
  lines: DrawnLine[]
  /** Radius of what can be pressed around a point. */
  reach: number
  /** False where points stand so close that a finger or the tab key would not tell them apart: there the table has the links. */
  tabbable: boolean
}

type Content = {
  format: Format
  lines: TrendLine[]
  months: string[]
  targets: { value: number; label: string }[]
  changes: TrendChange[]
  domain: [number, number]
}

const shapes = [symbolCircle, symbolSquare, symbolDiamond, symbolTriangle].map((type) => symbol(type, 52).digits(1)() ?? '')
const lineHeight = 17
const labelGap = 34
/** Under this many units of the picture, two points are one to a finger. */
const apart = 30

/** Where lines, marks and labels stand within a frame, in its own units; labels that would meet are moved apart. */
export function layOut(content: Content, frame: TrendFrame, xOf: (month: string) => number): TrendLayout {
  const { size, width, height } = frame
  const changes = layChanges(content.changes, frame, xOf)
  const rows = Math.max(0, ...changes.map(({ row }) => row + 1))
  const plot = { left: frame.left, right: width - frame.right, top: 18 + rows * lineHeight, bottom: height - frame.bottom }
  const y = scaleOf(content.domain, [plot.bottom, plot.top])
  const lines = drawLines(content.lines, plot, xOf, y, Math.floor((frame.right - 14) / frame.letter))
  const nearest = nearestOf(lines.flatMap(({ dots }) => dots))
  return {
    size,
    width,
    height,
    plot,
    ticks: y.ticks(5).map((value) => ({ value, y: round(y(value)) })),
    months: monthLabels(content.months, frame, xOf),
    targets: content.targets.map(({ value, label }) => {
      const text = shorten(label, Math.floor((plot.right - plot.left) / frame.letter))
      const room = { left: plot.left + 4, right: plot.right, y: y(value), long: text.length * frame.letter }
      return {
        y: round(y(value)),
        label: text,
        text: quietPlace(
          room,
          lines.map(({ dots }) => dots),
        ),
      }
    }),
    changes: changes.map(({ row, ...change }) => ({ ...change, textY: 14 + row * lineHeight })),
    lines,
    reach: round(Math.min(14, Math.max(5, nearest / 2))),
    tabbable: nearest >= apart,
  }
}

type Plot = TrendLayout['plot']

function drawLines(
  lines: TrendLine[],
  plot: Plot,
  xOf: (month: string) => number,
  y: (value: number) => number,
  room: number,
): DrawnLine[] {
  const drawn = lines.map(({ label, values }, i) => {
    const placed = values.map((value) => ({ ...value, x: round(xOf(value.month)), y: round(y(value.value ?? 0)) }))
    const path = line<TrendDot>(
      ({ x }) => x,
      (dot) => dot.y,
    )
      .defined(({ value }) => value !== null)
      .digits(1)
    const band = area<TrendDot>()
      .x(({ x }) => x)
      .y0(({ low }) => y(low ?? 0))
      .y1(({ high }) => y(high ?? 0))
      .digits(1)
    band.defined(({ low, high }) => low !== null && high !== null)
    const dots = placed.filter(({ value }) => value !== null)
    return { label, path: path(placed) ?? '', band: band(placed) ?? '', dots, shape: shapes[i % shapes.length]! }
  })
  const ends = drawn.map(({ dots }) => dots.at(-1) ?? null)
  const labelYs = dodge(
    ends.flatMap((dot) => (dot ? [dot.y] : [])),
    labelGap,
    plot.top + 4,
    plot.bottom - 14,
  )
  return drawn.map((each, i) => {
    const dot = ends[i]
    if (!dot || dot.value === null) return { ...each, end: null }
    const labelY = labelYs[ends.slice(0, i).filter(Boolean).length]!
    const label = shorten(each.label, room)
    return { ...each, end: { x: dot.x, y: dot.y, labelX: plot.right + 14, labelY, label, value: dot.value } }
  })
}

/** The distance of the two points that stand closest. */
function nearestOf(dots: { x: number; y: number }[]): number {
  const sorted = [...dots].sort((a, b) => a.x - b.x)
  let nearest = Infinity
  sorted.forEach((dot, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j]!.x - dot.x < nearest; j++)
      nearest = Math.min(nearest, Math.hypot(sorted[j]!.x - dot.x, sorted[j]!.y - dot.y))
  })
  return nearest
}

/** As many months as have room, counted from the last; the year stands at the first of them and at each that begins another. */
function monthLabels(months: string[], { width, left, right, monthRoom }: TrendFrame, xOf: (month: string) => number) {
  const fit = Math.max(1, Math.floor((width - left - right) / monthRoom))
  const every = Math.max(1, Math.ceil((months.length - 1) / fit))
  const shown = months.filter((_, i) => (months.length - 1 - i) % every === 0)
  return shown.map((month, i) => ({
    month,
    x: round(xOf(month)),
    withYear: month.slice(0, 4) !== shown[i - 1]?.slice(0, 4),
  }))
}

/** A change is written to the side with more room, a row higher where it would run into one before it. */
function layChanges(changes: TrendChange[], { width, left, letter }: TrendFrame, xOf: (month: string) => number) {
  const rows: { from: number; to: number }[][] = []
  return changes.map(({ month, kind, label }) => {
    const x = round(xOf(month))
    const anchor: 'start' | 'end' = x < (left + width) / 2 ? 'start' : 'end'
    const textX = anchor === 'start' ? x + 6 : x - 6
    const room = anchor === 'start' ? width - textX : textX - 4
    const text = shorten(label, Math.floor(room / letter))
    const long = text.length * letter
    const span = anchor === 'start' ? { from: textX, to: textX + long } : { from: textX - long, to: textX }
    let row = rows.findIndex((taken) => taken.every(({ from, to }) => span.from > to + 8 || span.to < from - 8))
    if (row < 0) row = rows.push([]) - 1
    rows[row]!.push(span)
    return { x, kind, label: text, textX, anchor, row }
  })
}
