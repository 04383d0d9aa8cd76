import type { ItemState } from '../../server/assessments/assessment'
import { createAssessmentService } from '../../server/assessments/service'
import { createSheetStore } from '../../server/assessments/store'
import { settableClock } from '../../server/platform/clock'
import type { StoredFile } from '../../server/platform/files'
import { seedReference } from '../../server/seed/reference'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { anOfficer, at } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'

const database = useDatabase()
const clock = settableClock(at('2026-03-02T09:00'))
const recorded: { by: string; deed: string; target: string; details: object }[] = []
const audit = { record: async (entry: (typeof recorded)[number]) => void recorded.push(entry) }

const service = () => {
  const units = createUnitService({ store: createUnitStore(), audit, clock })
  return createAssessmentService({ store: createSheetStore(database.connection()), units, audit, clock })
}
const liaison = anOfficer('liaison', 'dpupr')
const head = anOfficer('head', 'dpupr')
const supervisor = anOfficer('supervisor', 'bagian-organisasi')
const upon = { unit: 'dpupr', year: 2026 }
const counter = { ...upon, key: 'counter' }
const picture: StoredFile = { id: 'a'.repeat(64), name: 'loket.jpg', type: 'image/jpeg', bytes: 1_000 }
const noFiles = () => Promise.resolve([])
const say = (state: ItemState, version: number, more: { link?: string; note?: string; keep?: string[] } = {}) => ({
  state,
  version,
  note: '',
  link: 'https://contoh.invalid/loket',
  keep: [],
  ...more,
})

beforeEach(async () => {
  await database.clear()
  await seedReference(database.connection())
  clock.set(at('2026-03-02T09:00'))
  recorded.length = 0
})

test('what is said of an item waits for a reviewer, who agrees; both are in its history and in the audit', async () => {
  await service().assess(liaison, counter, say('fulfilled', 0, { note: 'Ada.' }), () => Promise.resolve([picture]))
  clock.set(at('2026-03-04T10:00'))
  await service().review(head, counter, { version: 1, decision: 'accepted', reason: '' })
  const { item, history } = await service().entry(supervisor, counter)
  expect(item).toMatchObject({ state: 'fulfilled', by: liaison.id, version: 2, review: { by: head.id, decision: 'accepted' } })
  expect(history.map(({ deed, by, at: when }) => [deed, by, when])).toEqual([
    ['accepted', head.id, at('2026-03-04T10:00')],
    ['assessed', liaison.id, at('2026-03-02T09:00')],
  ])
  expect(recorded.map(({ by, deed, target, details }) => [by, deed, target, details])).toEqual([
    [liaison.id, 'assessment:assessed', 'assessment:dpupr:2026', { about: 'counter', state: 'fulfilled' }],
    [head.id, 'assessment:accepted', 'assessment:dpupr:2026', { about: 'counter', state: 'fulfilled' }],
  ])
})

test('saying something else undoes the review', async () => {
  await service().assess(liaison, counter, say('fulfilled', 0), noFiles)
  await service().review(supervisor, counter, { version: 1, decision: 'sentBack', reason: 'Fotonya kabur.' })
  await service().assess(liaison, counter, say('partly', 2), noFiles)
  expect((await service().entry(head, counter)).item).toMatchObject({ state: 'partly', review: null, version: 3 })
})

test('evidence is asked for what is fulfilled or partly so, and for nothing else', async () => {
  for (const state of ['fulfilled', 'partly'] as const)
    await expect(service().assess(liaison, counter, say(state, 0, { link: '' }), noFiles)).rejects.toMatchObject({
      kind: 'invalid',
      details: { fields: { files: 'evidenceMissing' } },
    })
  await service().assess(liaison, counter, say('missing', 0, { link: '' }), noFiles)
})

test('a file that is not kept is no evidence any more, and can still be opened from the history', async () => {
  await service().assess(liaison, counter, say('fulfilled', 0), () => Promise.resolve([picture]))
  await service().assess(liaison, counter, say('fulfilled', 1, { keep: [picture.id] }), noFiles)
  expect((await service().entry(head, counter)).item?.evidence.files).toEqual([picture])
  await service().assess(liaison, counter, say('fulfilled', 2), noFiles)
  expect((await service().entry(head, counter)).item?.evidence.files).toEqual([])
  expect(await service().file(head, counter, picture.id)).toEqual(picture)
  await expect(service().file(head, counter, 'b'.repeat(64))).rejects.toMatchObject({ kind: 'missing' })
})

test('nobody reviews an own word, nor what has been reviewed', async () => {
  await service().assess(head, counter, say('fulfilled', 0), noFiles)
  const accept = { version: 1, decision: 'accepted' as const, reason: '' }
  await expect(service().review(head, counter, accept)).rejects.toMatchObject({ code: 'assessmentReviewNotYours' })
  await service().review(liaison, counter, accept)
  await expect(service().review(supervisor, counter, { ...accept, version: 2 })).rejects.toMatchObject({ kind: 'conflict' })
})

test('of two who say something at once one is told that somebody was first', async () => {
  const both = await Promise.allSettled([
    service().assess(liaison, counter, say('fulfilled', 0), noFiles),
    service().assess(head, counter, say('missing', 0), noFiles),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'assessmentChanged' } })
})

test('items of one sheet are said at once without harm, also when none of them finds a sheet', async () => {
  const keys = ['waitingRoom', 'counter', 'toilet', 'disabled', 'vulnerable', 'online']
  await Promise.all(keys.map((key) => service().assess(liaison, { ...upon, key }, say('fulfilled', 0), noFiles)))
  expect((await service().scores(2026)).get('dpupr')![0]).toMatchObject({ assessed: 6, waiting: 6, numerator: 3 })
})

test('a service is added once, asked its fourteen items, and taken off with its history kept', async () => {
  await service().addService(liaison, upon, 'Izin jalan')
  await expect(service().addService(head, upon, 'izin jalan')).rejects.toMatchObject({
    details: { fields: { name: 'serviceNameTaken' } },
  })
  const time = { ...upon, key: 's1-time' }
  await service().assess(liaison, time, say('fulfilled', 0), noFiles)
  await service().removeService(liaison, upon, 's1')
  await expect(service().entry(liaison, time)).rejects.toMatchObject({ kind: 'missing' })
  await service().addService(liaison, upon, 'Izin jalan')
  expect((await service().sheet(liaison, upon)).sheet.services).toEqual([
    { id: 's1', name: 'Izin jalan', removed: true },
    { id: 's2', name: 'Izin jalan', removed: false },
  ])
})

test('a year begins with a copy of the last one, once', async () => {
  const lastYear = { ...counter, year: 2025 }
  await service().assess(liaison, lastYear, say('fulfilled', 0), noFiles)
  await service().review(head, lastYear, { version: 1, decision: 'accepted', reason: '' })
  expect((await service().sheet(liaison, upon)).mayCopy).toBe(true)
  await service().copyLast(head, upon)
  expect((await service().entry(liaison, counter)).item).toMatchObject({ state: 'fulfilled', by: head.id, review: null })
  expect((await service().sheet(liaison, upon)).mayCopy).toBe(false)
  await expect(service().copyLast(head, upon)).rejects.toMatchObject({ kind: 'conflict' })
})

test('years that are over for more than one year are read, not written', async () => {
  await expect(service().assess(liaison, { ...counter, year: 2024 }, say('missing', 0), noFiles)).rejects.toMatchObject({
    code: 'assessmentYearClosed',
  })
})

test('a sheet is listed to those who may read it, and kept from others', async () => {
  await service().assess(liaison, counter, say('fulfilled', 0), noFiles)
  expect((await service().list(supervisor, 2026)).length).toBeGreaterThan(50)
  expect((await service().list(liaison, 2026)).map(({ unit, sheet }) => [unit._id, Object.keys(sheet.items)])).toEqual([
    ['dpupr', ['counter']],
  ])
  await expect(service().list(anOfficer('admin', 'diskominfo'), 2026)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(service().entry(anOfficer('liaison', 'dishub'), counter)).rejects.toMatchObject({ code: 'assessmentOtherUnit' })
  await expect(service().assess(supervisor, counter, say('missing', 1), noFiles)).rejects.toMatchObject({
    code: 'assessmentNotYours',
  })
})
