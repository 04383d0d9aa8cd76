import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'

export type RedisServer = Awaited<ReturnType<typeof aRedisServer>>

/** A redis-server of the test's own, to be killed and started again at the same address. Holds nothing over a restart. */
export async function aRedisServer() {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp']
    child = spawn(process.env.REDIS_BINARY || 'redis-server', args, { stdio: 'ignore' })
    const probe = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null })
    probe.on('error', () => undefined)
    await probe.ping()
    probe.disconnect()
  }

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  /** Alive, but answers nobody until it is resumed. */
  const freeze = () => void child?.kill('SIGSTOP')
  const resume = () => void child?.kill('SIGCONT')

  return { url, start, kill, freeze, resume }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Waits until it is so; fails after ten seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It did not come about within ten seconds')
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
