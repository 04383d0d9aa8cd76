import type { Policy } from '../../server/sla/policy'

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
