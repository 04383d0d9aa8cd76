import type { Stamp, Window } from '../documents/versions'

/** The nine elements of a survey (PermenPANRB 14/2017), by name: local orders differ. */
export const elements = [
  'requirements',
  'procedure',
  'time',
  'cost',
  'product',
  'competence',
  'conduct',
  'facilities',
  'complaints',
] as const
export type Element = (typeof elements)[number]

/** Means from 1 to 4, in thousandths: whole numbers, so that no rounding hides in binary fractions. */
export type Means = Record<Element, number>

/**
 * The result of a survey of a unit in a period. A correction is another line with the next `revision` and its reason. `link`: where the report is
 * published.
 */
export type Survey = Stamp & {
  _id: string
  unit: string
  from: string
  to: string
  revision: number
  respondents: number
  means: Means
  source: string
  link: string | null
  reason: string | null
}

export type Band = { letter: string; label: string; from: number }
/** The bands that hold from a date; `from` of a band is its lowest index in hundredths, both ends included, the best first. */
export type Scale = { _id: string; validFrom: string; bands: Band[]; source: string; confirmed: boolean }

export const surveyId = (unit: string, { from, to }: Window, revision: number): string => `${unit}:${from}:${to}:${revision}`

/**
 * The index (IKM) in hundredths: the mean of the nine elements × 25, each with the weight of exactly 1/9, rounded half up to two decimals. With `s` the
 * sum of the thousandths that is s × 5 / 18, here in whole numbers.
 */
export function indexOf(means: Means): number {
  const sum = elements.reduce((total, element) => total + means[element], 0)
  return Math.floor((10 * sum + 18) / 36)
}

/** The bands in force on a date: those valid from the latest date that is not after it. Null before the first. */
export function scaleOn(scales: readonly Scale[], date: string): Scale | null {
  return scales
    .filter(({ validFrom }) => validFrom <= date)
    .reduce<Scale | null>((last, scale) => (last && last.validFrom > scale.validFrom ? last : scale), null)
}

/** The band of an index in hundredths: as the index is rounded before, no value falls between 88,30 and 88,31. Null below the lowest band. */
export function bandOf({ bands }: Pick<Scale, 'bands'>, index: number): Band | null {
  return bands.toSorted((a, b) => b.from - a.from).find(({ from }) => index >= from) ?? null
}

/** The line that counts for each period: the one corrected last; the latest period first. */
export function standingSurveys(surveys: readonly Survey[]): Survey[] {
  const standing = new Map<string, Survey>()
  for (const survey of surveys) {
    const key = `${survey.unit}:${survey.from}:${survey.to}`
    const other = standing.get(key)
    if (!other || other.revision < survey.revision) standing.set(key, survey)
  }
  return [...standing.values()].sort((a, b) => (a.to === b.to ? (a.from < b.from ? 1 : -1) : a.to < b.to ? 1 : -1))
}

/** The elements with the lowest mean, all of them when several share it: where to begin. */
export function weakestOf(means: Means): Element[] {
  const least = Math.min(...elements.map((element) => means[element]))
  return elements.filter((element) => means[element] === least)
}
