import mongoose from 'mongoose'
import type { Complaint } from '../../server/complaints/complaint'
import { ComplaintModel } from '../../server/complaints/store'
import { createRoutingModels } from '../../server/learning/modelService'
import { createModelStore } from '../../server/learning/modelStore'
import { createRecordStore } from '../../server/learning/recordStore'
import { createRoutingTraining } from '../../server/learning/trainingService'
import { createRoutingVersions } from '../../server/learning/versionService'
import { settableClock } from '../../server/platform/clock'
import { breathing } from '../../server/platform/breathe'
import type { RoutingModel } from '../../server/routing/learned'
import { compileRegister } from '../../server/routing/register'
import { type Example, planFor, train } from '../../server/routing/training'
import { aComplaint, at, sari } from '../support/aComplaint'
import { useServices } from '../support/services'

jest.setTimeout(60_000)

const { services, clear } = useServices()
const clock = settableClock(at('2026-11-24T10:00'))
const audited: { deed: string; details: Record<string, string> }[] = []

const road = ['berlubang', 'rusak parah', 'aspalnya mengelupas', 'ambles dekat jembatan', 'becek dan licin']
const pupil = [
  'gurunya jarang masuk',
  'atap kelasnya bocor',
  'buku pelajaran belum ada',
  'bangku kurang',
  'seragam dipungut biaya',
]
const place = ['kami', 'kampung', 'sebelah', 'depan rumah', 'dekat pasar', 'ujung desa']
const text = (unit: string, i: number): string =>
  unit === 'dpupr'
    ? `jalan ${place[i % 6]} ${road[i % 5]} sudah ${i} hari`
    : `sekolah anak ${place[i % 6]} ${pupil[i % 5]} sejak ${i} hari`
const examples: Example[] = Array.from({ length: 40 }, (_, i) => {
  const owner = i % 2 ? 'dpupr' : 'dindikbud'
  return { text: text(owner, i), owner }
})

let good: RoutingModel
let bad: RoutingModel
async function index() {
  const { units } = services()
  return compileRegister(await units.list(), await units.kecamatan(), await units.neighbours())
}
beforeAll(async () => {
  const plan = { ...planFor(1), tried: 1 }
  good = await breathing(train(examples, await index(), plan))
  const crossed = examples.map((one) => ({ ...one, owner: one.owner === 'dpupr' ? 'dindikbud' : 'dpupr' }))
  bad = await breathing(train(crossed, await index(), plan))
})

/** Everything that learns, with a delivered model of its own. */
function build(delivered: RoutingModel = good) {
  const { units } = services()
  const store = createModelStore(mongoose.connection)
  const records = createRecordStore(mongoose.connection)
  const models = createRoutingModels({
    store,
    delivered: { version: 'bawaan', model: () => delivered, examples: () => examples },
  })
  const training = createRoutingTraining({ store, records, models, units, threshold: async () => 0.8, clock })
  const audit = { record: async (entry: { deed: string; details: Record<string, string> }) => void audited.push(entry) }
  return { store, models, training, versions: createRoutingVersions({ store, models, training, audit, clock }) }
}

/** History of which people have said whose it is; `truthOf` names the unit for the text's own. */
async function history(n: number, truthOf: (unit: string) => string = (unit) => unit): Promise<void> {
  const complaints = Array.from({ length: n }, (_, i): Complaint => {
    const unit = i % 2 ? 'dpupr' : 'dindikbud'
    return aComplaint({
      _id: `ADU-${i}`,
      receivedOn: `2026-${String(1 + (i % 10)).padStart(2, '0')}-10T09:00`,
      filing: { text: text(unit, i), name: 'Warga Contoh' },
      happenings: [
        { type: 'routed', ranked: [{ unit, confidence: 0.7 }], decision: 'triage', why: '' },
        { type: 'assigned', unit: truthOf(unit), by: 'koordinator' },
      ],
    })
  })
  await ComplaintModel.collection.insertMany(complaints as never[])
  await services().routingRecords.note(complaints)
}
const week = '2026-11-23'

beforeEach(async () => {
  await clear()
  audited.length = 0
})

describe('the weekly training', () => {
  test('is not asked for below 200 verified texts', async () => {
    await history(150)
    const { training } = build()
    await training.askWeekly()
    expect(await training.toTrain()).toEqual([])
  })

  test('asked for twice and run twice makes one model, which comes into use when it is not worse', async () => {
    await history(240)
    const { training, store, models } = build()
    await training.askWeekly()
    await training.askWeekly()
    expect(await training.toTrain()).toEqual([week])
    await training.train(week)
    const first = await store.get(week)
    await training.train(week)
    expect(await store.get(week)).toEqual(first)
    expect(first).toMatchObject({
      status: 'current',
      training: { history: 204, delivered: 40, result: { n: 36 }, against: { version: 'bawaan' } },
    })
    expect(first!.training!.result.top1).toBeGreaterThan(0.9)
    expect((await models.current()).version).toBe(week)
    expect(await build().models.current()).toMatchObject({ version: week })
    expect(await training.toTrain()).toEqual([])
  })

  test('holds out the newest history', async () => {
    await history(240)
    const { training, store } = build()
    await training.askWeekly()
    await training.train(week)
    const { to } = (await store.get(week))!.training!
    expect(to.getTime()).toBeLessThan(at('2026-10-10T00:00').getTime())
  })

  test('learns from corrections what the delivered model has wrong', async () => {
    await history(240)
    const { training, store } = build(bad)
    await training.askWeekly()
    await training.train(week)
    const { result, against } = (await store.get(week))!.training!
    expect(result.top1).toBeGreaterThan(against.top1)
  })

  test('refuses a model that is worse, and keeps its figures alone', async () => {
    // What is learned from says the opposite of what came last.
    const complaints = 240
    await history(complaints)
    const rows = mongoose.connection.collection('routingRecords')
    await rows.updateMany({ at: { $lt: at('2026-09-01T00:00') } }, [
      { $set: { truth: { $cond: [{ $eq: ['$truth', 'dpupr'] }, 'dindikbud', 'dpupr'] } } },
    ])
    const { training, store, models } = build()
    await training.askWeekly()
    await training.train(week)
    expect(await store.get(week)).toMatchObject({ status: 'refused' })
    expect(await store.packed(week)).toBeNull()
    expect((await models.current()).version).toBe('bawaan')
  })

  test('that ends its process again and again is given up', async () => {
    await history(240)
    const { training, store } = build()
    await training.askWeekly()
    for (let i = 0; i < 3; i += 1) await store.begin(week)
    await training.train(week)
    expect(await store.get(week)).toMatchObject({ status: 'failed' })
  })

  test('keeps neither text nor person', async () => {
    await history(240)
    const { training } = build()
    await training.askWeekly()
    await training.train(week)
    const kept = await mongoose.connection.collection('routingModels').find({}).toArray()
    expect(JSON.stringify(kept)).not.toMatch(/berlubang|Warga/)
  })
})

describe('the coordinator', () => {
  async function trained() {
    await history(240)
    const built = build()
    await built.training.askWeekly()
    await built.training.train(week)
    return built
  }

  test('goes back to the delivered model and forth again, for a reason, which is written down', async () => {
    const { versions, models } = await trained()
    await versions.use(sari('coordinator'), 'bawaan', 'Usulan untuk sekolah keliru')
    expect((await models.current()).version).toBe('bawaan')
    await expect(versions.use(sari('coordinator'), 'bawaan', 'lagi')).rejects.toMatchObject({ kind: 'missing' })
    await versions.use(sari('coordinator'), week, 'Sudah diperiksa')
    expect((await models.current()).version).toBe(week)
    expect(audited).toMatchObject([
      { deed: 'useRoutingModel', details: { version: `${week} → bawaan`, reason: 'Usulan untuk sekolah keliru' } },
      { deed: 'useRoutingModel', details: { version: `bawaan → ${week}` } },
    ])
    const { current, versions: all } = await versions.list()
    expect([current, all.filter(({ usable }) => usable).map(({ _id }) => _id)]).toEqual([week, ['bawaan']])
  })

  test('asks for a training out of turn, one at a time, only when there is enough to learn from', async () => {
    const { versions, training } = build()
    await expect(versions.askNow(sari('coordinator'))).rejects.toMatchObject({ code: 'historyTooFew' })
    await history(240)
    await versions.askNow(sari('coordinator'))
    expect(await training.toTrain()).toEqual(['2026-11-24.1000'])
    await expect(versions.askNow(sari('admin'))).rejects.toMatchObject({ code: 'trainingAsked' })
    expect(audited).toMatchObject([{ deed: 'trainRouting' }])
  })

  test('is the only one beside the administrator who may', async () => {
    const { versions } = build()
    for (const role of ['supervisor', 'head', 'liaison', 'inspector'] as const) {
      await expect(versions.askNow(sari(role))).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(versions.use(sari(role), 'bawaan', 'x')).rejects.toMatchObject({ kind: 'forbidden' })
    }
  })
})
