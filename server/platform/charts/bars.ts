import { type Datum, domainOf, finite, type Format, type Mark, markOf, round, scaleOf } from './chart'

export type BarsInput = {
  format: Format
  rows: (Datum & {
    label: string
    note?: string
    /** Values of the parts, in the order of `parts`; the row's value is their sum as the caller counts it. */
    parts?: Datum[]
    target?: number | null
  })[]
  /** What the parts are called; each is told apart by a pattern. */
  parts?: string[]
  /** The end of the axis, to draw several charts to one scale; else the largest value. */
  max?: number
}

export type BarRow = Mark & {
  label: string
  note: string | null
  /** Percent of the track's width. */
  x: number
  width: number
  target: number | null
  targetX: number | null
  parts: (Mark & { x: number; width: number })[]
}

/** Horizontal bars from zero; positions in percent of the track. `zero` is where zero stands: 0 unless there are negative values. */
export type Bars = { format: Format; rows: BarRow[]; parts: string[]; zero: number; empty: boolean; targets: boolean }

/** Horizontal bars, in the order given. A bar begins at zero; a value of null has no bar; parts stand end to end. */
export function drawBars({ format, rows, parts = [], max }: BarsInput): Bars {
  const ends = rows.flatMap((row) => [
    row.value,
    row.target ?? null,
    (row.parts ?? []).reduce((sum, { value }) => sum + (value ?? 0), 0),
  ])
  const [low, high] = domainOf(format, ends)
  const longest = Math.max(0, ...ends.map((value) => finite(value) ?? 0))
  // The longest count fills its track: a round end of the axis would waste room that a phone does not have.
  const end = max ?? (format === 'share' || format === 'score' || longest === 0 ? high : longest)
  const x = scaleOf([low, end], [0, 100])
  const zero = round(x(0))
  return {
    format,
    parts,
    zero,
    empty: rows.length === 0,
    targets: rows.some(({ target }) => typeof target === 'number'),
    rows: rows.map(({ label, note = null, target = null, parts: own = [], ...datum }) => {
      const mark = markOf(datum)
      const targetX = target === null ? null : round(x(target))
      return { ...mark, label, note, ...span(0, mark.value ?? 0, x), target, targetX, parts: stack(own, x) }
    }),
  }
}

type Scale = (value: number) => number

function span(from: number, to: number, x: Scale): { x: number; width: number } {
  const [a, b] = [x(from), x(to)].sort((one, other) => one - other) as [number, number]
  return { x: round(a), width: round(b - a) }
}

function stack(parts: Datum[], x: Scale): BarRow['parts'] {
  let sum = 0
  return parts.map((part) => {
    const mark = markOf(part)
    const from = sum
    sum += Math.max(0, mark.value ?? 0)
    return { ...mark, ...span(from, sum, x) }
  })
}
