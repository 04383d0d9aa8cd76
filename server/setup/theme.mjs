// Compiles the stylesheet, copies the assets, and writes the manifest that gives each of them an address which changes with its content.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './places.mjs'

export async function buildTheme() {
  const { compileAsync } = await import('sass')
  const target = join(root, 'dist', 'public')
  mkdirSync(target, { recursive: true })
  const { css } = await compileAsync(join(root, 'views', 'theme.scss'), {
    loadPaths: [join(root, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
  })
  writeFileSync(join(target, 'theme.css'), css)
  const assets = join(root, 'views', 'assets')
  if (existsSync(assets)) cpSync(assets, target, { recursive: true })
  writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifestOf(target), null, 2))
}

/** @param {string} folder */
function manifestOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== 'manifest.json',
  )
  const names = files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()
  return Object.fromEntries(names.map((name) => [name, `${name}?v=${fingerprint(join(folder, name))}`]))
}

/** @param {string} file */
const fingerprint = (file) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 10)

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildTheme()
