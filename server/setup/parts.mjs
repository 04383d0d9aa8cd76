import { join } from 'node:path'
import { build, buildId } from './build.mjs'
import { ensurePackages } from './packages.mjs'
import { root } from './places.mjs'

const compiled = (/** @type {string[]} */ ...path) => join(root, 'dist', ...path)

/** What `npm run up` needs of the product itself: what prepares it, two commands that end, two processes that stay, a mail server. */
export const parts = {
  preparations: /** @type {Record<string, () => Promise<string>>} */ ({ packages: ensurePackages, build: () => build() }),
  buildId,
  migrate: [compiled('server', 'cli', 'aduan.js'), 'migrate'],
  seed: [compiled('server', 'cli', 'aduan.js'), 'seed'],
  worker: [compiled('workers', 'index.js')],
  web: [compiled('server', 'index.js')],
  mailCatcher: compiled('server', 'platform', 'mailCatcher.js'),
}

/** @typedef {typeof parts} Parts */
