import mongoose from 'mongoose'
import { fill } from '../../bench/manyComplaints'
import { createCalendarStore } from '../../server/calendar/store'
import type { Complaint } from '../../server/complaints/complaint'
import { fold } from '../../server/complaints/fold'
import { createRejudging } from '../../server/complaints/rejudgingService'
import { createRejudgingStore } from '../../server/complaints/rejudgingStore'
import type { OpenCase } from '../../server/complaints/openCase'
import { ComplaintModel, openBefore } from '../../server/complaints/store'
import { at } from '../support/aComplaint'
import { closing, coordinator, useChangingCalendars } from './changingCalendars'

const { services, clock, later, read, edited, saved, work, done, progress, everyMoved } = useChangingCalendars()

jest.setTimeout(60_000)

type Explained = { executionStats: object }

const matches = (stored: object, folded: object): boolean =>
  Object.entries(folded).every(
    ([key, value]) => JSON.stringify((stored as Record<string, unknown>)[key]) === JSON.stringify(value),
  )

describe('a run over many', () => {
  const count = 130
  beforeEach(() => fill(services(), count, clock.now(), { openEvery: 1 }))

  test('goes through each case once, along the index, whole parts or what a unit holds, the one due last first', async () => {
    const { store } = services()
    for (const unit of [null, 'dpupr']) {
      const among = { state: 'inProgress', unit } as const
      const all: OpenCase[] = []
      for (;;) {
        const last = all.at(-1)
        const page = await store.openBefore(among, last ? { code: last._id, dueAt: last.dueAt } : null, 7)
        if (page.length === 0) break
        all.push(...page)
      }
      expect(new Set(all.map(({ _id }) => _id)).size).toBe(await store.countOpen(among))
      const instants = all.map(({ dueAt }) => dueAt!.getTime())
      expect(instants).toEqual(instants.toSorted((a, b) => b - a))
      const plan = await ComplaintModel.collection.find({}, openBefore(among, null)).limit(5).explain('executionStats')
      expect((plan as Explained).executionStats).toMatchObject({ nReturned: 5, totalDocsExamined: 5, totalKeysExamined: 5 })
    }
  })

  test('two workers at once, and the whole once more, do it once', async () => {
    await saved('serang-5', closing('2026-11-26'))
    await Promise.all([work(), work(), work()])
    later(10_000)
    await Promise.all([work(), work()])
    const run = await progress()
    expect(run).toMatchObject({ examined: count, total: count, finishedAt: clock.now() })
    const all = await ComplaintModel.find().lean<Complaint[]>()
    const moves = all.map(({ history }) => history.filter(({ type }) => type === 'duesMoved').length)
    expect(Math.max(...moves)).toBe(1)
    expect(run.moved).toBe(await mongoose.connection.collection('movedDues').countDocuments({}))
    expect(all.filter(({ filing, history, ...stored }) => !matches(stored, fold(filing, history)))).toEqual([])
    const before = await ComplaintModel.find().lean<Complaint[]>()
    await services().rejudging.changed('serang-5', 'admin')
    await done()
    expect(await ComplaintModel.find().lean<Complaint[]>()).toEqual(before)
    expect(await progress()).toMatchObject({ examined: count, moved: 0 })
  })

  test('a worker killed in the middle is followed by another, which goes on where it was, once the lease is over', async () => {
    await saved('serang-5', closing('2026-11-26'))
    const { store, sla, door, units } = services()
    const killed = createRejudging({
      store,
      rejudgings: createRejudgingStore(),
      sla,
      door,
      calendars: createCalendarStore().calendars,
      units,
      clock,
      report: () => undefined,
      pause: () => Promise.reject(new Error('killed')),
    })
    const { _id } = await progress()
    await expect(killed.goOn(_id)).rejects.toThrow('killed')
    const halfway = (await progress()).examined
    expect(halfway).toBeGreaterThan(0)
    expect(halfway).toBeLessThan(count)
    expect(await services().rejudging.unfinished()).toEqual([])
    expect(await services().rejudging.goOn(_id)).toBe(false)
    later(20_000)
    await work()
    expect(await progress()).toMatchObject({ examined: count, total: count, finishedAt: clock.now() })
    expect((await progress()).moved).toBe(await mongoose.connection.collection('movedDues').countDocuments({}))
  })

  test('what a process with the older rules in memory wrote meanwhile is found by the second pass', async () => {
    const { _id, clocks } = (await ComplaintModel.findOne({ state: 'inProgress' }).lean<Complaint>())!
    await saved('serang-5', closing('2026-11-26'))
    await work()
    expect(await progress()).toMatchObject({ examined: count, finishedAt: null })
    await ComplaintModel.updateOne({ _id }, { $set: { clocks } })
    later(9_999)
    await work()
    expect((await read(_id)).clocks).toEqual(clocks)
    later(1)
    await work()
    expect(
      (await read(_id)).clocks.filter((one) =>
        clocks.some(({ open, calendar }) => open && calendar === one.calendar && one.open),
      ),
    ).toEqual([])
    expect(await progress()).toMatchObject({ finishedAt: clock.now() })
  })

  test('a case that cannot be judged is left aside, and the run ends', async () => {
    const [broken] = (await ComplaintModel.find({ state: 'inProgress' }).limit(1).lean<Complaint[]>()) as [Complaint]
    await ComplaintModel.updateOne({ _id: broken._id }, { $set: { history: [{ seq: 1, type: 'received' }] } })
    await saved('serang-5', closing('2026-11-26'))
    services().logger.level = 'silent'
    await done()
    services().logger.level = 'error'
    expect(await progress()).toMatchObject({ examined: count, finishedAt: clock.now() })
  })

  test('a second edit makes an end of the run before, and the last one counts', async () => {
    await saved('serang-5', closing('2026-11-26'))
    clock.set(at('2026-11-23T09:01'))
    await saved('serang-5', closing('2026-11-27'))
    expect(await services().rejudging.unfinished()).toHaveLength(1)
    await done()
    const prints = new Set(
      (await ComplaintModel.find().lean<Complaint[]>()).flatMap(({ clocks }) =>
        clocks.filter(({ open }) => open).map(({ calendar }) => calendar),
      ),
    )
    expect([...prints].filter((print) => print.startsWith('serang-5'))).toHaveLength(1)
  })

  test('what it moves is what was said before, and before nothing was written', async () => {
    const before = await ComplaintModel.find().lean<Complaint[]>()
    const draft = await edited('serang-5', closing('2026-11-26', '2026-12-01'))
    const impact = await services().impact.preview(draft, coordinator)
    expect(await ComplaintModel.find().lean<Complaint[]>()).toEqual(before)
    await saved('serang-5', closing('2026-11-26', '2026-12-01'))
    await done()
    const run = await progress()
    expect(impact).toMatchObject({ examined: count, complete: true, count: run.moved })
    expect(impact.byUnit.reduce((sum, one) => sum + one.count, 0)).toBe(run.moved)
    const listed = await everyMoved(run._id)
    expect(listed).toHaveLength(run.moved)
    expect(new Set(listed.map(({ code, clock: name }) => `${code} ${name}`)).size).toBe(run.moved)
    for (const one of impact.moved) expect(listed).toContainEqual(one)
  })
})
