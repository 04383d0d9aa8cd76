import { isOrdinary, kind } from './lexicon'
import { endings, dots, hostWords, mailLabels, signs } from './mailWords'
import type { Token } from './tokens'

/** The sign before a host: where the name before it ends (`host` itself when all is one word); said in words; set off by spaces. */
export type Sign = { name: number; isSpoken: boolean; isLoose: boolean }

const around = /["'“”*_/()[\]{}<>|~〔〕【】（）-]/g
const signForm = /^[.+:]{0,3}@{1,3}\.?$/
const setOff = new Set(['at', 'et', 'a', '@', 'att', 'aet'])
const longestGap = 12

export const bare = (gap: string): string => gap.replace(around, '')

/** What stands between two tokens, without spaces; a long stretch is none of ours. */
export function between(plain: string, before: Token, after: Token): string {
  return after.start - before.end > longestGap ? '?' : plain.slice(before.end, after.start).replace(/\s/g, '')
}

/** The sign that stands before this token, written, in words or forgotten; null when it is no host. */
export function signBefore(plain: string, tokens: readonly Token[], i: number): Sign | null {
  const [before, host] = [tokens[i - 1]!, tokens[i]!]
  if (host.is === 'opaque') return null
  const isPlainStep = host.start === before.end + 1 && plain.charAt(before.end) === ' '
  if (isPlainStep && ((host.kind | before.kind) & kind.mail) === 0) return null
  const gap = between(plain, before, host)
  if (gap.includes('@') && signForm.test(bare(gap))) return written(plain, tokens, i)
  if (before.low === '40' && host.glued && plain.charAt(before.start - 1) === '%' && hostWords.has(host.low))
    return { name: i - 2, isSpoken: false, isLoose: false }
  if (host.is !== 'word') return null
  return spoken(plain, tokens, i) ?? unsaid(plain, tokens, i)
}

function written(plain: string, tokens: readonly Token[], i: number): Sign | null {
  const before = tokens[i - 1]!
  if (before.is === 'opaque') return null
  const isNamed = signs.with.has(before.low) && before.low !== 'a' && plain.charAt(before.end) === ' ' && i > 1
  const name = isNamed && tokens[i - 2]!.is !== 'opaque' ? i - 2 : i - 1
  return { name, isSpoken: false, isLoose: /\s/.test(plain.charAt(before.end)) }
}

function spoken(plain: string, tokens: readonly Token[], i: number): Sign | null {
  const host = tokens[i]!
  const as = hostWords.get(host.low)
  if (as?.hasSign) return i > 0 && isWithin(plain, tokens[i - 1]!, host) ? { name: i - 1, isSpoken: true, isLoose: true } : null
  const before = tokens[i - 1]!
  if (before.is !== 'word' || i < 2 || before.low.length > 6 || tokens[i - 2]!.is === 'opaque') return null
  if (before.low === 'di' || before.low === 'pake' || before.low === 'pakai' || before.low === 'yg')
    return isAddressee(plain, tokens, i, i - 2) ? { name: i - 2, isSpoken: true, isLoose: true } : null
  return phrase(plain, tokens, i, as !== undefined)
}

/** "at", "[at]", "-et-", "tanda at", "a keong", "at sign", "a t". */
function phrase(plain: string, tokens: readonly Token[], i: number, isKnown: boolean): Sign | null {
  let [first, isSign] = [i, false]
  while (first > 1 && i - first < 3) {
    const word = tokens[first - 1]!
    const isLetters = word.low === 't' && (tokens[first - 2]!.low === 'a' || tokens[first - 2]!.low === 'e')
    if (bare(between(plain, word, tokens[first]!)) !== '') break
    if (isLetters) first -= 2
    else if (signs.alone.has(word.low) || (signs.with.has(word.low) && (isKnown || isSign || isBracketed(plain, word))))
      first -= 1
    else break
    isSign ||= isLetters || signs.alone.has(word.low) || word.low === 'a'
  }
  if (!isSign || first < 1 || tokens[first - 1]!.is === 'opaque') return null
  const said = tokens[first]!
  const gap = between(plain, tokens[first - 1]!, said)
  const whole = gap + said.low + between(plain, said, tokens[first + 1]!)
  const isSetOff = first === i - 1 && setOff.has(bare(whole)) && whole !== said.low
  if (!isSetOff && bare(gap).replace('.', '') !== '') return null
  return said.low === 'a' && !isKnown && !isSetOff ? null : { name: first - 1, isSpoken: !isSetOff, isLoose: true }
}

const isBracketed = (plain: string, { start, end }: Token): boolean => /^[([{<].[)\]}>]$/.test(plain.slice(start - 1, end + 1))

const isWithin = (plain: string, before: Token, after: Token): boolean =>
  before.is !== 'opaque' && /^[\s.]?$/.test(plain.slice(before.end, Math.min(after.start, before.end + 2)))

const unsaidGap = /^(?:[ .,;/=#&*"'-]| ?\(|, | - |--| ")$/
const tightSign = /^[=#&*"'/;-]-?$/

/** "rosi77 gmail com", "rosi77#gmail.com": a known host behind a name, the sign forgotten or mistyped. */
function unsaid(plain: string, tokens: readonly Token[], i: number): Sign | null {
  const [before, host] = [tokens[i - 1]!, tokens[i]!]
  if ((host.kind & kind.mail) === 0 || !hostWords.has(host.low)) return null
  const gap = plain.slice(before.end, Math.min(host.start, before.end + 4))
  if (host.glued ? before.is !== 'number' || !isGlued(tokens, i) : !unsaidGap.test(gap)) return null
  const isEnded = hostWords.get(host.low)!.isEnded || endings.has(tokens[i + 1]?.low ?? '') || dots.has(tokens[i + 1]?.low ?? '')
  const isSaid = [2, 3, 4].some((back) => mailLabels.has(tokens[i - back]?.low ?? ''))
  if (!isEnded && !isSaid) return null
  const isTight = isEnded && tightSign.test(gap) && before.is !== 'opaque' && !mailLabels.has(before.low)
  return isTight || isAddressee(plain, tokens, i, i - 1) ? { name: i - 1, isSpoken: true, isLoose: true } : null
}

/** "siti90gmail.com". */
const isGlued = (tokens: readonly Token[], i: number): boolean =>
  tokens[i - 1]!.glued && tokens[i - 2]?.is === 'word' && endings.has(tokens[i + 1]?.low ?? '')

const plainBehind = (plain: string, tokens: readonly Token[], i: number): string =>
  plain.slice(tokens[i]!.end, Math.min(tokens[i + 1]!.start, tokens[i]!.end + 2))

/** Whether a known host behind "di" or a space belongs to the word before: it holds digits, or a word for e-mail announces it. */
function isAddressee(plain: string, tokens: readonly Token[], host: number, name: number): boolean {
  const piece = tokens[name]
  const { low } = tokens[host]!
  if (!piece || !hostWords.has(low) || low === 'mail' || low === 'me' || piece.is === 'opaque' || mailLabels.has(piece.low))
    return false
  const isDotted = endings.has(tokens[host + 1]?.low ?? '') && plainBehind(plain, tokens, host) === '.'
  const isAnnounced = (isDotted ? [1, 2, 3, 4, 5, 6] : [1, 2, 3]).some((back) => mailLabels.has(tokens[name - back]?.low ?? ''))
  if (piece.is === 'number') return (piece.glued || isAnnounced) && tokens[name - 1]?.is === 'word'
  const isJoined = /^[a-z\d][._-]$/i.test(plain.slice(Math.max(0, piece.start - 2), piece.start))
  return isJoined || (isAnnounced && !isOrdinary(piece.low))
}
