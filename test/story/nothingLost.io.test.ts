import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type MailCatcher, startMailCatcher } from '../../server/platform/mailCatcher'
import { createChance } from '../../server/seed/chance'
import { createKeeper, freePort } from '../../server/setup/processes.mjs'
import { ComplaintModel } from '../../server/complaints/store'
import { useDatabase } from '../support/mongo'
import { seedReference } from '../../server/seed/reference'
import { eventually } from '../support/product'

const root = resolve(__dirname, '../..')
const killsFor = 20_000
const clients = 3
const secret = 'a secret of the tests, longer than thirty-two characters'

jest.setTimeout(300_000)

type Part = 'web' | 'worker' | 'redis'
const database = useDatabase()
const folder = mkdtempSync(join(tmpdir(), 'aduan-lost-'))
const keeper = createKeeper()
const running = new Map<Part, ChildProcess>()
let mail: MailCatcher
let ports: { web: number; redis: number }

beforeAll(async () => {
  mail = await startMailCatcher()
  ports = { web: await freePort(), redis: await freePort() }
  await seedReference(database.connection())
})

afterAll(async () => {
  await keeper.stopAll()
  await keeper.release()
  await mail.stop()
  rmSync(folder, { recursive: true, force: true })
})

function start(part: Part): void {
  const log = openSync(join(folder, `${part}.log`), 'a')
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    PORT: `${ports.web}`,
    BASE_URL: `http://127.0.0.1:${ports.web}`,
    MONGO_URL: database.url(),
    REDIS_URL: `redis://127.0.0.1:${ports.redis}`,
    SECRET: secret,
    SMTP_URL: mail.url,
    FILES_DIR: join(folder, 'files'),
    LOG_LEVEL: 'warn',
    TRUST_PROXY: '1',
  }
  const commands: Record<Part, [string, string[]]> = {
    web: [process.execPath, [join(root, 'dist/server/index.js')]],
    worker: [process.execPath, [join(root, 'dist/workers/index.js')]],
    // Nothing kept: whatever was in Redis is lost with it.
    redis: [
      process.env.REDIS_BINARY ?? 'redis-server',
      ['--port', `${ports.redis}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    ],
  }
  running.set(part, keeper.start(...commands[part], { env, cwd: root, stdio: ['ignore', log, log] }))
}

async function killAndRestart(part: Part): Promise<void> {
  const child = running.get(part)!
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGKILL')
  await gone
  start(part)
}

let houses = 0

/** Files one complaint, from a house of its own, trying again with the same request id until there is a receipt; gives its code. */
async function fileOne(isOver: () => boolean): Promise<string | null> {
  const body = new URLSearchParams({
    go: 'kirim',
    requestId: randomUUID(),
    text: 'Jalan di depan pasar berlubang dalam dan sudah lama tidak ditambal.',
    kind: 'pengaduan',
    kecamatan: '36.04.09',
    identity: 'named',
    name: 'Warga Contoh',
    email: 'warga@contoh.invalid',
  })
  houses += 1
  const headers = { 'x-forwarded-for': `10.0.${houses >> 8}.${houses & 255}` }
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${ports.web}/aduan/baru`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null)
    if (answer?.status === 303) return answer.headers.get('location')!.split('/')[2]!
    if (isOver() && !answer) return null
    await new Promise((done) => setTimeout(done, 50))
  }
}

test('nothing acknowledged is lost while web, worker and redis-server are killed at random', async () => {
  for (const part of ['redis', 'web', 'worker'] as const) start(part)
  const ready = () =>
    fetch(`http://127.0.0.1:${ports.web}/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  await eventually(ready, 30_000)

  const end = Date.now() + killsFor
  const receipts: string[] = []
  const filing = Array.from({ length: clients }, async () => {
    while (Date.now() < end) {
      const code = await fileOne(() => false)
      if (code) receipts.push(code)
      await new Promise((done) => setTimeout(done, 30))
    }
  })
  const chance = createChance(Date.now())
  const kills: Part[] = []
  while (Date.now() < end) {
    await new Promise((done) => setTimeout(done, chance.between(400, 2_000)))
    const part = chance.pick(['web', 'worker', 'redis'] as const)
    kills.push(part)
    await killAndRestart(part)
  }
  await eventually(ready, 30_000)
  await Promise.all(filing)

  // Afterwards: every receipt exists once, is recorded, routed, and acknowledged.
  expect(kills.length).toBeGreaterThan(5)
  expect(receipts.length).toBeGreaterThan(20)
  expect(new Set(receipts).size).toBe(receipts.length)
  const unfinished = () => ComplaintModel.countDocuments({ outboxAt: { $exists: true } })
  await eventually(async () => (await unfinished()) === 0, 120_000)
  const acknowledged = () => new Set(mail.mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])).size
  await eventually(() => acknowledged() >= receipts.length, 150_000)

  const complaints = await ComplaintModel.find().lean()
  expect(complaints.map(({ _id }) => _id).sort()).toEqual([...receipts].sort())
  expect(complaints.map(({ register }) => register).sort()).toEqual(
    receipts.map((_, i) => `${String(i + 1).padStart(6, '0')}/ADU/${new Date().getFullYear()}`),
  )
  for (const { history } of complaints) {
    expect(history.filter(({ type }) => type === 'recorded')).toHaveLength(1)
    expect(history.filter(({ type }) => type === 'routed')).toHaveLength(1)
  }
  // One acknowledgement each: a worker killed between the mail server's "250" and its own mark repeats it under the same Message-ID.
  expect(acknowledged()).toBe(receipts.length)
})
