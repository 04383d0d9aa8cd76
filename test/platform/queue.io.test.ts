import { z } from 'zod'
import { createNudge } from '../../server/platform/nudge'
import { createQueues, type Queues } from '../../server/platform/queue'
import { createRedis } from '../../server/platform/redis'
import { aRedisServer, type RedisServer, until } from './redisServer'

const catalogue = {
  greet: {
    payload: z.strictObject({ v: z.literal(1), name: z.string() }),
    attempts: 2,
    backoff: 10,
    keep: { completed: 2, failed: 2 },
  },
  rest: { payload: z.strictObject({ v: z.literal(1) }), attempts: 1, backoff: 10, keep: { completed: 2, failed: 2 } },
}
type Line = { level: string; fields: object; words: string }

let server: RedisServer
const opened: { close: (limit?: number) => Promise<void> }[] = []
const lines: Line[] = []
const note = (level: string) => (fields: unknown, words?: string) =>
  void lines.push({ level, fields: fields as object, words: words ?? '' })
const log = { info: note('info'), warn: note('warn'), error: note('error') } as Parameters<typeof createQueues>[0]['log']

function queues(lock?: number): Queues<typeof catalogue> {
  const made = createQueues({ redisUrl: server.url, prefix: 'test', catalogue, log, patience: 300, lock })
  opened.push(made)
  return made
}
const greet = (name: string) => ({ v: 1 as const, name })

beforeEach(async () => {
  lines.length = 0
  server = await aRedisServer()
  await server.start()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((made) => made.close(2_000)))
  await server.kill()
})

test('jobs reach the one who works on them', async () => {
  const seen: string[] = []
  queues().work('greet', 2, async ({ name }) => seen.push(name))
  await queues().enqueue('greet', ['Siti', 'Budi', 'Wati'].map(greet))
  await until(() => seen.length === 3)
  expect(seen.sort()).toEqual(['Budi', 'Siti', 'Wati'])
})

test('a payload that does not fit the catalogue is not added', async () => {
  const made = queues()
  await expect(made.enqueue('greet', [{ v: 1, name: 7 } as never])).rejects.toThrow('expected string')
  expect((await made.counts()).greet.waiting).toBe(0)
})

test('a job that nobody understands fails at once and for good, and its content is not logged', async () => {
  const strange = createQueues({
    redisUrl: server.url,
    prefix: 'test',
    catalogue: { greet: { ...catalogue.greet, payload: z.object({ v: z.literal(2), secret: z.string() }) } },
    log,
  })
  opened.push(strange)
  await strange.enqueue('greet', [{ v: 2, secret: '3604010101010001' }])
  const made = queues()
  let ran = 0
  made.work('greet', 1, async () => (ran += 1))
  await until(async () => (await made.counts()).greet.failed === 1)
  expect(ran).toBe(0)
  expect(lines.some(({ level, words }) => level === 'error' && words === 'a job that nobody understands')).toBe(true)
  expect(JSON.stringify(lines)).not.toContain('3604010101010001')
})

test('a failed job is tried again, then reported as an error', async () => {
  const made = queues()
  let runs = 0
  made.work('greet', 1, async () => {
    runs += 1
    throw new Error('no luck')
  })
  await made.enqueue('greet', [greet('Siti')])
  await until(async () => (await made.counts()).greet.failed === 1)
  expect(runs).toBe(2)
  expect(lines.filter(({ words }) => words === 'job failed').map(({ level }) => level)).toEqual(['warn', 'error'])
})

test('what an error says of the content of a job is not kept in Redis', async () => {
  queues().work('greet', 1, ({ name }) => Promise.reject(new TypeError(`cannot greet ${name}`)))
  await queues().enqueue('greet', [greet('Kartosuwignyo')])
  await until(() => lines.some(({ level }) => level === 'error'))
  const redis = createRedis(server.url, { forBull: true })
  const { failedReason, stacktrace } = await redis.hgetall('test:greet:1')
  redis.disconnect()
  expect([failedReason, stacktrace!.includes('queue.io.test')]).toEqual(['TypeError', true])
  expect(stacktrace).not.toContain('greet Kartosuwignyo')
  expect(lines.at(-1)!.fields).toMatchObject({ error: { message: expect.stringContaining('cannot greet') as string } })
})

test('of finished jobs only the last few are kept', async () => {
  const made = queues()
  let runs = 0
  made.work('greet', 1, async () => (runs += 1))
  await made.enqueue(
    'greet',
    Array.from({ length: 8 }, (_, i) => greet(`${i}`)),
  )
  await until(async () => runs === 8 && (await made.counts()).greet.active === 0)
  expect((await made.counts()).greet.completed).toBe(2)
})

test('the same job is not added twice while it waits, and can come again when it is done', async () => {
  const made = queues()
  const once = () => made.enqueue('greet', [greet('Siti')], { jobId: ({ name }) => `greet-${name}` })
  await once()
  await once()
  expect((await made.counts()).greet.waiting).toBe(1)
  let runs = 0
  made.work('greet', 1, async () => (runs += 1))
  await until(async () => runs === 1 && (await made.counts()).greet.active === 0)
  await once()
  await until(() => runs === 2)
})

describe('without Redis', () => {
  test('adding a job is refused instead of waiting for ever', async () => {
    await server.kill()
    await expect(queues().enqueue('greet', [greet('Siti')])).rejects.toThrow()
  })

  test('a Redis that is alive and silent is not waited for either', async () => {
    const made = queues()
    await made.enqueue('rest', [{ v: 1 }])
    server.freeze()
    await expect(made.enqueue('greet', [greet('Siti')])).rejects.toThrow('No answer')
    server.resume()
  })

  test('a job refused for want of Redis is not added behind the back of the caller', async () => {
    const made = queues()
    await made.enqueue('rest', [{ v: 1 }])
    await server.kill()
    await until(() => lines.some(({ words }) => words === 'Redis is away'))
    await expect(made.enqueue('greet', [greet('Siti')])).rejects.toThrow()
    await server.start()
    await until(() =>
      made.enqueue('rest', [{ v: 1 }]).then(
        () => true,
        () => false,
      ),
    )
    expect((await made.counts()).greet.waiting).toBe(0)
  })

  test('work goes on when Redis comes back with nothing in it', async () => {
    const seen: string[] = []
    const made = queues()
    made.work('greet', 2, async ({ name }) => seen.push(name))
    await made.enqueue('greet', [greet('before')])
    await until(() => seen.length === 1)
    await server.kill()
    await expect(made.enqueue('greet', [greet('meanwhile')])).rejects.toThrow()
    await server.start()
    await until(() =>
      made.enqueue('greet', [greet('after')]).then(
        () => true,
        () => false,
      ),
    )
    await until(() => seen.includes('after'))
    expect(lines.map(({ words }) => words)).toEqual(expect.arrayContaining(['Redis is away', 'Redis is back']))
  })

  test('who starts to work before Redis is there works once it is', async () => {
    await server.kill()
    const seen: string[] = []
    const made = queues()
    made.work('greet', 1, async ({ name }) => seen.push(name))
    await server.start()
    await until(() =>
      made.enqueue('greet', [greet('Siti')]).then(
        () => true,
        () => false,
      ),
    )
    await until(() => seen.length === 1)
  })

  test('closing comes to an end', async () => {
    const made = queues()
    made.work('greet', 1, async () => undefined)
    await made.enqueue('greet', [greet('Siti')])
    await server.kill()
    await made.close(500)
  })
})

test('closing waits for the job that runs', async () => {
  const made = queues()
  const steps: string[] = []
  made.work('greet', 1, async () => {
    steps.push('begun')
    await new Promise((resolve) => setTimeout(resolve, 200))
    steps.push('ended')
  })
  await made.enqueue('greet', [greet('Siti')])
  await until(() => steps.length === 1)
  await made.close()
  expect(steps).toEqual(['begun', 'ended'])
})

test('a job whose worker was lost runs again elsewhere', async () => {
  const lost = queues(400)
  let begun = 0
  let release = () => {}
  lost.work('greet', 1, () => {
    begun += 1
    return new Promise<void>((resolve) => (release = resolve))
  })
  await lost.enqueue('greet', [greet('Siti')])
  await until(() => begun === 1)
  await lost.close(50)
  const seen: string[] = []
  queues(400).work('greet', 1, async ({ name }) => seen.push(name))
  await until(() => seen.length === 1)
  release()
})

test('a nudge reaches the other process, and is forgotten without harm while Redis is away', async () => {
  const redis = createRedis(server.url)
  await until(() => redis.status === 'ready')
  const { nudge, onNudge } = createNudge(redis)
  let nudged = 0
  const stop = onNudge(() => (nudged += 1))
  await until(() => {
    nudge()
    return nudged > 1
  })
  await server.kill()
  nudge()
  const before = nudged
  await server.start()
  await until(() => nudged > before)
  stop()
  redis.disconnect()
})
