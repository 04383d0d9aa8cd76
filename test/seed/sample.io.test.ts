import mongoose from 'mongoose'
import type { Complaint } from '../../server/complaints/complaint'
import { fold } from '../../server/complaints/fold'
import { ComplaintModel } from '../../server/complaints/store'
import { settableClock } from '../../server/platform/clock'
import { seedAccounts } from '../../server/seed/accounts'
import { createMark } from '../../server/seed/mark'
import { seedSample } from '../../server/seed/sample'
import { at } from '../support/aComplaint'
import { useServices } from '../support/services'

const end = at('2026-11-24T14:00')
const clock = settableClock(at('2026-05-01T08:00'))
const { services } = useServices(() => ({ clock }))
const silent = { at: () => undefined, end: () => undefined }
const seed = () => seedSample(services(), createMark(mongoose.connection), { clock, end }, silent)

jest.setTimeout(240_000)
let all: Complaint[]
beforeAll(async () => {
  await seedAccounts(services().staff, await services().units.assignable(), '2026-05-01')
  await seed()
  all = await ComplaintModel.find().lean<Complaint[]>()
}, 240_000)

const having = (isSo: (complaint: Complaint) => boolean): number => all.filter(isSo).length
const with_ = (type: string) => (complaint: Complaint) => complaint.history.some((event) => event.type === type)

test('four hundred complaints of half a year, of every sort that there is to see', () => {
  expect(all).toHaveLength(400)
  expect(having(({ clocks }) => clocks.some(({ verdict }) => verdict === 'late'))).toBeGreaterThan(10)
  expect(having(with_('returned'))).toBeGreaterThan(0)
  expect(having(with_('reopened'))).toBeGreaterThan(0)
  expect(having(with_('asked'))).toBeGreaterThan(0)
  expect(having(({ filing }) => filing.identity === 'anonymous')).toBeGreaterThan(0)
  expect(having(({ filing }) => filing.identity === 'confidential')).toBeGreaterThan(0)
  expect(having(({ oversight }) => oversight)).toBeGreaterThan(0)
  expect(
    having(({ history }) => history.some((event) => event.type === 'forwarded' && event.to === 'outside:kota-serang')),
  ).toBeGreaterThan(0)
  expect(having(({ phase }) => phase === 'open')).toBeGreaterThan(5)
})

test('folding every history again gives what is stored beside it', () => {
  for (const complaint of all) expect(complaint).toMatchObject(fold(complaint.filing, complaint.history))
})

test('judging every history again gives the clocks that are stored', async () => {
  for (const complaint of all) {
    const { clocks } = await services().sla.judgeCase({ ...complaint, events: complaint.history }, end)
    const ended = (list: Complaint['clocks']) => list.filter(({ open }) => !open)
    expect(ended(complaint.clocks)).toEqual(ended(clocks))
    expect(complaint.clocks.map(({ verdict }) => verdict)).toEqual(clocks.map(({ verdict }) => verdict))
  }
})

test('register numbers are without gap, in order of filing', () => {
  const byTime = [...all].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
  expect([...all].map(({ register }) => register).sort()).toEqual(
    byTime.map((_, i) => `${String(i + 1).padStart(6, '0')}/ADU/2026`),
  )
})

test('a rebuild gives the same facts and rollups', async () => {
  const contents = async () => {
    const { current } = (await mongoose.connection.collection('indicatorState').findOne({}))!
    const read = (name: string) => mongoose.connection.collection(`${name}.${current}`).find().sort({ _id: 1 }).toArray()
    return { facts: await read('indicatorFacts'), cells: await read('indicatorRollups') }
  }
  const before = await contents()
  expect(before.facts.length).toBeGreaterThan(1_000)
  await services().projection.rebuild()
  expect(await contents()).toEqual(before)
})

test('seeding again adds nothing', async () => {
  await seed()
  expect(await ComplaintModel.countDocuments()).toBe(400)
})

test('a seeding that was broken off is done over', async () => {
  await mongoose.connection.collection('settings').updateOne({ _id: 'seed' as never }, { $set: { sample: 'begun' } })
  await ComplaintModel.deleteMany({ state: 'closed' })
  clock.set(at('2026-05-01T08:00'))
  await seed()
  expect(await ComplaintModel.countDocuments()).toBe(400)
})

test('a database in which people have filed since a seeding was broken off is left alone', async () => {
  await mongoose.connection.collection('settings').updateOne({ _id: 'seed' as never }, { $set: { sample: 'begun' } })
  clock.set(at('2026-11-24T15:00'))
  const { complaint } = await services().file(all[0]!.filing, '00000000-0000-4000-8000-000000000001')
  await seed()
  expect(await ComplaintModel.exists({ _id: complaint._id })).not.toBeNull()
})
