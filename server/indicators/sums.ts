import { ages, type Amount, definitionOf, type Figure, type Figures, type MeasureId, measureIds, type Trait } from './indicator'
import type { Fact } from './fact'
import { nearestRank } from './percentile'
import type { Window } from './period'

/**
 * What facts add up to, by path: `verdict.unit.count`, `verdict.unit.onTime`, `stop.unit.days.9`, `answer.evidence`, …; and of the cases open at the end of
 * the window `stock.0` to `stock.3` by age; of those open now `stock.late`, and `stock.now` all of them. Sums of days are added and subtracted freely; every measure is read from them.
 */
export type Sums = Record<string, number>

const traits = ['onTime', 'extended', 'returned', 'reopened', 'evidence', 'byReporter'] as const satisfies readonly Trait[]
const amounts = ['elapsedDays', 'pausedDays', 'assignments', 'rating'] as const satisfies readonly Amount[]

/** Adds a fact to sums, or takes it away (`sign` −1). */
export function addFact(sums: Sums, fact: Fact, sign: 1 | -1 = 1): void {
  const { of, before, hour } = fact
  add(sums, `${of}.count`, sign)
  for (const trait of traits) if (fact[trait]) add(sums, `${of}.${trait}`, sign)
  for (const amount of amounts) if (fact[amount]) add(sums, `${of}.${amount}`, sign * fact[amount])
  if (fact.elapsedDays !== undefined) add(sums, `${of}.days.${fact.elapsedDays}`, sign)
  if (hour) add(sums, `${of}.hours.${hour}`, sign)
  if (!before) return
  add(sums, `again.${before}.count`, sign)
  if (fact.assignments) add(sums, `again.${before}.assignments`, sign * fact.assignments)
}

/** The sums of a key, begun when there are none. */
export function sumsAt(found: Map<string, Sums>, key: string): Sums {
  let sums = found.get(key)
  if (!sums) found.set(key, (sums = {}))
  return sums
}

/** Adds to one path. */
export function add(sums: Sums, path: string, count: number): void {
  sums[path] = (sums[path] ?? 0) + count
}

/** Adds sums to sums, `sign` times. */
export function addSums(to: Sums, sums: Readonly<Sums>, sign: 1 | -1 = 1): void {
  for (const path in sums) add(to, path, sign * sums[path]!)
}

/** All measures of a window from its sums. */
export const figuresOf = (sums: Readonly<Sums>, window: Window, ids: readonly MeasureId[] = measureIds): Figures =>
  new Map(ids.map((id) => [id, figureOf(id, sums, window)]))

/** One measure of a window from its sums. */
export function figureOf(id: MeasureId, sums: Readonly<Sums>, { from }: Window): Figure {
  const definition = definitionOf(id)
  const sum = (path: string): number => sums[path] ?? 0
  switch (definition.type) {
    case 'share':
      return ratioOf(sum(`${definition.of}.${definition.trait}`), sum(`${definition.of}.count`))
    case 'mean': {
      const again = (of: string) => (definition.of === 'answeredDay' ? sumAgain(sums, from, of) : 0)
      return ratioOf(
        sum(`${definition.of}.${definition.sum}`) - again(definition.sum),
        sum(`${definition.of}.count`) - again('count'),
      )
    }
    case 'ratio':
      return ratioOf(
        sum(`${definition.of}.${definition.part}`),
        definition.whole.reduce((all, amount) => all + sum(`${definition.of}.${amount}`), 0),
      )
    case 'rank': {
      const rank = nearestRank(daysIn(sums, definition.of), definition.percent)
      return rank
        ? { numerator: rank.within, denominator: rank.of, value: rank.days }
        : { numerator: 0, denominator: 0, value: null }
    }
    case 'count':
      return countOf(sum(`${definition.of}.count`))
    case 'stock': {
      if (definition.late) return { numerator: sum('stock.late'), denominator: sum('stock.now'), value: sum('stock.late') }
      const all = ages.reduce((count, _, age) => count + sum(`stock.${age}`), 0)
      const count = definition.age === null ? all : sum(`stock.${definition.age}`)
      return { numerator: count, denominator: all, value: count }
    }
  }
}

/** The histogram of working days of a clock's stops: days → stops. */
export function daysIn(sums: Readonly<Sums>, of: string): Record<string, number> {
  const prefix = `${of}.days.`
  const found: Record<string, number> = {}
  for (const path in sums) if (path.startsWith(prefix) && sums[path] !== 0) found[path.slice(prefix.length)] = sums[path]!
  return found
}

/** Of the complaints answered on several days, what their later days in the window add too much. */
function sumAgain(sums: Readonly<Sums>, from: string, of: string): number {
  let all = 0
  for (const path in sums) {
    const [head, before, what] = path.split('.')
    if (head === 'again' && before! >= from && what === of) all += sums[path]!
  }
  return all
}

/** A number of cases. */
export const countOf = (count: number): Figure => ({ numerator: count, denominator: count, value: count })
const ratioOf = (numerator: number, denominator: number): Figure => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
})
