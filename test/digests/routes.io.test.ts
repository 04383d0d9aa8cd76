import { createWatchRoutes } from '../../server/digests/routes'
import { createWatchStore } from '../../server/digests/store'
import { createWatchPages } from '../../server/digests/watchPages'
import { createWatchService } from '../../server/digests/watchService'
import { settableClock } from '../../server/platform/clock'
import { compileCalendar } from '../../server/calendar/workingDays'
import { serang } from '../calendar/serang'
import { at, sari } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'
import { askRoutes } from '../support/routesApp'

const database = useDatabase()
const clock = settableClock(at('2026-11-24T08:00'))
const register = [
  { _id: 'diskominfo', name: 'Diskominfo', shortName: 'Diskominfo', kind: 'dinas', active: true },
  { _id: 'dpupr', name: 'Dinas PUPR', shortName: 'DPUPR', kind: 'dinas', active: true },
  { _id: 'outside:pln', name: 'PLN', shortName: 'PLN', kind: 'outside', active: true },
]
const units = {
  list: async () => register as never,
  get: async (id: string) => (register.find(({ _id }) => _id === id) ?? null) as never,
  unitName: async (id: string) => register.find(({ _id }) => _id === id)?.name ?? id,
}
const figures = { value: 0.5, fails: false, asked: [] as string[] }
const queued: string[] = []

beforeAll(() => createWatchStore(database.connection()).ready())
beforeEach(async () => {
  await database.clear()
  Object.assign(figures, { value: 0.5, fails: false, asked: [] })
  queued.length = 0
  clock.set(at('2026-11-24T08:00'))
})

function aHouse(role: Parameters<typeof askRoutes>[1] = 'supervisor') {
  const store = createWatchStore(database.connection())
  const watches = createWatchService({
    store,
    numbers: {
      of: async (subject, { from, to }, _sight, ids = []) => {
        figures.asked.push(`${subject.of === 'unit' ? subject.id : 'all'} ${ids.join()} ${from} ${to}`)
        if (figures.fails && subject.of === 'unit') throw new Error('no numbers')
        return new Map(ids.map((id) => [id, { numerator: 25, denominator: 50, value: figures.value }]))
      },
    },
    staff: { officerById: async () => sari(role) },
    units,
    sla: { calendar: async () => compileCalendar(serang) },
    mailings: { queue: async (wanted) => void queued.push(...wanted.map(({ key }) => key)) },
    clock,
    baseUrl: 'https://aduan.example',
  })
  const ask = askRoutes(
    createWatchRoutes({ watches, watchPages: createWatchPages({ store, units, clock }), watchStore: store }),
    role,
  )
  return { ask, store, watches }
}
const good = { indicator: 'onTime.unit', unit: 'dpupr', side: 'below', value: '80', window: 'month' }
const send = ({ ask }: ReturnType<typeof aHouse>, fields: object, path = '/pantauan') => ask.post(path).type('form').send(fields)

test('a watch is added from the form, in percent as one types it', async () => {
  const house = aHouse()
  expect((await send(house, { ...good, value: '82,5' })).headers.location).toBe('/pantauan?selesai=added')
  const { body } = await house.ask.get('/pantauan?selesai=added')
  expect(body).toMatchObject({
    view: 'digests/watches',
    done: 'added',
    rows: [{ indicator: 'onTime.unit', unit: 'Dinas PUPR', value: 0.825, state: 'waiting' }],
  })
})

test('a number’s page fills the form in', async () => {
  const { body } = await aHouse().ask.get('/pantauan?indicator=p90.unit&unit=dpupr&side=above')
  expect(body.values).toEqual({ indicator: 'p90.unit', unit: 'dpupr', side: 'above', value: '', window: 'month' })
})

test.each([
  ['without a number to watch', { indicator: '' }, { indicator: 'watchIndicatorMissing' }],
  ['of a number that is none', { indicator: '__proto__' }, { indicator: 'watchIndicatorMissing' }],
  ['without below or above', { side: '' }, { side: 'watchSideMissing' }],
  ['over another window', { window: 'decade' }, { window: 'watchWindowMissing' }],
  ['above a hundred percent', { value: '101' }, { value: 'watchValueInvalid' }],
  ['with words for a value', { value: 'delapan puluh' }, { value: 'watchValueInvalid' }],
  ['of a unit that does not exist', { unit: 'nowhere' }, { unit: 'watchUnitUnknown' }],
  ['of an authority outside', { unit: 'outside:pln' }, { unit: 'watchUnitUnknown' }],
])('a watch %s is refused at its field, with what was typed', async (_, wrong, errors) => {
  const house = aHouse()
  const { status, body } = await send(house, { ...good, ...wrong })
  expect([status, body.errors, body.values]).toEqual([422, errors, { ...good, ...wrong }])
  expect(await house.store.count('sari')).toBe(0)
})

test('a head watches the own unit, not another’s and not the regency', async () => {
  const house = aHouse('head')
  expect((await send(house, { ...good, unit: 'diskominfo' })).status).toBe(303)
  for (const unit of ['dpupr', ''])
    expect((await send(house, { ...good, unit })).body.errors).toEqual({ unit: 'watchUnitUnknown' })
  const { body } = await house.ask.get('/pantauan')
  expect([body.everything, body.units.map(({ id }: { id: string }) => id)]).toEqual([false, ['diskominfo']])
})

test('the twenty-first watch is refused', async () => {
  const house = aHouse()
  for (let i = 0; i < 20; i += 1) await send(house, good)
  const { status, body } = await send(house, good)
  expect([status, body.errors, body.details]).toEqual([409, { indicator: 'watchesFull' }, { most: 20 }])
})

test('what is removed can be brought back, by who removed it', async () => {
  const house = aHouse()
  await send(house, good)
  const id = (await house.store.of('sari', 1))[0]!._id
  const { headers } = await house.ask.post(`/pantauan/${id}/hapus`)
  expect(headers.location).toBe(`/pantauan?selesai=removed&hapus=${id}`)
  expect((await house.ask.get(headers.location!)).body).toMatchObject({ rows: [], done: 'removed', undo: id })
  expect((await house.ask.post(`/pantauan/${id}/hapus`)).body).toEqual({ code: 'watchMissing' })
  expect(await house.store.bringBack('somebody', id)).toBe(false)
  await house.ask.post(`/pantauan/${id}/kembali`)
  expect(await house.store.count('sari')).toBe(1)
})

test('mails that were turned off are kept off, those of other roles untouched', async () => {
  const house = aHouse()
  await send(house, { 'letters[]': ['watch'] }, '/pantauan/surat')
  expect(await house.store.preference('sari')).toEqual({ weekly: false, daily: true, watch: true })
  await send(house, {}, '/pantauan/surat')
  expect((await house.ask.get('/pantauan')).body.letters).toEqual([
    { id: 'weekly', on: false },
    { id: 'watch', on: false },
  ])
})

describe('each working morning', () => {
  test('every watch is looked at once, over its window', async () => {
    const house = aHouse()
    await send(house, good)
    await send(house, { ...good, unit: '', window: 'quarter' })
    expect([await house.watches.evaluateDue(), await house.watches.evaluateDue()]).toEqual([2, 0])
    expect(figures.asked.sort()).toEqual(['all onTime.unit 2026-10-01 2026-11-24', 'dpupr onTime.unit 2026-11-01 2026-11-24'])
    expect(queued).toHaveLength(2)
  })

  test('one that fails keeps no other from being looked at, and is tried again', async () => {
    const house = aHouse()
    await send(house, good)
    await send(house, { ...good, unit: '' })
    figures.fails = true
    await expect(house.watches.evaluateDue()).rejects.toThrow('no numbers')
    expect(queued).toHaveLength(1)
    figures.fails = false
    expect(await house.watches.evaluateDue()).toBe(1)
    expect(queued).toHaveLength(2)
  })

  test('two workers at once tell the same mail, under one key', async () => {
    const [one, other] = [aHouse(), aHouse()]
    await send(one, good)
    await Promise.all([one.watches.evaluateDue(), other.watches.evaluateDue()])
    expect(new Set(queued).size).toBe(1)
    expect((await one.store.of('sari', 1))[0]).toMatchObject({ state: 'fired', firings: 1 })
  })

  test('killed between the mail and the note of it, it is told under the same key', async () => {
    const house = aHouse()
    await send(house, good)
    const note = house.store.note
    house.store.note = () => Promise.reject(new Error('killed'))
    await expect(house.watches.evaluateDue()).rejects.toThrow('killed')
    house.store.note = note
    await house.watches.evaluateDue()
    expect([queued.length, new Set(queued).size]).toEqual([2, 1])
  })

  test('what was turned off by mail is still told on the page, and counted at the menu until then', async () => {
    const house = aHouse()
    await send(house, good)
    await send(house, {}, '/pantauan/surat')
    await house.watches.evaluateDue()
    expect(queued).toEqual([])
    expect(await house.store.unseen('sari')).toBe(1)
    expect((await house.ask.get('/pantauan')).body.rows).toMatchObject([{ unseen: true, state: 'fired' }])
    expect((await house.ask.get('/pantauan')).body.rows).toMatchObject([{ unseen: false }])
  })

  test('a mail that waited is written only while the number is still beyond the limit', async () => {
    const house = aHouse()
    await send(house, good)
    const watch = (await house.store.of('sari', 1))[0]!._id
    const write = () => house.watches.writeWatch({ officer: sari('supervisor'), about: { watch }, now: clock.now() })
    expect(await write()).toMatchObject({ indicator: 'onTime.unit', unit: 'DPUPR', now: 0.5, n: 50, from: '2026-11-01' })
    figures.value = 0.81
    expect(await write()).toBeNull()
    figures.value = 0.5
    expect(
      await house.watches.writeWatch({ officer: { ...sari('supervisor'), id: 'other' }, about: { watch }, now: clock.now() }),
    ).toBeNull()
    await house.store.remove('sari', watch, clock.now())
    expect(await write()).toBeNull()
  })
})
