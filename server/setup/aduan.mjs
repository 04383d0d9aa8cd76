// npm run aduan: the command line, with the addresses of a running `npm run up` unless the environment gives others.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { inOneSentence } from './fault.mjs'
import { ensurePackages } from './packages.mjs'
import { parts } from './parts.mjs'
import { dataFolder } from './places.mjs'

function addresses() {
  const file = join(dataFolder(), 'env')
  if (!existsSync(file)) return {}
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}

async function main() {
  const [program = ''] = parts.migrate
  if (!existsSync(program)) {
    await ensurePackages()
    await build()
  }
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...addresses(), ...process.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void child.kill(/** @type {NodeJS.Signals} */ (signal)))
  child.on('close', (code) => process.exit(code ?? 1))
}

await main().catch((error) => {
  console.error(inOneSentence(error))
  process.exit(1)
})
