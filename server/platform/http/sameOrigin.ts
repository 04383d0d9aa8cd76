import type { Request, RequestHandler } from 'express'
import { Refused } from '../../errors'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses a form or script of another site. No tokens: every current browser says by Fetch Metadata where a request comes from
 * (OWASP accepts that as a defence against CSRF since 2025), older ones and plain http say it by `Origin`, and the session
 * cookie is SameSite=Lax besides. A request with neither comes from no browser and carries nobody's session.
 */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  if (!safe.includes(req.method) && !isOwn(req)) throw new Refused('forbidden', 'crossOrigin')
  next()
}

function isOwn(req: Request): boolean {
  const site = req.get('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = req.get('Origin')
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === req.host)
}
