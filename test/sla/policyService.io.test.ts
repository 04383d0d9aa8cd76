import { classes, kinds } from '../../server/complaints/complaint'
import { settableClock } from '../../server/platform/clock'
import { categories } from '../../server/routing/category'
import { seedReference } from '../../server/seed/reference'
import { choosePolicy, type Policy } from '../../server/sla/policy'
import { typedOf, type TypedPolicy } from '../../server/sla/policyForm'
import { createPolicyService } from '../../server/sla/policyService'
import { createPolicyStore } from '../../server/sla/policyStore'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { sari } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'
import { aPolicy } from './aPolicy'

const database = useDatabase()
const clock = settableClock(new Date('2026-11-24T03:00:00Z'))
const audited: Record<string, unknown>[] = []
const audit = { record: async (entry: Record<string, unknown>) => void audited.push(entry) }
const coordinator = sari('coordinator')
const store = () => createPolicyStore(database.connection())
const build = () =>
  createPolicyService({
    store: store(),
    units: createUnitService({ store: createUnitStore(), audit, clock }),
    audit,
    clock,
    sorts: { kinds, classes, categories },
  })

const family = 'serang-normative'
const typed = async (more: Partial<TypedPolicy> = {}): Promise<TypedPolicy> => {
  const [last] = await build().entry(coordinator, family)
  return { ...typedOf(last!), validFrom: '2026-12-01', ...more }
}
const shorter: Partial<TypedPolicy> = {
  targets: {
    verification: { amount: '2', measure: 'days' },
    followUp: { amount: '180', measure: 'minutes' },
    unit: { amount: '4', measure: 'days' },
    resolution: { amount: '4', measure: 'days' },
  },
}
const question = { kind: 'pengaduan', class: 'normative', category: 'jalan', unit: 'dpupr' }
const chosen = async (receivedOn: string): Promise<string | undefined> =>
  choosePolicy(await store().all(), { ...question, receivedOn })?._id

beforeEach(async () => {
  await database.clear()
  clock.set(new Date('2026-11-24T03:00:00Z'))
  await seedReference(database.connection())
  audited.length = 0
})

test('what is delivered covers everything', async () => {
  const { coverage, coming } = await build().list(sari('liaison'), '2026-11-24')
  expect(coverage.covered).toHaveLength(5)
  expect([coverage.gaps, coverage.overlaps, coming]).toEqual([[], [], []])
})

test('editing makes a new version: what was received before keeps the old limits', async () => {
  const policies = build()
  const { differences, before, later } = await policies.check(coordinator, { family, base: 1 }, await typed(shorter))
  expect([before?._id, differences.map(({ about }) => about), later]).toEqual([
    family,
    ['target', 'target', 'target', 'target'],
    [],
  ])
  expect(await policies.write(coordinator, { family, base: 1 }, await typed(shorter))).toBe(family)
  expect([await chosen('2026-11-30'), await chosen('2026-12-01')]).toEqual([family, `${family}.2`])
  const [second, first] = await policies.entry(coordinator, family)
  expect(second).toMatchObject({ version: 2, createdBy: 'sari', createdAt: clock.now(), targets: { followUp: { minutes: 180 } } })
  expect(first).toMatchObject({ version: 1, targets: { unit: { days: 5 } } })
  expect(audited).toMatchObject([
    {
      by: 'sari',
      as: 'post-1',
      deed: 'editPolicy',
      target: `policy:${family}`,
      details: { version: '2', validFrom: '2026-12-01', 'target.unit': 'days 5 → days 4' },
    },
  ])
})

test('of two who write at once one wins, and the other is told', async () => {
  const both = await Promise.allSettled(
    [1, 2].map(async () => build().write(coordinator, { family, base: 1 }, await typed(shorter))),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'conflict', code: 'policyChanged' } })
  expect(await build().entry(coordinator, family)).toHaveLength(2)
  await expect(build().check(coordinator, { family, base: 1 }, await typed())).rejects.toMatchObject({ kind: 'conflict' })
})

test('a form with mistakes is refused with all of them, by the check as by saving', async () => {
  const wrong = await typed({
    name: '',
    validFrom: '2026-11-24',
    when: { kinds: [], classes: ['normative'], categories: [], units: ['outside:pln'] },
  })
  const fields = { name: 'policyNameMissing', validFrom: 'validFromInvalid', units: 'unitUnknown' }
  await expect(build().check(coordinator, { family, base: 1 }, wrong)).rejects.toMatchObject({
    kind: 'invalid',
    details: { fields },
  })
  await expect(build().write(coordinator, { family, base: 1 }, wrong)).rejects.toMatchObject({
    kind: 'invalid',
    details: { fields },
  })
})

test('today is the day in Jakarta, where it may be tomorrow already', async () => {
  clock.set(new Date('2026-11-30T17:30:00Z'))
  await expect(build().write(coordinator, { family, base: 1 }, await typed())).rejects.toMatchObject({
    details: { fields: { validFrom: 'validFromInvalid' } },
  })
})

test('a new policy is named after its name, which must be new', async () => {
  const roads = await typed({
    name: 'Jalan rusak berat',
    when: { kinds: [], classes: ['normative'], categories: ['jalan'], units: [] },
  })
  const { before, coverage } = await build().check(coordinator, { family: null, base: 0 }, roads)
  expect([before, coverage.covered.length, coverage.overlaps]).toEqual([null, 6, []])
  expect(await build().write(coordinator, { family: null, base: 0 }, roads)).toBe('jalan-rusak-berat')
  await expect(build().write(coordinator, { family: null, base: 0 }, roads)).rejects.toMatchObject({
    details: { fields: { name: 'policyNameTaken' } },
  })
  expect(await chosen('2026-12-01')).toBe('jalan-rusak-berat')
})

test('a retired policy leaves a gap, and can be taken up again', async () => {
  const policies = build()
  await policies.retire(coordinator, { family, base: 1 }, '2026-12-01')
  const { coverage, coming } = await policies.list(coordinator, '2026-12-01')
  expect([coverage.gaps.map(({ classes: names }) => names), coming]).toEqual([[['normative']], []])
  expect([await chosen('2026-11-30'), await chosen('2026-12-01')]).toEqual([family, undefined])
  await expect(policies.retire(coordinator, { family, base: 2 }, '2026-12-05')).rejects.toMatchObject({
    details: { fields: { validFrom: 'alreadyRetiredInvalid' } },
  })
  const { before } = await policies.check(coordinator, { family, base: 2 }, await typed({ validFrom: '2026-12-10' }))
  expect(before).toBeNull()
  await policies.write(coordinator, { family, base: 2 }, await typed({ validFrom: '2026-12-10' }))
  expect(await chosen('2026-12-10')).toBe(`${family}.3`)
})

test('a version is withdrawn before its day, once, and its number is not given again', async () => {
  const policies = build()
  await policies.write(coordinator, { family, base: 1 }, await typed(shorter))
  await policies.withdraw(coordinator, family, 2)
  expect(await chosen('2026-12-01')).toBe(family)
  await expect(policies.withdraw(coordinator, family, 2)).rejects.toMatchObject({ kind: 'conflict', code: 'policyHolds' })
  await expect(policies.withdraw(coordinator, family, 1)).rejects.toMatchObject({ kind: 'conflict' })
  await expect(policies.withdraw(coordinator, family, 9)).rejects.toMatchObject({ kind: 'missing' })
  await policies.write(coordinator, { family, base: 2 }, await typed(shorter))
  expect((await policies.entry(coordinator, family)).map(({ version, withdrawn }) => [version, withdrawn?.by])).toEqual([
    [3, undefined],
    [2, 'sari'],
    [1, undefined],
  ])
  expect(audited.map(({ deed }) => deed)).toEqual(['editPolicy', 'withdrawPolicy', 'editPolicy'])
})

test('seeding again changes nothing that was written', async () => {
  await build().write(coordinator, { family, base: 1 }, await typed(shorter))
  const before: Policy[] = await store().all()
  await seedReference(database.connection())
  expect(await store().all()).toEqual(before)
})

test('a policy without conditions keeps its empty conditions', async () => {
  await store().add(aPolicy('anything'))
  expect((await build().entry(coordinator, 'anything'))[0]!.when).toEqual({})
})

test.each(['liaison', 'head', 'supervisor', 'inspector'] as const)('a %s reads and does not write', async (role) => {
  const policies = build()
  expect(await policies.entry(sari(role), family)).toHaveLength(1)
  const [form, forbidden] = [await typed(), { kind: 'forbidden', code: 'policyEdit' }]
  await expect(policies.check(sari(role), { family, base: 1 }, form)).rejects.toMatchObject(forbidden)
  await expect(policies.write(sari(role), { family, base: 1 }, form)).rejects.toMatchObject(forbidden)
  await expect(policies.retire(sari(role), { family, base: 1 }, '2026-12-01')).rejects.toMatchObject(forbidden)
  await expect(policies.withdraw(sari(role), family, 1)).rejects.toMatchObject(forbidden)
})

test('a family that is not there is missing', async () => {
  await expect(build().entry(coordinator, 'nobody')).rejects.toMatchObject({ kind: 'missing', code: 'policyMissing' })
  await expect(build().check(coordinator, { family: 'nobody', base: 0 }, await typed())).rejects.toMatchObject({
    kind: 'missing',
  })
})
