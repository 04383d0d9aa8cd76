import type { Policy } from '../../server/sla/policy'
import { policyId } from '../../server/sla/policy'
import { auditedDifferences, comingAfter, differencesOf, familyOf, standingOf, versionOn } from '../../server/sla/policyChange'
import { aPolicy } from './aPolicy'

const version = (n: number, validFrom: string, more: Partial<Policy> = {}): Policy =>
  aPolicy(policyId('roads', n), { family: 'roads', version: n, validFrom, ...more })
const withdrawn = { at: new Date(0), by: 'sari' }

test('nothing differs between equals, in whatever order they were written', () => {
  const one = aPolicy('one', { targets: { unit: { days: 1 }, resolution: { days: 2 } } })
  const other = {
    ...one,
    targets: { resolution: { days: 2 }, unit: { days: 1 } },
    escalations: [{ template: 'reminder' as const, to: 'head' as const, afterDays: 1, clock: 'unit' as const }],
  }
  expect(differencesOf(one, other)).toEqual([])
})

test('what changes is told thing by thing, and written into the audit', () => {
  const before = aPolicy('one', { when: { classes: ['minor'] } })
  const after = {
    ...before,
    targets: { unit: { minutes: 90 }, resolution: { days: 10 } },
    when: { classes: ['normative'] },
    warnings: [{ clock: 'unit' as const, daysBefore: 2 }],
    escalations: [],
    deemWithdrawn: true,
  }
  const differences = differencesOf(before, after)
  expect(differences).toMatchObject([
    { about: 'classes', removed: ['minor'], added: ['normative'] },
    { about: 'target', clock: 'unit', before: null, after: { minutes: 90 } },
    { about: 'target', clock: 'resolution', before: { days: 14 }, after: { days: 10 } },
    { about: 'warning', removed: [{ share: 0.7 }], added: [{ daysBefore: 2 }] },
    { about: 'escalation', removed: [{ to: 'head' }], added: [] },
    { about: 'deemWithdrawn', before: 'no', after: 'yes' },
  ])
  expect(auditedDifferences(differences)).toEqual({
    classes: '− minor; + normative',
    'target.unit': 'none → minutes 90',
    'target.resolution': 'days 14 → days 10',
    warning: '− clock resolution, share 0.7; + clock unit, daysBefore 2',
    escalation: '− afterDays 1, clock unit, template reminder, to head',
    deemWithdrawn: 'no → yes',
  })
})

test('how each version stands on a day', () => {
  const family = [
    version(1, '2026-01-01'),
    version(2, '2026-05-01'),
    version(3, '2026-12-01'),
    version(4, '2026-12-01'),
    version(5, '2027-01-01', { withdrawn }),
    version(6, '2027-06-01', { retired: true }),
  ]
  expect(family.map((one) => standingOf(family, one, '2026-11-24'))).toEqual([
    'past',
    'present',
    'skipped',
    'coming',
    'withdrawn',
    'coming',
  ])
  expect(comingAfter(family, '2026-11-24').map(({ version: n }) => n)).toEqual([4, 6])
  expect([versionOn(family, 'roads', '2025-12-31'), versionOn(family, 'roads', '2027-07-01')?.version]).toEqual([null, 6])
})

test.each([
  ['Pengaduan ringan: jalan & jembatan', 'pengaduan-ringan-jalan-jembatan'],
  ['  ÉPIK!  ', 'epik'],
  ['!?', 'kebijakan'],
  ['Baru', 'kebijakan-baru'],
])('a family is named after its policy: %s', (name, expected) => expect(familyOf(name)).toBe(expected))
