import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { fill } from '../../bench/manyComplaints'
import type { Complaint, ComplaintEvent } from '../../server/complaints/complaint'
import { ComplaintModel, dueBetween } from '../../server/complaints/store'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import { aFiling, anOfficer, at } from '../support/aComplaint'
import { useServices } from '../support/services'

const clock = settableClock(at('2026-11-23T09:00'))
const { services, clear } = useServices(() => ({ clock }))
const coordinator = anOfficer('coordinator', 'diskominfo')

jest.setTimeout(60_000)
beforeEach(async () => {
  await clear()
  clock.set(at('2026-11-23T09:00'))
  await services().sla.refresh()
})

const read = async (code: string): Promise<Complaint> => (await services().store.get(code))!
const typesOf = async (code: string) => (await read(code)).history.map(({ type }) => type)
async function assigned(): Promise<{ code: string; key: string }> {
  const { complaint, key } = await services().file(aFiling(), randomUUID())
  await services().complaints.does(coordinator, complaint._id, 1, { deed: 'assign', unit: 'dpupr' })
  return { code: complaint._id, key }
}
async function sweptAt(when: string): Promise<void> {
  clock.set(at(when))
  await services().sweep()
}

describe('one sweep over what is due', () => {
  const count = 450
  beforeEach(async () => {
    await fill(services(), count, clock.now(), { openEvery: 1 })
    clock.set(at('2027-02-01T08:00'))
  })

  test('reads what it gives along the index, and nothing else, from the first and from any place', async () => {
    const first = await services().store.due(clock.now(), 100)
    const { _id, nextAt } = first.at(-1)!
    for (const after of [null, { code: _id, nextAt: nextAt! }]) {
      const plan = await ComplaintModel.collection.find({}, dueBetween(after, clock.now())).limit(100).explain('executionStats')
      const { nReturned, totalDocsExamined, totalKeysExamined } = (plan as { executionStats: Record<string, number> })
        .executionStats
      expect({ nReturned, totalDocsExamined, totalKeysExamined }).toEqual({
        nReturned: 100,
        totalDocsExamined: 100,
        totalKeysExamined: 100,
      })
      expect(JSON.stringify(plan)).not.toMatch(/COLLSCAN|"SORT"/)
    }
  })

  test('gives each case once, the longest waiting first, also where many wait since the same instant', async () => {
    await ComplaintModel.updateMany({}, { $set: { nextAt: at('2026-12-01T16:00') } })
    await ComplaintModel.updateMany(
      {},
      [{ $set: { nextAt: { $cond: [{ $eq: ['$state', 'received'] }, at('2026-11-30T16:00'), '$nextAt'] } } }],
      { updatePipeline: true },
    )
    const all: Complaint[] = []
    for (;;) {
      const last = all.at(-1)
      const page = await services().store.due(clock.now(), 100, last ? { code: last._id, nextAt: last.nextAt! } : null)
      if (page.length === 0) break
      all.push(...page)
    }
    expect(new Set(all.map(({ _id }) => _id)).size).toBe(count)
    const instants = all.map(({ nextAt }) => nextAt!.getTime())
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  })

  test('several workers at once tell of each thing once, and lose nothing', async () => {
    await seedAccounts(services().staff, await services().units.assignable(), '2026-01-01')
    await Promise.all([services().sweep(), services().sweep(), services().sweep()])
    const all = await ComplaintModel.find().lean<Complaint[]>()
    expect(all.filter(({ nextAt }) => nextAt && nextAt <= clock.now())).toEqual([])
    for (const { clocks, history } of all) {
      const told = history.flatMap(markOf)
      expect(new Set(told).size).toBe(told.length)
      const late = clocks.filter(({ open, verdict }) => open && verdict === 'late').length
      expect(told.filter((mark) => mark.startsWith('overdue'))).toHaveLength(late)
    }
    await Promise.all([services().relay(), services().relay()])
    const messages = await mongoose.connection.collection('messages').find().toArray()
    const letters = messages.map(({ code, seq, recipient }) => JSON.stringify([code, seq, recipient]))
    expect(letters.length).toBeGreaterThan(count)
    expect(new Set(letters).size).toBe(letters.length)
  })

  test('more cases than a batch that cannot be dealt with hold up no other', async () => {
    const { code } = await assigned()
    await ComplaintModel.updateMany(
      { _id: { $ne: code } },
      { $set: { history: [{ seq: 1, type: 'received' }], nextAt: at('2026-11-01T00:00') } },
    )
    clock.set(at('2027-04-01T08:00'))
    services().logger.level = 'silent'
    await services().sweep()
    services().logger.level = 'error'
    expect(await typesOf(code)).toContain('overdue')
  })
})

const markOf = (event: ComplaintEvent): string[] =>
  event.type === 'warned' || event.type === 'overdue' || event.type === 'escalated'
    ? [`${event.type} ${event.clock} ${event.startedAt.getTime()} ${event.type === 'escalated' ? event.level : ''}`]
    : []

describe('a worker that slept', () => {
  // Assigned on Monday 23 November: the unit and the case have until Friday 11 December, 16.30.
  test('over a weekend: no warning afterwards, overdue at once, escalations when the offices open', async () => {
    const { code } = await assigned()
    await sweptAt('2026-12-03T08:00')
    await sweptAt('2026-12-13T10:00')
    expect((await typesOf(code)).slice(3)).toEqual(['overdue', 'overdue', 'overdue'])
    expect((await read(code)).nextAt).toEqual(at('2026-12-14T07:30'))
    await sweptAt('2026-12-14T07:29')
    expect(await typesOf(code)).not.toContain('escalated')
    await sweptAt('2026-12-14T07:30')
    const levels = (await read(code)).history.flatMap((event) => (event.type === 'escalated' ? [event.to] : []))
    expect(levels.sort()).toEqual(['coordinator', 'head'])
  })

  test('until Monday: what was due first comes first', async () => {
    const { code } = await assigned()
    await sweptAt('2026-12-14T08:00')
    const types = await typesOf(code)
    expect(types).not.toContain('warned')
    expect(types.lastIndexOf('overdue')).toBeLessThan(types.indexOf('escalated'))
  })

  test('past the day on which the reporter’s silence withdraws: withdrawn, and nobody is told of levels that would have come after', async () => {
    await mongoose.connection.collection('policies').updateMany({}, { $set: { deemWithdrawn: true } })
    await services().sla.refresh()
    const { code } = await assigned()
    await sweptAt('2026-12-14T08:00')
    const liaison = anOfficer('liaison', 'dpupr')
    await services().complaints.does(liaison, code, (await read(code)).version, { deed: 'ask', text: 'Di mana?' })
    await sweptAt('2027-01-14T08:00')
    expect((await typesOf(code)).at(-1)).toBe('withdrawn')
    expect((await read(code)).nextAt).toBeNull()
  })
})
