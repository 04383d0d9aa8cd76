// npm run up with stand-ins for the product: what is tested is the starting and stopping alone.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runUntilStopped } from '../../../server/setup/runUntilStopped.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const parts = {
  preparations: {},
  buildId: () => 'one',
  migrate: [join(here, 'command.mjs'), 'migrate'],
  seed: [join(here, 'command.mjs'), 'seed'],
  worker: [join(here, 'worker.mjs')],
  web: [join(here, 'web.mjs')],
  mailCatcher: join(here, 'mailCatcher.mjs'),
}
await runUntilStopped({ parts, args: process.argv.slice(2) })
