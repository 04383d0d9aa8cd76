import mongoose, { mongo } from 'mongoose'
import { gzipSync } from 'node:zlib'
import { ComplaintModel } from '../../server/complaints/store'
import { createLearningRoutes } from '../../server/learning/routes'
import { deliveredModel } from '../../server/routing/delivered'
import { pack } from '../../server/routing/learned'
import type { Role } from '../../server/staff/officer'
import { aComplaint, type Told } from '../support/aComplaint'
import { askRoutes } from '../support/routesApp'
import { useServices } from '../support/services'

const now = new Date('2026-11-24T03:00:00Z')
const { services, clear } = useServices({ clock: { now: () => now } })
const as = (role: Role) => askRoutes(createLearningRoutes(services()), role)

const history = (confidence: number, right: string): Told[] => [
  { type: 'routed', ranked: [{ unit: 'dpupr', confidence }], decision: 'triage', why: '' },
  { type: 'assigned', unit: right, by: 'koordinator' },
]

const rows = () => mongoose.connection.collection('routingModels')
const aModel = () => new mongo.Binary(gzipSync(JSON.stringify(pack(deliveredModel()))))

beforeEach(clear)

describe('the page about routing', () => {
  test('says how many suggestions were right, which units are confused, and what each threshold would do', async () => {
    await services().routingRecords.note([
      ...Array.from({ length: 9 }, (_, i) => aComplaint({ _id: `A-${i}`, happenings: history(0.96, 'dpupr') })),
      aComplaint({ _id: 'B', happenings: history(0.96, 'dishub') }),
      aComplaint({ _id: 'C', happenings: history(0.61, 'dlh') }),
    ])
    const { body } = await as('supervisor').get('/perutean').expect(200)
    expect(body).toMatchObject({
      view: 'learning/page',
      all: 11,
      n: 11,
      top1: { part: 9, of: 11 },
      wrong: 2,
      mayEdit: false,
      enough: false,
    })
    expect(body.pairs).toEqual([
      { suggested: 'DPUPR', truth: 'Dishub', n: 1, share: 0.5, href: expect.stringContaining('usulan=dpupr&benar=dishub') },
      { suggested: 'DPUPR', truth: 'DLH', n: 1, share: 0.5, href: expect.stringContaining('usulan=dpupr&benar=dlh') },
    ])
    expect(body.effects.find(({ threshold }: { threshold: number }) => threshold === 0.9)).toMatchObject({
      alone: 10,
      all: 11,
      judged: 10,
      wrong: { part: 1, of: 10 },
    })
    expect(body.effects.filter(({ current }: { current: boolean }) => current)).toHaveLength(1)
    expect(body.months).toHaveLength(11)
    expect(body.versions).toMatchObject([{ _id: 'bawaan', status: 'current', usable: false }])
  })

  test('leads from each confused pair to its complaints, as many as it says, without words of what is not the officer’s to read', async () => {
    const mistaken = Array.from({ length: 52 }, (_, i) =>
      aComplaint({ _id: `M-${String(i).padStart(2, '0')}`, happenings: history(0.61, 'dlh') }),
    )
    const hidden = aComplaint({ _id: 'Z', happenings: history(0.61, 'dlh'), oversight: true })
    const other = aComplaint({ _id: 'B', happenings: history(0.96, 'dishub') })
    await services().routingRecords.note([
      ...mistaken,
      hidden,
      other,
      aComplaint({ _id: 'A', happenings: history(0.9, 'dpupr') }),
    ])
    await ComplaintModel.collection.insertMany(mistaken.slice(0, 51) as never[])
    const { pairs } = (await as('supervisor').get('/perutean').expect(200)).body
    const first = (await as('supervisor').get(pairs[0].href).expect(200)).body
    const second = (await as('supervisor').get(first.older).expect(200)).body
    const rows = [...first.rows, ...second.rows]
    expect([pairs[0].n, first.total, rows.length, first.rows.length]).toEqual([52, 52, 52, 50])
    expect([rows[0], rows[1]]).toMatchObject([
      { code: null, title: null },
      { code: 'M-50', confidence: 0.61, truthBy: 'coordinator' },
    ])
    expect(new Set(rows.map(({ code }) => code)).size).toBe(52)
    expect((await as('admin').get('/perutean').expect(200)).body.pairs[0].href).toBeNull()
    await as('supervisor').get('/perutean/tertukar?usulan=dpupr&benar=nobody').expect(404)
    await as('supervisor').get('/perutean/tertukar?usulan=dpupr').expect(422)
  })

  test.each<[Role, number]>([
    ['coordinator', 200],
    ['supervisor', 200],
    ['admin', 403],
    ['liaison', 403],
    ['head', 403],
    ['inspector', 403],
  ])('opens the list of a confused pair to the %s with %i', async (role, status) => {
    await as(role).get('/perutean/tertukar?usulan=dpupr&benar=dishub').expect(status)
  })

  test('shows another window when it is asked for, and none that there is not', async () => {
    const { body } = await as('coordinator').get('/perutean?from=2026-10-01&to=2026-10-31').expect(200)
    expect([body.all, body.top1, body.chart, body.months.length]).toEqual([0, null, null, 1])
    await as('coordinator').get('/perutean?from=2026-10-31&to=2026-10-01').expect(422)
  })

  test.each<[Role, number]>([
    ['coordinator', 200],
    ['supervisor', 200],
    ['admin', 200],
    ['liaison', 403],
    ['head', 403],
    ['inspector', 403],
  ])('is answered to the %s with %i', async (role, status) => {
    await as(role).get('/perutean').expect(status)
  })

  test.each([
    ['90', 303],
    ['49', 422],
    ['101', 422],
    ['banyak', 422],
    ['', 422],
  ])('takes a threshold of "%s" with %i', async (threshold, status) => {
    await as('coordinator').post('/perutean/ambang').type('form').send({ threshold }).expect(status)
  })

  test('comes back with the threshold that was typed and what is wrong with it', async () => {
    const { body } = await as('coordinator').post('/perutean/ambang').type('form').send({ threshold: '200' })
    expect([body.values, body.errors]).toEqual([{ threshold: '200' }, { threshold: 'thresholdInvalid' }])
  })

  test('lets nobody else set the threshold, train or go back', async () => {
    for (const path of ['/perutean/ambang', '/perutean/latih', '/perutean/model/bawaan'])
      await as('supervisor').post(path).type('form').send({}).expect(403)
    await as('coordinator').post('/perutean/latih').type('form').send({}).expect(409)
  })

  test('goes back to a version only for a reason', async () => {
    const model = rows()
    await model.insertOne({
      _id: '2026-11-16',
      by: 'system',
      askedAt: now,
      tries: 1,
      status: 'current',
      chosen: { at: now, by: 'system', reason: '' },
      packed: aModel(),
    } as never)
    await model.insertOne({ _id: '2026-11-09', by: 'system', askedAt: now, tries: 1, status: 'kept', packed: aModel() } as never)
    const coordinator = as('coordinator')
    await coordinator.get('/perutean/model/2026-11-16').expect(404)
    await coordinator.get('/perutean/model/2026-11-09').expect(200)
    const { status, body } = await coordinator.post('/perutean/model/2026-11-09').type('form').send({ reason: ' ' })
    expect([status, body.errors]).toEqual([422, { reason: 'modelReasonMissing' }])
    const done = await coordinator.post('/perutean/model/2026-11-09').type('form').send({ reason: 'Lebih tepat' })
    expect([done.status, done.headers.location]).toEqual([303, '/perutean?selesai=model#versi'])
    const { body: after } = await coordinator.get('/perutean?selesai=model')
    expect([after.current, after.done]).toEqual(['2026-11-09', 'model'])
    expect(after.versions.find(({ _id }: { _id: string }) => _id === '2026-11-16')).toMatchObject({
      status: 'kept',
      usable: true,
    })
  })
})
