import type { Express } from 'express'
import type { Account } from '../../server/seed/accounts'
import type { Product } from '../support/product'

/** Who knocks: nobody known, and an officer of each role, of the unit that the cases are about (DPUPR) and of another (Dishub). */
export const visitorNames = [
  'signed out',
  'coordinator',
  'liaison',
  'head',
  'liaison elsewhere',
  'head elsewhere',
  'supervisor',
  'inspector',
  'admin',
] as const
export type VisitorName = (typeof visitorNames)[number]
export type OfficerName = Exclude<VisitorName, 'signed out'>
export const officerNames = visitorNames.filter((name): name is OfficerName => name !== 'signed out')

export const usernames: Record<OfficerName, string> = {
  coordinator: 'koordinator',
  liaison: 'penghubung.dpupr',
  head: 'kepala.dpupr',
  'liaison elsewhere': 'penghubung.dishub',
  'head elsewhere': 'kepala.dishub',
  supervisor: 'pengawas',
  inspector: 'inspektur',
  admin: 'admin',
}

export type Fields = Record<string, string> | [string, string][]
export type Visitor = ReturnType<typeof aVisitor>

/** Somebody with a browser of their own, as far as cookies go; redirects are not followed, so that each answer is seen. */
export function aVisitor(url: string, cookies: Record<string, string> = {}) {
  const jar = new Map(Object.entries(cookies))
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url + path, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      jar.set(name!, value!)
    }
    return answer
  }
  return {
    jar,
    ask,
    get: (path: string, init: RequestInit = {}) => ask(path, init),
    post: (path: string, fields: Fields = {}, init: RequestInit = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), ...init }),
    /** As a form with files is sent. */
    send: (path: string, form: FormData) => ask(path, { method: 'POST', body: form }),
  }
}

/** Somebody of each kind, signed in where they can be. */
export async function everyVisitor(product: Product): Promise<Record<VisitorName, Visitor>> {
  const shown = new Map(
    (['coordinator', 'liaison', 'head', 'supervisor', 'inspector', 'admin'] as const)
      .map((role): Account => product.account(role))
      .map(({ username, password }) => [username, password]),
  )
  const passwordOf = async (username: string) =>
    shown.get(username) ?? product.services().staff.resetPassword(username, 'test', { mustChange: false })
  const visitors = { 'signed out': aVisitor(product.url()) } as Record<VisitorName, Visitor>
  for (const name of officerNames) {
    visitors[name] = aVisitor(product.url())
    const username = usernames[name]
    const { status } = await visitors[name].post('/masuk', { username, password: await passwordOf(username) })
    expect([name, status]).toEqual([name, 303])
  }
  return visitors
}

type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle?: { stack?: Layer[] } }

/** Every route that the application has, as `GET /meja`. */
export function routesOf(app: Express): string[] {
  const walk = (layers: Layer[]): string[] =>
    layers.flatMap(({ route, handle }) =>
      route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : walk(handle?.stack ?? []),
    )
  return walk((app as unknown as { router: { stack: Layer[] } }).router.stack)
}
