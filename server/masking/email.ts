import { endOfLetters, startOfLetters } from './emailLetters'
import type { Found } from './found'
import { isOrdinary, kind } from './lexicon'
import type { Token } from './tokens'

const hosts = new Set(
  'gmail yahoo ymail hotmail outlook icloud live rocketmail protonmail proton mail gmai gmial gmil yaho'.split(' '),
)
const endings = new Set(
  'com co id net org go ac sch my web or biz info desa mil edu me cc io kom con cpm vom comm coom'.split(' '),
)
// The sign in words; set off by brackets, quotes or strokes any host with an ending will do, else it must be a known one.
const at = new Set('at et aet ett ed ad add a keong'.split(' '))
const setOff = new Set(['at', 'et', 'a', '@'])
const dots = new Set(['.', ',', 'dot', 'titik', 'ttk', 'dott', 'tik', 'koma', 'point', '·', '•'])
const around = /["'“”*_/()[\]{}<>|~〔〕【】（）-]/g
const strokes = new Set('underscore strip setrip dash minus'.split(' '))
const mostLabels = 5
const mostOfName = 6
// What may stand between the pieces of the part before the sign.
const joints = new Set(['', '.', '_', '-', '+', '..', '__', '._', '_.', '%', "'", '#', '&', '!', '=', '~', '$'])

/** E-mail addresses, also with the sign and the dots in words, in brackets or with spaces: "budi [at] gmail dot com". */
export function findEmails(plain: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (let i = 1; i < tokens.length; i += 1) {
    const sign = signBefore(plain, tokens, i) ?? unsaid(plain, tokens, i)
    if (!sign) continue
    const last = endOfHost(plain, tokens, i, sign.isSpoken) ?? endOfLetters(plain, tokens, i, endings)
    if (last === null) continue
    found.push({
      type: 'email',
      start: Math.min(
        startOfName(plain, tokens, sign.name, sign.isSpoken || sign.isLoose === true),
        startOfLetters(plain, tokens, sign.name),
      ),
      end: closed(plain, tokens[i]!.start, tokens[last]!.end),
    })
    i = last
  }
  return found
}

/** A bracket that opens before the host is closed behind it. */
const closed = (plain: string, host: number, end: number): number =>
  plain.charAt(host - 1) === '(' && plain.charAt(end) === ')' ? end + 1 : end

type Sign = { name: number; isSpoken: boolean; isLoose?: boolean }

const signForm = /^[.+]?@{1,3}\.?$/

/** The sign that stands before the token: where the name before it ends, and whether it was said in words. */
function signBefore(plain: string, tokens: readonly Token[], i: number): Sign | null {
  const [before, host] = [tokens[i - 1]!, tokens[i]!]
  if (host.is !== 'word' && host.is !== 'number') return null
  const gap = between(plain, before, host)
  if (gap.includes('@') && signForm.test(bare(gap)))
    return before.is === 'opaque' ? null : { name: i - 1, isSpoken: false, isLoose: plain.charAt(before.end) === ' ' }
  if (before.is !== 'word' || i < 2 || tokens[i - 2]!.is === 'opaque' || before.low.length > 5) return null
  if (before.low === 'di' || before.low === 'pake' || before.low === 'pakai')
    return isAddressee(plain, tokens, i, i - 2) ? { name: i - 2, isSpoken: true } : null
  if (!at.has(before.low)) return null
  const whole = between(plain, tokens[i - 2]!, before) + before.low + gap
  if (setOff.has(bare(whole)) && whole !== before.low) return { name: i - 2, isSpoken: false }
  if (whole !== before.low || (before.low === 'a' && !hosts.has(host.low))) return null
  return { name: before.low === 'keong' && tokens[i - 2]!.low === 'a' ? i - 3 : i - 2, isSpoken: true }
}

/** "rosi77 gmail com": a known host with its ending right behind a name, the sign forgotten. */
function unsaid(plain: string, tokens: readonly Token[], i: number): Sign | null {
  if ((tokens[i]!.kind & kind.mail) === 0 || !/^(?:[ .,]| ?\()$/.test(plain.slice(tokens[i - 1]!.end, tokens[i]!.start)))
    return null
  const isEnded = endings.has(tokens[i + 1]?.low ?? '') || dots.has(tokens[i + 1]?.low ?? '')
  const isSaid = [2, 3, 4].some((back) => mailLabels.has(tokens[i - back]?.low ?? ''))
  return (isEnded || isSaid) && isAddressee(plain, tokens, i, i - 1) ? { name: i - 1, isSpoken: true } : null
}

const bare = (gap: string): string => gap.replace(around, '')
const mailLabels = new Set('email emailnya surel imel imelnya mail emailku e-mail gmail gmailnya akun'.split(' '))

/** Whether a known host behind "di" or a space belongs to the word before: it holds digits, or a word for e-mail announces it. */
function isAddressee(plain: string, tokens: readonly Token[], host: number, name: number): boolean {
  const piece = tokens[name]
  if (
    !piece ||
    !hosts.has(tokens[host]!.low) ||
    tokens[host]!.low === 'mail' ||
    piece.is === 'opaque' ||
    mailLabels.has(piece.low)
  )
    return false
  const isAnnounced = [1, 2, 3].some((back) => mailLabels.has(tokens[name - back]?.low ?? ''))
  if (piece.is === 'number') return (piece.glued || isAnnounced) && tokens[name - 1]?.is === 'word'
  const isJoined = /^[a-z\d][._-]$/i.test(plain.slice(Math.max(0, piece.start - 2), piece.start))
  return isJoined || (isAnnounced && !isOrdinary(piece.low))
}

/** What stands between two tokens, without spaces; a long stretch is none of ours. */
function between(plain: string, before: Token, after: Token): string {
  return after.start - before.end > 12 ? '?' : plain.slice(before.end, after.start).replace(/\s/g, '')
}

/** The last token of the host, or null when it is none. After "at" in words the host must be known or have its ending. */
function endOfHost(plain: string, tokens: readonly Token[], first: number, isSpoken: boolean): number | null {
  const isParted = tokens[first]!.low === 'g' && tokens[first + 1]?.low === 'mail'
  let [last, isEnded] = [isParted ? first + 1 : first, false]
  for (let labels = 1; labels < mostLabels; labels += 1) {
    const next = nextLabel(plain, tokens, last)
    if (next === null || (isEnded && !endings.has(tokens[next]!.low))) break
    last = next
    isEnded = endings.has(tokens[last]!.low)
  }
  if (isEnded) return last
  const isKnown = hosts.has(tokens[first]!.low) || isParted
  if (isSpoken) return isKnown ? last : null
  const isTight = plain.charAt(tokens[first]!.start - 1) === '@' && isNameEnd(plain.charAt(tokens[first]!.start - 2))
  return isKnown ? last : isTight ? endOfTight(plain, tokens, first) : null
}

/** "a@contoh.museum": an ending that no list knows, as long as nothing but a dot stands before its small letters. */
function endOfTight(plain: string, tokens: readonly Token[], first: number): number {
  let last = first
  while (last + 1 < tokens.length && last - first < mostLabels) {
    const [here, next] = [tokens[last]!, tokens[last + 1]!]
    if (next.start !== here.end + 1 || plain.charAt(here.end) !== '.' || !/^[a-z]{2,12}$/.test(plain.slice(next.start, next.end)))
      break
    last += 1
  }
  return last
}

const isNameEnd = (one: string): boolean => /^[\p{L}\d._-]$/u.test(one)

function nextLabel(plain: string, tokens: readonly Token[], i: number): number | null {
  const [here, next, beyond] = [tokens[i]!, tokens[i + 1], tokens[i + 2]]
  if (!next || next.is === 'opaque') return null
  if (next.glued) return i + 1
  const gap = between(plain, here, next)
  const raw = plain.slice(here.end, next.start)
  if (gap === '-' || (/^\.{1,3}$/.test(bare(gap)) && (raw === gap || endings.has(next.low)))) return i + 1
  if (endings.has(next.low) && (raw === ',' || (raw === ' ' && hosts.has(here.low) && next.low === 'com'))) return i + 1
  if (!beyond || (next.kind & kind.mail) === 0) return gap === '' && endings.has(next.low) && raw !== '' ? i + 1 : null
  return dots.has(bare(gap + next.low + between(plain, next, beyond))) ? i + 2 : null
}

/** Back over the pieces of the name: "siti.aminah_90", "siti titik aminah", "siti tujuh tujuh". */
function startOfName(plain: string, tokens: readonly Token[], last: number, isLoose: boolean): number {
  let first = last
  for (let pieces = 1; pieces < mostOfName * 4 && first > 0; pieces += 1) {
    const before = tokens[first - 1]!
    const raw = plain.slice(before.end, Math.min(tokens[first]!.start, before.end + 3))
    if (before.is === 'opaque') break
    const joint = spokenJoint(plain, tokens, first)
    if (joint > 0) first -= joint
    else if (joints.has(raw)) first -= 1
    else if (raw === ' . ' || (raw.trim() === '_' && raw !== '_')) first -= 1
    else if (raw === ' ' && isLoose && goesBefore(before, tokens[first]!)) first -= 1
    else break
  }
  let start = tokens[first]!.start
  while (start > 0 && /[._+-]/.test(plain.charAt(start - 1)) && tokens[first]!.start - start < 3) start -= 1
  return start
}

const isFigure = ({ is, low, kind: bits }: Token): boolean => is === 'number' || low === 'puluh' || (bits & kind.spelled) !== 0

/** Whether two words with a space between are both of the name: figures behind it, or a name before it. */
const goesBefore = (before: Token, piece: Token): boolean =>
  !mailLabels.has(before.low) &&
  ((isFigure(piece) && !isOrdinary(before.low)) ||
    (isFigure(piece) && isFigure(before)) ||
    ((before.kind & kind.name) !== 0 && !isOrdinary(before.low)))

/** "yuni[dot]kartika", "yuni titik kartika", "yuni garis bawah kartika": how many tokens the joint in words and the piece before it take, or 0. */
function spokenJoint(plain: string, tokens: readonly Token[], first: number): number {
  const [before, dot, piece] = [tokens[first - 2], tokens[first - 1]!, tokens[first]!]
  if (!before || before.is === 'opaque') return 0
  if (dot.low === 'bawah' && before.low === 'garis' && tokens[first - 3]?.is !== 'opaque') return first >= 3 ? 3 : 0
  if (strokes.has(dot.low)) return 2
  return dots.has(dot.low) && dots.has(bare(between(plain, before, dot) + dot.low + between(plain, dot, piece))) ? 2 : 0
}
