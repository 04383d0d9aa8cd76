// npm test: installs what is missing, builds, and runs jest with whatever was added to the command.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'
import { inOneSentence } from './fault.mjs'
import { checkDisk, checkNode } from './node.mjs'
import { ensurePackages } from './packages.mjs'
import { root } from './places.mjs'
import { provisionChromium } from './provisionChromium.mjs'
import { provisionMongod } from './provisionMongod.mjs'
import { provisionRedis } from './provisionRedis.mjs'
import { createTerminal } from './terminal.mjs'

const { line, step } = createTerminal(process.stderr)

async function prepare() {
  checkNode()
  checkDisk(root)
  await step('packages', async (note) => note(await ensurePackages()))
  await step('MongoDB', async (note) => note(originOf(await provisionMongod())))
  await step('Redis', async (note) => note(originOf(await provisionRedis())))
  const chromium = await step('Chromium', () => provisionChromium())
  await step('build', async (note) => note(await build({ despiteTypes: true })))
  return chromium
}

/** @param {{ url: string } | { from: string }} provision */
const originOf = (provision) => ('url' in provision ? 'given by its address' : `from ${provision.from}`)

try {
  const chromium = await prepare()
  const jest = spawn(process.execPath, [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: chromium, NODE_ENV: 'test' },
  })
  // the terminal sends Ctrl-C to jest as well: this script only waits for it
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void jest.kill(/** @type {NodeJS.Signals} */ (signal)))
  jest.on('close', (code) => process.exit(code ?? 1))
} catch (error) {
  line(inOneSentence(error))
  process.exit(1)
}
