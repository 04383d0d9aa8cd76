import mongoose from 'mongoose'
import { aFiling, anOfficer, at } from '../support/aComplaint'
import { closing, coordinator, useChangingCalendars } from './changingCalendars'

const { services, clock, read, filed, edited, saved, done, progress } = useChangingCalendars()
const supervisor = anOfficer('supervisor', 'sekretariat')

const clockOf = async (code: string, name: string) => (await read(code)).clocks.findLast((one) => one.clock === name)!
const eventsOf = async (code: string, type: string) => (await read(code)).history.filter((event) => event.type === type)

async function verdictOf(code: string) {
  await services().projection.project([await read(code)])
  return mongoose.connection.collection('indicatorFacts.a').findOne({ code, of: 'verdict.verification' })
}

describe('a holiday is added', () => {
  test('open cases get their new date, say so in their history, and are listed with the old one', async () => {
    const code = await filed('dpupr')
    const before = await clockOf(code, 'resolution')
    await saved('serang-5', closing('2026-11-26'))
    await done()
    const after = await clockOf(code, 'resolution')
    expect(before.dueAt).toEqual(at('2026-12-11T16:30'))
    expect(after.dueAt).toEqual(at('2026-12-14T16:00'))
    expect(await eventsOf(code, 'duesMoved')).toMatchObject([{ by: 'system', moves: [{}, {}, {}] }])
    const run = await progress()
    expect(run).toMatchObject({ examined: 1, total: 1, moved: 3, finishedAt: clock.now() })
    const { rows: moved, next } = await services().impact.movedBy(run._id, supervisor)
    expect(next).toBeNull()
    expect(moved.map((one) => one.to)).toEqual([...moved.map((one) => one.to!)].sort((a, b) => a.getTime() - b.getTime()))
    expect(moved.find((one) => one.clock === 'resolution')).toMatchObject({
      code,
      unit: 'dpupr',
      from: before.dueAt,
      to: after.dueAt,
    })
  })

  test('a date that no deadline counts moves nothing, leaves no trace in the history, and makes no news', async () => {
    const code = await filed('dpupr')
    await services().relay()
    await services().projectAnnounced([{ code, version: (await read(code)).version }])
    const before = await read(code)
    await saved('serang-5', closing('2027-06-14'))
    await done()
    const after = await read(code)
    expect(after.version).toBe(before.version)
    expect(after.outboxAt).toEqual(before.outboxAt)
    expect(after.clocks.map(({ dueAt }) => dueAt)).toEqual(before.clocks.map(({ dueAt }) => dueAt))
    const open = after.clocks.filter((one) => one.open)
    expect(open.map(({ calendar }) => calendar)).not.toContain(before.clocks[0]!.calendar)
    expect(await progress()).toMatchObject({ examined: 1, moved: 0, finishedAt: clock.now() })
  })

  test('today is declared a holiday: what was late is no longer, in the figures too, and is told of anew when it is late again', async () => {
    const code = await filed()
    clock.set(at('2026-11-26T16:01'))
    await services().sweep()
    expect(await verdictOf(code)).toMatchObject({ onTime: false, on: '2026-11-26' })
    await saved('serang-5', closing('2026-11-26'))
    await done()
    expect(await clockOf(code, 'verification')).toMatchObject({ verdict: 'running', dueAt: at('2026-11-27T16:30') })
    expect((await read(code)).outboxAt).toBeDefined()
    expect(await verdictOf(code)).toBeNull()
    clock.set(at('2026-11-27T16:31'))
    await services().sweep()
    expect(await eventsOf(code, 'overdue')).toHaveLength(2)
    expect(await verdictOf(code)).toMatchObject({ onTime: false, on: '2026-11-27' })
    await services().sweep()
    expect(await eventsOf(code, 'overdue')).toHaveLength(2)
  })

  test('what is late all the same is late from its new date in the figures, and nobody is told twice', async () => {
    const code = await filed()
    clock.set(at('2026-12-02T08:00'))
    await services().sweep()
    expect(await verdictOf(code)).toMatchObject({ onTime: false, on: '2026-11-26' })
    await saved('serang-5', closing('2026-11-26'))
    await done()
    await services().sweep()
    expect(await clockOf(code, 'verification')).toMatchObject({ verdict: 'late', verdictAt: at('2026-11-27T16:30') })
    expect(await verdictOf(code)).toMatchObject({ onTime: false, on: '2026-11-27' })
    expect(await eventsOf(code, 'overdue')).toHaveLength(1)
  })
})

test('shorter hours bring a date forward; what has fallen due by that is found by the sweep', async () => {
  const code = await filed()
  clock.set(at('2026-11-26T10:00'))
  await saved('serang-5', (calendar) => ({
    ...calendar,
    week: { ...calendar.week, thu: [['07:30', '09:00']] },
  }))
  await done()
  expect((await clockOf(code, 'verification')).dueAt).toEqual(at('2026-11-26T09:00'))
  await services().sweep()
  expect(await eventsOf(code, 'overdue')).toHaveLength(1)
})

describe('whose cases', () => {
  test('a calendar of some units re-judges only what they hold', async () => {
    const [hospital, roads] = [await filed('rsud-drajat'), await filed('dpupr')]
    const before = await read(roads)
    await saved('serang-24', closing('2026-11-25'))
    await done()
    expect(await progress('serang-24')).toMatchObject({ examined: 1, total: 1 })
    expect(await eventsOf(hospital, 'duesMoved')).toHaveLength(1)
    expect(await read(roads)).toEqual(before)
  })

  test('a unit that chooses another calendar has its cases judged by that', async () => {
    const [mine, other] = [await filed('dpupr'), await filed('dishub')]
    await mongoose.connection.collection('units').updateOne({ _id: 'dpupr' as never }, { $set: { calendar: 'serang-24' } })
    await services().rejudging.calendarChosen('dpupr', 'admin')
    await done()
    expect((await clockOf(mine, 'unit')).calendar).toMatch(/^serang-24@/)
    expect((await clockOf(mine, 'resolution')).calendar).toMatch(/^serang-5@/)
    expect((await clockOf(other, 'unit')).calendar).toMatch(/^serang-5@/)
    expect(await progress('serang-24')).toMatchObject({ examined: 1, finishedAt: clock.now() })
  })

  test('a calendar that nobody works by has nothing to judge', async () => {
    await filed('dpupr')
    await mongoose.connection.collection('units').updateMany({}, { $set: { calendar: null } })
    await saved('serang-24', closing('2026-11-25'))
    await done()
    expect(await progress('serang-24')).toMatchObject({ examined: 0, total: 0, moved: 0, finishedAt: at('2026-11-23T09:00') })
  })
})

test('a change that nobody said, for it was delivered or its maker was killed, is found; one that was said is not begun again', async () => {
  const code = await filed('dpupr')
  await services().rejudging.beginMissed()
  await done()
  expect(await services().rejudging.progress('serang-5')).toBeNull()
  await mongoose.connection
    .collection('calendars')
    .updateOne({ _id: 'serang-5' as never }, { $push: { 'calendar.closed': '2026-11-26' } as never })
  await services().rejudging.beginMissed()
  await done()
  expect((await clockOf(code, 'resolution')).dueAt).toEqual(at('2026-12-14T16:00'))
  expect(await progress()).toMatchObject({ moved: 3, finishedAt: clock.now() })
  await saved('serang-5', closing('2026-11-27'))
  await done()
  await services().rejudging.beginMissed()
  expect(await services().rejudging.unfinished()).toEqual([])
})

describe('who sees what has moved', () => {
  async function oversight(): Promise<string> {
    const code = await filed('dpupr', aFiling({ chosenUnit: 'dpupr' }))
    await services().complaints.does(coordinator, code, (await read(code)).version, {
      deed: 'classify',
      kind: 'pengaduan',
      class: 'oversight',
      category: 'kepegawaian',
      title: 'Pungutan',
      oversightUnit: 'inspektorat',
    })
    return code
  }
  test('an oversight case is listed, and counted, for those only who may see it; the administrator sees no case', async () => {
    const hidden = await oversight()
    const plain = await filed('dpupr')
    const draft = await edited('serang-5', closing('2026-11-26'))
    const [seen, unseen] = [
      await services().impact.preview(draft, coordinator),
      await services().impact.preview(draft, supervisor),
    ]
    expect(seen.moved.map(({ code }) => code)).toContain(hidden)
    expect(unseen.moved.map(({ code }) => code)).not.toContain(hidden)
    expect(unseen.byUnit.map(({ unit }) => unit)).not.toContain('inspektorat')
    expect(seen.count).toBeGreaterThan(unseen.count)
    const admin = anOfficer('admin', 'diskominfo')
    expect(await services().impact.preview(draft, admin)).toMatchObject({ count: unseen.count, moved: [] })
    await saved('serang-5', closing('2026-11-26'))
    await done()
    const { _id } = await progress()
    const codesFor = async (officer: typeof coordinator) =>
      new Set((await services().impact.movedBy(_id, officer)).rows.map(({ code }) => code))
    expect(await codesFor(coordinator)).toEqual(new Set([hidden, plain]))
    expect(await codesFor(supervisor)).toEqual(new Set([plain]))
    expect(await codesFor(anOfficer('liaison', 'dpupr'))).toEqual(new Set([plain]))
    expect(await codesFor(anOfficer('inspector', 'inspektorat'))).toEqual(new Set([hidden]))
    expect(await codesFor(anOfficer('liaison', 'dishub'))).toEqual(new Set())
    expect(await codesFor(admin)).toEqual(new Set())
  })
})
