import type { ErrorRequestHandler } from 'express'
import { Refused } from '../errors'
import { typedText } from '../platform/http/typed'

/** What the page is given that asks for the dates again. `kept`: what else the address said. */
export type WindowPage = {
  path: string
  values: { from: string; to: string }
  errors: { from?: string; to?: string }
  details: Record<string, unknown>
  kept: { name: string; value: string }[]
}

const codes = ['windowMalformed', 'windowBackwards', 'windowTooLong']

/** Dates of a window that say nothing are asked for again, as they were typed; everything else is somebody else's. */
export const windowAgain: ErrorRequestHandler = (error, req, res, next) => {
  if (!(error instanceof Refused) || !codes.includes(error.code) || req.accepts(['html', 'json']) !== 'html') return next(error)
  const { from, to, ...others } = req.query
  const field = error.code === 'windowMalformed' && typedText(to) === '' && typedText(from) !== '' ? 'to' : 'from'
  const page: WindowPage = {
    path: req.path,
    values: { from: typedText(from), to: typedText(to) },
    errors: { [error.code === 'windowBackwards' ? 'to' : field]: error.code },
    details: {},
    kept: Object.entries(others).flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : [])),
  }
  res.status(422).render('indicators/window', page)
}
