import { codes } from './slang'
import { isKnownWord } from './stem'

/**
 * A run of letters and digits as it stands in a text: `text` in plain small letters, `start` and `end` in the original, the number of its sentence and
 * clause, and `gap`: the one sign between it and the token before it, '' when they touch, ' ' for anything longer.
 */
export type Token = { text: string; start: number; end: number; sentence: number; clause: number; gap: string }

const letterLike: Readonly<Record<string, string>> = Object.fromEntries(
  `а a|в b|с c|ԁ d|е e|є e|ё e|һ h|н h|і i|ї i|ј j|к k|ӏ l|м m|о o|р p|ԛ q|г r|ѕ s|т t|у y|ү y|х x|ԝ w|α a|β b|ε e|η n|ι i|κ k|μ u|ν v|ο o|ρ p|τ t|υ u|χ x|γ y|ω w|ı i|ł l|ø o|đ d|ɑ a|ɡ g|ß ss|æ ae|œ oe`
    .split('|')
    .map((pair) => pair.split(' ')),
)
const isSkipped = /^[\p{Cf}\p{Mn}\p{Me}]$/u
const isNative = /^[\u0660-\u0669\u06f0-\u06f9]$/
const folded = new Map<number, string>()

/** The plain letters or digits that a code point stands for: "" for what nobody sees (zero-width, marks), " " for what is neither letter nor digit. */
function fold(code: number): string {
  const known = folded.get(code)
  if (known !== undefined) return known
  const shown = String.fromCodePoint(code)
  const plain = isSkipped.test(shown) ? '' : [...shown.normalize('NFKD').toLowerCase()].map(plainOf).join('') || ' '
  if (folded.size > 5_000) folded.clear()
  folded.set(code, plain)
  return plain
}

function plainOf(sign: string): string {
  if (/^[a-z0-9]$/.test(sign)) return sign
  if (isNative.test(sign)) return String(sign.charCodeAt(0) % 16)
  return letterLike[sign] ?? ''
}

// A full stop after these ends no sentence.
const shortened = new Set(
  'jl jln kec kab kp kmp ds kel no rt rw bpk bp ibu yth tgl rp gg perum komp lingk prov dr drs ir hj tlp telp hp wa st pt cv ttd an al dll dsb'.split(
    ' ',
  ),
)
const breaks = new Set('.!?;\n…')
const pauses = new Set(',:()"–—')
const contrasts = new Set('tapi tetapi tp tpi namun padahal pdhl sedangkan melainkan meski meskipun walau walaupun'.split(' '))

type Scan = { tokens: Token[]; sentence: number; clause: number }

/**
 * The tokens of a text, in one pass over its signs: letters that only look like Latin ones become these, accents and invisible signs fall away, links are
 * left out. A comma or a word like "tapi" begins a clause; ". ! ? ;" and the end of a line begin a sentence.
 */
export function tokensOf(text: string): Token[] {
  const scan: Scan = { tokens: [], sentence: 0, clause: 0 }
  let at = 0
  while (at < text.length) {
    const run = runFrom(text, at)
    if (run.text === '') at = run.end > at ? run.end : afterSeparator(text, at, scan)
    else if (isLink(text, run)) at = endOfLink(text, run.end)
    else {
      pushRun(text, run, scan)
      at = run.end
    }
  }
  return scan.tokens
}

type Run = { text: string; start: number; end: number }

function runFrom(text: string, start: number): Run {
  let end = start
  let plain = ''
  let last = start
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code < 128) {
      if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) plain += text[end]
      else if (code >= 65 && code <= 90) plain += String.fromCharCode(code + 32)
      else break
      end += 1
      last = end
      continue
    }
    const point = text.codePointAt(end)!
    const sign = fold(point)
    if (sign === ' ') break
    plain += sign
    end += point > 0xffff ? 2 : 1
    if (sign !== '') last = end
  }
  return { text: plain, start, end: plain === '' ? end : last }
}

const isSpace = (sign: string | undefined): boolean => sign === undefined || /^\s$/.test(sign)

/** Reads one sign that is no letter; true ends of sentences stand before a space or another such sign. */
function afterSeparator(text: string, at: number, scan: Scan): number {
  const sign = text[at]!
  const next = text[at + 1]
  if (breaks.has(sign)) {
    const isAbbreviated = sign === '.' && !breaks.has(next ?? '') && isShortened(scan.tokens.at(-1), at)
    if (sign === '\n' || (!isAbbreviated && (isSpace(next) || breaks.has(next!)))) endSentence(scan)
  } else if (pauses.has(sign) && isSpace(sign === '(' || sign === '"' ? ' ' : next)) scan.clause = clauseAfter(scan)
  else if (sign === '-' && isSpace(next) && isSpace(text[at - 1])) scan.clause = clauseAfter(scan)
  return at + (text.codePointAt(at)! > 0xffff ? 2 : 1)
}

const isShortened = (token: Token | undefined, at: number): boolean =>
  token !== undefined && token.end === at && (token.text.length === 1 || shortened.has(token.text))

function endSentence(scan: Scan): void {
  const last = scan.tokens.at(-1)
  if (!last || last.sentence !== scan.sentence) return
  scan.sentence += 1
  scan.clause = clauseAfter(scan)
}

const clauseAfter = ({ tokens, clause }: Scan): number => (tokens.at(-1)?.clause === clause ? clause + 1 : clause)

const isLink = (text: string, { text: plain, end }: Run): boolean =>
  ((plain === 'http' || plain === 'https') && text.startsWith('://', end)) || (plain === 'www' && text[end] === '.')

function endOfLink(text: string, from: number): number {
  let at = from
  while (at < text.length && !isSpace(text[at])) at += 1
  return at
}

/** Longer runs are no words: only their beginning is kept. */
const longest = 60

function pushRun(text: string, { text: plain, start, end }: Run, scan: Scan): void {
  const isExact = end - start === plain.length
  let from = 0
  for (const part of partsOf(plain)) {
    const place = isExact ? { start: start + from, end: start + from + part.length } : { start, end }
    from += part.length
    if (contrasts.has(part)) scan.clause = clauseAfter(scan)
    const gap = from === part.length ? gapBefore(text, start, scan.tokens.at(-1)) : ''
    scan.tokens.push({ text: part.slice(0, longest), ...place, sentence: scan.sentence, clause: scan.clause, gap })
  }
}

function gapBefore(text: string, start: number, before: Token | undefined): string {
  const between = before ? start - before.end : 2
  return between === 0 ? '' : between === 1 ? text[start - 1]! : ' '
}

const digits: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

/** Letters written as digits, read: "j4lan" is "jalan". Digits at the end are numbers. */
export const undigited = (word: string): string =>
  /\d[a-z]/.test(word) ? word.replace(/\d/g, (digit) => digits[digit] ?? digit) : word

const labels = /^(?:rp|rt|rw|no|tgl|jam|pkl|km)(?=\d)/

/** "Rt03" is "rt" and "03", "500rb" is "500" and "rb", "jalan2nya" is "jalan2" and "nya"; "p2tp2a" and "j4lan" are one. */
function partsOf(plain: string): readonly string[] {
  if (!/\d/.test(plain) || codes.has(plain) || isKnownWord(undigited(plain))) return [plain]
  return (plain.match(/[a-z]+|\d+/g) ?? []).reduce<string[]>((parts, part, i, all) => {
    const isTail = i > 0 && /^\d/.test(part) && !labels.test(`${all[i - 1]}${part}`)
    if (isTail) parts.push(`${parts.pop() ?? ''}${part}`)
    else parts.push(part)
    return parts
  }, [])
}
