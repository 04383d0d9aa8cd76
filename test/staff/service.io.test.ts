import { settableClock } from '../../server/platform/clock'
import { redisUrl, useRedis } from '../support/redis'
import { useDatabase } from '../support/mongo'
import { aLiaison, aStaffApp, password } from './staffApp'

const start = new Date('2026-11-27T03:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

const database = useDatabase()
const redis = useRedis()
const clock = settableClock(start)
let web: ReturnType<typeof aStaffApp>

const aProcess = () => aStaffApp({ connection: database.connection(), clock, redisUrl: redisUrl(), prefix: redis.prefix() })

beforeAll(() => void (web = aProcess()))
afterAll(() => web.close())
beforeEach(async () => {
  clock.set(start)
  await database.clear()
  web.guard.forget()
  await aLiaison(web)
})

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    (error: { code: string; details: object }) => ({ code: error.code, ...error.details }),
  )

describe('signing in', () => {
  test('gives the officer in the post held today', async () => {
    const officer = await web.staff.signIn(' Siti.Aminah ', password)
    expect(officer).toMatchObject({
      id: 'siti.aminah',
      post: 'penghubung-dpupr',
      role: 'liaison',
      unit: 'dpupr',
      units: ['dpupr'],
    })
  })

  test.each<[string, string, string]>([
    ['a wrong password', 'siti.aminah', 'bukan itu sandinya'],
    ['an unknown name', 'tidak.ada', password],
    ['a name that cannot be one', 'Siti Aminah; --', password],
    ['no password', 'siti.aminah', ''],
  ])('%s is refused in the same words', async (_what, username, typed) => {
    expect(await refusal(web.staff.signIn(username, typed))).toEqual({ code: 'signInFailed' })
  })

  test('is refused to an officer who holds no post any more', async () => {
    await web.store.changeOfficer('siti.aminah', {
      holdings: [{ post: 'penghubung-dpupr', from: '2026-01-09', to: '2026-11-26' }],
    })
    expect(await refusal(web.staff.signIn('siti.aminah', password))).toEqual({ code: 'signInFailed' })
  })

  test('is refused to an officer who is no longer active', async () => {
    await web.store.changeOfficer('siti.aminah', { active: false })
    expect(await refusal(web.staff.signIn('siti.aminah', password))).toEqual({ code: 'signInFailed' })
  })

  test('is written to the audit', async () => {
    await web.staff.signIn('siti.aminah', password)
    expect(await web.audit.of('officer:siti.aminah')).toMatchObject([
      { deed: 'signIn', by: 'siti.aminah', as: 'penghubung-dpupr' },
      { deed: 'addOfficer' },
    ])
  })
})

describe('five wrong passwords', () => {
  const fail = async (username: string, times: number) => {
    for (let made = 0; made < times; made++) await refusal(web.staff.signIn(username, 'bukan itu sandinya'))
  }

  test.each(['siti.aminah', 'tidak.ada'])('lock %s for 15 minutes, whether the name exists or not', async (username) => {
    await fail(username, 5)
    expect(await refusal(web.staff.signIn(username, password))).toEqual({ code: 'signInLocked', until: later(15) })
  })

  test('lock also after the process was started anew, and in every process', async () => {
    await fail('siti.aminah', 5)
    const other = aProcess()
    expect(await refusal(other.staff.signIn('siti.aminah', password))).toEqual({ code: 'signInLocked', until: later(15) })
    other.close()
  })

  test('lock no longer than that', async () => {
    await fail('siti.aminah', 5)
    clock.set(later(15))
    expect(await web.staff.signIn('siti.aminah', password)).toMatchObject({ id: 'siti.aminah' })
  })

  test('are counted anew after a success', async () => {
    await fail('siti.aminah', 4)
    await web.staff.signIn('siti.aminah', password)
    await fail('siti.aminah', 4)
    expect(await web.staff.signIn('siti.aminah', password)).toMatchObject({ id: 'siti.aminah' })
  })

  test('are all that twenty attempts at once get', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusal(web.staff.signIn('siti.aminah', 'bukan itu sandinya'))),
    )
    expect(answers.filter((answer) => (answer as { code: string }).code === 'signInFailed')).toHaveLength(5)
  })
})

describe('a password', () => {
  test('is changed only by who knows the old one', async () => {
    const changed = web.staff.changePassword('siti.aminah', 'bukan itu sandinya', 'kapal kecil di laut')
    expect(await refusal(changed)).toMatchObject({ code: 'passwordWrong' })
  })

  test('is not changed to a weak one', async () => {
    expect(await refusal(web.staff.changePassword('siti.aminah', password, 'pendek'))).toMatchObject({ code: 'passwordTooShort' })
  })

  test('that was reset is random, ends the lock, and has to be changed', async () => {
    for (let made = 0; made < 5; made++) await refusal(web.staff.signIn('siti.aminah', 'bukan itu sandinya'))
    const given = await web.staff.resetPassword('siti.aminah', 'cli')
    const last = await web.staff.resetPassword('siti.aminah', 'cli')
    expect(last).not.toBe(given)
    expect(await web.staff.signIn('siti.aminah', last)).toMatchObject({ id: 'siti.aminah' })
    expect(await web.staff.officerOfSession('siti.aminah', clock.now())).toMatchObject({ mustChange: true })
  })

  test('is stored as argon2id with 19 MiB and two passes', async () => {
    const { passwordHash } = (await web.store.officer('siti.aminah'))!
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('an officer', () => {
  test('is not added twice', async () => {
    expect(await refusal(aLiaison(web))).toMatchObject({ code: 'officerExists' })
  })

  test('is not added to a post that does not exist', async () => {
    const added = web.staff.addOfficer(
      { username: 'dedi', name: 'Dedi', email: 'dedi@contoh.id', holdings: [{ post: 'raja', from: '2026-01-01', to: null }] },
      'cli',
    )
    expect(await refusal(added)).toEqual({ code: 'postMissing', post: 'raja' })
  })

  test('is found by unit and role with the address to write to', async () => {
    expect(await web.staff.holdersOf('dpupr', 'liaison', '2026-11-27')).toEqual([
      { id: 'siti.aminah', name: 'Siti Aminah', email: 'siti@contoh.id' },
    ])
    expect(await web.staff.holdersOf('dpupr', 'liaison', '2026-01-08')).toEqual([])
    expect(await web.staff.holdersOf('dpupr', 'head', '2026-11-27')).toEqual([])
  })
})
