import * as apt from './apt.mjs'
import { fault } from './fault.mjs'
import { onPath } from './run.mjs'

const servers = ['redis-server', 'valkey-server']

/**
 * The ladder: REDIS_URL, a Redis or Valkey server on the PATH, apt when root.
 * @param {{ env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ url: string } | { binary: string, from: 'PATH' | 'apt' }>}
 */
export async function provisionRedis({ env = process.env } = {}) {
  if (env.REDIS_URL) return { url: env.REDIS_URL }
  const installed = onPath(servers, env)
  if (installed) return { binary: installed, from: 'PATH' }
  if (!apt.canInstall(env))
    throw fault(
      'Redis is not installed: run "sudo apt-get install redis-server", set REDIS_URL, or use "docker compose up" instead.',
    )
  await apt.install(['redis-server'], env)
  await apt.leaveStopped('redis-server')
  const binary = onPath(servers, env)
  if (!binary) throw fault('Redis was installed but is not on the PATH: set REDIS_URL, then start again.')
  return { binary, from: 'apt' }
}
