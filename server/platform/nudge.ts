import type { Redis } from 'ioredis'

// On a busy day one nudge does for many deeds.
const pauseMs = 10

/** "Something new lies in MongoDB": a hint between processes that saves the worker's sweep from waiting for its next turn. */
export function createNudge(redis: Redis, channel = 'aduan:nudge') {
  let pending: NodeJS.Timeout | null = null
  const publish = (): void => {
    pending = null
    if (redis.status === 'ready') redis.publish(channel, '').catch(() => undefined)
  }

  return {
    /** Never waits, never throws. A lost nudge is no harm, for the sweep finds the same events a little later: so its errors are dropped. */
    nudge(): void {
      pending ??= setTimeout(publish, pauseMs)
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
