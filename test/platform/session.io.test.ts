import express from 'express'
import request from 'supertest'
import { settableClock } from '../../server/platform/clock'
import { createSessions } from '../../server/platform/http/session'
import { aLiaison, aStaffApp, password, sessionSecret } from '../staff/staffApp'
import { useDatabase } from '../support/mongo'
import { aRedisServer, type RedisServer, until } from './redisServer'

const database = useDatabase()
const clock = settableClock(new Date())
let server: RedisServer
let web: ReturnType<typeof aStaffApp>
let other: ReturnType<typeof aStaffApp>

const aProcess = () => aStaffApp({ connection: database.connection(), clock, redisUrl: server.url, prefix: 'outage:' })
const isThere = (app: typeof web) => until(() => app.redis.status === 'ready')
// A process leaves Redis alone for two seconds after a failure.
const trustedAgain = () => pass(2_100)
const pass = (ms: number) => clock.set(new Date(clock.now().getTime() + ms))

beforeAll(async () => {
  server = await aRedisServer()
  await server.start()
  ;[web, other] = [aProcess(), aProcess()]
  await Promise.all([web.ready(), isThere(web), isThere(other)])
  await aLiaison(web)
})
async function backAgain(): Promise<void> {
  server.resume()
  await server.kill()
  await server.start()
  await Promise.all([isThere(web), isThere(other)])
  trustedAgain()
}
afterAll(async () => {
  ;[web, other].forEach((one) => one.close())
  await server.kill()
})

async function signedIn(at = web): Promise<string> {
  const response = await request(at.app).post('/masuk').type('form').send({ username: 'siti.aminah', password }).expect(303)
  return ([response.headers['set-cookie']].flat()[0] ?? '').split(';')[0]!
}
const desk = async (cookie: string, at = web) => (await request(at.app).get('/meja').set('Cookie', cookie)).status
const signOut = (cookie: string, at = web) => request(at.app).post('/keluar').set('Cookie', cookie).expect(303)
/** What Redis holds, as a server that kept its data over the outage would bring it back. */
const remembered = async () => {
  const keys = await web.redis.keys('outage:session:*')
  return Promise.all(
    keys.map(async (key) => [key.slice('outage:'.length), await web.redis.get(key.slice('outage:'.length))] as const),
  )
}
const bringBack = (pairs: Awaited<ReturnType<typeof remembered>>) =>
  Promise.all(pairs.map(([key, value]) => web.redis.set(key, value!)))

describe('while Redis is away', () => {
  afterEach(backAgain)

  test('an officer stays signed in, in every process', async () => {
    const cookie = await signedIn()
    await server.kill()
    expect([await desk(cookie), await desk(cookie, other)]).toEqual([200, 200])
  })

  test('an officer stays signed in though Redis only hangs', async () => {
    const cookie = await signedIn()
    server.freeze()
    expect([await desk(cookie), await desk(cookie), await desk(cookie, other)]).toEqual([200, 200, 200])
  })

  test('one can sign in and out', async () => {
    await server.kill()
    const cookie = await signedIn()
    expect(await desk(cookie, other)).toBe(200)
    await signOut(cookie, other)
    expect([await desk(cookie), await desk(cookie, other)]).toEqual([303, 303])
  })
})

describe('when Redis is back', () => {
  test('with nothing in it, officers are still signed in, also those who came meanwhile', async () => {
    const before = await signedIn()
    await server.kill()
    const meanwhile = await signedIn()
    await backAgain()
    expect([await desk(before), await desk(meanwhile), await desk(before, other), await desk(meanwhile, other)]).toEqual([
      200, 200, 200, 200,
    ])
  })

  test('with its old data, a session ended meanwhile does not come back', async () => {
    const [ended, kept] = [await signedIn(), await signedIn()]
    const old = await remembered()
    await server.kill()
    await signOut(ended)
    await backAgain()
    await bringBack(old)
    expect([await desk(ended), await desk(ended, other)]).toEqual([303, 303])
    expect([await desk(kept), await desk(kept, other)]).toEqual([200, 200])
  })

  test('a session found ended is removed from Redis as well', async () => {
    await web.redis.flushall()
    const cookie = await signedIn()
    const old = await remembered()
    await signOut(cookie)
    await bringBack(old)
    expect(await desk(cookie)).toBe(303)
    expect([old.length, await remembered()]).toEqual([1, []])
  })
})

test('a request still under way does not save a session anew that was ended', async () => {
  const cookie = await signedIn()
  const { redis } = web
  const sessions = createSessions({ redis, connection: database.connection(), secret: sessionSecret, secure: false, clock })
  const slow = express().use(sessions.handler, async (req, res) => {
    Object.assign(req.session, { noted: 'something' })
    await signOut(cookie)
    res.send('done')
  })
  await request(slow).get('/').set('Cookie', cookie).expect(200)
  expect([await desk(cookie), await desk(cookie, other)]).toEqual([303, 303])
})

test('a process that has just seen a session alive forgets it within five seconds though it missed the end', async () => {
  const cookie = await signedIn()
  const old = await remembered()
  expect(await desk(cookie, other)).toBe(200)
  await signOut(cookie)
  await bringBack(old)
  pass(5_000)
  expect(await desk(cookie, other)).toBe(303)
})
