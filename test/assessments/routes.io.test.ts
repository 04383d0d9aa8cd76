import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { createAssessmentRoutes } from '../../server/assessments/routes'
import { createAssessmentService } from '../../server/assessments/service'
import { createSheetStore } from '../../server/assessments/store'
import { settableClock } from '../../server/platform/clock'
import { createFiles } from '../../server/platform/files'
import { createViews } from '../../server/platform/views'
import { seedReference } from '../../server/seed/reference'
import type { Role } from '../../server/staff/officer'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { at } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'
import { askRoutes } from '../support/routesApp'

const database = useDatabase()
const dir = mkdtempSync(join(tmpdir(), 'aduan-files-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const clock = settableClock(at('2026-03-02T09:00'))
const audit = { record: async () => undefined }
const views = createViews()

/** Somebody in a role at Diskominfo; the second name is another person. */
function appFor(role: Role) {
  const units = createUnitService({ store: createUnitStore(), audit, clock })
  const assessments = createAssessmentService({ store: createSheetStore(database.connection()), units, audit, clock })
  const staff = { namesOf: async () => ({ sari: 'Sari' }) }
  const shown = (view: string, model: object) => void views.render(view, model, { lang: 'id' })
  return askRoutes(createAssessmentRoutes({ assessments, staff, files: createFiles({ dir }) }), role, shown)
}
const sheet = '/penilaian/diskominfo'
const counter = `${sheet}/2026/counter`
const picture = (name = 'loket.png') =>
  sharp({ create: { width: 8, height: 8 + name.length, channels: 3, background: '#1d4e89' } })
    .png()
    .toBuffer()
const kept = async (): Promise<string[]> => (await appFor('liaison').get(counter)).body.keep

beforeEach(async () => {
  await database.clear()
  await seedReference(database.connection())
})

test('an item is said with a picture, and the picture opens to who may read the sheet', async () => {
  const saved = await appFor('liaison')
    .post(counter)
    .field({ version: '0', state: 'fulfilled', note: 'Ada.' })
    .attach('files', await picture(), 'loket.png')
  expect([saved.status, saved.headers.location]).toEqual([303, `${sheet}?tahun=2026&selesai=assessed#counter`])
  const { body } = await appFor('coordinator').get(counter)
  expect([body.row.standing, body.row.evidence, body.said.who, body.history.length]).toEqual(['waiting', 1, 'Sari', 1])
  const file = await appFor('supervisor').get(body.said.files[0].href)
  expect([file.status, file.headers['content-type']]).toEqual([200, 'image/png'])
  await appFor('coordinator')
    .get(`${counter}/bukti/${'b'.repeat(64)}`)
    .expect(404)
})

test('what is wrong comes back at its field, with what was typed and the files that are kept', async () => {
  await appFor('liaison')
    .post(counter)
    .field({ version: '0', state: 'fulfilled' })
    .attach('files', await picture(), 'loket.png')
    .expect(303)
  const { status, body } = await appFor('liaison')
    .post(counter)
    .field({ version: '1', state: 'notApplicable', note: '', link: 'http://contoh.invalid' })
  expect([status, body.errors]).toEqual([422, { note: 'notApplicableReasonMissing', link: 'linkInvalid' }])
  expect([body.values.state, body.values.link, body.keep]).toEqual(['notApplicable', 'http://contoh.invalid', []])
  const none = await appFor('liaison').post(counter).field({ version: '1', state: 'partly' })
  expect([none.status, none.body.errors]).toEqual([422, { files: 'evidenceMissing' }])
  const text = await appFor('liaison')
    .post(counter)
    .field({ version: '1', state: 'partly' })
    .attach('files', Buffer.from('text'), 'bukti.txt')
  expect([text.status, text.body.errors]).toEqual([422, { files: 'fileType' }])
})

test('a file that stays ticked is kept when the item is said again, one that is not is let go', async () => {
  const send = (fields: Record<string, string | string[]>) =>
    appFor('liaison')
      .post(counter)
      .field({ state: 'fulfilled', ...fields })
  for (const name of ['satu.png', 'dua.png'])
    await send({ version: name === 'satu.png' ? '0' : '1', ...(name === 'dua.png' && { keep: await kept() }) })
      .attach('files', await picture(name), name)
      .expect(303)
  expect(await kept()).toHaveLength(2)
  await send({ version: '2', keep: await kept() }).expect(303)
  const [first, second] = await kept()
  await send({ version: '3', keep: second! }).expect(303)
  expect(await kept()).toEqual([second])
  await appFor('liaison').get(`${counter}/bukti/${first}`).expect(200)
})

test('who comes second is told, with what was typed', async () => {
  const link = 'https://contoh.invalid'
  await appFor('liaison').post(counter).field({ version: '0', state: 'fulfilled', link }).expect(303)
  const { status, body } = await appFor('liaison').post(counter).field({ version: '0', state: 'missing', note: 'Tutup.' })
  expect([status, body.overtaken, body.values.note, body.said.link, body.version]).toEqual([409, true, 'Tutup.', link, 1])
})

test('the reviewer decides with a reason, and not about an own word', async () => {
  await appFor('liaison').post(counter).field({ version: '0', state: 'missing' }).expect(303)
  const review = (fields: object) =>
    appFor('supervisor')
      .post(`${counter}/tinjauan`)
      .type('form')
      .send({ version: '1', ...fields })
  // Sari has assessed it, in another role.
  expect((await review({ decision: 'accepted' })).body).toEqual({ code: 'assessmentReviewNotYours' })
  await database
    .connection()
    .collection('assessments')
    .updateOne({}, { $set: { 'items.counter.by': 'agus' } })
  const wrong = await review({ decision: 'sentBack', reason: ' ' })
  expect([wrong.status, wrong.body.errors]).toEqual([422, { reason: 'reasonMissing' }])
  const done = await review({ decision: 'sentBack', reason: 'Belum jelas.' })
  expect([done.status, done.headers.location]).toEqual([303, `${sheet}?tahun=2026&selesai=sentBack#counter`])
  expect((await appFor('head').get(counter)).body.review).toMatchObject({ decision: 'sentBack', reason: 'Belum jelas.' })
})

test('services are added and taken off, and a name that is missing is told at the field', async () => {
  const send = (fields: object, role: Role = 'head') =>
    appFor(role)
      .post(`${sheet}/layanan`)
      .type('form')
      .send({ year: '2026', ...fields })
  const wrong = await send({ deed: 'add', name: ' ' })
  expect([wrong.status, wrong.body.view, wrong.body.errors]).toEqual([422, 'assessments/sheet', { name: 'serviceNameMissing' }])
  await send({ deed: 'add', name: ' Internet   desa ' }).expect(303)
  const { body } = await appFor('head').get(`${sheet}?tahun=2026&selesai=serviceAdded`)
  expect([body.done, body.parts.length, body.parts[2].service.name]).toEqual(['serviceAdded', 4, 'Internet desa'])
  await send({ deed: 'add', name: '' }, 'coordinator').expect(403)
  await send({ deed: 'remove', service: 's1' }).expect(303)
  expect((await appFor('head').get(sheet)).body.parts).toHaveLength(3)
})

test('a year that cannot be is not found', async () => {
  for (const year of ['2027', '1999', 'nanti']) await appFor('head').get(`${sheet}?tahun=${year}`).expect(404)
  await appFor('head').get(`${sheet}/2026/nothing`).expect(404)
  await appFor('head').get('/penilaian/nobody').expect(404)
})

test('the list has those who began apart from those who have not', async () => {
  await appFor('liaison').post(counter).field({ version: '0', state: 'missing' }).expect(303)
  const { body } = await appFor('supervisor').get('/penilaian')
  expect([body.view, body.year, body.rows.length, body.everything]).toEqual(['assessments/list', 2026, 1, true])
  expect(body.rows[0]).toMatchObject({ unit: { id: 'diskominfo' }, assessed: 1, asked: 15, waiting: 1 })
  expect(body.resting.length).toBeGreaterThan(50)
})
