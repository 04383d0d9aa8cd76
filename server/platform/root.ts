import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that holds package.json: the same from the source tree and from dist/. */
export function projectRoot(from = __dirname): string {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error('No package.json above ' + __dirname)
  return projectRoot(parent)
}
