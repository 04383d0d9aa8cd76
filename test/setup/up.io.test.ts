import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { leftBehind, processesOf, removeFolder, startUp, type Up } from '../support/up'

jest.setTimeout(60_000)

const started: Up[] = []
const start = async (...choice: Parameters<typeof startUp>): Promise<Up> => {
  const up = await startUp(...choice)
  started.push(up)
  return up
}
afterEach(async () => {
  const ups = started.splice(0)
  for (const up of ups) up.child.kill('SIGTERM')
  for (const up of ups) await up.ended
  for (const up of ups) removeFolder(up.folder)
})

describe('one command starts everything', () => {
  test('it tells the address and, the first time, the accounts', async () => {
    const up = await start()
    await up.ready()
    expect(up.output()).toContain(`http://localhost:${up.port}`)
    expect(up.output()).toContain('koordinator secret-1')
  })

  test('data and secret survive a second start, whose database may get another port', async () => {
    const first = await start()
    await first.ready()
    const secret = readFileSync(join(first.folder, 'secret'), 'utf8')
    first.child.kill('SIGINT')
    await first.ended
    const second = await start({ folder: first.folder })
    await second.ready()
    expect(readFileSync(join(first.folder, 'secret'), 'utf8')).toBe(secret)
    expect(statSync(join(first.folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(second.output()).not.toContain('migrate')
    expect(second.output()).toContain('The accounts were shown at the first start')
  })

  test('without sample data when asked so, and then for good', async () => {
    const first = await start({ args: ['--empty'] })
    await first.ready()
    expect(first.output()).toContain('admin secret-0')
    first.child.kill('SIGINT')
    await first.ended
    const second = await start({ folder: first.folder })
    await second.ready()
    expect(readFileSync(join(first.folder, 'worker.log'), 'utf8')).toContain('"sample":"false"')
  })

  test('with databases given by address it starts none', async () => {
    const given = { MONGO_URL: process.env.MONGO_URL ?? '', REDIS_URL: process.env.REDIS_URL ?? '' }
    const up = await start({ env: given })
    await up.ready()
    expect(existsSync(join(up.folder, 'mongo'))).toBe(false)
    expect(processesOf(up.folder).filter((command) => /mongod|redis-server/.test(command))).toEqual([])
    expect(readFileSync(join(up.folder, 'worker.log'), 'utf8')).toContain(given.MONGO_URL)
  })
})

describe('nothing is left behind', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s stops everything', async (signal) => {
    const up = await start()
    await up.ready()
    expect(processesOf(up.folder).length).toBeGreaterThan(4)
    up.child.kill(signal)
    up.child.kill(signal)
    expect(await up.ended).toBe(0)
    expect(await leftBehind(up.folder)).toEqual([])
  })

  test('not even when the starter itself is killed', async () => {
    const up = await start()
    await up.ready()
    up.child.kill('SIGKILL')
    await up.ended
    expect(await leftBehind(up.folder)).toEqual([])
  })

  test('not when npm is killed, which stands two processes above', async () => {
    const shell = await start({ under: ['sh', '-c', 'sh -c "$0 $1; true"; true'] })
    await shell.ready()
    shell.child.kill('SIGKILL')
    expect(await leftBehind(shell.folder)).toEqual([])
  })

  test('not when it is stopped half-way', async () => {
    const up = await start()
    while (!up.output().includes('MongoDB')) await new Promise((resolve) => setTimeout(resolve, 5))
    up.child.kill('SIGINT')
    expect(await up.ended).not.toBe(0)
    expect(await leftBehind(up.folder)).toEqual([])
  })

  test('when the web process dies, the rest stops and one sentence says so', async () => {
    const up = await start()
    await up.ready()
    await fetch(`http://127.0.0.1:${up.port}/die`).catch(() => undefined)
    expect(await up.ended).toBe(1)
    expect(up.output()).toMatch(/The web process ended unexpectedly \(out of ink\): look at .*web\.log/)
    expect(await leftBehind(up.folder)).toEqual([])
  })
})

describe('what stands in the way is said in one sentence', () => {
  const refused = async (...choice: Parameters<typeof startUp>): Promise<string> => {
    const up = await start(...choice)
    expect(await up.ended).toBe(1)
    expect(await leftBehind(up.folder)).toEqual([])
    expect(up.output()).not.toContain('    at ')
    return up.output()
  }

  test('a busy port', async () => {
    const other = createServer()
    const port = await new Promise<string>((resolve) => {
      other.listen(0, () => resolve(`${(other.address() as { port: number }).port}`))
    })
    expect(await refused({ env: { PORT: port } })).toContain(`Port ${port} is in use by another program`)
    other.close()
  })

  test('a port that is none', async () => {
    expect(await refused({ env: { PORT: 'web' } })).toContain('PORT must be a number between 1 and 65535, not "web"')
  })

  test('a second start in the same clone', async () => {
    const up = await start()
    await up.ready()
    const second = await startUp({ folder: up.folder })
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`"npm run up" is already running in this clone (process ${up.child.pid})`)
    expect((await fetch(`http://127.0.0.1:${up.port}/ready`)).status).toBe(200)
  })

  test('a migration that fails', async () => {
    expect(await refused({ env: { FAILING: 'migrate' } })).toContain('"aduan migrate" failed: something is wrong')
  })

  test('sample data where none are wanted', async () => {
    const first = await start()
    await first.ready()
    first.child.kill('SIGINT')
    await first.ended
    expect(await refused({ folder: first.folder, args: ['--empty'] })).toContain('already holds sample data')
  })

  test('no MongoDB and no folder to keep one in', async () => {
    const env = { PATH: '/nowhere', XDG_CACHE_HOME: '/dev/null' }
    expect(await refused({ env })).toContain('The folder /dev/null/aduan cannot be written')
  })
})
