import { type Band, bandOf, type Method } from './compliance'

/** A score as it was published, of a unit or (unit null) of the regency. Never mixed with an estimate of ours. */
export type PublishedScore = {
  _id: string
  year: number
  unit: string | null
  method: string
  score: number
  letter: string | null
  zone: Band['zone']
  source: string
  confirmed: boolean
  note?: string
  version: number
}

/** What stood there before a correction, and who corrected it. */
export type Correction = { at: Date; by: string; as: string; before: Omit<PublishedScore, '_id' | 'year' | 'unit' | 'version'> }
export type PublishedRecord = PublishedScore & { corrections: Correction[] }

export const publishedId = (year: number, unit: string | null): string => `${year}-${unit ?? 'kabupaten'}`

/** How a category may be named on a form: by its letter, or by its zone where the method has no letters. */
export const bandKey = ({ letter, zone }: Pick<Band, 'letter' | 'zone'>): string => letter ?? zone

/** The category typed, or (empty) the one that the score has by the cuts of the method. Null when the method has none such. */
export function bandTyped(method: Pick<Method, 'bands'>, key: string, score: number): Band | null {
  return key === '' ? bandOf(method, score) : (method.bands.find((band) => bandKey(band) === key) ?? null)
}

/** Was a method in force in a year, on any of its days? */
export const holdsIn = ({ validFrom, validTo }: Pick<Method, 'validFrom' | 'validTo'>, year: number): boolean =>
  validFrom <= `${year}-12-31` && (validTo === null || validTo >= `${year}-01-01`)

/** The last published score of each unit, and under null that of the regency. */
export function lastOf(scores: readonly PublishedScore[]): Map<string | null, PublishedScore> {
  const last = new Map<string | null, PublishedScore>()
  for (const score of scores) {
    const known = last.get(score.unit)
    if (!known || score.year > known.year) last.set(score.unit, score)
  }
  return last
}

/** Years across, the latest last; the regency first, then the units that have any, by the order given. */
export function tableOf<S extends PublishedScore>(
  scores: readonly S[],
  units: readonly { _id: string }[],
): { years: number[]; rows: { unit: string | null; scores: (S | null)[] }[] } {
  const years = [...new Set(scores.map(({ year }) => year))].sort()
  const subjects: (string | null)[] = [null, ...units.map(({ _id }) => _id)]
  const rows = subjects
    .filter((unit) => scores.some((score) => score.unit === unit))
    .map((unit) => ({ unit, scores: years.map((year) => scores.find((one) => one.unit === unit && one.year === year) ?? null) }))
  return { years, rows }
}
