import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../server/app'
import { ComplaintModel } from '../../server/complaints/store'
import { trackingCode } from '../../server/complaints/trackingCode'
import { verificationCode } from '../../server/reports/code'
import { aRedisServer, type RedisServer, until } from '../platform/redisServer'
import { aFiling } from '../support/aComplaint'
import { useServices } from '../support/services'

jest.setTimeout(60_000)

let redis: RedisServer
let server: Server

beforeAll(async () => {
  redis = await aRedisServer()
  await redis.start()
})
const { services } = useServices(() => ({ env: { REDIS_URL: redis.url, TRUST_PROXY: '1' } }))
beforeAll(() => {
  server = createApp(services()).listen(0)
})
afterAll(async () => {
  await new Promise((done) => server.close(done).closeAllConnections())
  await redis.kill()
})

type Sent = { fields?: Record<string, string>; cookie?: string }
const ask = (address: string, path: string, { fields, cookie = '' }: Sent = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    method: fields ? 'POST' : 'GET',
    body: fields && new URLSearchParams(fields),
    redirect: 'manual',
    headers: { cookie, 'x-forwarded-for': address },
  })

const filing = (text: string) => ({
  go: 'kirim',
  requestId: randomUUID(),
  text,
  kind: 'pengaduan',
  kecamatan: '36.04.09',
  placeDetail: 'Dekat balai desa',
  identity: 'anonymous',
})
const file = (address: string, text: string) => ask(address, '/aduan/baru', { fields: filing(text) })
const many = <T>(deed: (i: number) => Promise<T>, count = 60): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, i) => deed(i)))
const statuses = (answers: Response[]) => [...new Set(answers.map(({ status }) => status))]
/** A code as ours are made, of a complaint that does not exist. */
const guessed = () => trackingCode('the secret of somebody else', randomUUID())

test('sixty complaints from one house are taken; the next keeps what was typed and says when, and the neighbours notice nothing', async () => {
  const house = '203.0.113.1'
  expect(statuses(await many((i) => file(house, `Lampu jalan nomor ${i} mati.`)))).toEqual([303])
  await until(() => services().quotas.filings.waitOf(house) > 0)
  const before = await ComplaintModel.countDocuments()

  const refused = await file(house, 'Jembatan bambu di Kadikaran putus.')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  const page = await refused.text()
  expect(page).toContain('value="Jembatan bambu di Kadikaran putus."')
  expect(page).toContain('value="Dekat balai desa"')
  expect(page).toMatch(/href="#go">[^<]*kirim lagi \d+ menit lagi/)
  expect(page).toContain('id="go"')
  expect(await ComplaintModel.countDocuments()).toBe(before)
  expect((await ask(house, '/aduan/baru?lang=en', { fields: filing('Lampu mati.') })).status).toBe(429)

  // Only sending is counted: going through the form is not.
  expect((await ask(house, '/aduan/baru', { fields: { ...filing('Lampu mati.'), go: 'lanjut', step: '1' } })).status).toBe(200)
  expect((await file('203.0.113.2', 'Lampu jalan mati.')).status).toBe(303)
})

test('who tries sixty codes that do not exist has to wait; who has the right key gets in all the same', async () => {
  const house = '203.0.113.3'
  const { complaint, key } = await services().file(aFiling(), randomUUID())
  const { _id: code } = complaint
  const tries = await many((i) =>
    i % 3 === 0 ? ask(house, '/lacak', { fields: { code: guessed(), key: '' } }) : ask(house, `/lacak/${guessed()}`),
  )
  expect(statuses(tries).sort()).toEqual([404, 422])
  await until(() => services().quotas.guesses.waitOf(house) > 0)

  for (const [path, fields] of [
    [`/lacak/${guessed()}`],
    [`/lacak/${code}`],
    [`/buka/${code}/AAAA-BBBB-CCCC`],
    ['/lacak', { code, key: '' }],
    [`/lacak/${code}`, { deed: 'reply', text: 'Halo', key: 'AAAA-BBBB-CCCC' }],
  ] as [string, Record<string, string>?][]) {
    const answer = await ask(house, path, { fields })
    expect([path, answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([path, 429, true])
  }
  expect(await (await ask(house, `/lacak/${code}?lang=en`)).text()).toMatch(/Try again in \d+ minutes?\./)

  expect((await ask(house, '/lacak')).status).toBe(200)
  expect((await ask(house, '/lacak', { fields: { code, key } })).status).toBe(303)
  expect((await ask(house, `/buka/${code}/${key}`)).status).toBe(303)
  expect((await ask(house, `/lacak/${code}`, { cookie: `kunci=${key}` })).status).toBe(200)
  expect((await ask('203.0.113.4', `/lacak/${code}`)).status).toBe(200)
})

test('slips of the pen and what opens are not counted', async () => {
  const house = '203.0.113.5'
  const { complaint } = await services().file(aFiling(), randomUUID())
  await many(() => ask(house, '/lacak/ADU-7K3M-9QXD-2X'), 70)
  await many(() => ask(house, '/lacak', { fields: { code: 'ADU-7K3M', key: '' } }), 70)
  await many(() => ask(house, `/lacak/${complaint._id}`), 70)
  // The count of this one comes after all of those.
  await ask(house, `/lacak/${guessed()}`)
  expect((await ask(house, `/lacak/${guessed()}`)).status).toBe(404)
  expect(services().quotas.guesses.waitOf(house)).toBe(0)
})

test('who tries sixty codes of papers that do not exist has to wait', async () => {
  const house = '203.0.113.6'
  const unknown = verificationCode('the secret of somebody else', 'a report')
  const [first] = await many(() => ask(house, `/periksa/${unknown}`), 1)
  expect(first!.status).toBe(404)
  await many(() => ask(house, `/periksa?kode=${unknown}`), 59)
  await until(() => services().quotas.checks.waitOf(house) > 0)
  expect((await ask(house, `/periksa/${unknown}`)).status).toBe(429)
  expect((await ask('203.0.113.8', '/periksa')).status).toBe(200)
})

test('with Redis away nobody is refused, not even who was', async () => {
  await redis.kill()
  await until(() => services().quotas.filings.waitOf('203.0.113.1') === 0)
  expect(statuses(await many(() => file('203.0.113.1', 'Lampu jalan mati.'), 70))).toEqual([303])
  expect(statuses(await many(() => ask('203.0.113.3', `/lacak/${guessed()}`), 70))).toEqual([404])
})
