import { type Datum, domainOf, finite, type Format, type Mark, markOf, round, scaleOf } from './chart'

export type IntervalsInput = {
  format: Format
  /** `low` and `high` are the ends of the interval, for a share the Wilson interval. `rank` is given only where it means something. */
  rows: (Datum & { label: string; note?: string; low?: number | null; high?: number | null; rank?: number | null })[]
  target?: { value: number; label: string } | null
  /** Part of the axis that is shown; a dot needs no zero. Values outside stand at its edge. */
  domain?: [number, number]
}

export type IntervalRow = Mark & {
  label: string
  note: string | null
  rank: number | null
  low: number | null
  high: number | null
  /** Percent of the track's width; null without value or interval. */
  x: number | null
  from: number | null
  to: number | null
}

/** A dot with its interval per row; positions in percent of the track. */
export type Intervals = {
  format: Format
  rows: IntervalRow[]
  ticks: { value: number; x: number }[]
  target: { value: number; label: string; x: number } | null
  ranked: boolean
  empty: boolean
}

/** A dot with its interval per row, in the order given. An interval that misses its value is drawn as given: it is the caller's to explain. */
export function drawIntervals({ format, rows, target = null, domain }: IntervalsInput): Intervals {
  const values = [...rows.flatMap(({ value, high }) => [value, high ?? null]), target?.value ?? null]
  const scale = scaleOf(domain ?? domainOf(format, values), [0, 100])
  const at = (value: number | null): number | null => (value === null ? null : round(scale(value)))
  return {
    format,
    ticks: scale.ticks(3).map((value) => ({ value, x: round(scale(value)) })),
    target: target && { ...target, x: round(scale(target.value)) },
    ranked: rows.some(({ rank }) => typeof rank === 'number'),
    empty: rows.length === 0,
    rows: rows.map(({ label, note = null, rank = null, low: lower, high: upper, ...datum }) => {
      const mark = markOf(datum)
      const [low, high] = [finite(lower), finite(upper)]
      return { ...mark, label, note, rank, low, high, x: at(mark.value), from: at(low), to: at(high) }
    }),
  }
}
