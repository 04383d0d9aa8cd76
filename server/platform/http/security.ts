import type { RequestHandler } from 'express'
import helmet from 'helmet'

const own = ["'self'"]
const none = ["'none'"]

const directives = {
  defaultSrc: none,
  scriptSrc: own,
  styleSrc: own,
  imgSrc: [...own, 'data:'],
  fontSrc: own,
  connectSrc: own,
  manifestSrc: own,
  formAction: own,
  frameAncestors: none,
  baseUri: none,
}

const unusedPowers = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'payment',
  'usb',
]

/** Headers of every answer. HSTS and what presupposes https are sent in production only. */
export function security({ production }: { production: boolean }): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives },
      strictTransportSecurity: production && { maxAge: 31_536_000, includeSubDomains: false },
      crossOriginOpenerPolicy: production,
      originAgentCluster: production,
      // Not `no-referrer`: with it browsers send `Origin: null` with our own forms, and older ones could not be told from strangers.
      referrerPolicy: { policy: 'same-origin' },
    }),
    (_req, res, next) => {
      res.set('Permissions-Policy', unusedPowers.map((power) => `${power}=()`).join(', '))
      next()
    },
  ]
}

/** For pages that show somebody's own data: kept by no cache, not even for the back button after signing out. */
export const neverStored: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}
