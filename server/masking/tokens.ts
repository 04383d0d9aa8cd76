import { signAt } from './found'
import { kindOf } from './lexicon'

/**
 * A word, a number or an opaque stretch of a plain text: a sign of something hidden already, or a tracking code. `low`: a word in small letters,
 * a number's digits. `kind`: what a word may be (see lexicon). `glued`: nothing stands between it and the token before.
 */
export type Token = { is: 'word' | 'number' | 'opaque'; start: number; end: number; low: string; kind: number; glued: boolean }

const letter = 1
const figure = 2
const classes = new Uint8Array(128)
for (let code = 0; code < 26; code += 1) classes[65 + code] = classes[97 + code] = letter
for (let code = 48; code < 58; code += 1) classes[code] = figure
const foreignLetter = /^\p{L}$/u

function classAt(plain: string, at: number): number {
  const code = plain.charCodeAt(at)
  if (code < 128) return classes[code]!
  return foreignLetter.test(plain.charAt(at)) ? letter : 0
}

/** The tokens of a text in order. Letters and digits that touch are parted, except look-alikes inside a number (O for 0, l and I for 1). */
export function tokensOf(plain: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < plain.length;) {
    const code = plain.charCodeAt(at)
    const first = code < 128 ? classes[code]! : classAt(plain, at)
    if (first === 0) {
      const sign = code === 91 ? signAt(plain, at) : null
      if (sign) tokens.push({ is: 'opaque', start: at, end: at + sign.length, low: sign, kind: 0, glued: false })
      at += sign ? sign.length : 1
      continue
    }
    at = takeRun(plain, at, tokens)
  }
  return tokens
}

function takeRun(plain: string, start: number, tokens: Token[]): number {
  let [end, seen] = [start, 0]
  for (; end < plain.length; end += 1) {
    const of = classAt(plain, end)
    const joins =
      of === 0 &&
      plain.charCodeAt(end) === 39 &&
      end > start &&
      classAt(plain, end - 1) === letter &&
      classAt(plain, end + 1) === letter
    if (of === 0 && !joins) break
    seen |= of
  }
  const code = trackingCodeEnd(plain, start, end)
  if (code > 0) tokens.push({ is: 'opaque', start, end: code, low: 'adu', kind: 0, glued: false })
  else if (seen === letter) tokens.push(word(plain, start, end, false))
  else if (seen === figure) tokens.push(number(plain, start, end, false))
  else split(plain, start, end, tokens)
  return code > 0 ? code : end
}

const codeForm = /^-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/i
const codeLength = 13
const anyLetter = /[A-Z]/i

/** Where a tracking code ("ADU-7K3M-9QXD-2C") that begins here ends, or 0. One of digits alone is none: it could hide a number. */
function trackingCodeEnd(plain: string, start: number, end: number): number {
  if (end - start !== 3 || plain.slice(start, end).toLowerCase() !== 'adu') return 0
  const rest = plain.slice(end, end + codeLength)
  const behind = plain.charCodeAt(end + codeLength)
  return codeForm.test(rest) && anyLetter.test(rest) && behind !== 45 && classAt(plain, end + codeLength) === 0
    ? end + codeLength
    : 0
}

function word(plain: string, start: number, end: number, glued: boolean): Token {
  const low = plain.slice(start, end).toLowerCase()
  return { is: 'word', start, end, low, kind: kindOf(low), glued }
}

const number = (plain: string, start: number, end: number, glued: boolean): Token => ({
  is: 'number',
  start,
  end,
  low: digitsOf(plain.slice(start, end)),
  kind: 0,
  glued,
})

const zeros = 'Oo'
const ones = 'lIi'
const others = new Map([['S', '5'], ['s', '5'], ['B', '8'], ['b', '6'], ['Z', '2'], ['z', '2'], ['g', '9'], ['G', '6']]) // prettier-ignore
// Only in what is as long as a personal number: "A1B2" is a house, not a mistyped 1 182.
const longRun = 10

/** The digits of a piece: look-alikes read as the digit they look like. */
export function digitsOf(piece: string): string {
  let digits = ''
  for (const one of piece) digits += zeros.includes(one) ? '0' : ones.includes(one) ? '1' : (others.get(one) ?? one)
  return digits
}

/** Whether a letter between two digits may be one: S for 5, B for 8. */
export const isRareLookAlike = (one: string): boolean => others.has(one) || others.has(one.toUpperCase())

export const isLookAlike = (one: string): boolean => zeros.includes(one) || ones.includes(one)

/** Letters and digits without anything between: "RT05", "NIK36O4…", "A1234BC". A look-alike at the edge of a number counts only at the edge of the run. */
function split(plain: string, start: number, end: number, tokens: Token[]): void {
  const isFigure = (at: number) => at >= start && at < end && classAt(plain, at) === figure
  const isAlike = (at: number) => isFigure(at) || (at >= start && at < end && isLookAlike(plain.charAt(at)))
  const isAmidst = (at: number) =>
    (isAlike(at - 1) || others.has(plain.charAt(at - 1))) &&
    (isAlike(at + 1) || others.has(plain.charAt(at + 1))) &&
    (isFigure(at - 1) || isFigure(at + 1) || isFigure(at - 2) || isFigure(at + 2))
  const isDigitLike = (at: number) =>
    isFigure(at) || isLookAlike(plain.charAt(at)) || (end - start >= longRun && others.has(plain.charAt(at)) && isAmidst(at))
  let [at, wordFrom] = [start, start]
  while (at < end) {
    if (!isDigitLike(at)) {
      at += 1
      continue
    }
    let [to, figures, first, last] = [at, 0, 0, 0]
    for (; to < end && isDigitLike(to); to += 1) {
      if (!isFigure(to)) continue
      if (figures === 0) first = to
      figures += 1
      last = to + 1
    }
    if (figures > 0) {
      const isTrusted = figures * (to - at >= longRun ? 3 : 2) >= to - at
      const from = at === start && isTrusted ? at : first
      if (from > wordFrom) tokens.push(word(plain, wordFrom, from, wordFrom > start))
      wordFrom = to === end && isTrusted ? to : last
      tokens.push(number(plain, from, wordFrom, from > start))
    }
    at = to
  }
  if (wordFrom < end) tokens.push(word(plain, wordFrom, end, true))
}
