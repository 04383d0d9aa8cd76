import { ComplaintModel } from '../../server/complaints/store'
import type { Draft } from '../../server/sla/simulation'
import { aFiling, anOfficer, at } from '../support/aComplaint'
import { useServices } from '../support/services'

let now = at('2026-11-02T09:00')
const { services } = useServices({ clock: { now: () => now } })
const nothing: Draft = { targets: [], closed: [], opened: [], calendars: [], questionDays: null }
const shorter: Draft = { ...nothing, targets: [{ class: null, clock: 'unit', target: { days: 2 } }] }
const supervisor = anOfficer('supervisor', 'bagian-organisasi')
const coordinator = anOfficer('coordinator', 'diskominfo')
const liaison = anOfficer('liaison', 'dpupr')
const codes: string[] = []

beforeAll(async () => {
  const { file, store, door } = services()
  const pass = async (code: string, deed: Parameters<typeof door.pass>[1]) =>
    door.pass((await store.get(code))!, deed, { by: 'test' })
  for (const [i, oversight] of [false, false, true].entries()) {
    now = at('2026-11-02T09:00')
    const { complaint } = await file(aFiling(), `00000000-0000-4000-8000-00000000000${i}`)
    codes.push(complaint._id)
    const kind = { kind: 'pengaduan', category: 'lainnya', title: 'Jalan', oversightUnit: 'inspektorat' } as const
    await pass(complaint._id, { deed: 'verify', class: oversight ? 'oversight' : 'nonOversight', ...kind })
    if (!oversight) await pass(complaint._id, { deed: 'assign', unit: 'dpupr' })
    if (i === 1) continue
    now = at('2026-11-06T09:00')
    await pass(complaint._id, { deed: 'answer', text: 'Sudah.', files: [] })
  }
  now = at('2026-11-20T09:00')
}, 60_000)

test('counts open and ended cases of the months asked for, and writes nothing', async () => {
  const before = await ComplaintModel.find().sort({ _id: 1 }).lean()
  const { rows, changed, examined, complete } = await services().simulation.simulateFor(coordinator, shorter, { months: 6 })
  expect([examined, complete]).toEqual([3, true])
  expect(
    rows.filter((row) => row.changed > 0).map(({ unit, class: name, clock, changed: count }) => [unit, name, clock, count]),
  ).toEqual(
    expect.arrayContaining([
      ['dpupr', 'nonOversight', 'unit', 2],
      ['inspektorat', 'oversight', 'unit', 1],
    ]),
  )
  expect(changed.map(({ code }) => code).sort()).toEqual([...codes].sort())
  expect(await ComplaintModel.find().sort({ _id: 1 }).lean()).toEqual(before)
})

test('an empty draft changes nothing', async () => {
  const { rows } = await services().simulation.simulateFor(coordinator, nothing, { months: 6 })
  expect(rows.reduce((sum, { changed }) => sum + changed, 0)).toBe(0)
})

test('a supervisor is told nothing of oversight cases, not even their number', async () => {
  const { examined, rows } = await services().simulation.simulateFor(supervisor, shorter, { months: 6 })
  expect(examined).toBe(2)
  expect(rows.some(({ class: name }) => name === 'oversight')).toBe(false)
})

test('a unit does not try out its own limits', () => {
  expect(() => services().simulation.simulateFor(liaison, shorter, { months: 6 })).toThrow(
    expect.objectContaining({ kind: 'forbidden', code: 'simulationForbidden' }),
  )
})

test('what was received before is left out, and what is too much is said', async () => {
  const { simulation } = services()
  now = at('2026-12-20T09:00')
  expect((await simulation.simulateFor(coordinator, shorter, { months: 1 })).examined).toBe(0)
  now = at('2026-11-20T09:00')
  const cut = await simulation.simulateFor(coordinator, shorter, { months: 6, most: 1 })
  expect([cut.examined, cut.complete]).toEqual([1, false])
})

test('ended cases are read along an index, as many as there are in the time asked for', async () => {
  const found = await ComplaintModel.find({
    state: 'answered',
    phase: { $in: ['answered', 'ended'] },
    receivedAt: { $gte: at('2026-11-03T00:00') },
  })
    .sort({ receivedAt: -1, _id: -1 })
    .explain('executionStats')
  const { executionStats } = found as unknown as { executionStats: { totalDocsExamined: number; nReturned: number } }
  expect([executionStats.nReturned, executionStats.totalDocsExamined]).toEqual([0, 0])
})
