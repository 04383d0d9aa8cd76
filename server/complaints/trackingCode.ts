import { createHash, createHmac } from 'node:crypto'

// Crockford's 32 symbols: no I, L, O, U; what looks like another symbol is read as that symbol.
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const lookAlikes: Record<string, string> = { I: '1', L: '1', O: '0' }
const codeSymbols = 9
const keySymbols = 12

// Powers of a generator of GF(32) (x⁵ + x² + 1): any one wrong symbol and any two swapped ones change the check.
const times = (a: number, b: number): number => {
  let product = 0
  for (let bit = 0; bit < 5; bit += 1) if ((b >> bit) & 1) product ^= a << bit
  for (let bit = 9; bit >= 5; bit -= 1) if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5)
  return product
}
const checkOf = (data: string): string => symbols[[...data].reduce((sum, symbol) => times(sum ^ symbols.indexOf(symbol), 2), 0)]!

/** The first `count` groups of five bits, as symbols. */
function encode(bytes: Buffer, count: number): string {
  let [text, held, bits] = ['', 0, 0]
  for (let i = 0; text.length < count;) {
    if (bits < 5) {
      held = (held << 8) | bytes[i++]!
      bits += 8
    }
    bits -= 5
    text += symbols[(held >> bits) & 31]
    held &= (1 << bits) - 1
  }
  return text
}

const drawn = (secret: string, purpose: string, from: string, count: number): string =>
  encode(createHmac('sha256', secret).update(`${purpose}:${from}`).digest(), count)

/**
 * The tracking code of a request (design §2): 45 unpredictable bits and a check symbol, `ADU-7K3M-9QXD-2C`. Made without a counter and without
 * a look-up, and the same for the same request id, so that a form sent twice is one complaint. `attempt` counts up when a code is taken.
 */
export function trackingCode(secret: string, requestId: string, attempt = 0): string {
  const data = drawn(secret, 'code', `${requestId}:${attempt}`, codeSymbols)
  const all = data + checkOf(data)
  return `ADU-${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`
}

/** Reads a code as people type it: any case, spaces or dashes, with or without ADU, look-alike letters. Null when the check symbol does not fit. */
export function readTrackingCode(typed: string): string | null {
  const bare = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^ADU(?=.{10}$)/, '')
  const all = bare.replace(/[ILO]/g, (letter) => lookAlikes[letter]!)
  if (all.length !== codeSymbols + 1 || [...all].some((symbol) => !symbols.includes(symbol))) return null
  if (checkOf(all.slice(0, -1)) !== all.at(-1)) return null
  return `ADU-${all.slice(0, 4)}-${all.slice(4, 8)}-${all.slice(8)}`
}

/** The key beside the code: 60 bits, `KT5W-2HPE-8RNX`. Follows from the code and the server's secret; only its hash is stored. */
export const keyFor = (secret: string, code: string): string =>
  drawn(secret, 'key', code, keySymbols).replace(/(.{4})(?=.)/g, '$1-')

/** A typed key in its one form, for comparing hashes. */
export const readKey = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[ILO]/g, (letter) => lookAlikes[letter]!)

export const hashOf = (secretWord: string): string => createHash('sha256').update(secretWord).digest('base64url')

/** What is kept of the request id of a form; the id itself opens the receipt. */
export const requestOf = (requestId: string): string => hashOf(`request:${requestId}`)
