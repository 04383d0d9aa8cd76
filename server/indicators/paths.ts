import { definitionOf, type MeasureId } from './indicator'
import type { Sums } from './sums'

/** How sums lie in a document: `verdict.unit.late` as `{ verdict: { unit: { late } } }`. */
export type Nested = { [key: string]: number | Nested }

/** Nested sums by path. */
export function flatten(nested: Nested | Sums, prefix = '', into: Sums = {}): Sums {
  for (const key in nested) {
    const value = nested[key]!
    if (typeof value === 'number') into[prefix + key] = value
    else flatten(value, `${prefix}${key}.`, into)
  }
  return into
}

/** The sums that these measures are read from, as a projection of cells; of all measures: all sums. */
export function pathsOf(ids?: readonly MeasureId[]): Record<string, 1> {
  if (!ids) return { sums: 1 }
  return Object.fromEntries(ids.flatMap(pathsIn).map((path) => [`sums.${path}`, 1]))
}

function pathsIn(id: MeasureId): string[] {
  const definition = definitionOf(id)
  switch (definition.type) {
    case 'share':
      return [`${definition.of}.count`, `${definition.of}.${definition.trait}`]
    case 'mean':
      return [
        `${definition.of}.count`,
        `${definition.of}.${definition.sum}`,
        ...(definition.of === 'answeredDay' ? ['again'] : []),
      ]
    case 'ratio':
      return definition.whole.map((amount) => `${definition.of}.${amount}`)
    case 'rank':
      return [`${definition.of}.days`]
    case 'count':
      return [`${definition.of}.count`]
    case 'stock':
      return ['open']
  }
}
