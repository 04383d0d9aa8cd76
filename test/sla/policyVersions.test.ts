import fc from 'fast-check'
import type { Target } from '../../server/sla/clock'
import {
  choosePolicy,
  type Policy,
  policyChooser,
  policyId,
  policyPrint,
  type PolicyWarning,
  warningTargetOf,
} from '../../server/sla/policy'
import { aPolicy } from './aPolicy'

describe('which version of a family holds', () => {
  const question = { kind: 'pengaduan', class: 'normative', category: 'jalan', unit: 'dpupr', receivedOn: '2026-06-01' }
  const version = (n: number, validFrom: string, more: Partial<Policy> = {}): Policy =>
    aPolicy(policyId('roads', n), { family: 'roads', version: n, validFrom, when: { categories: ['jalan'] }, ...more })
  const anything = aPolicy('anything')
  const first = version(1, '2026-01-01')

  test.each<[string, Policy[], string, string | null]>([
    ['the first before the second holds', [first, version(2, '2026-06-02')], '2026-06-01', 'roads'],
    ['the second from its date on', [first, version(2, '2026-06-02')], '2026-06-02', 'roads.2'],
    ['of two from one date the higher', [first, version(2, '2026-05-01'), version(3, '2026-05-01')], '2026-06-01', 'roads.3'],
    ['a later date before a higher number', [first, version(2, '2026-05-01'), version(3, '2026-04-01')], '2026-06-01', 'roads.2'],
    [
      'the one of the tenth edition after that of the ninth',
      [version(9, '2026-02-01'), version(10, '2026-02-01')],
      '2026-06-01',
      'roads.10',
    ],
    [
      'an old one does not hold again where the new one does not fit',
      [first, version(2, '2026-05-01', { when: { categories: ['air'] } }), anything],
      '2026-06-01',
      'anything',
    ],
    [
      'an old one does not hold because it names more',
      [version(1, '2026-01-01', { when: { categories: ['jalan'], units: ['dpupr'] } }), version(2, '2026-05-01')],
      '2026-06-01',
      'roads.2',
    ],
    ['none once the family is retired', [first, version(2, '2026-06-01', { retired: true }), anything], '2026-06-01', 'anything'],
    ['the old one until it is retired', [first, version(2, '2026-06-02', { retired: true }), anything], '2026-06-01', 'roads'],
    [
      'one that takes a retired family up again',
      [first, version(2, '2026-03-01', { retired: true }), version(3, '2026-05-01')],
      '2026-06-01',
      'roads.3',
    ],
    [
      'never one that was withdrawn',
      [first, version(2, '2026-05-01', { withdrawn: { at: new Date(0), by: 'sari' } })],
      '2026-06-01',
      'roads',
    ],
    [
      'of two families that are equally choosy the one from the later date',
      [first, aPolicy('other', { when: { units: ['dpupr'] }, validFrom: '2026-02-01' })],
      '2026-06-01',
      'other',
    ],
    ['then of the higher version', [first, aPolicy('other', { when: { units: ['dpupr'] }, version: 4 })], '2026-06-01', 'other'],
    ['then the first by id', [first, aPolicy('other', { when: { units: ['dpupr'] } })], '2026-06-01', 'other'],
  ])('%s', (_rule, policies, receivedOn, expected) => {
    for (const order of [policies, policies.toReversed()]) {
      expect(choosePolicy(order, { ...question, receivedOn })?._id ?? null).toBe(expected)
      expect(policyChooser(order)({ ...question, receivedOn })?._id ?? null).toBe(expected)
    }
  })

  test('the order of what is given stays as it was', () => {
    const given = [version(2, '2026-05-01'), anything, first]
    const before = [...given]
    choosePolicy(given, question)
    expect(given).toEqual(before)
  })

  const values = {
    kind: ['pengaduan', 'informasi'],
    class: ['normative', 'minor'],
    category: ['jalan', 'air'],
    unit: ['dpupr', 'dinkes'],
  }
  const aDate = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
  const some = (list: string[]) => fc.option(fc.subarray(list), { nil: undefined })
  const when = fc.record({
    kinds: some(values.kind),
    classes: some(values.class),
    categories: some(values.category),
    units: some(values.unit),
  })
  const rawPolicy = fc.record({ family: fc.constantFrom('a', 'b', 'c'), validFrom: aDate, when, retired: fc.boolean() })
  const numbered = (rows: { family: string; validFrom: string; when: Policy['when']; retired: boolean }[]): Policy[] => {
    const counts = new Map<string, number>()
    return rows.map((row) => {
      const version = (counts.get(row.family) ?? 0) + 1
      counts.set(row.family, version)
      return aPolicy(policyId(row.family, version), { ...row, version })
    })
  }
  const aQuestion = fc.record({
    kind: fc.constantFrom(...values.kind),
    class: fc.constantFrom(...values.class),
    category: fc.constantFrom(...values.category),
    unit: fc.option(fc.constantFrom(...values.unit)),
    receivedOn: aDate,
  })

  test('a version valid from a date never changes what holds before that date, nor does one that retires', () => {
    fc.assert(
      fc.property(fc.array(rawPolicy, { maxLength: 12 }), rawPolicy, aQuestion, (rows, added, asked) => {
        fc.pre(asked.receivedOn < added.validFrom)
        const before = numbered(rows)
        const after = numbered([...rows, added])
        expect(choosePolicy(after, asked)?._id).toBe(choosePolicy(before, asked)?._id)
      }),
      { numRuns: 250 },
    )
  })
})

describe('when a warning comes', () => {
  const days = (n: number): Target => ({ days: n })
  const minutes = (n: number): Target => ({ minutes: n })
  test.each<[string, Target, Omit<PolicyWarning, 'clock'>, Target | null]>([
    ['70 % of 14 days', days(14), { share: 0.7 }, days(9)],
    ['29 % of 100 days, though the machine holds it to be less', days(100), { share: 0.29 }, days(29)],
    ['70 % of a day is no day', days(1), { share: 0.7 }, null],
    ['half of three hours', minutes(180), { share: 0.5 }, minutes(90)],
    ['two days before the fourteenth', days(14), { daysBefore: 2 }, days(12)],
    ['one day before the second', days(2), { daysBefore: 1 }, days(1)],
    ['not on the day of the start', days(2), { daysBefore: 2 }, null],
    ['no days before minutes', minutes(600), { daysBefore: 1 }, null],
  ])('%s', (_rule, target, warning, expected) => {
    expect(warningTargetOf(target, { clock: 'unit', ...warning } as PolicyWarning)).toEqual(expected)
  })
})

describe('the print of a policy', () => {
  const print = policyPrint(aPolicy('one'))
  test.each<[string, Partial<Policy>]>([
    ['its name', { name: 'another' }],
    ['its source', { source: 'another', confirmed: false }],
    ['who wrote it when', { createdAt: new Date(0), createdBy: 'sari' }],
    ['that it was withdrawn', { withdrawn: { at: new Date(0), by: 'sari' } }],
  ])('does not depend on %s', (_what, more) => expect(policyPrint(aPolicy('one', more))).toBe(print))
  test.each<[string, Partial<Policy>]>([
    ['a target', { targets: { resolution: { days: 15 } } }],
    ['a warning', { warnings: [] }],
    ['its date', { validFrom: '2026-01-02' }],
    ['whether silence withdraws', { deemWithdrawn: true }],
  ])('depends on %s', (_what, more) => expect(policyPrint(aPolicy('one', more))).not.toBe(print))
})
