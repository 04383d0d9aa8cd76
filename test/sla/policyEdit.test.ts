import { type Known, noticesOf, readPolicy } from '../../server/sla/policyEdit'
import { fieldsOf, typedFrom, typedOf, type TypedPolicy } from '../../server/sla/policyForm'
import { aPolicy } from './aPolicy'

const known: Known = {
  today: '2026-11-24',
  kinds: ['pengaduan', 'informasi'],
  classes: ['normative', 'minor'],
  categories: ['jalan', 'air'],
  units: ['dpupr', 'dinkes'],
}
const full = aPolicy('roads', {
  name: 'Jalan rusak',
  when: { categories: ['jalan'], units: ['dpupr'] },
  targets: { verification: { minutes: 180 }, followUp: { days: 2 }, unit: { days: 7 }, resolution: { days: 10 } },
  warnings: [
    { clock: 'unit', share: 0.675 },
    { clock: 'resolution', daysBefore: 2 },
  ],
  escalations: [
    { clock: 'unit', afterDays: 1, to: 'head', template: 'reminder' },
    { clock: 'unit', afterDays: 5, to: 'supervisor', template: 'escalation' },
  ],
  deemWithdrawn: true,
})
const good: TypedPolicy = { ...typedOf(full), validFrom: '2026-12-01' }
const targets = (more: Partial<TypedPolicy['targets']>): Partial<TypedPolicy> => ({ targets: { ...good.targets, ...more } })
const warning = (more: object): Partial<TypedPolicy> => ({
  warnings: [{ clock: 'unit', amount: '70', measure: 'share', ...more }],
})
const level = (more: object): Partial<TypedPolicy> => ({
  escalations: [{ clock: 'unit', after: '1', to: 'head', template: 'reminder', ...more }],
})
const none = { amount: '', measure: 'days' }

test('a policy shown and sent again is the same policy, from the chosen date', () => {
  const sent: Record<string, string | string[]> = {}
  for (const { name, value } of fieldsOf(good)) sent[name] = sent[name] ? [sent[name], value].flat() : value
  const typed = typedFrom(sent)
  expect(typed).toEqual(good)
  const { draft } = readPolicy(typed, known)
  const { _id, family: _f, version: _v, ...content } = full
  expect(draft).toEqual({ ...content, validFrom: '2026-12-01' })
})

test('whatever is sent is read as texts, rows that nobody touched are left out', () => {
  const typed = typedFrom({
    name: ['a', 'b'],
    'kinds[]': { x: 1 },
    'warning-0-measure': 'share',
    'warning-3-amount': '50',
    'escalation-0-template': 'reminder',
    'escalation-99-clock': 'unit',
  })
  expect([typed.name, typed.when.kinds, typed.escalations]).toEqual(['', [], []])
  expect(typed.warnings).toEqual([{ clock: '', amount: '50', measure: '' }])
})

test.each<[string, Partial<TypedPolicy>, Record<string, string>]>([
  ['nothing wrong', {}, {}],
  ['no name', { name: ' ' }, { name: 'policyNameMissing' }],
  ['a name without end', { name: 'x'.repeat(121) }, { name: 'tooLong' }],
  ['no source', { source: '' }, { source: 'sourceMissing' }],
  ['no date', { validFrom: '' }, { validFrom: 'validFromMissing' }],
  ['a date that does not exist', { validFrom: '2026-02-30' }, { validFrom: 'dateMalformed' }],
  ['a date in words', { validFrom: '1 Desember 2026' }, { validFrom: 'dateMalformed' }],
  ['from today', { validFrom: '2026-11-24' }, { validFrom: 'validFromInvalid' }],
  ['from yesterday', { validFrom: '2026-11-23' }, { validFrom: 'validFromInvalid' }],
  ['from tomorrow', { validFrom: '2026-11-25' }, {}],
  ['an unknown kind', { when: { ...good.when, kinds: ['keluhan'] } }, { kinds: 'kindUnknown' }],
  ['an unknown class', { when: { ...good.when, classes: ['minor', 'x'] } }, { classes: 'classUnknown' }],
  ['an unknown category', { when: { ...good.when, categories: ['x'] } }, { categories: 'categoryUnknown' }],
  ['an unknown unit', { when: { ...good.when, units: ['x'] } }, { units: 'unitUnknown' }],
  [
    'no target at all',
    { targets: { verification: none, followUp: none, unit: none, resolution: none }, warnings: [], escalations: [] },
    { 'target-verification': 'targetsMissing' },
  ],
  [
    'one target only',
    {
      targets: { verification: none, followUp: none, unit: none, resolution: { amount: '5', measure: 'days' } },
      warnings: [],
      escalations: [],
    },
    {},
  ],
  ['a target of zero', targets({ followUp: { amount: '0', measure: 'days' } }), { 'target-followUp': 'targetInvalid' }],
  ['a target of half a day', targets({ followUp: { amount: '1,5', measure: 'days' } }), { 'target-followUp': 'targetInvalid' }],
  ['a target in words', targets({ followUp: { amount: 'lima', measure: 'days' } }), { 'target-followUp': 'targetInvalid' }],
  ['the most days', targets({ resolution: { amount: '500', measure: 'days' } }), {}],
  ['too many days', targets({ resolution: { amount: '501', measure: 'days' } }), { 'target-resolution': 'targetInvalid' }],
  ['the most minutes', targets({ followUp: { amount: '60000', measure: 'minutes' } }), {}],
  ['too many minutes', targets({ followUp: { amount: '60001', measure: 'minutes' } }), { 'target-followUp': 'targetInvalid' }],
  ['neither days nor minutes', targets({ followUp: { amount: '2', measure: '' } }), { 'target-followUp': 'measureMissing' }],
  ['a warning at nothing', warning({ amount: '0' }), { 'warning-0-amount': 'shareInvalid' }],
  ['a warning at the whole', warning({ amount: '100' }), { 'warning-0-amount': 'shareInvalid' }],
  ['a warning at the last hundredth', warning({ amount: '99,99' }), {}],
  ['a warning for no clock', warning({ clock: '' }), { 'warning-0-clock': 'clockMissing' }],
  [
    'a warning as many days before as there are',
    warning({ amount: '7', measure: 'daysBefore' }),
    { 'warning-0-amount': 'daysBeforeInvalid' },
  ],
  ['a warning on the day after the start', warning({ amount: '6', measure: 'daysBefore' }), {}],
  [
    'a warning days before minutes',
    warning({ clock: 'verification', amount: '1', measure: 'daysBefore' }),
    { 'warning-0-amount': 'daysBeforeInvalid' },
  ],
  [
    'a warning for a clock without target',
    { ...warning({ clock: 'followUp' }), ...targets({ followUp: none }) },
    { 'warning-0-clock': 'clockTargetMissing' },
  ],
  [
    'an escalation for a clock without target',
    { ...level({ clock: 'followUp' }), ...targets({ followUp: none }) },
    { 'escalation-0-clock': 'clockTargetMissing' },
  ],
  ['an escalation at once', level({ after: '0' }), { 'escalation-0-after': 'afterDaysInvalid' }],
  ['an escalation after half a day', level({ after: '0,5' }), { 'escalation-0-after': 'afterDaysInvalid' }],
  ['an escalation after a year', level({ after: '251' }), { 'escalation-0-after': 'afterDaysInvalid' }],
  ['an escalation to nobody', level({ to: 'bupati' }), { 'escalation-0-to': 'roleMissing' }],
  ['an escalation without mail', level({ template: '' }), { 'escalation-0-template': 'templateMissing' }],
  [
    'two equal levels',
    { escalations: [...level({}).escalations!, ...level({ after: ' 1', template: 'escalation' }).escalations!] },
    { 'escalation-1-after': 'levelInvalid' },
  ],
  [
    'two to different posts on one day',
    { escalations: [...level({}).escalations!, ...level({ to: 'supervisor' }).escalations!] },
    {},
  ],
])('%s', (_case, more, errors) => {
  expect(readPolicy({ ...good, ...more }, known).errors ?? {}).toEqual(errors)
})

test('all mistakes are told at once', () => {
  const { errors } = readPolicy(
    typedFrom({ 'escalation-0-to': 'head', 'target-unit': '0', 'target-unit-measure': 'days' }),
    known,
  )
  expect(Object.keys(errors!).sort()).toEqual([
    'escalation-0-after',
    'escalation-0-clock',
    'escalation-0-template',
    'name',
    'source',
    'target-unit',
    'validFrom',
  ])
})

test('a clock longer than the answer, and a warning that never comes, are pointed out and allowed', () => {
  const { draft } = readPolicy(
    {
      ...good,
      ...targets({ unit: { amount: '11', measure: 'days' }, followUp: { amount: '1', measure: 'days' } }),
      ...warning({ clock: 'followUp' }),
    },
    known,
  )
  expect(noticesOf(draft!)).toEqual([
    { notice: 'longer', clock: 'unit' },
    { notice: 'neverWarns', clock: 'followUp' },
  ])
})
