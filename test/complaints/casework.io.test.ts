import { randomUUID } from 'node:crypto'
import type { Complaint } from '../../server/complaints/complaint'
import { fold } from '../../server/complaints/fold'
import { ComplaintModel } from '../../server/complaints/store'
import { settableClock } from '../../server/platform/clock'
import { aFiling, anOfficer, at } from '../support/aComplaint'
import { useServices } from '../support/services'

const clock = settableClock(at('2026-11-23T09:00'))
const { services, clear } = useServices(() => ({ clock }))

const coordinator = anOfficer('coordinator', 'diskominfo')
const liaison = anOfficer('liaison', 'dpupr')
const head = anOfficer('head', 'dpupr')
const other = anOfficer('liaison', 'dishub')

beforeEach(async () => {
  await clear()
  clock.set(at('2026-11-23T09:00'))
})

async function filed(filing = aFiling()): Promise<{ code: string; key: string }> {
  const { complaint, key } = await services().file(filing, randomUUID())
  return { code: complaint._id, key }
}
const read = async (code: string): Promise<Complaint> => (await services().store.get(code))!
const assign = async (code: string, unit = 'dpupr') =>
  services().complaints.does(coordinator, code, (await read(code)).version, { deed: 'assign', unit })

async function answered(): Promise<{ code: string; key: string }> {
  const one = await filed()
  await assign(one.code)
  await services().complaints.does(liaison, one.code, (await read(one.code)).version, {
    deed: 'answer',
    text: 'Sudah.',
    files: [],
  })
  return one
}

describe('two officers at once', () => {
  test('one wins, the other is told who did what', async () => {
    const { code } = await filed()
    await assign(code)
    const { version } = await read(code)
    const tries = await Promise.allSettled([
      services().complaints.does(liaison, code, version, { deed: 'answer', text: 'Dari Agus.', files: [] }),
      services().complaints.does(head, code, version, { deed: 'answer', text: 'Dari Siti.', files: [] }),
    ])
    const lost = tries.filter((one) => one.status === 'rejected')
    expect(lost).toHaveLength(1)
    expect(lost[0]!.reason).toMatchObject({ kind: 'conflict', code: 'someoneElse', details: { did: { type: 'answered' } } })
    expect((await read(code)).history.filter(({ type }) => type === 'answered')).toHaveLength(1)
  })

  test('what the system noted meanwhile is nobody’s deed and costs nobody their work', async () => {
    const { code } = await filed()
    const { version } = await read(code)
    await services().recordAndRoute([code])
    await services().complaints.does(coordinator, code, version, { deed: 'archive', reason: 'spam', note: '' })
    expect((await read(code)).state).toBe('archived')
  })

  test('a unit from which the case was taken while it wrote hears of that, and is not called a stranger', async () => {
    const { code } = await filed()
    await assign(code)
    const { version } = await read(code)
    await assign(code, 'dishub')
    await expect(
      services().complaints.does(liaison, code, version, { deed: 'answer', text: 'x', files: [] }),
    ).rejects.toMatchObject({ kind: 'conflict', details: { did: { type: 'assigned' } } })
    await expect(services().complaints.does(other, code, 1, { deed: 'verify' } as never)).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})

describe('what deeds ask of the register', () => {
  test.each([
    ['a unit that does not exist', { deed: 'assign', unit: 'dinas-hantu' } as const, 'unitUnknown'],
    ['an outside authority is no unit to assign to', { deed: 'assign', unit: 'outside:pln' } as const, 'unitUnknown'],
    ['a unit is no outside authority to forward to', { deed: 'forward', to: 'dishub', reason: 'x' } as const, 'authorityUnknown'],
  ])('%s is refused at its field', async (_, act, code) => {
    const { code: complaint } = await filed()
    await expect(services().complaints.does(coordinator, complaint, 1, act)).rejects.toMatchObject({ kind: 'invalid', code })
  })

  test('an oversight complaint stays with the Inspektorat, out of sight of the unit', async () => {
    const { code } = await filed(aFiling({ chosenUnit: 'dpupr' }))
    await assign(code)
    const classified = {
      deed: 'classify',
      kind: 'pengaduan',
      class: 'oversight',
      category: 'kepegawaian',
      title: 'Pungutan',
      oversightUnit: 'inspektorat',
    } as const
    await services().complaints.does(coordinator, code, (await read(code)).version, classified)
    await expect(services().complaints.open(liaison, code)).rejects.toMatchObject({ kind: 'missing' })
    await expect(assign(code, 'dpupr')).rejects.toMatchObject({ kind: 'forbidden' })
    const inspector = anOfficer('inspector', 'inspektorat')
    const givenBack = { deed: 'return', to: 'dlh', reason: 'Bukan pengawasan.' } as const
    await services().complaints.does(inspector, code, (await read(code)).version, givenBack)
    await expect(assign(code, 'dpupr')).rejects.toMatchObject({ kind: 'invalid', code: 'oversightStays' })
    await assign(code, 'inspektorat')
    expect((await read(code)).unit).toBe('inspektorat')
  })
})

describe('more time for an answer', () => {
  const words = { reason: 'Aspal datang Senin.', text: 'Kami tambal Rabu depan.' }
  const asked = async (days = 5) => {
    const { code, key } = await filed()
    await assign(code)
    await services().complaints.does(liaison, code, (await read(code)).version, { deed: 'askExtension', days, ...words })
    return { code, key }
  }
  const grant = async (code: string, officer = coordinator) =>
    services().complaints.does(officer, code, (await read(code)).version, { deed: 'extend', ...words })
  const dueOf = ({ clocks }: Complaint) => clocks.find((one) => one.clock === 'resolution')!.dueAt

  test('one grants while the other refuses: one wins, the other is told', async () => {
    const { code } = await asked()
    const { version } = await read(code)
    const tries = await Promise.allSettled([
      services().complaints.does(coordinator, code, version, { deed: 'extend', ...words }),
      services().complaints.does(head, code, version, { deed: 'refuseExtension', reason: 'Masih bisa.' }),
    ])
    const lost = tries.filter((one) => one.status === 'rejected')
    expect(lost).toHaveLength(1)
    const did = (await read(code)).history.at(-1)!
    expect(['extended', 'extensionRefused']).toContain(did.type)
    expect(lost[0]!.reason).toMatchObject({ kind: 'conflict', code: 'someoneElse', details: { did: { type: did.type } } })
  })

  test('who asked does not grant it, not even as head', async () => {
    const { code } = await filed()
    await assign(code)
    await services().complaints.does(head, code, (await read(code)).version, { deed: 'askExtension', days: 2, ...words })
    await expect(grant(code, head)).rejects.toMatchObject({ kind: 'forbidden' })
    await grant(code)
  })

  test('the promise moves by so many working days, the clocks and their verdicts do not', async () => {
    const { code } = await asked(5)
    const before = await read(code)
    expect(before.promisedAt).toEqual(dueOf(before))
    await grant(code)
    const after = await read(code)
    expect(dueOf(after)).toEqual(dueOf(before))
    expect([dueOf(before), after.promisedAt]).toEqual([at('2026-12-11T16:30'), at('2026-12-18T16:30')])
    clock.set(at('2026-12-14T09:00'))
    await services().sweep()
    expect((await read(code)).clocks.find((one) => one.clock === 'resolution')).toMatchObject({ verdict: 'late' })
  })

  test('all extensions together are not more than the target of the answer itself', async () => {
    const { code } = await asked(10)
    await grant(code)
    const again = async (days: number) =>
      services().complaints.does(liaison, code, (await read(code)).version, { deed: 'askExtension', days, ...words })
    await expect(again(5)).rejects.toMatchObject({ code: 'extensionDaysInvalid', details: { fewest: 1, most: 4 } })
    await again(4)
    await grant(code)
    await expect(again(1)).rejects.toMatchObject({ kind: 'invalid', code: 'extensionSpent' })
    const { version } = await read(code)
    await expect(services().complaints.mayStill(liaison, code, version, 'askExtension')).rejects.toMatchObject({
      code: 'extensionSpent',
    })
  })

  test('what was asked for is not granted when its date has passed meanwhile, but may be refused', async () => {
    const { code } = await asked(2)
    clock.set(at('2026-12-16T09:00'))
    await expect(grant(code)).rejects.toMatchObject({ kind: 'invalid', code: 'extensionUnfit' })
    await services().complaints.does(head, code, (await read(code)).version, { deed: 'refuseExtension', reason: 'Sudah lewat.' })
    expect((await read(code)).history.at(-1)!.type).toBe('extensionRefused')
  })
})

describe('the reporter, with code and key', () => {
  test('another key does nothing', async () => {
    const { code } = await answered()
    const stranger = await filed()
    await expect(services().complaints.reporterDoes(code, stranger.key, { deed: 'confirm', rating: 1 })).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'keyWrong',
    })
  })

  test('confirming twice closes once', async () => {
    const { code, key } = await answered()
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => services().complaints.reporterDoes(code, key, { deed: 'confirm', rating: 4 })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await read(code)).history.filter(({ type }) => type === 'closed')).toHaveLength(1)
  })

  test('a rebuttal reopens the case to someone else than who answered', async () => {
    const { code, key } = await answered()
    await services().complaints.reporterDoes(code, key, { deed: 'rebut', reason: 'Belum.' })
    const { version, state } = await read(code)
    expect(state).toBe('inProgress')
    await expect(
      services().complaints.does(liaison, code, version, { deed: 'answer', text: 'x', files: [] }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await services().complaints.does(head, code, version, { deed: 'answer', text: 'Diperbaiki.', files: [] })
    expect((await read(code)).state).toBe('answered')
  })

  test('whoever looks at a reporter’s name leaves a trace', async () => {
    const { code } = await filed()
    await services().complaints.open(coordinator, code)
    expect(await services().audit.of(`complaint:${code}`)).toMatchObject([{ by: coordinator.id, deed: 'readReporter' }])
  })
})

describe('what time does', () => {
  const typesOf = async (code: string) => (await read(code)).history.map(({ type }) => type)

  test('the unit is warned, then the clock is overdue, each once, however often is swept and by how many', async () => {
    const { code } = await filed()
    await assign(code)
    clock.set(at('2027-02-01T08:00'))
    await Promise.all([services().sweep(), services().sweep(), services().sweep()])
    await services().sweep()
    const types = await typesOf(code)
    expect(types.filter((type) => type === 'overdue')).toHaveLength(3)
    expect((await read(code)).nextAt).toBeNull()
  })

  test('at the very instant of due nothing is late yet; a millisecond later it is', async () => {
    const { code } = await filed()
    const due = (await read(code)).clocks.find((one) => one.clock === 'verification')!.dueAt!
    clock.set(due)
    await services().sweep()
    expect(await typesOf(code)).not.toContain('overdue')
    clock.set(new Date(due.getTime() + 1))
    await services().sweep()
    expect(await typesOf(code)).toContain('overdue')
  })

  test('a question moves the due date on, and the sweep leaves the unit alone meanwhile', async () => {
    const { code, key } = await filed()
    await assign(code)
    await services().complaints.does(liaison, code, (await read(code)).version, { deed: 'ask', text: 'Di mana?' })
    clock.set(at('2026-12-15T08:00'))
    await services().sweep()
    expect(await typesOf(code)).not.toContain('overdue')
    await services().complaints.reporterDoes(code, key, { deed: 'reply', text: 'Di sini.' })
    const { clocks } = await read(code)
    expect(clocks.find((one) => one.clock === 'unit')).toMatchObject({ verdict: 'running', pausedDays: 15 })
  })

  test('silence closes after the tenth day', async () => {
    const { code } = await answered()
    clock.set(at('2026-12-03T23:59'))
    await services().sweep()
    expect((await read(code)).state).toBe('answered')
    clock.set(at('2026-12-04T00:00'))
    await services().sweep()
    expect(await read(code)).toMatchObject({ state: 'closed' })
    expect((await read(code)).history.at(-1)).toMatchObject({ type: 'closed', by: 'system' })
  })

  test('a complaint that cannot be dealt with holds up no other', async () => {
    const [broken, sound] = [await filed(), await filed()]
    await ComplaintModel.updateOne(
      { _id: broken.code },
      { $set: { history: [{ seq: 1, type: 'received' }], nextAt: at('2026-11-01T00:00') } },
    )
    clock.set(at('2026-12-01T08:00'))
    await services().sweep()
    expect(await typesOf(sound.code)).toContain('overdue')
    await services().recordAndRoute([broken.code, sound.code])
    expect((await read(sound.code)).register).not.toBeNull()
  })

  test('everything stored beside a history is still its fold', async () => {
    const { code } = await answered()
    clock.set(at('2027-01-10T08:00'))
    await services().sweep()
    const stored = await read(code)
    expect(stored).toMatchObject(fold(stored.filing, stored.history))
  })
})
