import Bull from 'bull'
import type { Redis } from 'ioredis'
import { once } from 'node:events'
import type { z } from 'zod'
import { inTime } from './inTime'
import { type Logger, withoutValues } from './logger'
import { createRedis } from './redis'

/** `backoff`: milliseconds before the second attempt, doubled each time. `keep`: how many finished jobs stay in Redis to be looked at. */
export type JobSpec = { payload: z.ZodType; attempts: number; backoff: number; keep: { completed: number; failed: number } }
export type Catalogue = Record<string, JobSpec>
export type PayloadOf<C extends Catalogue, N extends keyof C> = z.infer<C[N]['payload']>

export type Handler<P> = (payload: P) => Promise<unknown>
export type EnqueueOptions<P> = { jobId?: (payload: P) => string }
export type QueueLog = Pick<Logger, 'info' | 'warn' | 'error'>

/** `patience`: milliseconds that a caller waits for Redis. `lock`: milliseconds after which the job of a worker that died is given to another. */
export type QueueOptions<C extends Catalogue> = {
  redisUrl: string
  prefix: string
  catalogue: C
  log: QueueLog
  patience?: number
  lock?: number
}

export type Queues<C extends Catalogue> = ReturnType<typeof createQueues<C>>

/**
 * The port around Bull, which is in maintenance mode: nothing else imports it. Jobs run at least once: one whose worker died is run again
 * by another, so handlers must bear to run twice.
 */
export function createQueues<C extends Catalogue>({
  redisUrl,
  prefix,
  catalogue,
  log,
  patience = 3_000,
  lock = 30_000,
}: QueueOptions<C>) {
  type Name = keyof C & string
  const connections = createConnections(redisUrl, log)
  const queues = new Map<Name, Bull.Queue>()
  const running = new Set<Promise<unknown>>()
  let stopping = false

  function queueOf(name: Name): Bull.Queue {
    const known = queues.get(name)
    if (known) return known
    // A killed worker is no fault of the job: Bull's limit of one stall would lose jobs of a bad day.
    const settings = { lockDuration: lock, stalledInterval: lock / 2, maxStalledCount: 20 }
    const queue = new Bull(name, { prefix, createClient: connections.of, skipVersionCheck: true, settings } as Bull.QueueOptions)
    // Bull names its connections in a promise that nobody holds: it would end the process that is stopped while Redis is away.
    Object.assign(queue, { setWorkerName: () => undefined })
    queue.on('error', (error) => connections.isAway() || log.warn({ err: error, job: name }, 'trouble in a queue'))
    queues.set(name, queue)
    return queue
  }

  return {
    /**
     * Adds the jobs, all or none, or rejects within `patience`: Bull by itself waits for ever while Redis is away. Jobs on their way when
     * the connection broke may still arrive after the rejection, so whoever tries again may add them twice.
     * With `jobId`, a job that waits or runs under the same id is not added twice; such a job is not kept, or its id could never come again.
     */
    async enqueue<N extends Name>(
      name: N,
      payloads: PayloadOf<C, N>[],
      { jobId }: EnqueueOptions<PayloadOf<C, N>> = {},
    ): Promise<void> {
      if (payloads.length === 0) return
      const { payload: schema, attempts, backoff, keep } = catalogue[name]!
      const bulk = payloads.map((payload) => ({
        data: schema.parse(payload),
        opts: {
          attempts,
          backoff: { type: 'exponential', delay: backoff },
          stackTraceLimit: 5,
          ...(jobId
            ? { jobId: jobId(payload), removeOnComplete: true, removeOnFail: true }
            : { removeOnComplete: keep.completed, removeOnFail: keep.failed }),
        },
      }))
      const added = await within(patience, () => queueOf(name).addBulk(bulk))
      // Bull ignores the errors inside the transaction, such as those of a Redis that may not write.
      if (added.some(({ id }) => !id)) throw new Error(`Redis refused jobs of ${name}`)
    },

    /** Starts running jobs of this name, up to `concurrency` at once in this process; also when Redis comes only later. */
    work<N extends Name>(name: N, concurrency: number, handler: Handler<PayloadOf<C, N>>): void {
      const queue = queueOf(name)
      reportFailures(queue, name, log)
      queue
        .process(concurrency, (job) => run(job, catalogue[name]!.payload, handler as Handler<unknown>))
        .catch((error: unknown) => stopping || log.error({ err: error, job: name }, 'jobs are no longer taken'))
    },

    /** How many jobs of each name wait, run, are delayed, or have failed for good. */
    async counts(): Promise<Record<Name, Bull.JobCounts>> {
      const names = Object.keys(catalogue) as Name[]
      const counts = await within(patience, () => Promise.all(names.map((name) => queueOf(name).getJobCounts())))
      return Object.fromEntries(names.map((name, i) => [name, counts[i]])) as Record<Name, Bull.JobCounts>
    },

    /** Takes no more jobs and waits for the running ones, at most `limit` milliseconds; what is unfinished then runs again elsewhere. */
    async close(limit = 10_000): Promise<void> {
      stopping = true
      // While Redis is away Bull waits for it in vain; what runs is waited for all the same.
      const ready = connections.isReady()
      const closed = Promise.all([...queues.values()].map((queue) => queue.close(!ready)))
      const ended = Promise.all([...running, ready && closed])
      await inTime(limit, ended).catch((error: unknown) => log.warn({ err: error }, 'queues closed before their jobs ended'))
      connections.close()
      // Bull opens its blocking connections once more on its way out.
      void closed.catch(() => undefined).then(connections.close)
    },
  }

  async function run(job: Bull.Job, schema: z.ZodType, handler: Handler<unknown>): Promise<void> {
    const ended = understood(job, schema, log).then(handler)
    const settled = ended.catch(() => undefined).finally(() => running.delete(settled))
    running.add(settled)
    await ended.catch((error: unknown) => Promise.reject(wordless(error)))
  }

  async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    const deadline = Date.now() + ms
    await connections.ready(ms)
    return inTime(deadline - Date.now(), work())
  }
}

// One client for commands and one for news are shared by all queues; each queue that works blocks on one of its own.
function createConnections(url: string, log: QueueLog) {
  const away = new Set<Redis>()
  const all: Redis[] = []
  let closed = false
  const open = (): Redis => {
    const redis = createRedis(url, { forBull: true, onError })
    all.push(redis.setMaxListeners(100))
    // Bull opens its blocking connection late: a queue closed at once would leave one open for ever.
    if (closed) redis.disconnect()
    redis.on('ready', () => {
      if (away.delete(redis) && away.size === 0) log.info({}, 'Redis is back')
    })
    return redis

    function onError(error: Error): void {
      if (away.size === 0) log.warn({ err: error }, 'Redis is away')
      away.add(redis)
    }
  }
  const [client, subscriber] = [open(), open()]
  return {
    of: (type: 'client' | 'subscriber' | 'bclient'): Redis => ({ client, subscriber, bclient: null })[type] ?? open(),
    isAway: (): boolean => away.size > 0,
    isReady: (): boolean => client.status === 'ready',
    /** Rejects when the connection fails or takes longer; so no command is ever put into a queue that waits for Redis. */
    ready: async (ms: number): Promise<void> => {
      if (client.status !== 'ready') await once(client, 'ready', { signal: AbortSignal.timeout(ms) })
    },
    close: (): void => {
      closed = true
      all.forEach((redis) => redis.disconnect())
    },
  }
}

/** Bull keeps what an error says in Redis, and it may repeat what a citizen wrote: there it says only of which sort it is and where it happened. */
function wordless(cause: unknown): Error {
  const { name, stack = '' } = withoutValues(cause)
  return Object.assign(new Error(name, { cause }), { stack })
}

async function understood(job: Bull.Job, schema: z.ZodType, log: QueueLog): Promise<unknown> {
  const payload = schema.safeParse(job.data)
  if (payload.success) return payload.data
  const issues = payload.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`)
  log.error({ job: job.queue.name, id: job.id, issues }, 'a job that nobody understands')
  await job.discard()
  throw new Error('payload not understood')
}

function reportFailures(queue: Bull.Queue, name: string, log: QueueLog): void {
  queue.on('failed', (job: Bull.Job | null, error: Error) => {
    const last = !job || job.attemptsMade >= (job.opts.attempts ?? 1)
    log[last ? 'error' : 'warn'](
      { error: withoutValues(error.cause ?? error), job: name, id: job?.id, attempt: job?.attemptsMade },
      'job failed',
    )
  })
  queue.on('stalled', (job: Bull.Job) => log.warn({ job: name, id: job.id }, 'job of a lost worker runs again'))
}
