import type { Found } from './found'
import { kind } from './lexicon'
import type { Token } from './tokens'

const hosts = new Set(
  'gmail yahoo ymail hotmail outlook icloud live rocketmail protonmail proton mail gmai gmial gmil yaho'.split(' '),
)
const endings = new Set('com co id net org go ac sch my web or biz info desa mil edu me cc io'.split(' '))
const signs = new Set([
  '@',
  '(at)',
  '[at]',
  '{at}',
  '<at>',
  '(@)',
  '[@]',
  '{@}',
  '(a)',
  '[a]',
  '-at-',
  '_at_',
  '/at/',
  '*at*',
  '*@*',
])
const dots = new Set([
  '.',
  '(.)',
  '[.]',
  '{.}',
  '(dot)',
  '[dot]',
  '{dot}',
  '<dot>',
  '-dot-',
  '_dot_',
  'dot',
  '(titik)',
  '[titik]',
  '{titik}',
  'titik',
  ',',
])
const at = new Set(['at', 'et'])
const mostLabels = 5
const mostOfName = 6
// What may stand between the pieces of the part before the sign.
const joints = new Set(['', '.', '_', '-', '+', '..', '__', '._', '_.', '%', "'"])

/** E-mail addresses, also with the sign and the dots in words, in brackets or with spaces: "budi [at] gmail dot com". */
export function findEmails(plain: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (let i = 1; i < tokens.length; i += 1) {
    const sign = signBefore(plain, tokens, i)
    if (!sign) continue
    const last = endOfHost(plain, tokens, i, sign.isSpoken)
    if (last === null) continue
    found.push({ type: 'email', start: startOfName(plain, tokens, sign.name), end: tokens[last]!.end })
    i = last
  }
  return found
}

type Sign = { name: number; isSpoken: boolean }

/** The sign that stands before the token: where the name before it ends, and whether it was said in words. */
function signBefore(plain: string, tokens: readonly Token[], i: number): Sign | null {
  const [before, host] = [tokens[i - 1]!, tokens[i]!]
  if (host.is !== 'word' && host.is !== 'number') return null
  const gap = between(plain, before, host)
  if (signs.has(gap)) return before.is === 'opaque' ? null : { name: i - 1, isSpoken: false }
  const isWord = at.has(before.low) || (before.low === 'a' && gap !== '')
  if (!isWord || i < 2 || tokens[i - 2]!.is === 'opaque') return null
  const whole = between(plain, tokens[i - 2]!, before) + before.low + gap
  if (signs.has(whole)) return { name: i - 2, isSpoken: false }
  return at.has(before.low) && whole === before.low ? { name: i - 2, isSpoken: true } : null
}

/** What stands between two tokens, without spaces; a long stretch is none of ours. */
function between(plain: string, before: Token, after: Token): string {
  return after.start - before.end > 12 ? '?' : plain.slice(before.end, after.start).replaceAll(' ', '')
}

/** The last token of the host, or null when it is none. After "at" in words the host must be known or have its ending. */
function endOfHost(plain: string, tokens: readonly Token[], first: number, isSpoken: boolean): number | null {
  let [last, isEnded] = [first, false]
  for (let labels = 1; labels < mostLabels; labels += 1) {
    const next = nextLabel(plain, tokens, last)
    if (next === null || (isEnded && !endings.has(tokens[next]!.low))) break
    last = next
    isEnded = endings.has(tokens[last]!.low)
  }
  if (isEnded) return last
  const isKnown = hosts.has(tokens[first]!.low)
  if (isSpoken) return isKnown ? first : null
  const isTight = plain.charAt(tokens[first]!.start - 1) === '@' && isNameEnd(plain.charAt(tokens[first]!.start - 2))
  return isKnown ? last : isTight ? first : null
}

const isNameEnd = (one: string): boolean => /^[\p{L}\d._-]$/u.test(one)

function nextLabel(plain: string, tokens: readonly Token[], i: number): number | null {
  const [here, next, beyond] = [tokens[i]!, tokens[i + 1], tokens[i + 2]]
  if (!next || next.is === 'opaque') return null
  if (next.glued) return i + 1
  const gap = between(plain, here, next)
  const raw = plain.slice(here.end, next.start)
  if (gap === '-' || (dots.has(gap) && (raw === gap || endings.has(next.low)) && gap !== ',')) return i + 1
  if (gap === ',' && raw === ',' && endings.has(next.low)) return i + 1
  if (!beyond || (next.kind & kind.mail) === 0) return gap === '' && endings.has(next.low) && raw !== '' ? i + 1 : null
  return dots.has(gap + next.low + between(plain, next, beyond)) ? i + 2 : null
}

/** Back over the pieces of the name: "siti.aminah_90", "siti titik aminah". */
function startOfName(plain: string, tokens: readonly Token[], last: number): number {
  let first = last
  for (let pieces = 1; pieces < mostOfName * 4 && first > 0; pieces += 1) {
    const before = tokens[first - 1]!
    const raw = plain.slice(before.end, Math.min(tokens[first]!.start, before.end + 3))
    if (before.is === 'opaque') break
    if (joints.has(raw)) first -= 1
    else if (spokenDot(plain, tokens, first)) first -= 2
    else if (raw === ' . ' || (raw.trim() === '_' && raw !== '_')) first -= 1
    else break
  }
  return tokens[first]!.start
}

/** "yuni[dot]kartika", "yuni titik kartika": whether a dot in words stands before this piece of the name. */
function spokenDot(plain: string, tokens: readonly Token[], first: number): boolean {
  const [before, dot, piece] = [tokens[first - 2], tokens[first - 1]!, tokens[first]!]
  if (!before || before.is === 'opaque' || (dot.low !== 'dot' && dot.low !== 'titik')) return false
  return dots.has(between(plain, before, dot) + dot.low + between(plain, dot, piece))
}
