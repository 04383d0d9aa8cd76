import type { Redis } from 'ioredis'

/** "Something new lies in MongoDB": a hint between processes that saves the worker's sweep from waiting for its next turn. */
export function createNudge(redis: Redis, channel = 'aduan:nudge') {
  return {
    /** Never waits, never throws. A lost nudge is no harm, for the sweep finds the same events a little later: so its errors are dropped. */
    nudge(): void {
      if (redis.status === 'ready') redis.publish(channel, '').catch(() => undefined)
    },

    /** Calls back at each nudge, and whenever Redis comes back, as nudges may have been missed. Returns how to stop. */
    onNudge(callback: () => void): () => void {
      const subscriber = redis.duplicate({ maxRetriesPerRequest: null, enableOfflineQueue: true, commandTimeout: undefined })
      // The owner of `redis` already hears of the same trouble.
      subscriber.on('error', () => undefined)
      subscriber.on('message', callback)
      subscriber.on('ready', callback)
      subscriber.subscribe(channel).catch(() => undefined)
      return () => subscriber.disconnect()
    },
  }
}
