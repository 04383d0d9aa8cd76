import express, { type Request, Router } from 'express'
import { againstGuessing, type Quota } from '../platform/http/quota'
import type { ComplaintService } from './service'
import { readTrackingCode } from './trackingCode'
import { keyOf } from './trackingRoutes'

type Needs = { guesses: Quota; complaints: Pick<ComplaintService, 'track' | 'opens'> }

/**
 * Stands before tracking: whoever tries many codes or keys that open nothing has to wait. A code mistyped by one sign is no guess, as its check
 * symbol does not fit; who has the right key is let through.
 */
export function trackingGuard({ guesses, complaints }: Needs): Router {
  const guard = againstGuessing(guesses, {
    code: 'codesTriedTooOften',
    isGuess(req, { statusCode }) {
      const { typed, isLookup } = triedBy(req)
      return (isLookup ? statusCode === 422 : [403, 404].includes(statusCode)) && readTrackingCode(typed) !== null
    },
    async mayPass(req) {
      const { typed, key } = triedBy(req)
      if (!readTrackingCode(typed) || !key) return false
      return complaints.track(typed).then(
        (complaint) => complaints.opens(complaint, key),
        () => false,
      )
    },
  })
  const form = express.urlencoded({ extended: false, limit: '64kb' })
  return Router().use(['/lacak', '/buka'], form, (req, res, next) => (triedBy(req).typed ? guard(req, res, next) : next()))
}

/** The code and key of a request to tracking: in its address, its form or its cookie. */
function triedBy(req: Request) {
  const [, , code, last] = req.originalUrl.split(/[/?]/)
  const isLookup = req.method === 'POST' && !code
  const key = req.originalUrl.startsWith('/buka/') ? (last ?? '') : keyOf(req)
  return { typed: isLookup ? String(req.body?.code ?? '') : (code ?? ''), key, isLookup }
}
