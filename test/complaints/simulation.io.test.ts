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
let confidential = ''

beforeAll(async () => {
  const { file, store, door } = services()
  const pass = async (code: string, deed: Parameters<typeof door.pass>[1]) =>
    door.pass((await store.get(code))!, deed, { by: 'test' })
  for (const [i, oversight] of [false, false, true].entries()) {
    now = at('2026-11-02T09:00')
    const { complaint } = await file(
      aFiling({ identity: i === 1 ? 'confidential' : 'named' }),
      `00000000-0000-4000-8000-00000000000${i}`,
    )
    codes.push(complaint._id)
    if (i === 1) confidential = complaint._id
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

test('a supervisor knows that a confidential case would differ, and not which', async () => {
  const { changed } = await services().simulation.simulateFor(supervisor, shorter, { months: 6 })
  expect(changed).toHaveLength(2)
  expect(changed.map(({ code }) => code)).toContain(null)
  expect(JSON.stringify(changed)).not.toContain(confidential)
})

test('a unit does not try out its own limits, and does not even see what there is to choose from', async () => {
  const no = expect.objectContaining({ kind: 'forbidden', code: 'simulationForbidden' })
  await expect(services().simulation.simulateFor(liaison, shorter, { months: 6 })).rejects.toEqual(no)
  await expect(services().simulation.choices(liaison)).rejects.toEqual(no)
})

test('a unit or a calendar that there is not is told', async () => {
  const asked = (unit: string | null, calendar: string) =>
    services().simulation.unknownIn({ ...nothing, calendars: [{ unit, calendar }] })
  expect(await asked('dpupr', 'serang-5')).toBeNull()
  expect(await asked(null, 'serang-5')).toBeNull()
  expect(await asked('dinas-laut', 'serang-5')).toBe('unitUnknown')
  expect(await asked('dpupr', 'serang-9')).toBe('calendarUnknown')
})

test('nobody counts on for a page that was left', async () => {
  let asked = 0
  const left = await services().simulation.simulateFor(coordinator, shorter, { months: 6, isWanted: () => (asked += 1) < 2 })
  expect([left.examined, left.complete]).toEqual([1, false])
})

test('what was received before is left out, and what is too much is said', async () => {
  const { simulation } = services()
  now = at('2026-12-20T09:00')
  expect((await simulation.simulateFor(coordinator, shorter, { months: 1 })).examined).toBe(0)
  now = at('2026-11-20T09:00')
  const cut = await simulation.simulateFor(coordinator, shorter, { months: 6, most: 1 })
  expect([cut.examined, cut.complete]).toEqual([1, false])
})
