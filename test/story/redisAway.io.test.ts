import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../server/app'
import { seedAccounts, type Account } from '../../server/seed/accounts'
import { aRedisServer, type RedisServer } from '../platform/redisServer'
import { aFiling } from '../support/aComplaint'
import { useServices } from '../support/services'

let redis: RedisServer
let server: Server
let accounts: Account[]

beforeAll(async () => {
  redis = await aRedisServer()
  await redis.start()
})
const { services } = useServices(() => ({ env: { REDIS_URL: redis.url } }))

beforeAll(async () => {
  accounts = await seedAccounts(services().staff, await services().units.assignable(), '2026-01-01')
  server = createApp(services()).listen(0)
}, 60_000)

afterAll(async () => {
  await new Promise((done) => server.close(done).closeAllConnections())
  await redis.kill()
})

const urlOf = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

const post = (path: string, fields: Record<string, string>, cookie = ''): Promise<Response> =>
  fetch(urlOf(path), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers: { cookie } })

async function signIn(role: Account['role']): Promise<string> {
  const { username, password } = accounts.find((account) => account.role === role)!
  const answer = await post('/masuk', { username, password })
  expect(answer.status).toBe(303)
  return cookieOf(answer)
}

test('with Redis stopped, filing, tracking and the desk still work', async () => {
  const before = await signIn('coordinator')
  const { complaint } = await services().file(aFiling(), randomUUID())
  await redis.kill()

  // Filing: a receipt with the key, and the complaint is there.
  const filed = await post('/aduan/baru', {
    go: 'kirim',
    requestId: randomUUID(),
    text: 'Lampu jalan di depan balai desa mati.',
    kind: 'pengaduan',
    kecamatan: '36.04.09',
    identity: 'anonymous',
  })
  expect(filed.status).toBe(303)
  const receipt = await fetch(urlOf(filed.headers.get('location')!), { headers: { cookie: cookieOf(filed) } })
  expect(await receipt.text()).toContain('receipt__key')

  // Tracking.
  const tracking = await fetch(urlOf(`/lacak/${complaint._id}`))
  expect(tracking.status).toBe(200)

  // The desk: who was signed in stays so, and others can sign in; deeds are done.
  for (const cookie of [before, await signIn('coordinator')]) {
    const list = await fetch(urlOf('/meja'), { headers: { cookie }, redirect: 'manual' })
    expect(list.status).toBe(200)
    expect(await list.text()).toContain(complaint._id)
  }
  const archived = await post(`/meja/aduan/${complaint._id}/archive`, { version: '1', reason: 'spam', note: '' }, before)
  expect(archived.status).toBe(303)
  expect((await services().store.get(complaint._id))?.state).toBe('archived')

  // Back again: the session has outlasted it.
  await redis.start()
  const after = await fetch(urlOf('/meja'), { headers: { cookie: before }, redirect: 'manual' })
  expect(after.status).toBe(200)
}, 60_000)
