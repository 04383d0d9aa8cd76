import type { Server } from 'node:http'
import { Writable } from 'node:stream'
import mongoose from 'mongoose'
import { createApp } from '../../server/app'
import { mask } from '../../server/masking/mask'
import { createLogger } from '../../server/platform/logger'
import { eventually, useProduct } from '../support/product'
import { useRedis } from '../support/redis'
import { aCaseWorker, type Case } from './cases'
import { aVisitor, everyVisitor, type Visitor, type VisitorName } from './visitors'

jest.setTimeout(180_000)

const product = useProduct()
const redis = useRedis()
let visitors: Record<VisitorName, Visitor>
let worker: ReturnType<typeof aCaseWorker>
let server: Server | undefined

beforeAll(async () => {
  const services = product.services()
  worker = aCaseWorker(services)
  await services.routing.setThreshold((await services.staff.officerById('koordinator'))!, 1)
  visitors = await everyVisitor(product)
}, 60_000)

afterAll(() => server?.close().closeAllConnections())

const personal = {
  nik: '3604012345678901',
  kk: '3604019876543210',
  phone: '0812 3456 7890',
  email: 'sri.wahyuni@contoh.co.id',
  plate: 'A 1234 XY',
  name: 'Kartosuwignyo',
  reporter: 'Wahyuningsih',
}
const told = `NIK saya ${personal.nik}, no KK ${personal.kk}, hubungi ${personal.phone} atau ${personal.email}. Mobil ${personal.plate} milik Pak ${personal.name} menutup jalan. Sri Wahyuningsih.`
const secrets = [...Object.values(personal), '3456 7890', '081234567890', 'sri.wahyuni']
const standing = (text: string): string[] => secrets.filter((one) => text.includes(one))

/** A case with everything personal in each text that anybody can write, brought along its whole road. */
async function aTellingCase(): Promise<Case> {
  const one = await worker.filed({ text: told, name: 'Sri Wahyuningsih', email: 'sri@rumah.invalid', placeDetail: told })
  const { _id: code } = one.complaint
  const say = (prefix: string) => ({ text: `${prefix} ${told}` })
  const classified = { kind: 'pengaduan', class: 'nonOversight', category: 'jalan', oversightUnit: 'inspektorat' }
  await worker.does('coordinator', code, 'verify', {
    ...classified,
    title: `Mobil ${personal.plate}, hubungi ${personal.phone}, Wahyuningsih`,
  })
  await worker.does('coordinator', code, 'assign', { unit: 'dpupr', note: told })
  await worker.does('liaison', code, 'ask', say('Apakah benar?'))
  await worker.reporterDoes(one, { deed: 'reply', ...say('Benar.') })
  await worker.does('liaison', code, 'askExtension', { days: 3, reason: told, text: told })
  await worker.does('liaison', code, 'answer', { ...say('Sudah.'), files: [] })
  await worker.reporterDoes(one, { deed: 'rebut', reason: told })
  await worker.does('head', code, 'answer', { ...say('Sudah lagi.'), files: [] })
  await eventually(async () => (await product.services().store.get(code))?.outboxAt === undefined)
  return worker.now(one)
}

const withoutReporter = (page: string): string => page.replaceAll('Sri Wahyuningsih', '')

test('what is personal in the texts of a case stands on no page, in no mail, log, queue or export', async () => {
  const lines: string[] = []
  const into = new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) })
  const logger = createLogger({ level: 'trace', process: 'web', conceal: (text) => mask(text).masked }, into)
  server = createApp({ ...product.services(), logger } as never).listen(0)
  const url = `http://localhost:${(server.address() as { port: number }).port}`
  const { complaint } = await aTellingCase()
  const { _id: code, register } = complaint
  const as = (name: VisitorName) => aVisitor(url, Object.fromEntries(visitors[name].jar))

  const open = ['/', `/lacak/${code}`, '/hasil', '/layanan', '/data', '/periksa']
  const desk = ['/meja', '/meja?view=answered', '/meja/agenda', `/meja/aduan/${code}`, `/meja/aduan/${code}/samaran`]
  const numbers = [
    '/ringkasan',
    '/ringkasan/daftar?indicator=answers',
    '/ringkasan/daftar?indicator=backlog.all',
    '/perbaikan',
    '/laporan',
  ]
  for (const path of open) expect([path, standing(await (await as('signed out').get(path)).text())]).toEqual([path, []])
  for (const name of ['coordinator', 'liaison', 'head', 'supervisor'] as const)
    for (const path of [...desk, ...numbers]) {
      const page = await (await as(name).get(path)).text()
      // Who reported it stands beside the text, for those who may know.
      expect([name, path, standing(withoutReporter(page))]).toEqual([name, path, []])
    }
  for (const deed of ['classify', 'archive'])
    expect(standing(await (await as('coordinator').get(`/meja/aduan/${code}/${deed}`)).text())).toEqual([])
  const list = await as('coordinator').get('/meja?view=answered')
  expect(await list.text()).toContain('[nomor telepon disamarkan]')
  expect(register).not.toBeNull()

  const draft = {
    text: `${told} Jalan tertutup mobil.`,
    kind: 'pengaduan',
    kecamatan: '36.04.09',
    identity: 'named',
    name: 'Orang Lain',
    go: 'lanjut',
    step: '4',
  }
  const review = await (await as('signed out').post('/aduan/baru', draft)).text()
  expect(review).toContain('tidak akan kami tampilkan ke umum')
  expect(review).toContain('NIK, nomor KK, nomor telepon')

  await eventually(() => product.mails().some(({ raw }) => raw.includes(code)))
  for (const { raw } of product.mails()) expect(standing(raw)).toEqual([])
  expect(standing(lines.join(''))).toEqual([])
  const kept = await redis.everything()
  expect([kept.includes(code), standing(kept)]).toEqual([true, []])
  const beside = (await mongoose.connection.db!.collections()).filter(({ collectionName }) => collectionName !== 'complaints')
  for (const one of beside)
    expect([one.collectionName, standing(JSON.stringify(await one.find().toArray()))]).toEqual([one.collectionName, []])
})

describe('the original text', () => {
  let code: string
  beforeAll(async () => {
    const one = await worker.filed({ text: told, name: 'Sri Wahyuningsih' })
    code = one.complaint._id
    await worker.does('coordinator', code, 'assign', { unit: 'dpupr' })
  })
  const at = (end: string) => `/meja/aduan/${code}/${end}`
  const audited = async (deed: string) =>
    (await product.services().audit.of(`complaint:${code}`)).filter((entry) => entry.deed === deed)

  test('is shown to who works on the case, for a reason that is recorded, and kept by no cache', async () => {
    const answer = await visitors.liaison.post(at('asli'), { why: `Mencari rumah pelapor, ${personal.phone}` })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await answer.text()).toContain(personal.nik)
    expect(await audited('readOriginal')).toMatchObject([
      { by: 'penghubung.dpupr', details: { reason: 'Mencari rumah pelapor, [nomor telepon disamarkan]' } },
    ])
  })

  test('is not shown without a reason, and nothing is recorded', async () => {
    const before = await audited('readOriginal')
    const answer = await visitors.head.post(at('asli'), { why: ' ' })
    const page = await answer.text()
    expect([answer.status, page.includes('Tulis dulu untuk apa'), page.includes(personal.nik)]).toEqual([422, true, false])
    expect(await audited('readOriginal')).toEqual(before)
  })

  test.each<[VisitorName, number]>([
    ['supervisor', 403],
    ['liaison elsewhere', 404],
    ['inspector', 404],
    ['admin', 404],
    ['signed out', 401],
  ])('is not for %s', async (name, status) => {
    const answer = await visitors[name].post(at('asli'), { why: 'Ingin tahu saja.' })
    expect([answer.status, (await answer.text()).includes(personal.nik)]).toEqual([status, false])
  })

  test('more of it is hidden when somebody marks it, until that is taken back with a reason', async () => {
    const words = 'menutup jalan'
    const shown = async () => (await (await visitors.head.get(`/meja/aduan/${code}`)).text()).includes(words)
    expect(await shown()).toBe(true)
    expect((await visitors.head.post(at('samaran'), { words })).status).toBe(403)
    expect((await visitors.liaison.post(at('samaran'), { words: 'tidak tertulis' })).status).toBe(422)
    expect((await visitors.liaison.post(at('samaran'), { words })).status).toBe(303)
    expect((await visitors.liaison.post(at('samaran'), { words })).status).toBe(409)
    expect(await shown()).toBe(false)

    const { seq } = (await product.services().store.get(code))!.history.find(({ type }) => type === 'hidden')!
    expect(await (await visitors.coordinator.get(at('samaran'))).text()).toContain(words)
    expect((await visitors.coordinator.post(at(`samaran/${seq}`), {})).status).toBe(422)
    expect((await visitors.coordinator.post(at(`samaran/${seq}`), { [`reason${seq}`]: 'Bukan data pribadi.' })).status).toBe(303)
    expect((await visitors.coordinator.post(at(`samaran/${seq}`), { [`reason${seq}`]: 'Bukan data pribadi.' })).status).toBe(409)
    expect(await shown()).toBe(true)
    expect([(await audited('hideWords')).length, (await audited('unhideWords')).length]).toEqual([1, 1])
  })
})
