import type { Figure } from './indicator'

/**
 * The Ombudsman's ways of scoring as data: dimensions, weights, bands and their dates (domain.md). `from` is the lowest score of a band. `confirmed`,
 * `labelConfirmed`: by a public source; else recalled.
 */
export type Band = {
  letter: string | null
  zone: 'hijau' | 'kuning' | 'merah'
  label: string
  from: number
  confirmed?: boolean
  labelConfirmed?: boolean
}

/** An indicator as a part of the estimate: 0 at `floor`, 100 at `target`, which may be the lower of the two. */
export type Part = { id: string; weight: number; floor: number; target: number }

/**
 * `cutsFrom`, `weightsFrom`: the method whose cuts or weights are used because this one publishes none; `note` says so to people. Dates are local,
 * inclusive.
 */
export type Method = {
  _id: string
  name: string
  validFrom: string
  validTo: string | null
  source?: string
  dimensions: { id: string; name: string; weight: number; parts?: string[]; confirmed?: boolean }[]
  weightsFrom?: string | null
  bands: Band[]
  cutsFrom: string | null
  note?: string
  estimate: { indicators: Part[] } | null
}

/** The internal estimate of the Pengaduan dimension. Never a published score. `missing` parts are left out and the weights rescaled. */
export type Estimate = {
  score: number | null
  band: Band | null
  parts: (Part & { score: number; share: number })[]
  missing: Part[]
}

/** Fewer cases than this say nothing: shown with their number, not ranked, no zone (design §6). */
export const fewest = 10

/** The method in force on a date; of several, the one that began last. */
export function methodOn<M extends Pick<Method, 'validFrom' | 'validTo'>>(methods: readonly M[], date: string): M | null {
  const inForce = methods.filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || date <= validTo))
  return inForce.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null
}

/** A value on the scale from floor (0) to target (100), never outside it. */
export const scoreOf = ({ floor, target }: Part, value: number): number =>
  100 * Math.min(1, Math.max(0, (value - floor) / (target - floor)))

/** The band of a score: the highest whose lowest score it reaches. */
export const bandOf = ({ bands }: Pick<Method, 'bands'>, score: number): Band | null =>
  [...bands].sort((a, b) => b.from - a.from).find(({ from }) => score >= from) ?? null

const tones = { hijau: 'green', kuning: 'amber', merah: 'red' } as const

/** A band as it is shown: its letter, where it has one, and the tone of its zone. */
export const zoneOf = ({
  letter,
  zone,
}: Pick<Band, 'letter' | 'zone'>): { letter: string; tone: (typeof tones)[Band['zone']] } => ({
  letter: letter ?? '',
  tone: tones[zone],
})

/**
 * The weighted mean of the parts that can be measured, `share` being what each weighs after rescaling. A part with fewer than ten in its
 * denominator is missing; where all are, there is no score and no zone.
 */
export function estimate(
  { bands, estimate: formula }: Pick<Method, 'bands' | 'estimate'>,
  measured: ReadonlyMap<string, Figure>,
): Estimate {
  const all = formula?.indicators ?? []
  const valueOf = ({ id }: Part): number | null => {
    const found = measured.get(id)
    return found && found.denominator >= fewest ? found.value : null
  }
  const known = all.filter((part) => valueOf(part) !== null)
  const weights = known.reduce((sum, { weight }) => sum + weight, 0)
  const parts = known.map((part) => ({ ...part, score: scoreOf(part, valueOf(part)!), share: part.weight / weights }))
  const score = parts.length === 0 ? null : parts.reduce((sum, part) => sum + part.score * part.share, 0)
  return {
    score,
    band: score === null ? null : bandOf({ bands }, score),
    parts,
    missing: all.filter((part) => valueOf(part) === null),
  }
}
