import { type Band, bandOf, type Estimate, estimate, fewest, type Method } from './compliance'
import type { Figures } from './indicator'

/** A dimension of a method and what it weighs after rescaling (0–1; 0 where it is not measured). `score` 0–100. */
export type DimensionPart = { id: string; name: string; weight: number; score: number | null; share: number }

/**
 * The internal estimate of a unit's whole score: never a published one. `known`: how much of the method's weight could be measured, 0–1; the weights of
 * what could not are spread over the rest.
 */
export type Total = { score: number | null; band: Band | null; known: number; dimensions: DimensionPart[]; complaints: Estimate }

/** The dimension that is measured from complaints; the others come from the self-assessment. */
export const complaintsDimension = 'complaints'

const nothing = (method: Method): Estimate => ({ score: null, band: null, parts: [], missing: method.estimate?.indicators ?? [] })

/**
 * Pengaduan from the figures of a unit. As on the overview, it is not measured where the unit's own answers are fewer than ten: what others
 * did with its cases makes no score of it.
 */
export function complaintsOf(method: Method, figures: Figures): Estimate {
  const own = figures.get('onTime.unit')
  return own && own.denominator >= fewest ? estimate(method, figures) : nothing(method)
}

/**
 * The weighted mean of the dimensions that can be measured: Pengaduan from complaints, the others by `assessed` (0–100 by the id of the dimension).
 * Without any, no score and no zone.
 */
export function totalOf(
  method: Method,
  { figures, assessed }: { figures: Figures; assessed: ReadonlyMap<string, number | null> },
): Total {
  const complaints = complaintsOf(method, figures)
  const scoreIn = (id: string): number | null => (id === complaintsDimension ? complaints.score : (assessed.get(id) ?? null))
  const all = method.dimensions.reduce((sum, { weight }) => sum + weight, 0)
  const measured = method.dimensions.filter(({ id, weight }) => weight > 0 && scoreIn(id) !== null)
  const weights = measured.reduce((sum, { weight }) => sum + weight, 0)
  const dimensions = method.dimensions.map(({ id, name, weight }) => {
    const score = weight > 0 ? scoreIn(id) : null
    return { id, name, weight, score, share: score === null ? 0 : weight / weights }
  })
  const sum = dimensions.reduce((total, { score, share }) => total + (score ?? 0) * share, 0)
  // Rounding may carry a mean of hundreds a hair beyond a hundred.
  const score = measured.length === 0 ? null : Math.min(100, Math.max(0, sum))
  return {
    score,
    band: score === null ? null : bandOf(method, score),
    known: all === 0 ? 0 : weights / all,
    dimensions,
    complaints,
  }
}
