import { introducersOf } from './introducers'
import { isLandmark } from './landmarks'
import { isOrdinary, isPlaceWord, isRoot, kind } from './lexicon'
import { type Casing, degrees, type Demand, isAcronym, isNameWord, isNever, isShortened } from './nameWords'
import type { Token } from './tokens'

const most = 5
const inside = /^(?: {1,3}| '|\. ?| ?- ?|, ?(?=[A-Z]))$/
const connecting = new Set(['bin', 'binti', 'bint', 'ibn', 'ibnu', 'al', 'el', 'as', 'ar', 'an', 'asy', 'ash'])
const titles = new Set(
  'h hj kh haji hajah hajjah ust ustadz ustad ki kiai kyai tb dr drs dra ir drg neng nyi nyai nong raden rd entol ratu br boru de da du la le van'.split(
    ' ',
  ),
)
// Names of Chinese families: words of a few letters with capitals behind them are the rest of the name ("Tan Hok Liang").
const families = new Set(
  'tan lim liem oey wie kwee tjia tjan ong lie li go gouw njoo the kho khoe lauw tjoa tjiong thio tio sim yap yo goh phang bong chong chen wang zhang huang lau siauw siem pek auw lo kho khouw tjong kang oei oen gan han kie mei lan siu sioe a'.split(
    ' ',
  ),
)
// Before the names of Bali.
const balinese = new Set(['i', 'ni', 'ida', 'dewa', 'anak', 'gusti'])
const articles = new Set(['al', 'el', 'as', 'ar', 'at', 'an', 'asy', 'ash', 'ad', 'az', 'adz'])
// Part of what a person says to be the name: "namanya pak oji".
const saidWith = new Set(
  'ustadzah ny tn sdr sdri pak bu bapak ibu bpk mang wak uwa bang kang teh abah mas mbak mba om koh cik'.split(' '),
)
const second = new Set(
  'putri putra sari lestari jaya kusuma purnama agung hidayah cahaya akbar ratu ayu intan mutiara hakim kencana mulya mulia wijaya laras permata kirana pertiwi pratama utama perdana kartika buana dewi rahayu utami fajar setia wangi asih bakti dharma malik'.split(
    ' ',
  ),
)

/** "Rosidah N.": a capital letter alone at the end. */
const isLastLetter = ({ plain, hasCase }: Casing, { start, end, low }: Token): boolean =>
  hasCase && end - start === 1 && plain.charAt(start) !== low && /^(?:[.,\n]|$)/.test(plain.charAt(end))

/** What goes on must look a little more like a name than what begins one that was announced. */
const onward = (demand: Demand): Demand => (demand === 'known' ? 'proof' : demand)

/** The last token of the name that begins at `first`, or -1: one to five words, stopping at the first that is no name. */
export function nameEnd(casing: Casing, tokens: readonly Token[], first: number, demand: Demand): number {
  const foreign = foreignEnd(casing, tokens, first)
  let [at, count, last] = [first, 0, -1]
  if (foreign > first) [at, count, last] = [foreign + 1, foreign - first + 1, foreign]
  while (count < most && tokens[at]) {
    const token = tokens[at]!
    const isFirst = last < 0
    if (count > 0 && !isInside(casing.plain, tokens[at - 1]!, token)) break
    if (!isFirst && isDegree(casing, tokens, at)) break
    if (isNameWord(casing, token, isFirst ? demand : onward(demand)) || (!isFirst && goesOn(casing, token))) last = at
    else if (last >= 0 && connecting.has(token.low)) last = sonEnd(casing, tokens, at, last)
    else if (!beginsShort(casing, tokens, at, demand) && !isBetween(casing, tokens, at)) break
    if (last > at) at = last
    at += 1
    count += 1
  }
  return last
}

const isCapitalAt = ({ plain, hasCase }: Casing, token: Token | undefined): boolean =>
  hasCase && token?.is === 'word' && plain.charAt(token.start) !== token.low.charAt(0)

/** "Tan Hok Liang", "I Gusti Ngurah Oka": the last of the short words with capitals, or -1. */
function foreignEnd(casing: Casing, tokens: readonly Token[], first: number): number {
  const { low } = tokens[first] ?? { low: '' }
  const isFamily = families.has(low)
  if ((!isFamily && !balinese.has(low)) || !isCapitalAt(casing, tokens[first])) return -1
  let last = first
  while (last < first + 3 && isCapitalAt(casing, tokens[last + 1]) && isFollowing(casing.plain, tokens, last)) {
    const next = tokens[last + 1]!
    if (next.low.length < 2 || next.low.length > (isFamily ? 6 : 12) || isAcronym(casing, next) || isNever(next.low)) break
    last += 1
  }
  const isSure =
    last > first && (isFamily || tokens.slice(first + 1, last + 1).some(({ kind: bits }) => (bits & kind.name) !== 0))
  return isSure ? last : -1
}

const isFollowing = (plain: string, tokens: readonly Token[], i: number): boolean =>
  /^[ -]$/.test(plain.slice(tokens[i]!.end, Math.min(tokens[i + 1]!.start, tokens[i]!.end + 2)))

/** An ordinary word with a capital before a known name with one: "Sri Mulat Handayani", "Marhaen Gultom". */
const isBetween = (casing: Casing, tokens: readonly Token[], at: number): boolean => {
  const [token, next] = [tokens[at]!, tokens[at + 1]]
  if (!next || !isCapitalAt(casing, token) || !isCapitalAt(casing, next) || !isInside(casing.plain, token, next)) return false
  const isName = (next.kind & kind.name) !== 0 && !isOrdinary(next.low) && !isPlaceWord(next.low)
  return (
    isName &&
    token.low.length > 3 &&
    !isLandmark(token.low) &&
    !isNever(token.low) &&
    !isPlaceWord(token.low) &&
    !isAcronym(casing, token)
  )
}

/** "S.Pd", "Amd.Keb", "SH": no part of the name. */
export function isDegree({ plain }: Casing, tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at]!, tokens[at + 1]]
  if (degrees.has(token.low) && plain.charAt(token.start) !== token.low.charAt(0))
    return token.low.length !== 2 || !isWordInCaps(plain)
  const isDotted = next !== undefined && next.start === token.end + 1 && plain.charAt(token.end) === '.'
  return isDotted && token.low.length <= 3 && degrees.has(token.low + next.low)
}

const isWordInCaps = (plain: string): boolean => plain === plain.toUpperCase()

const goesOn = (casing: Casing, token: Token): boolean => second.has(token.low) || isLastLetter(casing, token)

function isInside(plain: string, before: Token, token: Token): boolean {
  if (token.start - before.end > 3) return false
  const gap = plain.slice(before.end, token.start)
  if (gap === '. ' || gap === '.') return before.end - before.start <= 4 && isShortenedEnd(before)
  return inside.test(gap) && !gap.includes(',')
}

const isShortenedEnd = ({ low }: Token): boolean => low.length <= 4

function beginsShort(casing: Casing, tokens: readonly Token[], at: number, demand: Demand): boolean {
  const [token, next] = [tokens[at]!, tokens[at + 1]]
  if (!next) return false
  const isSaid = (demand === 'field' || demand === 'sure') && saidWith.has(token.low)
  if (!isSaid && !isShortened(casing, token) && !titles.has(token.low)) return false
  const beyond = tokens[at + 2]
  const isAnother = isShortened(casing, next) && beyond !== undefined && isNameWord(casing, beyond, demand)
  return isInside(casing.plain, token, next) && (isAnother || isNameWord(casing, next, demand))
}

function sonEnd(casing: Casing, tokens: readonly Token[], at: number, last: number): number {
  const next = tokens[at + 1]
  if (!next || !isInside(casing.plain, tokens[at]!, next)) return last
  const { low, end } = tokens[at]!
  if (articles.has(low) && casing.plain.charAt(end) === '-') return next.is === 'word' ? at + 1 : last
  if (articles.has(low) && low !== 'al' && low !== 'el') return last
  if (next.low.length === 1 || titles.has(next.low)) {
    const beyond = tokens[at + 2]
    return beyond && isInside(casing.plain, next, beyond) && isSon(casing, beyond) ? at + 2 : last
  }
  return isSon(casing, next) ? at + 1 : last
}

/** Behind "bin" nearly any word is a name. */
const isSon = (casing: Casing, token: Token): boolean =>
  isNameWord(casing, token, 'field') ||
  (token.is === 'word' && token.low.length > 2 && !isNever(token.low) && isUnlisted(token.low))

const isUnlisted = (low: string): boolean => !isOrdinary(low) || !isRoot(low)

/** "Fulan bin Fulan": from the word before "bin" to the name behind it, or null. */
export function sonSpan(casing: Casing, tokens: readonly Token[], at: number): { first: number; last: number } | null {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (!before || !next || !isInside(casing.plain, before, tokens[at]!) || !isInside(casing.plain, tokens[at]!, next)) return null
  const son = sonEnd(casing, tokens, at, -1)
  if (son < 0 || !isNameWord(casing, before, 'sure')) return null
  const last = Math.max(son, nameEnd(casing, tokens, son, 'proof'))
  let first = at - 1
  while (first > at - 4 && tokens[first - 1] && isInside(casing.plain, tokens[first - 1]!, tokens[first]!)) {
    if (introducersOf.has(tokens[first - 1]!.low) || !isNameWord(casing, tokens[first - 1]!, 'proof')) break
    first -= 1
  }
  return { first, last }
}
