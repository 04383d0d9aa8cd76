import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { freePort } from '../server/setup/processes.mjs'
import type { Place } from './row'

export const secret = 'a secret of the bench, longer than thirty-two characters'

export type Served = { url: string; stop: () => Promise<void> }

/** Starts a web server as a process of its own and waits until it answers. */
export async function serve(command: string[], place: Place, path = '/'): Promise<Served> {
  const port = await freePort()
  const stop = start(command, place, port)
  const url = `http://127.0.0.1:${port}`
  for (let patience = 300; patience > 0; patience -= 1) {
    if (
      await fetch(url + path).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break
    await new Promise((done) => setTimeout(done, 100))
  }
  return { url, stop }
}

/** Starts a process of the product. Gives how to stop it. */
export function start(command: string[], { mongoUrl, redisUrl, folder }: Place, port = 0): () => Promise<void> {
  const log = openSync(join(folder, 'served.log'), 'a')
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    ...(port > 0 && { PORT: String(port) }),
    BASE_URL: `http://127.0.0.1:${port}`,
    MONGO_URL: mongoUrl,
    REDIS_URL: redisUrl,
    SECRET: secret,
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'Aduan <aduan@localhost>',
    FILES_DIR: join(folder, 'files'),
    TRUST_PROXY: '1',
  }
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', log, log] })
  return () =>
    new Promise((done) => {
      child.once('exit', () => done())
      child.kill('SIGTERM')
    })
}

export const load = (options: autocannon.Options): Promise<autocannon.Result> =>
  new Promise((done, fail) => autocannon(options, (error, result) => (error ? fail(error) : done(result))))
