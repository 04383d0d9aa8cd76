import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { type Logger, withoutValues } from '../logger'
import { Refused, type RefusalKind } from '../../errors'
import { routeOf } from './requestLog'

const pages = {
  missing: { status: 404, view: 'errors/notFound' },
  forbidden: { status: 403, view: 'errors/forbidden' },
  conflict: { status: 409, view: 'errors/conflict' },
  invalid: { status: 422, view: 'errors/invalid' },
  tooOften: { status: 429, view: 'errors/tooOften' },
} as const satisfies Record<RefusalKind, { status: number; view: string }>

type Answer = { status: number; view: string; code: string; details: Record<string, unknown> }

/** The last of the routes: nothing answered. */
export const notFound: RequestHandler = () => {
  throw new Refused('missing', 'pageMissing')
}

/** The last of all: turns what was thrown into a page, or into JSON for those who ask for it. */
export function errorPages({ logger }: { logger: Pick<Logger, 'error' | 'warn'> }): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const answer = answerTo(error)
    const about = { request: res.locals.requestId as string | undefined, route: routeOf(req), error: withoutValues(error) }
    if (answer.status === 500) logger.error(about, 'a request failed')
    if (answer.status === 507) logger.error(about, 'the disk is full')
    if (answer.status === 503) logger.warn(about, 'the database is away')
    if (res.headersSent) return next(error)
    show(answer, req, res, (failure) => {
      logger.error({ ...about, error: withoutValues(failure) }, 'an error page failed')
      res.sendStatus(answer.status)
    })
  }
}

function answerTo(error: unknown): Answer {
  if (error instanceof Refused) return { ...pages[error.kind], code: error.code, details: error.details }
  if (isDiskFull(error)) return { status: 507, view: 'errors/unavailable', code: 'diskFull', details: {} }
  if (isDatabaseAway(error)) return { status: 503, view: 'errors/unavailable', code: 'unavailable', details: {} }
  const { status, name } = (error ?? {}) as { status?: unknown; name?: unknown }
  const refused = (code: string, as: number) => ({ ...pages.invalid, status: as, code, details: {} })
  if (status === 404) return { ...pages.missing, code: 'pageMissing', details: {} }
  if (status === 413 || name === 'MulterError') return refused('requestTooLarge', 413)
  if (typeof status === 'number' && status >= 400 && status < 500) return refused('requestMalformed', status)
  return { status: 500, view: 'errors/broken', code: 'broken', details: {} }
}

// A full disk or quota of ours, or MongoDB's OutOfDiskSpace.
const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 14031].includes((error as { code?: never } | null)?.code ?? '')

// The driver's words for "no server answers", and for one that has no primary, is stopping, or does not confirm the write in time.
const away =
  /^(Mongo|Mongoose)?(ServerSelection|Network|NetworkTimeout|NotConnected|TopologyClosed|ServerClosed|PoolCleared|PoolClosed|PoolClearedOnNetwork|StalePrimary|WaitQueueTimeout|OperationTimeout|WriteConcern)Error$/
const stopping = [91, 189, 10107, 11600, 11602, 13435, 13436]

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (error.name === 'MongoServerError') return stopping.includes(Number(code))
  return away.test(error.name) || (error.name === 'MongooseError' && error.message.includes('buffering timed out'))
}

function show({ status, view, code, details }: Answer, req: Request, res: Response, onFailure: (error: Error) => void): void {
  const requestId = String(res.locals.requestId ?? '')
  res.status(status).set('Cache-Control', 'no-store')
  if (status === 503) res.set('Retry-After', '30')
  if (status === 429) res.set('Retry-After', String(details.retryAfter))
  res.vary('Accept')
  if (req.accepts(['html', 'json']) === 'json') return void res.json({ error: code, details, requestId })
  res.render(view, { code, details, requestId, text: textOf(req), back: backOf(req) }, (failure: Error | null, html?: string) =>
    failure ? onFailure(failure) : res.send(html),
  )
}

/** What somebody wrote and must not lose. */
function textOf(req: Request): string | null {
  const { text, reason, note } = (req.body ?? {}) as Record<string, unknown>
  return [text, reason, note].find((one): one is string => typeof one === 'string' && one !== '') ?? null
}

/** The page of this site that the request came from. */
function backOf(req: Request): string {
  const from = req.get('Referer')
  const url = from && URL.canParse(from) ? new URL(from) : null
  return url && url.host === req.host && /^\/(?![/\\])/.test(url.pathname) ? url.pathname + url.search : '/'
}
