import { useDatabase } from '../support/mongo'
import { useRedis } from '../support/redis'

describe('the servers behind the tests', () => {
  const database = useDatabase()
  const redis = useRedis()

  test('MongoDB keeps a transaction whole', async () => {
    const connection = database.connection()
    await connection.createCollection('notes')
    await connection.transaction(async (session) => {
      await connection.collection('notes').insertOne({ text: 'a' }, { session })
      await connection.collection('notes').insertOne({ text: 'b' }, { session })
    })
    expect(await connection.collection('notes').countDocuments()).toBe(2)
  })

  test('every test file has its own keys in Redis', async () => {
    await redis.redis().set('word', 'aduan')
    expect(await redis.redis().get('word')).toBe('aduan')
    expect(await redis.redis().keys('*word')).toEqual([`${redis.prefix()}word`])
  })
})
