import { endOfHost } from './emailHost'
import { endOfLetters, startOfLetters } from './emailLetters'
import { startOfName } from './emailName'
import { signBefore } from './emailSign'
import type { Found } from './found'
import { isOrdinary, kind } from './lexicon'
import { endings, fillers, hostNames } from './mailWords'
import type { Token } from './tokens'

/** E-mail addresses, also with the sign and the dots in words, in brackets or with spaces: "budi [at] gmail dot com". */
export function findEmails(plain: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i += 1) {
    const one =
      (i > from ? addressAt(plain, tokens, i, from) : null) ?? handleBehind(plain, tokens, i) ?? together(plain, tokens, i)
    if (!one) continue
    found.push({ type: 'email', start: one.start, end: one.end })
    i = one.last
    from = i + 1
  }
  return found
}

type Address = { start: number; end: number; last: number }

function addressAt(plain: string, tokens: readonly Token[], i: number, from: number): Address | null {
  const sign = signBefore(plain, tokens, i)
  if (!sign || sign.name < from) return null
  const last = endOfHost(plain, tokens, i, sign.isSpoken) ?? endOfLetters(plain, tokens, i, endings)
  if (last === null) return null
  const start = Math.min(startOfName(plain, tokens, sign.name, from, sign.isLoose), startOfLetters(plain, tokens, sign.name))
  return { start, end: closed(plain, tokens[i]!.start, tokens[last]!.end), last }
}

/** A bracket that opens before the host is closed behind it. */
const closed = (plain: string, host: number, end: number): number =>
  plain.charAt(host - 1) === '(' && plain.charAt(end) === ')' ? end + 1 : end

const mostFillers = 2

/** "gmail saya rosi77", "gmail: ros.mawati": a name with figures or a joint behind the word for its host. */
function handleBehind(plain: string, tokens: readonly Token[], i: number): Address | null {
  if ((tokens[i]!.kind & kind.mail) === 0 || !hostNames.has(tokens[i]!.low)) return null
  let at = i + 1
  while (at <= i + mostFillers && tokens[at] && fillers.has(tokens[at]!.low)) at += 1
  const first = tokens[at]
  if (!first || first.is !== 'word' || !/^ ?:? ?$/.test(plain.slice(tokens[at - 1]!.end, Math.min(first.start, first.end))))
    return null
  let last = at
  while (tokens[last + 1] && isPiece(plain, tokens[last]!, tokens[last + 1]!)) last += 1
  const isHandle = last > at && !isOrdinary(first.low) && !endings.has(tokens[last]!.low)
  return isHandle ? { start: first.start, end: tokens[last]!.end, last } : null
}

const isPiece = (plain: string, before: Token, after: Token): boolean =>
  after.is !== 'opaque' && (after.glued || (after.start === before.end + 1 && /[._]/.test(plain.charAt(before.end))))

/** "sitinurgmail.com": name, host and ending without the sign. */
function together(plain: string, tokens: readonly Token[], i: number): Address | null {
  const [whole, ending] = [tokens[i]!, tokens[i + 1]]
  if (
    !ending ||
    (ending.kind & kind.mail) === 0 ||
    !endings.has(ending.low) ||
    whole.is !== 'word' ||
    !/.{3}(?:gmail|yahoo|hotmail)$/.test(whole.low)
  )
    return null
  return ending.start === whole.end + 1 && plain.charAt(whole.end) === '.'
    ? { start: whole.start, end: ending.end, last: i + 1 }
    : null
}
