import { isSmall, type Protection } from './suppression'

/** The counts of one month, and what is shown of them. All months of a span name the same rows in the same order. */
export type Month = { counts: readonly number[]; protection: Protection }

/**
 * Which rows may be shown as their sum over several months, beside the months themselves.
 *
 * The months and the sums are one system of equations. Hidden counts are its edges, from a month to a row; a month whose total is shown and a row whose sum
 * is shown are its knots, all others one free knot. An edge in a circle can take from its neighbours and give back, so its count is not determined; that of
 * an edge that is a bridge is. So sums are taken back, the smallest first, until no edge is a bridge, and until no small sum is what shown ones leave over.
 * Without any sum there is no bridge, as no month hides one count alone: so this ends.
 */
export function protectSums(months: readonly Month[]): boolean[] {
  const sums = sumsOf(months)
  const shown = sums.map((sum) => !isSmall(sum))
  const edges = hiddenEdges(months)
  for (;;) {
    const rows = [...bridgedRows(edges, shown), ...rowsBesideLoneSums(edges, shown, sums)]
    if (rows.length === 0) return shown
    const smallest = rows.reduce((best, row) =>
      sums[row]! < sums[best]! || (sums[row] === sums[best] && row < best) ? row : best,
    )
    shown[smallest] = false
  }
}

/** What each row adds up to over the months. */
export const sumsOf = (months: readonly Month[]): number[] =>
  (months[0]?.counts ?? []).map((_, row) => months.reduce((sum, { counts }) => sum + counts[row]!, 0))

type Edge = { month: string; row: number }
type Link = { to: string; edge: number }
const free = 'free'

/** Hidden counts that are not nought: a hidden nought cannot give anything, and may be found out, as noughts are shown. */
const hiddenEdges = (months: readonly Month[]): Edge[] =>
  months.flatMap(({ counts, protection: { shown, total } }, month) =>
    counts.flatMap((count, row) => (count > 0 && !shown[row] ? [{ month: total ? `month ${month}` : free, row }] : [])),
  )

/** The shown rows at which a bridge ends; of a bridge from a hidden row to a month, the shown ones in that month: one of them has to go. */
function bridgedRows(edges: readonly Edge[], shown: readonly boolean[]): number[] {
  const bridges = bridgesIn(edges.map(({ month, row }) => [month, shown[row] ? `row ${row}` : free] as const))
  const cut = edges.filter((_, i) => bridges.has(i))
  const months = new Set(cut.filter(({ row }) => !shown[row]).map(({ month }) => month))
  return [...cut, ...edges.filter(({ month }) => months.has(month))].flatMap(({ row }) => (shown[row] ? [row] : []))
}

/** The shown rows that surround a hidden small sum, when nothing else around it is unknown: one of them has to go. */
function rowsBesideLoneSums(edges: readonly Edge[], shown: readonly boolean[], sums: readonly number[]): number[] {
  const links = linksOf(edges.map(({ month, row }) => [month, `row ${row}`] as const))
  return sums.flatMap((sum, row) => {
    if (!isSmall(sum)) return []
    const reached = reachedFrom(`row ${row}`, links)
    const isUnknown = reached.has(free) || shown.some((one, other) => !one && other !== row && reached.has(`row ${other}`))
    return isUnknown ? [] : shown.flatMap((one, other) => (one && reached.has(`row ${other}`) ? [other] : []))
  })
}

function linksOf(ends: readonly (readonly [string, string])[]): Map<string, Link[]> {
  const links = new Map<string, Link[]>()
  const linksAt = (knot: string): Link[] => links.get(knot) ?? links.set(knot, []).get(knot)!
  ends.forEach(([a, b], edge) => {
    linksAt(a).push({ to: b, edge })
    linksAt(b).push({ to: a, edge })
  })
  return links
}

function reachedFrom(start: string, links: ReadonlyMap<string, Link[]>): Set<string> {
  const reached = new Set([start])
  for (const knot of reached) for (const { to } of links.get(knot) ?? []) reached.add(to)
  return reached
}

/** The places of the edges without which their ends would not be joined (Tarjan). */
function bridgesIn(ends: readonly (readonly [string, string])[]): Set<number> {
  const [links, found, earliest, bridges] = [
    linksOf(ends),
    new Map<string, number>(),
    new Map<string, number>(),
    new Set<number>(),
  ]
  function visit(knot: string, via: number | null): number {
    const order = found.size
    found.set(knot, order)
    earliest.set(knot, order)
    for (const { to, edge } of links.get(knot) ?? []) {
      if (edge === via) continue
      const back = found.get(to) ?? visit(to, edge)
      const reach = earliest.get(to)!
      if (reach > order) bridges.add(edge)
      earliest.set(knot, Math.min(earliest.get(knot)!, back, reach))
    }
    return order
  }
  for (const knot of links.keys()) if (!found.has(knot)) visit(knot, null)
  return bridges
}
