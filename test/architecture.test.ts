import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { io, ladder, roles } from './support/layers.json'

type Import = { file: string; to: string; isType: boolean }

const root = join(__dirname, '..')
const files = ['server', 'workers'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
)
const statement = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm

/** Both `import { a } from './x'` and `import './x'`; a relative path becomes a path from the root, without its ending. */
const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(statement)].map(([, type, from = '']) => ({
    file,
    to: from.startsWith('.') ? normalize(join(dirname(file), from)) : from.replace(/^node:/, ''),
    isType: type !== undefined,
  })),
)

const moduleOf = (path: string): string => /^server\/([a-z]+)\//.exec(path)?.[1] ?? ''
const levelOf = (name: string): number => ladder.findIndex((rung) => rung.includes(name))
const isModule = (path: string): boolean => levelOf(moduleOf(path)) >= 0
const hasRole = (path: string): boolean => {
  const name = path.replace(/\.ts$/, '').split('/').at(-1) ?? ''
  return roles.some((role) => name === role || name.endsWith(role[0]?.toUpperCase() + role.slice(1)))
}
const isPure = (path: string): boolean => isModule(path) && !hasRole(path)
const doesIo = (to: string): boolean => io.some((name) => to === name || to.startsWith(`${name}/`))
const offending = (isWrong: (found: Import) => boolean): string[] =>
  imports.filter(isWrong).map(({ file, to }) => `${file} → ${to}`)

test('the imports of all files are found', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(imports.length).toBeGreaterThan(files.length)
})

test('a file named by a domain word is pure: it imports nothing that does I/O, and nothing that is named by a role', () => {
  expect(offending(({ file, to, isType }) => isPure(file) && !isType && doesIo(to))).toEqual([])
  expect(
    offending(({ file, to, isType }) => isPure(file) && !isType && isModule(to) && hasRole(to) && !to.endsWith('chemas')),
  ).toEqual([])
})

test('modules form a ladder: imports only go down', () => {
  expect(offending(({ file, to }) => isModule(file) && isModule(to) && levelOf(moduleOf(to)) > levelOf(moduleOf(file)))).toEqual(
    [],
  )
})

test('modules of one rung meet only through services that are handed to them', () => {
  const beside = ({ file, to }: Import) => moduleOf(file) !== moduleOf(to) && levelOf(moduleOf(file)) === levelOf(moduleOf(to))
  expect(offending((found) => isModule(found.file) && !found.isType && beside(found))).toEqual([])
})

test('the platform knows no module, and the server knows no worker', () => {
  expect(offending(({ file, to }) => file.startsWith('server/platform/') && isModule(to))).toEqual([])
  expect(offending(({ file, to }) => file.startsWith('server/') && to.startsWith('workers/'))).toEqual([])
})

test('a deadline is computed in sla/ only: nobody else counts on from an instant in days', () => {
  const counting = [/\b(?:addWorkingDays|dueAfter\w+|sameTimeLater|escalationAt)\(/, /\.plus\(\{\s*(?:days|weeks|months|hours)/]
  const elsewhere = files
    .filter((file) => !file.startsWith('server/sla/') && file !== 'server/calendar/workingDays.ts')
    .filter((file) => counting.some((sign) => sign.test(readFileSync(join(root, file), 'utf8'))))
  expect(elsewhere).toEqual([])
  expect(imports.filter(({ file, to }) => to === 'server/sla/deadline' && !file.startsWith('server/sla/'))).toEqual([])
})

test('no file leads back to itself', () => {
  const next = new Map(
    files.map((file) => [file.replace(/\.ts$/, ''), imports.filter((found) => found.file === file).map(({ to }) => to)]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, way: string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' → '))
    if (done.has(file) || way.includes(file)) return
    for (const to of next.get(file) ?? []) walk(to, [...way, file])
    done.add(file)
  }
  for (const file of next.keys()) walk(file, [])
  expect(circles).toEqual([])
})
