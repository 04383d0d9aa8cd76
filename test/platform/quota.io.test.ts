import { createQuota } from '../../server/platform/http/quota'
import { createRedis } from '../../server/platform/redis'
import { aRedisServer, type RedisServer, until } from './redisServer'

const [village, neighbour] = ['203.0.113.7', '203.0.113.8']
const clock = { now: () => new Date() }
let server: RedisServer
let name = 0

beforeAll(async () => {
  server = await aRedisServer()
  await server.start()
})
afterAll(() => server.kill())
beforeEach(() => (name += 1))

/** As many web processes as the test names, each with a connection of its own. */
async function processes(count: number, points = 3) {
  const clients = Array.from({ length: count }, () => createRedis(server.url))
  await until(() => clients.every(({ status }) => status === 'ready'))
  const parts = { name: `quota-${name}`, points, seconds: 600, secret: 'a secret of the tests', clock }
  return {
    clients,
    quotas: clients.map((redis) => createQuota({ redis, ...parts })),
    [Symbol.dispose]: () => clients.forEach((client) => client.disconnect()),
  }
}

const counted = (redis: ReturnType<typeof createRedis>) => async (): Promise<number> => {
  const [key] = await redis.keys(`*quota-${name}*`)
  return key ? Number(await redis.get(key)) : 0
}

test('an address may as often as agreed, then has to wait; others need not', async () => {
  using house = await processes(1)
  const [quota] = house.quotas
  for (const done of [1, 2]) {
    quota!.count(village)
    await until(async () => (await counted(house.clients[0]!)()) === done)
    expect(quota!.waitOf(village)).toBe(0)
  }
  quota!.count(village)
  await until(() => quota!.waitOf(village) > 0)
  expect(quota!.waitOf(village)).toBeLessThanOrEqual(600)
  expect(quota!.waitOf(neighbour)).toBe(0)
})

test('all processes count together; one that has not heard yet hears it with the next count', async () => {
  using house = await processes(2)
  const [one, other] = house.quotas
  for (let i = 0; i < 3; i += 1) one!.count(village)
  await until(() => one!.waitOf(village) > 0)
  expect(other!.waitOf(village)).toBe(0)
  other!.count(village)
  await until(() => other!.waitOf(village) > 0)
})

test('nothing of the address is kept, and the hash no longer than the count', async () => {
  using house = await processes(1)
  const [redis] = house.clients
  house.quotas[0]!.count(village)
  await until(async () => (await counted(redis!)()) === 1)
  const keys = await redis!.keys('*')
  expect(keys.join()).not.toContain('203.0.113')
  expect(await Promise.all(keys.map((key) => redis!.ttl(key)))).not.toContain(-1)
})

test('while Redis is away nobody is refused and nothing fails, and afterwards it counts again', async () => {
  using house = await processes(1, 1)
  const [quota] = house.quotas
  quota!.count(village)
  await until(() => quota!.waitOf(village) > 0)
  await server.kill()
  await until(() => quota!.waitOf(village) === 0)
  for (let i = 0; i < 5; i += 1) quota!.count(neighbour)
  expect(quota!.waitOf(neighbour)).toBe(0)
  await server.start()
  await until(() => house.clients[0]!.status === 'ready')
  quota!.count(neighbour)
  await until(() => quota!.waitOf(neighbour) > 0)
})
