import type { Redis } from 'ioredis'
import { createRedis } from '../../server/platform/redis'
import { fileKey } from './mongo'

export const redisUrl = (): string => process.env.REDIS_URL ?? ''

/** Gives a test file a Redis client whose keys begin with the file's own prefix; what it wrote is removed afterwards. */
export function useRedis() {
  const prefix = `test-${fileKey()}:`
  let redis: Redis | undefined
  beforeAll(async () => {
    redis = createRedis(redisUrl(), { forBull: true, keyPrefix: prefix })
    await redis.ping()
  })
  afterAll(async () => {
    if (!redis) return
    const keys = await redis.keys(`${prefix}*`)
    if (keys.length > 0) await redis.del(...keys.map((key) => key.slice(prefix.length)))
    await redis.quit()
  })
  return {
    prefix: () => prefix,
    url: redisUrl,
    redis: () => {
      if (!redis) throw new Error('Redis is there only once beforeAll has run')
      return redis
    },
    /** All that the product keeps there under this file's prefixes: keys and values. */
    async everything(): Promise<string> {
      const all = await redis!.keys(`${prefix.slice(0, -1)}*`)
      const values = await Promise.all(all.map((name) => valueOf(redis!, name.slice(prefix.length))))
      return [...all, ...values].join('\n')
    },
  }
}

async function valueOf(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key)
  if (type === 'hash') return JSON.stringify(await redis.hgetall(key))
  if (type === 'list') return (await redis.lrange(key, 0, -1)).join('\n')
  if (type === 'set') return (await redis.smembers(key)).join('\n')
  if (type === 'zset') return (await redis.zrange(key, 0, -1)).join('\n')
  if (type === 'stream') return JSON.stringify(await redis.xrange(key, '-', '+'))
  return (await redis.get(key)) ?? ''
}
