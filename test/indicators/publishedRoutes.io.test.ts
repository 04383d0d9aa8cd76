import { createPublishedRoutes } from '../../server/indicators/publishedRoutes'
import { createPublishedService } from '../../server/indicators/publishedService'
import { createPublishedStore } from '../../server/indicators/publishedStore'
import { methods } from '../../server/indicators/store'
import { settableClock } from '../../server/platform/clock'
import { createViews } from '../../server/platform/views'
import { seedReference } from '../../server/seed/reference'
import type { Role } from '../../server/staff/officer'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { at } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'
import { askRoutes } from '../support/routesApp'

const database = useDatabase()
const clock = settableClock(at('2026-11-24T10:42'))
const views = createViews()
const recorded: { deed: string; target: string; details: object }[] = []
const audit = { record: async (entry: (typeof recorded)[number]) => void recorded.push(entry) }

function appFor(role: Role) {
  const units = createUnitService({ store: createUnitStore(), audit, clock })
  const store = createPublishedStore(database.connection())
  const published = createPublishedService({ store, methods, units, audit, clock })
  const shown = (view: string, model: object) => void views.render(view, model, { lang: 'id' })
  return askRoutes(createPublishedRoutes({ published, units, staff: { namesOf: async () => ({ sari: 'Sari' }) } }), role, shown)
}
const typed = {
  year: '2025',
  unit: 'dpupr',
  method: 'ombudsman-opini-2025',
  score: '86,4',
  band: '',
  source: 'Siaran pers',
  note: '',
}
const send = (path: string, fields: object, role: Role = 'coordinator') => appFor(role).post(path).type('form').send(fields)

beforeEach(async () => {
  await database.clear()
  await seedReference(database.connection())
  recorded.length = 0
})

test('the scores stand by year, the regency first, and are seen by all who see numbers', async () => {
  const { body } = await appFor('liaison').get('/kepatuhan/nilai')
  expect([body.view, body.years, body.mayEdit]).toEqual(['compliance/published', [2021, 2022, 2023, 2024], false])
  expect(body.rows[0]).toMatchObject({ unit: null, cells: [{ score: 73 }, { score: 79.01 }, { score: 89.28 }, null] })
  expect(body.rows).toHaveLength(7)
  await appFor('admin').get('/kepatuhan/nilai').expect(403)
})

test('a score is entered with the category that the cuts give, and written into the audit', async () => {
  const saved = await send('/kepatuhan/nilai/baru', typed)
  expect([saved.status, saved.headers.location]).toEqual([303, '/kepatuhan/nilai?selesai=entered'])
  const { body } = await appFor('head').get('/kepatuhan/nilai/2025-dpupr')
  expect([body.shown.score, body.shown.zone, body.mayEdit]).toEqual([86.4, { letter: 'B', tone: 'green' }, false])
  expect(recorded).toEqual([expect.objectContaining({ deed: 'enterPublishedScore', target: 'publishedScore:2025-dpupr' })])
})

test.each([
  ['a year without the method', { year: '2024' }, { method: 'methodYearInvalid' }],
  ['a year to come', { year: '2027' }, { year: 'publishedYearInvalid' }],
  ['a unit that is not there', { unit: 'outside:pln' }, { unit: 'unitUnknown' }],
  ['a score beyond 100', { score: '100,01' }, { score: 'scoreInvalid' }],
  ['a score in words', { score: 'tinggi' }, { score: 'scoreInvalid' }],
  ['no method and no source', { method: '', source: ' ' }, { method: 'methodUnknown', source: 'publishedSourceMissing' }],
  ['a category that the method has not', { band: 'kuning' }, { band: 'bandUnknown' }],
  ['a year and unit that have one', { year: '2024', unit: 'dinsos', method: 'ombudsman-2022' }, { year: 'publishedTaken' }],
])('%s comes back at its field, with what was typed', async (_, fields, errors) => {
  const sent = { ...typed, ...fields }
  const { status, body } = await send('/kepatuhan/nilai/baru', sent)
  expect([status, body.errors]).toEqual([422, errors])
  expect(body.values).toMatchObject(sent)
})

test('a correction leaves what stood there, with who corrected it', async () => {
  const correction = { ...typed, method: 'ombudsman-2022', score: '94,26', band: 'B', version: '0' }
  await send('/kepatuhan/nilai/2024-dinsos', correction, 'supervisor').expect(303)
  const { body } = await appFor('coordinator').get('/kepatuhan/nilai/2024-dinsos')
  expect([body.shown.score, body.shown.zone.letter, body.values.version]).toEqual([94.26, 'B', '1'])
  expect(body.corrections).toEqual([expect.objectContaining({ who: 'Sari', score: 94.62, zone: { letter: 'A', tone: 'green' } })])
  expect(recorded[0]).toMatchObject({ deed: 'correctPublishedScore', details: { score: '94.62 → 94.26' } })
  await send('/kepatuhan/nilai/2024-dinsos', { ...correction, version: '1', score: '94,6' }).expect(303)
  expect((await appFor('head').get('/kepatuhan/nilai/2024-dinsos')).body.corrections).toHaveLength(2)
})

test('who comes second is told, and the delivered data leave a corrected score alone', async () => {
  const correction = { ...typed, method: 'ombudsman-2022', version: '0' }
  await send('/kepatuhan/nilai/2024-dinsos', { ...correction, score: '90' }).expect(303)
  const { status, body } = await send('/kepatuhan/nilai/2024-dinsos', { ...correction, score: '91' })
  expect([status, body.overtaken, body.shown.score, body.values.score, body.values.version]).toEqual([409, true, 90, '91', '1'])
  await database
    .connection()
    .collection('publishedScores')
    .updateOne({ year: 2024, unit: 'dinsos' }, { $set: { seedVersion: 0 } })
  await seedReference(database.connection())
  expect((await appFor('head').get('/kepatuhan/nilai/2024-dinsos')).body.shown.score).toBe(90)
})

test('only supervisor and coordinator enter and correct', async () => {
  await appFor('head').get('/kepatuhan/nilai/baru').expect(403)
  await send('/kepatuhan/nilai/baru', typed, 'head').expect(403)
  await send('/kepatuhan/nilai/2024-dinsos', { ...typed, version: '0' }, 'liaison').expect(403)
  await appFor('head').get('/kepatuhan/nilai/1999-dinsos').expect(404)
})
