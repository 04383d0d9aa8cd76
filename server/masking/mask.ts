import { findAddresses } from './address'
import { findEmails } from './email'
import { fold, type Folded } from './fold'
import { type Found, signs, withoutOverlaps } from './found'
import { findNames } from './names'
import { findNumbers } from './numbers'
import { findPlates } from './plate'
import { findReporter } from './reporter'
import { type Token, tokensOf } from './tokens'

type Range = { start: number; end: number }

/**
 * What is known besides the text: names of the reporter; stretches that a person marked to be hidden, as they are worded or as offsets into the text;
 * and who reads: to officers a NIP is no secret.
 */
export type MaskContext = { names?: readonly string[]; marked?: readonly (string | Range)[]; audience?: 'public' | 'officer' }

/** The personal data in a text (issue 6, item 5), in order and without overlaps. Pure, in linear time whatever the text. */
export function findPersonal(text: string, context: MaskContext = {}): Found[] {
  const folded = fold(text)
  const { plain } = folded
  const tokens = tokensOf(plain)
  const found = [
    ...markedIn(plain, tokens, context.marked ?? []),
    ...findEmails(plain, tokens),
    ...findNumbers(plain, tokens),
    ...findPlates(plain, tokens),
    ...findAddresses(plain, tokens),
    ...findNames(plain, tokens),
    ...findReporter(plain, tokens, context.names ?? []),
  ]
  const ranges = (context.marked ?? []).flatMap((one) => (typeof one === 'string' ? [] : [{ type: 'marked' as const, ...one }]))
  if (found.length + ranges.length === 0) return found
  const shown = context.audience === 'officer' ? found.filter(({ type }) => type !== 'nip') : found
  return withoutOverlaps([...ranges, ...shown.map((one) => unfolded(one, folded))])
}

/** The text with a readable sign in the place of each stretch of personal data. Masking what is masked changes nothing. */
export function mask(text: string, context: MaskContext = {}): { masked: string; found: Found[] } {
  let found = findPersonal(text, context)
  let masked = replaced(text, found)
  const wordedOnly = { ...context, marked: context.marked?.filter((one) => typeof one === 'string') }
  // What was hidden may have stood between a word and a number that belong together: look until nothing more is found.
  for (let more = found; more.length > 0;) {
    more = findPersonal(masked, wordedOnly)
    if (more.length === 0) break
    found = withoutOverlaps([...found, ...more.map((one) => atOrigin(one, found))])
    masked = replaced(text, found)
  }
  return { masked, found }
}

function replaced(text: string, found: readonly Found[]): string {
  let [masked, at] = ['', 0]
  for (const { type, start, end } of found) {
    masked += text.slice(at, start) + signs[type]
    at = end
  }
  return masked + text.slice(at)
}

/** Offsets in a masked text as offsets in the text before. */
function atOrigin({ type, start, end }: Found, found: readonly Found[]): Found {
  let shift = 0
  for (const one of found) {
    if (one.start + shift >= start) break
    shift += signs[one.type].length - (one.end - one.start)
  }
  return { type, start: start - shift, end: end - shift }
}

function unfolded({ type, start, end }: Found, { from, to }: Folded): Found {
  return from && to ? { type, start: from[start]!, end: to[end - 1]! } : { type, start, end }
}

/** Where marked words stand, except within a sign. */
function markedIn(plain: string, tokens: readonly Token[], marked: readonly (string | Range)[]): Found[] {
  const found: Found[] = []
  for (const one of marked) {
    const sought = typeof one === 'string' ? fold(one).plain.trim() : ''
    for (let at = sought ? plain.indexOf(sought) : -1; at >= 0; at = plain.indexOf(sought, at + sought.length)) {
      found.push({ type: 'marked', start: at, end: at + sought.length })
    }
  }
  if (found.length === 0) return found
  const opaque = tokens.filter(({ is }) => is === 'opaque')
  return found.filter(({ start, end }) => !opaque.some((sign) => sign.start < end && sign.end > start))
}
