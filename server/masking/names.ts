import type { Found } from './found'
import { type Introducer, introducersOf } from './introducers'
import { namesPlace } from './landmarks'
import { isOrdinary, isPlaceWord, kind } from './lexicon'
import { sonSpan } from './nameSpan'
import { listed, nameStop, nextInList, signature, type Span } from './nameLists'
import { behalf, behindRole, familiar, farewell, field, gapBehind, isCapital, name, named, type Rule, title } from './nameRules'
import { type Casing, casingOf, isNameWord, isShortened } from './nameWords'
import { called, kin, self } from './ownRules'
import type { Token } from './tokens'

/** Names behind words that announce one ("nama saya", "Pak", "a.n.", "anak saya"), and two or more known names in a row with capitals. */
export function findNames(plain: string, tokens: readonly Token[]): Found[] {
  let casing: Casing | null = null
  const found: Found[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    if (!mayBegin(tokens, i)) continue
    casing ??= casingOf(plain)
    for (let span = spanAt(casing, tokens, i); span; span = nextInList(casing, tokens, span.last)) {
      found.push({ type: 'name', start: tokens[span.first]!.start, end: nameStop(plain, tokens[span.last]!.end) })
      i = span.last
    }
  }
  const signed = signature((casing ??= casingOf(plain)), tokens)
  if (signed && (found.at(-1)?.end ?? 0) <= tokens[signed.first]!.start)
    found.push({ type: 'name', start: tokens[signed.first]!.start, end: nameStop(plain, tokens[signed.last]!.end) })
  return found
}

function mayBegin(tokens: readonly Token[], i: number): boolean {
  const { kind: bits, low, is } = tokens[i]!
  if ((bits & (kind.introducer | kind.name)) !== 0) return true
  return is === 'number' ? low.length <= 2 : low.length === 1 || low === 'abd' || low === 'ini'
}

function spanAt(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  for (const introducer of introducersOf.get(tokens[i]!.low) ?? []) {
    const span = rules[introducer](casing, tokens, i)
    if (span) return span
  }
  if (tokens[i]!.low === 'ini') return undersigned(casing, tokens, i)
  if (tokens[i]!.is === 'number') return listed(casing, tokens, i)
  if (tokens[i]!.low === 'a' && tokens[i + 1]?.low === 'n') return behalf(casing, tokens, i + 1)
  return fullName(casing, tokens, i)
}

const rules: Readonly<Record<Introducer, Rule>> = {
  name,
  behalf,
  title,
  familiar,
  kin,
  self,
  called,
  farewell,
  role: behindRole('known'),
  post: behindRole('proof'),
  field,
  son: () => null,
}

/** Two or more words with capitals of which the first is surely a name, and "Fulan bin Fulan". */
function fullName(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  if (introducersOf.get(tokens[i]!.low)?.includes('son')) return sonSpan(casing, tokens, i)
  const { low, start, kind: bits } = tokens[i]!
  const isLetterBefore =
    isShortened(casing, tokens[i]!) && casing.plain.charAt(tokens[i]!.end) === '.' && isCapital(casing, tokens[i]!)
  if (isLetterBefore && !introducersOf.has(low)) return shortenedName(casing, tokens, i)
  const isSure = (bits & kind.name) !== 0 && casing.hasCase && casing.plain.charAt(start) !== low.charAt(0)
  if (!isSure || isOrdinary(low) || isPlaceWord(low) || namesPlace(tokens, i)) return null
  const span = named(casing, tokens, i, 'proof')
  return span && span.last > i && isCapital(casing, tokens[span.last]!) ? span : null
}

/** "yang bertanda tangan di bawah ini Jumroti Hasyim". */
const undersigned: Rule = (casing, tokens, i) =>
  tokens[i - 1]?.low === 'bawah' && /^[\s:,]*$/.test(gapBehind(casing, tokens, i)) ? named(casing, tokens, i + 1, 'titled') : null

/** "M. Yusuf", "Abd. Rojak". */
function shortenedName(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  if (namesPlace(tokens, i) || !tokens[i + 1] || !isCapital(casing, tokens[i + 1]!)) return null
  return /^\. ?$/.test(gapBehind(casing, tokens, i)) && isNameWord(casing, tokens[i + 1]!, 'known')
    ? named(casing, tokens, i, 'proof')
    : null
}
