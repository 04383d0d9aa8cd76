import express, { type ErrorRequestHandler, type Router } from 'express'
import request from 'supertest'
import { Refused } from '../../server/errors'
import type { Role } from '../../server/staff/officer'
import { sari } from './aComplaint'

const statuses = { missing: 404, forbidden: 403, conflict: 409, invalid: 422, tooOften: 429 }

/**
 * The routes alone, asked by an officer in some role. A page is told as the name of its view and what it was given, a refusal by its status and code;
 * `shown` sees each page before.
 */
export function askRoutes(router: Router, role: Role, shown: (view: string, model: object) => void = () => undefined) {
  const app = express()
  app.use((_req, res, next) => {
    res.locals.officer = sari(role)
    res.render = ((view: string, model: object) => {
      shown(view, model)
      res.json({ view, ...model })
    }) as typeof res.render
    next()
  })
  app.use(router)
  app.use(
    ((error, _req, res, _next) =>
      void res
        .status(error instanceof Refused ? statuses[error.kind] : 500)
        .json({ code: error.code ?? String(error) })) as ErrorRequestHandler,
  )
  return request(app)
}
