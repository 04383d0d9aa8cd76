import { createRedis } from '../../server/platform/redis'
import { redisUrl } from '../support/redis'

test('a request does not wait for a Redis that is away', async () => {
  const redis = createRedis('redis://127.0.0.1:1')
  await expect(redis.get('word')).rejects.toThrow()
  redis.disconnect()
})

test('whoever wants to know hears that Redis is away', async () => {
  const heard = await new Promise<Error>((resolve) => {
    const redis = createRedis('redis://127.0.0.1:1', {
      onError: (error) => {
        redis.disconnect()
        resolve(error)
      },
    })
  })
  expect(heard.message).toContain('ECONNREFUSED')
})

test('a client for Bull waits until its Redis is there', async () => {
  const redis = createRedis(redisUrl(), { forBull: true })
  expect(await redis.ping()).toBe('PONG')
  await redis.quit()
})
