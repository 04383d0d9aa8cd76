import type { Found } from './found'
import { introducersOf } from './introducers'
import { isLandmark, namesPlace } from './landmarks'
import { isOrdinary, isPlaceWord, kind } from './lexicon'
import { type Casing, casingOf, isAcronym, isNever, isUnheard } from './nameWords'
import type { Token } from './tokens'

const ofPerson = new Set(['nik', 'kk', 'phone', 'nip'])
const most = 3

/** Names that a person's number announces: "Asmanah 3604…", "Feri, 0812…", "0853… (Yanti, anaknya)". */
export function findBesideNumbers(plain: string, tokens: readonly Token[], numbers: readonly Found[]): Found[] {
  const casing = casingOf(plain)
  if (!casing.hasCase) return []
  let at = 0
  return numbers
    .filter(({ type }) => ofPerson.has(type))
    .flatMap(({ start, end }, i, all) => {
      while (at < tokens.length && tokens[at]!.start < start) at += 1
      let behind = at
      while (behind < tokens.length && tokens[behind]!.start < end) behind += 1
      const isListed = i > 0 && all[i - 1]!.type === all[i]!.type
      return [
        ...(isListed ? between(casing, tokens, all[i - 1]!.end, at, start) : []),
        ...before(casing, tokens, at - 1, start),
        ...after(casing, tokens, behind, end),
      ]
    })
}

const isName = (casing: Casing, token: Token | undefined): boolean =>
  token?.is === 'word' &&
  isCapital(casing, token) &&
  (isUnheard(token) || isShortName(token)) &&
  (token.kind & (kind.introducer | kind.label | kind.address | kind.vehicle | kind.mail | kind.spelled)) === 0 &&
  !isOrdinary(token.low) &&
  !isPlaceWord(token.low) &&
  !isLandmark(token.low) &&
  !isNever(token.low) &&
  !isAcronym(casing, token)

const isCapital = ({ plain }: Casing, { start, low }: Token): boolean => plain.charAt(start) !== low.charAt(0)

/** What is too short or too hard to be sure of alone is one of the dictionary, or written with an apostrophe. */
const isShortName = ({ low, kind: bits }: Token): boolean => (bits & kind.name) !== 0 || /^[a-z]{2,9}'[a-z]{2,9}$/.test(low)

const gapOf = ({ plain }: Casing, from: number, to: number): string => (to - from > 4 ? '!' : plain.slice(from, to))

const inList =
  /^(?:[,;]|,? dan|\n| ?\n?\d{1,2}[.)]) ?(\p{Lu}[\p{L}']{1,15}(?: \p{Lu}[\p{L}']{1,15})?(?: \p{Lu}[\p{L}']{1,15})?)[,:]? ?\(?$/u
const longestName = 50

/** "… 3604…, Mad Rais 3604…": nothing but words with capitals between two numbers of one kind. */
function between(casing: Casing, tokens: readonly Token[], from: number, at: number, start: number): Found[] {
  const words = start - from > longestName ? null : inList.exec(casing.plain.slice(from, start))
  if (!words) return []
  const first = from + words[0].indexOf(words[1]!)
  const end = first + words[1]!.length
  const said = tokens.slice(Math.max(0, at - most), at).filter((token) => token.start >= first)
  const isOther = ({ low, kind: bits }: Token) =>
    isPlaceWord(low) || isLandmark(low) || isNever(low) || introducersOf.has(low) || (bits & kind.label) !== 0
  return said.some((token) => isOther(token) || isAcronym(casing, token)) ? [] : [{ type: 'name', start: first, end }]
}

/** Whether the word is the label of the number behind it: "Sunarya, NIP 1966…". */
const isLabel = (casing: Casing, tokens: readonly Token[], at: number): boolean =>
  (tokens[at]!.kind & kind.label) !== 0 && /^(?:, | \()$/.test(gapOf(casing, tokens[at - 1]?.end ?? 0, tokens[at]!.start))

function before(casing: Casing, tokens: readonly Token[], at: number, start: number): Found[] {
  const isLabelled = at > 0 && isLabel(casing, tokens, at)
  const last = isLabelled ? at - 1 : at
  const end = isLabelled ? tokens[at]!.start : start
  if (last < 0 || !/^(?:,? ?\(?| ?[:=-] ?)$/.test(gapOf(casing, tokens[last]!.end, end))) return []
  let first = last + 1
  while (first > 0 && first > last + 1 - most && isName(casing, tokens[first - 1]) && isJoinedAt(casing, tokens, first, last))
    first -= 1
  if (first > last || namesPlace(tokens, first)) return []
  const leading = tokens[first - 1]
  const isOfMore =
    leading?.is === 'word' &&
    isCapital(casing, leading) &&
    !introducersOf.has(leading.low) &&
    gapOf(casing, leading.end, tokens[first]!.start) === ' '
  return isOfMore ? [] : [{ type: 'name', start: tokens[first]!.start, end: tokens[last]!.end }]
}

const isJoinedAt = (casing: Casing, tokens: readonly Token[], first: number, last: number): boolean =>
  first > last || gapOf(casing, tokens[first - 1]!.end, tokens[first]!.start) === ' '

/** In brackets right behind, or alone in a sentence of its own. */
function after(casing: Casing, tokens: readonly Token[], first: number, end: number): Found[] {
  if (!isName(casing, tokens[first])) return []
  let last = first
  while (last < first + most - 1 && isName(casing, tokens[last + 1]) && isJoinedAt(casing, tokens, last + 1, last)) last += 1
  const gap = gapOf(casing, end, tokens[first]!.start)
  const closing = casing.plain.charAt(tokens[last]!.end)
  const isSaid = / ?\($/.test(gap) ? /^[,) ]$/.test(closing) : /^(?:[.,] |\n| - )$/.test(gap) && /^[.\n]?$/.test(closing)
  return isSaid ? [{ type: 'name', start: tokens[first]!.start, end: tokens[last]!.end }] : []
}
