import mongoose from 'mongoose'
import { createLogger } from '../../server/platform/logger'

const logged = (entry: object): Record<string, unknown> => {
  let line = ''
  createLogger({ level: 'info', process: 'web' }, { write: (text: string) => void (line = text) }).info(entry, 'filed')
  return JSON.parse(line) as Record<string, unknown>
}

test('a log line names its process and carries its facts', () => {
  expect(logged({ complaint: 'c1' })).toMatchObject({ process: 'web', complaint: 'c1', msg: 'filed' })
})

test.each([
  ['what a citizen wrote', { text: 'Jalan rusak' }],
  ['how to reach a citizen', { complaint: { reporter: { email: 'warga@example.id' } } }],
  ['a key', { complaint: { key: 'k' } }],
  ['a cookie', { req: { headers: { cookie: 'sid=1' } } }],
])('%s never reaches the log', (_what, entry) => {
  expect(JSON.stringify(logged(entry))).toContain('[hidden]')
  expect(JSON.stringify(logged(entry))).not.toMatch(/Jalan rusak|warga@example|"k"|sid=1/)
})

test('an error is logged without the documents that could not be written', () => {
  const about = { message: 'E11000 dup key: { name: "Siti" }', code: 11000, op: { name: 'Siti' } }
  const { err } = logged({ err: Object.assign(new mongoose.mongo.MongoServerError(about), { writeErrors: [about] }) })
  expect(err).toEqual({ name: 'MongoServerError', code: 11000, stack: expect.stringContaining('    at ') })
})
