import type { Targets } from '../../server/sla/clock'
import type { Policy } from '../../server/sla/policy'

/** A few days for each clock. */
export const everyClock: Targets = {
  verification: { days: 3 },
  followUp: { days: 5 },
  unit: { days: 5 },
  resolution: { days: 5 },
}

/** A policy for everything, fourteen days for the answer. */
export function aPolicy(_id: string, overrides: Partial<Policy> = {}): Policy {
  return {
    _id,
    family: _id,
    name: _id,
    version: 1,
    validFrom: '2026-01-01',
    when: {},
    targets: { resolution: { days: 14 } },
    warnings: [{ clock: 'resolution', share: 0.7 }],
    escalations: [{ clock: 'unit', afterDays: 1, to: 'head', template: 'reminder' }],
    confirmed: true,
    source: 'an example',
    ...overrides,
  }
}
