import { type Method, zoneOf } from './compliance'
import type { MethodsPage } from './compliancePages'
import { shapeOf } from './complianceView'

/** The ways of scoring, the one in force first, each with what is confirmed and what is recalled. */
export function methodsPage(methods: readonly Method[], today: string): MethodsPage {
  const nameOfMethod = (id: string | null | undefined) => (id ? (methods.find(({ _id }) => _id === id)?.name ?? id) : null)
  const latestFirst = [...methods].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return {
    methods: latestFirst.map((method) => ({
      id: method._id,
      name: method.name,
      validFrom: method.validFrom,
      validTo: method.validTo,
      inForce: method.validFrom <= today && (method.validTo === null || today <= method.validTo),
      source: method.source ?? null,
      note: method.note ?? null,
      weightsFrom: nameOfMethod(method.weightsFrom),
      cutsFrom: nameOfMethod(method.cutsFrom),
      dimensions: method.dimensions.map(({ name, weight, parts = [], confirmed = false }) => ({
        name,
        weight,
        parts,
        confirmed,
      })),
      bands: [...method.bands]
        .sort((a, b) => b.from - a.from)
        .map((band) => ({
          zone: zoneOf(band),
          label: band.label,
          from: band.from,
          confirmed: band.confirmed ?? false,
          labelConfirmed: band.labelConfirmed ?? false,
        })),
      parts: (method.estimate?.indicators ?? []).map((part) => ({ ...part, shape: shapeOf(part.id) })),
    })),
  }
}
