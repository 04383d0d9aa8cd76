import { readTrackingCode, trackingCode } from '../complaints/trackingCode'

const prefix = 'BKT'

/** The verification code of a paper, `BKT-7K3M-9QXD-2C`: as hard to guess as a tracking code, and the same for the same `purpose`. */
export const verificationCode = (secret: string, purpose: string): string =>
  trackingCode(secret, `paper:${purpose}`).replace(/^ADU/, prefix)

/** Reads a code as people type it: any case, with or without its beginning and dashes. Null when the check symbol does not fit. */
export function readVerificationCode(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const read = readTrackingCode(bare.replace(/^BKT(?=.{10}$)/, ''))
  return read && read.replace(/^ADU/, prefix)
}

/** A fingerprint (SHA-256) as people copy it: any case, with blanks. Null when it is none. */
export function readFingerprint(typed: string): string | null {
  const bare = typed.replace(/[\s:]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(bare) ? bare : null
}
