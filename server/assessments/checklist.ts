/** The dimensions of the Ombudsman's method that a unit can say about itself; Pengaduan is measured from complaints. */
export const dimensions = ['input', 'process', 'output'] as const
export type Dimension = (typeof dimensions)[number]

/** The parts of a sheet, in the order in which it is read; `service` stands once for each service of the unit. */
export const groups = ['facilities', 'competence', 'service', 'perception'] as const
export type Group = (typeof groups)[number]

/** The fourteen components of a service standard (UU 25/2009), asked of each service. */
export const components = [
  'legalBasis',
  'requirements',
  'procedure',
  'time',
  'cost',
  'product',
  'facilities',
  'competence',
  'supervision',
  'complaints',
  'staff',
  'serviceGuarantee',
  'safetyGuarantee',
  'evaluation',
] as const

type Part = { dimension: Dimension; group: Group; items: readonly string[]; source: 'law' | 'own' }

/**
 * What is asked of a unit. `law`: the fourteen components. `own`: short lists of ours, for the Ombudsman publishes none; they are not his and the
 * pages say so. A list is changed by a new version, so that sheets of earlier years stay what they were.
 */
export const checklist: { version: number; parts: readonly Part[] } = {
  version: 1,
  parts: [
    {
      dimension: 'input',
      group: 'facilities',
      source: 'own',
      items: ['waitingRoom', 'counter', 'toilet', 'disabled', 'vulnerable', 'online'],
    },
    {
      dimension: 'input',
      group: 'competence',
      source: 'own',
      items: ['knowsStandard', 'trained', 'identified', 'complaintOfficer'],
    },
    { dimension: 'process', group: 'service', source: 'law', items: components },
    {
      dimension: 'output',
      group: 'perception',
      source: 'own',
      items: ['asked', 'noExtraFees', 'noDelay', 'noDiscrimination', 'followedUp'],
    },
  ],
}
