import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ComplaintModel } from '../server/complaints/store'
import { createLogger } from '../server/platform/logger'
import { createQueues } from '../server/platform/queue'
import type { Services } from '../server/services'
import { startWork } from '../workers/handlers'
import { fill } from './manyComplaints'
import { onProduct } from './onProduct'
import type { Place, Row } from './row'

const jobs = 10_000
const events = 5_000
const newcomers = 2_000
const filing = {
  text: 'Jalan berlubang di depan SD, tolong ditambal segera.',
  kind: 'pengaduan',
  kecamatan: '36.04.09',
  desa: null,
  placeDetail: '',
  chosenUnit: null,
  identity: 'anonymous',
} as const

/** Events that the worker deals with a second, from the outbox to the figures, against jobs of Bull that do nothing. */
export async function benchWorker(place: Place): Promise<Row[]> {
  const [one, eight] = [await bareBull(place, 1), await bareBull(place, 8)]
  const announced = await drained(place, 'deeds', events, async (services) => {
    const codes = await fill(services, events, new Date(), { days: 60 })
    await ComplaintModel.updateMany(
      { _id: { $in: codes } },
      [{ $set: { outboxAt: new Date(), announced: { $subtract: ['$version', 1] } } }],
      { updatePipeline: true },
    )
  })
  const arrivals = await drained(place, 'arrivals', newcomers, async ({ file }) => {
    for (let i = 0; i < newcomers; i += 50) await Promise.all(Array.from({ length: 50 }, () => file(filing, randomUUID())))
  })
  return [
    { name: 'no-op Bull jobs, concurrency 1', value: one, unit: 'jobs/s', aim: null },
    { name: 'no-op Bull jobs, concurrency 8', value: eight, unit: 'jobs/s', aim: null },
    { name: 'events of the last 60 days’ cases, announced and projected', value: announced, unit: 'events/s', aim: null },
    { name: 'worker ÷ no-op Bull, concurrency 1', value: announced / one, unit: '', aim: 0.5 },
    { name: 'worker ÷ no-op Bull, concurrency 8', value: announced / eight, unit: '', aim: 0.5 },
    { name: 'arrivals recorded, routed and projected', value: arrivals, unit: 'complaints/s', aim: null },
  ]
}

/** How many complaints a second the worker takes out of an outbox that was filled before. */
async function drained(
  place: Place,
  name: string,
  count: number,
  prepare: (services: Services) => Promise<void>,
): Promise<number> {
  const mongoUrl = place.mongoUrl.replace(/\?/, `-${name}?`)
  const drain = async (services: Services): Promise<number> => {
    await prepare(services)
    return perSecond(count, async () => {
      const stop = startWork(services)
      while (await ComplaintModel.exists({ outboxAt: { $exists: true } })) await new Promise((done) => setTimeout(done, 20))
      stop()
    })
  }
  return onProduct({ ...place, mongoUrl }, drain, `bench-${name}`)
}

async function bareBull({ redisUrl }: Place, concurrency: number): Promise<number> {
  const catalogue = {
    nothing: { payload: z.object({ v: z.literal(1) }), attempts: 1, backoff: 1, keep: { completed: 1, failed: 1 } },
  }
  const queues = createQueues({
    redisUrl,
    prefix: `bare-${concurrency}`,
    catalogue,
    log: createLogger({ level: 'error', process: 'bench' }),
  })
  for (let i = 0; i < jobs; i += 1_000)
    await queues.enqueue(
      'nothing',
      Array.from({ length: 1_000 }, () => ({ v: 1 as const })),
    )
  let done = 0
  const rate = await perSecond(
    jobs,
    () =>
      new Promise<void>((finished) => queues.work('nothing', concurrency, async () => void ((done += 1) === jobs && finished()))),
  )
  await queues.close()
  return rate
}

async function perSecond(count: number, deed: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await deed()
  return (count * 1000) / (performance.now() - start)
}
