import type { Request, RequestHandler, Response } from 'express'
import { randomUUID } from 'node:crypto'
import type { Logger } from '../logger'

/** Gives each request an id (`res.locals.requestId`, `X-Request-Id`) and logs one line when it is answered: no address, no query, no path as typed. */
export function requestLog({ logger }: { logger: Pick<Logger, 'info'> }): RequestHandler {
  return (req, res, next) => {
    const began = performance.now()
    const request = randomUUID()
    res.locals.requestId = request
    res.set('X-Request-Id', request)
    res.once('close', () => {
      const ms = Math.round(performance.now() - began)
      logger.info({ request, method: req.method, route: routeOf(req), status: res.statusCode, ms, ...cut(res) }, 'request')
    })
    next()
  }
}

const cut = (res: Response) => (res.writableFinished ? {} : { cut: true })

/** The pattern of the route, because the path itself may hold a code or a key. */
export function routeOf(req: Request): string {
  const path: unknown = req.route?.path
  const mounted = req.baseUrl.split('/').map((part) => (/^[a-z-]*$/.test(part) ? part : ':'))
  return path === undefined ? '(none)' : mounted.join('/') + (path === '/' && req.baseUrl ? '' : String(path))
}
