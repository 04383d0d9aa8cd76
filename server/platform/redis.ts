import { Redis, type RedisOptions } from 'ioredis'

const retryStrategy = (times: number): number => Math.min(times * 100, 2_000)

// A request must not wait for a Redis that is away: no queue of commands while it is, and an answer soon when it hangs.
const impatient: RedisOptions = { enableOfflineQueue: false, commandTimeout: 300, maxRetriesPerRequest: 0, connectTimeout: 2_000 }

// What Bull demands of the clients it is handed; its blocking reads wait for ever by design.
const patient: RedisOptions = { maxRetriesPerRequest: null, enableReadyCheck: false }

/** A client that reconnects for ever. `onError` hears of trouble; without it the trouble is only seen in failing commands. */
export function createRedis(url: string, { forBull = false, keyPrefix, onError }: RedisChoice = {}): Redis {
  const redis = new Redis(url, { retryStrategy, keyPrefix, ...(forBull ? patient : impatient) })
  // ioredis writes unhandled errors to the console by itself
  redis.on('error', (error: Error) => onError?.(error))
  return redis
}

export type RedisChoice = { forBull?: boolean; keyPrefix?: string; onError?: (error: Error) => void }
