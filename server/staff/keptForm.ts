import type { KeptForm } from './pages'
import { returnPath } from './returnPath'

const prefix = 'kept.'
const mostFields = 60
const mostCharacters = 100_000

const pairs = (body: object): [string, string][] =>
  Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? [[name, one] as [string, string]] : [])),
  )

const within = (fields: [string, string][]): boolean =>
  fields.length <= mostFields && fields.reduce((sum, [, value]) => sum + value.length, 0) <= mostCharacters

/** What somebody sent to `path` after the session had ended, so that it can be sent again; null when nothing is worth keeping. */
export function keepForm(path: string, body: unknown): KeptForm | null {
  const action = returnPath(path)
  const fields = typeof body === 'object' && body !== null ? pairs(body) : []
  if (!action || fields.length === 0 || !within(fields)) return null
  return { action, fields: fields.map(([name, value]) => ({ name, value })) }
}

/** The kept form as it comes back with the sign-in form: `action` and `kept.<name>`. */
export function keptIn(body: Record<string, unknown>): KeptForm | null {
  const kept = Object.entries(body).filter(([name]) => name.startsWith(prefix))
  return typeof body.action === 'string'
    ? keepForm(body.action, Object.fromEntries(kept.map(([name, value]) => [name.slice(prefix.length), value])))
    : null
}
