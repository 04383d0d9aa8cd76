import { scalePoint } from 'd3-scale'
import { type Datum, domainOf, finite, type Format, markOf } from './chart'
import {
  frames,
  layOut,
  type TrendChange,
  type TrendFrame,
  type TrendLayout,
  type TrendLine,
  type TrendValue,
} from './trendLayout'

/** A month's value of a line, with its interval if it has one. `month` is `YYYY-MM`. */
export type TrendPoint = Datum & { month: string; low?: number | null; high?: number | null }

export type TrendInput = {
  format: Format
  /** The months of the axis in order; a month without a point is a gap. */
  months: string[]
  /** At most four read well: each gets a shape and a dash of its own. */
  lines: { label: string; points: TrendPoint[] }[]
  targets?: { value: number; label: string }[]
  /** Where the numbers before and after cannot be compared plainly: drawn at the beginning of `month`. */
  changes?: TrendChange[]
}

/** Lines over months: drawn twice, for a wide place and for a phone, so that words keep their size. `lines` is the data table. */
export type Trend = {
  format: Format
  months: string[]
  lines: TrendLine[]
  changes: TrendChange[]
  targets: { value: number; label: string }[]
  empty: boolean
  layouts: TrendLayout[]
}

/** Lines over months, with y from zero for counts and days, 0–100 % for shares. Points and changes outside the months are left out. */
export function drawTrend({ format, months, lines: given, targets = [], changes: marked = [] }: TrendInput): Trend {
  const lines = given.map(({ label, points }) => ({ label, values: months.map((month) => valueIn(month, points)) }))
  const all = lines.flatMap(({ values }) => values.flatMap(({ value, high }) => [value, high]))
  const domain = domainOf(format, [...all, ...targets.map(({ value }) => value)])
  const changes = marked.filter(({ month }) => months.includes(month))
  const content = { format, months, lines, targets, changes, domain }
  return {
    format,
    months,
    lines,
    changes,
    targets,
    empty: all.every((value) => value === null),
    layouts: frames.map((frame) => layOut(content, frame, monthScale(months, frame))),
  }
}

function valueIn(month: string, points: TrendPoint[]): TrendValue {
  const point = points.find((each) => each.month === month)
  return { month, ...markOf(point ?? { value: null }), low: finite(point?.low), high: finite(point?.high) }
}

// One month alone stands in the middle; scalePoint does that by itself.
const monthScale = (months: string[], { width, left, right }: TrendFrame) => {
  const scale = scalePoint(months, [left + 12, width - right])
  return (month: string): number => scale(month) ?? left
}
