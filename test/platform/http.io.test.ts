import express, { type RequestHandler } from 'express'
import mongoose from 'mongoose'
import request from 'supertest'
import { Refused } from '../../server/errors'
import { errorPages, notFound } from '../../server/platform/http/errors'
import { requestLog } from '../../server/platform/http/requestLog'
import { sameOrigin } from '../../server/platform/http/sameOrigin'
import { neverStored, security } from '../../server/platform/http/security'
import { showingModels } from './showingModels'

type Line = { level: string; about: Record<string, unknown> }

function anApp(answer: RequestHandler = (_req, res) => void res.send('ok'), { production = false, failingViews = false } = {}) {
  const lines: Line[] = []
  const log = (level: string) => (about: Record<string, unknown>) => void lines.push({ level, about })
  const logger = { info: log('info'), warn: log('warn'), error: log('error') } as never
  const app = showingModels(express(), { failing: failingViews })
  app.use(requestLog({ logger }), security({ production }), sameOrigin)
  app.use(express.urlencoded({ extended: false, limit: 1_000 }), express.json())
  app.all('/aduan/:code', answer)
  app.get('/pribadi', neverStored, (_req, res) => void res.send('ok'))
  app.use('/kasus/:code', express.Router().get('/riwayat', answer))
  app.use(notFound, errorPages({ logger }))
  return { app, lines }
}

const throwing = (error: unknown) => anApp(() => Promise.reject(error))

describe('a form of another site is refused', () => {
  test.each<[string, Record<string, string>, number]>([
    ['our own page', { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://aduan.test' }, 200],
    ['typed by hand into the browser', { 'Sec-Fetch-Site': 'none' }, 200],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://aduan.test' }, 403],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['an older browser on our page', { Origin: 'http://aduan.test' }, 200],
    ['an older browser on another site', { Origin: 'https://jahat.example' }, 403],
    ['an older browser on another port', { Origin: 'http://aduan.test:8080' }, 403],
    ['a page that hides where it is from', { Origin: 'null' }, 403],
    ['a program that is no browser', {}, 200],
  ])('%s', async (_whence, headers, status) => {
    const response = await request(anApp().app).post('/aduan/ADU-1').set('Host', 'aduan.test').set(headers)
    expect(response.status).toBe(status)
  })

  test('but another site may link to us', async () => {
    await request(anApp().app).get('/aduan/ADU-1').set('Sec-Fetch-Site', 'cross-site').expect(200)
  })

  test('behind a trusted proxy the name is the one that the browser asked for', async () => {
    const { app } = anApp()
    app.set('trust proxy', 1)
    const post = () => request(app).post('/aduan/ADU-1').set('Host', 'web:3000').set('Origin', 'https://aduan.serangkab.test')
    await post().set('X-Forwarded-Host', 'aduan.serangkab.test').expect(200)
    await post().set('X-Forwarded-Host', 'lain.test').expect(403)
  })
})

describe('what was thrown becomes a page', () => {
  const network = new mongoose.mongo.MongoNetworkError('connection 1 to 127.0.0.1:27017 closed')
  const noServer = Object.assign(new Error('connect ECONNREFUSED'), { name: 'MongooseServerSelectionError' })
  const stopping = new mongoose.mongo.MongoServerError({ message: 'interrupted at shutdown', code: 11600 })
  const double = new mongoose.mongo.MongoServerError({ message: 'E11000 duplicate key', code: 11000 })
  const noSpace = new mongoose.mongo.MongoServerError({ message: 'available disk space of 12 bytes', code: 14031 })
  const full = (code: string) => Object.assign(new Error(`${code}: no space left on device, write`), { code })
  const cleared = Object.assign(new Error('pool cleared'), { name: 'MongoPoolClearedError' })
  test.each<[string, unknown, number, string, string | null]>([
    ['not there', new Refused('missing', 'complaintMissing'), 404, 'errors/notFound', 'complaintMissing'],
    ['not allowed', new Refused('forbidden', 'notYours'), 403, 'errors/forbidden', 'notYours'],
    ['somebody was first', new Refused('conflict', 'changedMeanwhile'), 409, 'errors/conflict', 'changedMeanwhile'],
    ['does not fit', new Refused('invalid', 'textMissing'), 422, 'errors/invalid', 'textMissing'],
    ['the network to the database', network, 503, 'errors/unavailable', 'unavailable'],
    ['no database server', noServer, 503, 'errors/unavailable', 'unavailable'],
    ['connections thrown away', cleared, 503, 'errors/unavailable', 'unavailable'],
    ['a database about to stop', stopping, 503, 'errors/unavailable', 'unavailable'],
    ['a row that is there already, unexpectedly', double, 500, 'errors/broken', 'broken'],
    ['no room on our disk', full('ENOSPC'), 507, 'errors/unavailable', 'diskFull'],
    ['no room for our user', full('EDQUOT'), 507, 'errors/unavailable', 'diskFull'],
    ['no room on the disk of the database', noSpace, 507, 'errors/unavailable', 'diskFull'],
    [
      'a file of ours that is not there',
      Object.assign(new Error('gone'), { status: 404 }),
      404,
      'errors/notFound',
      'pageMissing',
    ],
    ['a mistake of ours', new TypeError('x is not a function'), 500, 'errors/broken', 'broken'],
    ['something that is no error', 'oops', 500, 'errors/broken', 'broken'],
  ])('%s', async (_what, error, status, view, code) => {
    const response = await request(throwing(error).app).get('/aduan/ADU-1')
    expect(response.status).toBe(status)
    expect(JSON.parse(response.text)).toMatchObject({ view, code, requestId: response.headers['x-request-id'] })
  })

  test('a page that does not exist is not found', async () => {
    expect((await request(anApp().app).get('/tidak-ada')).status).toBe(404)
  })

  test('a form that is too large, and one that cannot be read', async () => {
    const large = await request(anApp().app)
      .post('/aduan/ADU-1')
      .type('form')
      .send({ text: 'a'.repeat(2_000) })
    const broken = await request(anApp().app).post('/aduan/ADU-1').type('json').send('{"text":')
    expect([large.status, JSON.parse(large.text).code]).toEqual([413, 'requestTooLarge'])
    expect([broken.status, JSON.parse(broken.text).code]).toEqual([400, 'requestMalformed'])
  })

  test('or JSON for who asks for it', async () => {
    const response = await request(throwing(new Refused('conflict', 'changedMeanwhile', { by: 'siti' })).app)
      .get('/aduan/ADU-1')
      .set('Accept', 'application/json')
    expect(response.body).toEqual({
      error: 'changedMeanwhile',
      details: { by: 'siti' },
      requestId: response.headers['x-request-id'],
    })
  })

  test('which gives back what was written, and leads back to its page of this site only', async () => {
    const send = (referer: string) =>
      request(throwing(network).app)
        .post('/aduan/ADU-1')
        .set('Host', 'aduan.test')
        .set('Referer', referer)
        .type('form')
        .send({ text: 'Jalan rusak' })
    expect(JSON.parse((await send('http://aduan.test/aduan/ADU-1?x=1')).text)).toMatchObject({
      text: 'Jalan rusak',
      back: '/aduan/ADU-1?x=1',
    })
    const rebuttal = request(throwing(network).app)
      .post('/aduan/ADU-1')
      .type('form')
      .send({ deed: 'rebut', reason: 'Belum beres' })
    expect(JSON.parse((await rebuttal).text)).toMatchObject({ text: 'Belum beres' })
    expect(JSON.parse((await send('https://jahat.example/')).text)).toMatchObject({ back: '/' })
  })

  test('without a word about what went wrong inside', async () => {
    const { app, lines } = throwing(new Error('password of the database is 1234'))
    expect((await request(app).get('/aduan/ADU-1')).text).not.toContain('1234')
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1)
  })

  test('also when the page itself is broken', async () => {
    const { app } = anApp(() => Promise.reject(new Refused('missing', 'complaintMissing')), { failingViews: true })
    await request(app).get('/aduan/ADU-1').expect(404)
  })
})

describe('the log', () => {
  test('has one line a request: its route, not its address', async () => {
    const { app, lines } = anApp()
    const response = await request(app).get('/aduan/ADU-7K3M-9QXD-C?kunci=rahasia-sekali').set('X-Forwarded-For', '203.0.113.7')
    expect(lines).toEqual([
      {
        level: 'info',
        about: {
          request: response.headers['x-request-id'],
          method: 'GET',
          route: '/aduan/:code',
          status: 200,
          ms: expect.any(Number),
        },
      },
    ])
  })

  test('has nothing of a request that no route knows', async () => {
    const { app, lines } = anApp()
    await request(app).get('/ADU-7K3M-9QXD-C/rahasia-sekali')
    expect(lines.map(({ about }) => about.route)).toEqual(['(none)'])
  })

  test('has no values from the path of a router mounted below one', async () => {
    const { app, lines } = anApp()
    await request(app).get('/kasus/ADU-7K3M/riwayat').expect(200)
    expect(lines.map(({ about }) => about.route)).toEqual(['/kasus/:/riwayat'])
  })

  test('has no text that a citizen sent, though an error repeats it', async () => {
    const schema = new mongoose.Schema({ age: Number })
    const cast: unknown = await new (mongoose.model('log-of-values', schema))({ age: 'nama saya Siti' })
      .validate()
      .catch((error: unknown) => error)
    const { app, lines } = throwing(cast)
    await request(app).get('/aduan/ADU-1').expect(500)
    const broken = anApp()
    await request(broken.app).post('/aduan/ADU-1').type('json').send('nama saya Siti')
    expect(JSON.stringify([lines, broken.lines])).not.toContain('Siti')
    expect(lines.find(({ level }) => level === 'error')?.about.error).toMatchObject({
      name: 'ValidationError',
      stack: expect.stringContaining('    at '),
    })
  })
})

describe('every answer', () => {
  test('allows a page only what comes from this site', async () => {
    const { headers } = await request(anApp().app).get('/aduan/ADU-1')
    expect(headers['content-security-policy']!.split(';').toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "manifest-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
    ])
    expect(headers).toMatchObject({ 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff' })
    expect(headers['permissions-policy']).toContain('camera=()')
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('demands https in production only', async () => {
    const { headers } = await request(anApp(undefined, { production: true }).app).get('/aduan/ADU-1')
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
  })

  test('with somebody’s own data is stored nowhere', async () => {
    expect((await request(anApp().app).get('/pribadi')).headers['cache-control']).toBe('no-store')
  })
})
