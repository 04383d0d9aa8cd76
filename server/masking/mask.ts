import { findAddresses } from './address'
import { findBesideNumbers } from './besideNumber'
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
  const numbers = findNumbers(plain, tokens)
  const found = [
    ...markedIn(plain, tokens, context.marked ?? []),
    ...findEmails(plain, tokens),
    ...numbers,
    ...findPlates(plain, tokens),
    ...findAddresses(plain, tokens),
    ...findNames(plain, tokens),
    ...findBesideNumbers(plain, tokens, numbers),
    ...findReporter(plain, tokens, context.names ?? []),
  ]
  const ranges = (context.marked ?? []).flatMap((one) => (typeof one === 'string' ? [] : [{ type: 'marked' as const, ...one }]))
  if (found.length + ranges.length === 0) return found
  const shown = context.audience === 'officer' ? found.filter(({ type }) => type !== 'nip') : found
  return withoutOverlaps([...ranges, ...shown.map((one) => unfolded(text, one, folded))])
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
    found = withoutOverlaps([...found, ...atOrigin(more, found)])
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

/** What was found in a masked text, with the offsets in the text before; both lists are in order. */
function atOrigin(more: readonly Found[], found: readonly Found[]): Found[] {
  let [shift, passed] = [0, 0]
  return more.map(({ type, start, end }) => {
    for (; passed < found.length && found[passed]!.start + shift < start; passed += 1) {
      const one = found[passed]!
      shift += signs[one.type].length - (one.end - one.start)
    }
    return { type, start: start - shift, end: end - shift }
  })
}

const unseen = /[\u200B-\u200D\u2060\uFEFF]/

/** The stretch in the text as it was written, with what no reader sees at its edges. */
function unfolded(text: string, { type, start, end }: Found, { from, to }: Folded): Found {
  if (!from || !to) return { type, start, end }
  let [first, last] = [from[start]!, to[end - 1]!]
  while (unseen.test(text.charAt(first - 1))) first -= 1
  while (unseen.test(text.charAt(last))) last += 1
  return { type, start: first, end: last }
}

/** Where marked words stand, except within a sign. */
function markedIn(plain: string, tokens: readonly Token[], marked: readonly (string | Range)[]): Found[] {
  const sought = marked.flatMap((one) => (typeof one === 'string' ? fold(one).plain.trim() : [])).filter((one) => one !== '')
  const hidden = sought.length > 0 ? tokens.filter(({ is }) => is === 'opaque') : []
  return sought.flatMap((words) => standsAt(plain, words, hidden))
}

/** These words exactly as marked, wherever they stand; and as words of their own in any case. Both with any white space between them. */
function formsOf(words: string): RegExp[] {
  const form = words
    .split(/\s+/)
    .map((word) => word.replace(/[$()*./+?[\\\]^{|}]/g, '\\$&'))
    .join('\\s+')
  const [before, behind] = [/^[\p{L}\p{N}]/u, /[\p{L}\p{N}]$/u].map((edge) => edge.test(words))
  const whole = `${before ? '(?<![\\p{L}\\p{N}])' : ''}${form}${behind ? '(?![\\p{L}\\p{N}])' : ''}`
  return [new RegExp(form, 'gu'), new RegExp(whole, 'giu')]
}

function standsAt(plain: string, words: string, hidden: readonly Token[]): Found[] {
  const found: Found[] = []
  for (const form of formsOf(words)) {
    let passed = 0
    for (const { 0: seen, index: start } of plain.matchAll(form)) {
      const end = start + seen.length
      while (passed < hidden.length && hidden[passed]!.end <= start) passed += 1
      if (passed === hidden.length || hidden[passed]!.start >= end) found.push({ type: 'marked', start, end })
    }
  }
  return found
}
