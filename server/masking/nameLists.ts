import { introducersOf } from './introducers'
import { isOrdinary, isPlaceWord, kind } from './lexicon'
import { isDegree, nameEnd } from './nameSpan'
import { type Casing, isNameLike, isNameWord } from './nameWords'
import type { Token } from './tokens'

export type Span = { first: number; last: number }

const longestGap = 8
const comma = /^(?: ?[,;&/] ?| \+ |\n ?- ?| ?\n)$/
const and = new Set('dan sama dengan serta and atau'.split(' '))
const numbering = /^[,;.]?\s{0,3}(?:dan )?\(?$/

const gapBetween = (plain: string, before: Token, after: Token): string =>
  after.start - before.end > longestGap ? '!' : plain.slice(before.end, after.start)

const isSurelyName = (casing: Casing, token: Token): boolean =>
  isNameWord(casing, token, 'proof') &&
  ((token.kind & kind.name) !== 0 || isNameLike(token.low)) &&
  !isOrdinary(token.low) &&
  !isPlaceWord(token.low)

function named(casing: Casing, tokens: readonly Token[], first: number): Span | null {
  const last = nameEnd(casing, tokens, first, 'proof')
  return last < 0 ? null : { first, last }
}

/** The next name of a list: "Sarmini, Jumenah, dan Rasti", "1. Sarmini 2. Jumenah". */
export function nextInList(casing: Casing, tokens: readonly Token[], last: number): Span | null {
  const [here, next, beyond] = [tokens[last]!, tokens[last + 1], tokens[last + 2]]
  if (!next) return null
  const gap = gapBetween(casing.plain, here, next)
  if (and.has(next.low) && /^,? $/.test(gap)) {
    if (!beyond || introducersOf.has(beyond.low) || gapBetween(casing.plain, next, beyond) !== ' ') return null
    return named(casing, tokens, last + 2)
  }
  if (comma.test(gap) && !introducersOf.has(next.low) && !isDegree(casing, tokens, last + 1))
    return casing.hasCase || isSurelyName(casing, next) ? named(casing, tokens, last + 1) : null
  if (!beyond || introducersOf.has(beyond.low)) return null
  const isNumbered =
    next.is === 'number' && next.low.length <= 2 && numbering.test(gap) && /^[.)] ?$/.test(gapBetween(casing.plain, next, beyond))
  return isNumbered ? named(casing, tokens, last + 2) : null
}

/** "1. Sarmini": a numbered name that surely looks like one. */
export function listed(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  const next = tokens[i + 1]
  if (!next || !/^[.)] ?$/.test(gapBetween(casing.plain, tokens[i]!, next)) || !isSurelyName(casing, next)) return null
  return named(casing, tokens, i + 1)
}

const most = 4
const opening = /\n[\s(~*-]*$|[\s.,][~(-] ?$|^[~(] ?$/

/** A name alone at the end of a text, on its own line or behind a dash. */
export function signature(casing: Casing, tokens: readonly Token[]): Span | null {
  for (let first = tokens.length - 1; first > 2 && first >= tokens.length - most; first -= 1) {
    const token = tokens[first]!
    const before = tokens[first - 1]!
    if (!opening.test(casing.plain.slice(Math.max(before.end, token.start - longestGap), token.start))) continue
    const last = isNameWord(casing, token, 'proof') ? nameEnd(casing, tokens, first, 'proof') : -1
    return last === tokens.length - 1 && (isSurelyName(casing, token) || last > first) ? { first, last } : null
  }
  return null
}

/** Where a name ends: behind the dot of a letter that stands for its last part ("Ahmad F."). */
export const nameStop = (plain: string, end: number): number =>
  plain.charAt(end) === '.' && /[\s.][A-Z]$/.test(plain.slice(end - 2, end)) ? end + 1 : end
