import { beforeAlias, fullName, undersigned } from './aloneRules'
import type { Found } from './found'
import { type Introducer, introducersOf } from './introducers'
import { kind } from './lexicon'
import { listed, nameStop, nextInList, signature, type Span } from './nameLists'
import { behalf, field, name, pointing, type Rule } from './nameRules'
import { type Casing, casingOf } from './nameWords'
import { called, here, kin, self } from './ownRules'
import { behindRole, familiar, farewell, short, title } from './roleRules'
import type { Token } from './tokens'

/** Names behind words that announce one ("nama saya", "Pak", "a.n.", "anak saya"), and names that can be nothing else. */
export function findNames(plain: string, tokens: readonly Token[]): Found[] {
  let casing: Casing | null = null
  const found: Found[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    if (!mayBegin(tokens, i)) continue
    casing ??= casingOf(plain)
    let last = -1
    for (let span = spanAt(casing, tokens, i); span; span = nextInList(casing, tokens, span.last)) {
      found.push({ type: 'name', start: tokens[span.first]!.start, end: nameStop(plain, tokens[span.last]!.end) })
      last = span.last
    }
    i = Math.max(i, last)
  }
  const signed = signature((casing ??= casingOf(plain)), tokens)
  if (signed && (found.at(-1)?.end ?? 0) <= tokens[signed.first]!.start)
    found.push({ type: 'name', start: tokens[signed.first]!.start, end: nameStop(plain, tokens[signed.last]!.end) })
  return found
}

function mayBegin(tokens: readonly Token[], i: number): boolean {
  const { kind: bits, low, is } = tokens[i]!
  if ((bits & (kind.introducer | kind.name)) !== 0) return true
  return is === 'number' ? low.length <= 2 : low.length === 1 || low === 'abd'
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
  short,
  kin,
  self,
  called,
  farewell,
  role: behindRole('known'),
  post: behindRole('proof'),
  field,
  pointing,
  here,
  alias: beforeAlias,
  son: () => null,
}
