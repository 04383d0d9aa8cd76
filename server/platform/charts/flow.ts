import { type Mark, markOf, round } from './chart'

export type FlowInput = {
  flows: { from: string; to: string; count: number; href?: string | null }[]
  /** How many are drawn; the rest is summed up in one line and stands in the table. */
  most?: number
}

export type FlowRow = Mark & { from: string; to: string; count: number; width: number }

/**
 * Who passes to whom, as arrows ranked by count: with sixty units a square of units × units is nearly empty and cannot be read on a phone.
 * `rows` are drawn, `all` is the data table, `rest` what the rows leave out.
 */
export type Flow = { rows: FlowRow[]; all: FlowRow[]; rest: { pairs: number; count: number }; total: number; empty: boolean }

/** Arrows ranked by count, the largest first, equal ones by name. Counts of zero are left out. */
export function drawFlow({ flows, most = 12 }: FlowInput): Flow {
  const counted = flows.filter(({ count }) => count > 0)
  const high = Math.max(1, ...counted.map(({ count }) => count))
  const all = counted
    .map(({ from, to, count, href }) => ({
      ...markOf({ value: count, href }),
      from,
      to,
      count,
      width: round((count / high) * 100),
    }))
    .sort((a, b) => b.count - a.count || a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
  const left = all.slice(most)
  const sum = (rows: FlowRow[]) => rows.reduce((total, { count }) => total + count, 0)
  return {
    rows: all.slice(0, most),
    all,
    rest: { pairs: left.length, count: sum(left) },
    total: sum(all),
    empty: all.length === 0,
  }
}
