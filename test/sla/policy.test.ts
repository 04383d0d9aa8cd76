import { referencePolicies } from '../../server/seed/referenceData'
import { fingerprint } from '../../server/platform/fingerprint'
import { choosePolicy, type Policy } from '../../server/sla/policy'
import { policySchema } from '../../server/sla/schemas'
import { aPolicy } from './aPolicy'

describe('which policy holds', () => {
  const question = { kind: 'pengaduan', class: 'normative', category: 'jalan', unit: 'dpupr', receivedOn: '2026-06-01' }
  const anything = aPolicy('anything')
  const byClass = aPolicy('byClass', { when: { classes: ['normative'] } })
  const byClassAndUnit = aPolicy('byClassAndUnit', { when: { classes: ['normative'], units: ['dpupr', 'dishub'] } })

  test.each<[string, Policy[], Partial<typeof question> | { unit: null }, string | null]>([
    ['the one that names most respects', [anything, byClassAndUnit, byClass], {}, 'byClassAndUnit'],
    ['not one that names another unit', [anything, byClassAndUnit, byClass], { unit: 'dinkes' }, 'byClass'],
    ['not one that names units while nobody holds the case', [anything, byClassAndUnit, byClass], { unit: null }, 'byClass'],
    [
      'an empty list names nothing',
      [anything, aPolicy('empty', { when: { units: [], kinds: [] }, version: 2 })],
      { unit: null },
      'empty',
    ],
    [
      'of equals the one valid from the later date',
      [byClass, aPolicy('newer', { when: byClass.when, validFrom: '2026-05-01' })],
      {},
      'newer',
    ],
    ['but not before that date', [byClass, aPolicy('newer', { when: byClass.when, validFrom: '2026-06-02' })], {}, 'byClass'],
    ['on the very date it holds', [byClass, aPolicy('newer', { when: byClass.when, validFrom: '2026-06-01' })], {}, 'newer'],
    ['then the higher version', [aPolicy('v2', { version: 2 }), aPolicy('v3', { version: 3 })], {}, 'v3'],
    ['what fits better holds even when it is older', [byClass, aPolicy('newer', { validFrom: '2026-05-01' })], {}, 'byClass'],
    ['none when none fits', [aPolicy('info', { when: { kinds: ['informasi'] } })], {}, null],
    ['none when none is in force yet', [anything], { receivedOn: '2025-12-31' }, null],
  ])('%s', (_rule, policies, more, expected) => {
    expect(choosePolicy(policies, { ...question, ...more })?._id ?? null).toBe(expected)
    expect(choosePolicy(policies.toReversed(), { ...question, ...more })?._id ?? null).toBe(expected)
  })
})

describe('a policy as it is written', () => {
  test('those that are delivered can be read', () => {
    for (const policy of referencePolicies()) expect(policySchema.parse(policy)).toEqual(policy)
  })

  test.each<[string, object, boolean]>([
    ['as above', {}, true],
    ['a target of minutes', { targets: { verification: { minutes: 180 } } }, true],
    ['a target of both', { targets: { verification: { minutes: 180, days: 1 } } }, false],
    ['a target of half a day', { targets: { verification: { days: 0.5 } } }, false],
    ['a target of a clock that is none', { targets: { waiting: { days: 1 } } }, false],
    ['a warning days before', { warnings: [{ clock: 'unit', daysBefore: 2 }] }, true],
    ['a warning both ways', { warnings: [{ clock: 'unit', daysBefore: 2, share: 0.5 }] }, false],
    ['an escalation by no mail', { escalations: [{ clock: 'unit', afterDays: 1, to: 'head' }] }, false],
    ['a warning at the whole', { warnings: [{ clock: 'unit', share: 1 }] }, false],
    ['an escalation to a role that is none', { escalations: [{ clock: 'unit', afterDays: 1, to: 'bupati' }] }, false],
    ['valid from a date that does not exist', { validFrom: '2026-02-30' }, false],
  ])('%s', (_rule, overrides, accepted) => {
    expect(policySchema.safeParse(aPolicy('one', overrides)).success).toBe(accepted)
  })
})

describe('a fingerprint', () => {
  test('is the same whatever the order of keys, and whether a missing value is written', () => {
    expect(fingerprint({ a: 1, b: [{ c: 2, d: 'x' }] })).toBe(fingerprint({ b: [{ d: 'x', c: 2, e: undefined }], a: 1 }))
  })
  test.each([
    ['another value', { a: 2 }],
    ['a text for a number', { a: '1' }],
    ['another key', { b: 1 }],
    ['null for left out', { a: 1, b: null }],
    ['a list for an object', [1]],
  ])('%s is another', (_rule, other) => {
    expect(fingerprint(other)).not.toBe(fingerprint({ a: 1 }))
  })
  test('the order of a list counts', () => {
    expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]))
  })
  test('is sixteen hexadecimal digits', () => {
    expect(fingerprint({ at: new Date(0) })).toMatch(/^[0-9a-f]{16}$/)
  })
})
