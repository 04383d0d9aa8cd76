import request from 'supertest'
import { settableClock } from '../../server/platform/clock'
import { useDatabase } from '../support/mongo'
import { redisUrl, useRedis } from '../support/redis'
import { aLiaison, aStaffApp, password } from './staffApp'

const start = new Date()
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000)

const database = useDatabase()
const redis = useRedis()
const clock = settableClock(start)
let web: ReturnType<typeof aStaffApp>
let other: ReturnType<typeof aStaffApp>

const aProcess = (points?: number) =>
  aStaffApp({ connection: database.connection(), clock, redisUrl: redisUrl(), prefix: redis.prefix(), points })

beforeAll(async () => {
  ;[web, other] = [aProcess(), aProcess()]
  await web.ready()
})
afterAll(() => [web, other].forEach((one) => one.close()))
beforeEach(async () => {
  clock.set(start)
  await database.clear()
  ;[web, other].forEach(({ guard }) => guard.forget())
  await aLiaison(web)
})

const cookieOf = (response: request.Response) => ([response.headers['set-cookie']].flat().filter(Boolean)[0] ?? '').split(';')[0]!
const signIn = (fields: object = {}, cookie = '') =>
  request(web.app)
    .post('/masuk')
    .set('Cookie', cookie)
    .type('form')
    .send({ username: 'siti.aminah', password, ...fields })
const signedIn = async () => cookieOf(await signIn())
const desk = (cookie: string, at = web) => request(at.app).get('/meja').set('Cookie', cookie)

describe('the session of an officer', () => {
  test('begins with the sign-in, in a cookie that scripts and other sites do not get', async () => {
    const response = await signIn()
    expect(response.status).toBe(303)
    expect(response.headers.location).toBe('/meja')
    expect([response.headers['set-cookie']].flat()[0]).toMatch(/^sesi=.*; Path=\/; .*HttpOnly; SameSite=Lax/)
  })

  test('opens the desk in every process', async () => {
    const cookie = await signedIn()
    expect((await desk(cookie)).body.officer).toMatchObject({ id: 'siti.aminah', role: 'liaison' })
    expect((await desk(cookie, other)).status).toBe(200)
  })

  test('is another one after signing in, so that nobody can lay one ready', async () => {
    const laidReady = await signedIn()
    const begun = cookieOf(await signIn({}, laidReady))
    expect(begun).not.toBe(laidReady)
    expect((await desk(begun)).status).toBe(200)
    expect((await desk(laidReady)).status).toBe(303)
  })

  test('is not begun by an id that somebody made up', async () => {
    const begun = cookieOf(await signIn({}, 'sesi=s%3Amade-up.signature'))
    expect(begun).not.toContain('made-up')
  })

  test('ends with signing out, in every process', async () => {
    const cookie = await signedIn()
    await desk(cookie, other)
    await request(web.app).post('/keluar').set('Cookie', cookie).expect(303)
    expect((await desk(cookie)).status).toBe(303)
    expect((await desk(cookie, other)).status).toBe(303)
  })

  test('ends after twelve hours, however busy', async () => {
    const cookie = await signedIn()
    for (const hours of [4, 8, 11]) {
      clock.set(later(hours))
      expect((await desk(cookie)).status).toBe(200)
    }
    clock.set(later(12))
    expect((await desk(cookie)).status).toBe(303)
  })

  test('ends after eight hours without a request', async () => {
    const cookie = await signedIn()
    clock.set(later(8))
    expect((await desk(cookie)).status).toBe(303)
  })

  test('ends elsewhere when the password is changed, and goes on here', async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()]
    await desk(elsewhere, other)
    clock.set(later(1))
    const changed = await request(web.app)
      .post('/akun')
      .set('Cookie', here)
      .type('form')
      .send({ current: password, password: 'kapal kecil di laut', again: 'kapal kecil di laut' })
    expect(changed.headers.location).toBe('/akun?diubah')
    expect((await desk(elsewhere, other)).status).toBe(303)
    expect((await desk(cookieOf(changed))).status).toBe(200)
  })

  test('ends within five seconds when the officer loses the post', async () => {
    const cookie = await signedIn()
    await desk(cookie)
    await web.store.changeOfficer('siti.aminah', { active: false })
    clock.set(new Date(start.getTime() + 5_000))
    expect((await desk(cookie)).status).toBe(303)
  })

  test('is in neither database under the id that the cookie carries', async () => {
    const cookie = decodeURIComponent(await signedIn())
    const id = cookie.slice('sesi=s:'.length).split('.')[0]!
    const copies = await database.connection().collection('sessions').find().toArray()
    const keys = await redis.redis().keys(`${redis.prefix()}session:*`)
    expect(copies).toHaveLength(1)
    expect(JSON.stringify([copies, keys])).not.toContain(id)
  })

  test('is not begun for a citizen, nor by looking at the sign-in page', async () => {
    for (const path of ['/', '/masuk']) expect((await request(web.app).get(path)).headers['set-cookie']).toBeUndefined()
  })

  test('opens only the own account while the password has to be changed', async () => {
    const given = await web.staff.resetPassword('siti.aminah', 'cli')
    const cookie = cookieOf(await signIn({ password: given }))
    expect((await desk(cookie)).headers.location).toBe('/akun')
    expect((await request(web.app).get('/akun').set('Cookie', cookie)).body).toMatchObject({
      view: 'staff/account',
      mustChange: true,
    })
  })
})

describe('who is not signed in', () => {
  test('signs in and comes back to the page', async () => {
    const asked = await request(web.app).get('/meja/ADU-1?tampil=semua')
    expect(asked.headers.location).toBe('/masuk?kembali=%2Fmeja%2FADU-1%3Ftampil%3Dsemua')
    const page = await request(web.app).get(asked.headers.location!)
    expect(page.body).toMatchObject({ view: 'staff/signIn', next: '/meja/ADU-1?tampil=semua' })
    expect((await signIn({ next: page.body.next })).headers.location).toBe('/meja/ADU-1?tampil=semua')
  })

  test.each(['https://jahat.example/', '//jahat.example', '/\\jahat.example', 'javascript:alert(1)'])(
    'is never sent on to %s',
    async (next) => {
      expect((await request(web.app).get('/masuk').query({ kembali: next })).body.next).toBe('')
      expect((await signIn({ next })).headers.location).toBe('/meja')
    },
  )

  test.each(['urlencoded', 'multipart'])('loses nothing typed into a %s form', async (kind) => {
    const post = request(web.app).post('/meja/ADU-1').set('Referer', 'http://127.0.0.1/elsewhere')
    const refused = await (kind === 'multipart'
      ? post.field('text', 'Jalan sudah diperbaiki').field('version', '3').attach('photo', Buffer.alloc(200_000), 'foto.jpg')
      : post.type('form').send({ text: 'Jalan sudah diperbaiki', version: '3' }))
    expect(refused.status).toBe(401)
    expect(refused.body).toMatchObject({ view: 'staff/signIn', error: 'signedOut', next: '/meja/ADU-1' })
    const fields = Object.fromEntries(
      refused.body.kept.fields.map((field: { name: string; value: string }) => [`kept.${field.name}`, field.value]),
    )
    const wrong = await signIn({ action: refused.body.kept.action, ...fields, password: 'bukan itu sandinya' })
    expect(wrong.body.kept).toEqual(refused.body.kept)
    const resumed = await signIn({ action: refused.body.kept.action, ...fields, next: refused.body.next })
    expect(resumed.body).toMatchObject({ view: 'staff/resume', kept: refused.body.kept, back: '/meja/ADU-1' })
    expect((await desk(cookieOf(resumed))).status).toBe(200)
  })

  test('reads the same page for a wrong name as for a wrong password', async () => {
    const [name, word] = [await signIn({ username: 'tidak.ada' }), await signIn({ password: 'bukan itu sandinya' })]
    expect(name.status).toBe(422)
    expect({ ...name.body, username: '' }).toEqual({ ...word.body, username: '' })
  })

  test('reads until when the name is locked', async () => {
    for (let made = 0; made < 5; made++) await signIn({ password: 'bukan itu sandinya' })
    const { body } = await signIn()
    expect(body).toMatchObject({ error: 'signInLocked', lockedUntil: new Date(start.getTime() + 15 * 60_000).toISOString() })
  })

  test('tries from one address only so often, whichever the name and the process', async () => {
    const [one, two] = [aProcess(4), aProcess(4)]
    const attempt = (at: typeof one, username: string) => request(at.app).post('/masuk').type('form').send({ username, password })
    const keys = await redis.redis().keys(`${redis.prefix()}limit:*`)
    await redis.redis().del('limit:none', ...keys.map((key) => key.slice(redis.prefix().length)))
    for (const at of [one, two, one, two]) expect((await attempt(at, 'tidak.ada')).status).toBe(422)
    const refused = await attempt(two, 'siti.aminah')
    expect(refused.status).toBe(429)
    expect(refused.body.error).toBe('signInTooMany')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    ;[one, two].forEach((at) => at.close())
  })
})

describe('the own account', () => {
  test.each<[string, object, object]>([
    ['the old password is wrong', { current: 'bukan itu sandinya' }, { current: 'passwordWrong' }],
    ['the new one is too short', { password: 'pendek', again: 'pendek' }, { password: 'passwordTooShort' }],
    ['the new one is the old one', { password, again: password }, { password: 'passwordSame' }],
    ['the two differ', { again: 'kapal besar di laut' }, { again: 'passwordsDiffer' }],
  ])('says at the field that %s', async (_what, fields, errors) => {
    const cookie = await signedIn()
    const wanted = { current: password, password: 'kapal kecil di laut', again: 'kapal kecil di laut', ...fields }
    const response = await request(web.app).post('/akun').set('Cookie', cookie).type('form').send(wanted)
    expect(response.status).toBe(422)
    expect(response.body).toMatchObject({ view: 'staff/account', errors })
  })

  test('does not let a stranger at an open screen guess the password for ever', async () => {
    const cookie = await signedIn()
    const guess = () =>
      request(web.app)
        .post('/akun')
        .set('Cookie', cookie)
        .type('form')
        .send({ current: 'tebakan', password: 'kapal kecil di laut', again: 'kapal kecil di laut' })
    for (let made = 0; made < 5; made++) await guess()
    expect((await guess()).body.errors).toEqual({ current: 'passwordLocked' })
  })
})
