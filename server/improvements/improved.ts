import type { Figure } from '../indicators/indicator'

type Standing = { unit: string; hasImprovement: boolean }

/** `improved` (design §6): recurring themes with an improvement / recurring themes, by unit, and under null for all of them. */
export function improvedFigures(themes: readonly Standing[]): Map<string | null, Figure> {
  const figures = new Map<string | null, Figure>([[null, { numerator: 0, denominator: 0, value: null }]])
  for (const { unit, hasImprovement } of themes)
    for (const key of [unit, null]) {
      const { numerator, denominator } = figures.get(key) ?? { numerator: 0, denominator: 0 }
      const [some, all] = [numerator + (hasImprovement ? 1 : 0), denominator + 1]
      figures.set(key, { numerator: some, denominator: all, value: some / all })
    }
  return figures
}
