import { introducersOf } from './introducers'
import { namesPlace } from './landmarks'
import { isOrdinary, isPlaceWord, kind } from './lexicon'
import { nextInList, type Span } from './nameLists'
import { gapBehind, isCapital, isCertain, named, type Rule } from './nameRules'
import { sonSpan } from './nameSpan'
import { type Casing, isNameWord, isShortened } from './nameWords'
import type { Token } from './tokens'

/** A name that nothing announces: two words of which one is surely a name, "Fulan bin Fulan", or one in the middle of a sentence with a capital. */
export const fullName: Rule = (casing, tokens, i) => {
  if (introducersOf.get(tokens[i]!.low)?.includes('son')) return sonSpan(casing, tokens, i)
  const { low, kind: bits } = tokens[i]!
  const isLetterBefore =
    isShortened(casing, tokens[i]!) && casing.plain.charAt(tokens[i]!.end) === '.' && isCapital(casing, tokens[i]!)
  if (isLetterBefore && !introducersOf.has(low)) return shortenedName(casing, tokens, i)
  if ((bits & kind.name) === 0 || namesPlace(tokens, i)) return null
  if (isOrdinary(low) || isPlaceWord(low)) return null
  const isShown = casing.hasCase && isCapital(casing, tokens[i]!)
  const span = named(casing, tokens, i, isShown ? 'proof' : 'known')
  if (!span) return null
  if (span.last > i) return (isShown && isCapital(casing, tokens[span.last]!)) || isCertain(tokens[span.last]) ? span : null
  const isListed = isCertain(tokens[nextInList(casing, tokens, i)?.first ?? -1])
  return isListed || (isShown && standsAlone(casing, tokens, i)) || isPresented(casing, tokens, i) ? span : null
}

const presenting = new Set('warga penduduk tukang pedagang asal dari alamat umur usia pasien'.split(' '))

const reporting = new Set('di disini sini mau ingin lapor melapor melaporkan warga dari'.split(' '))

/** "Kasman, warga Ciruas", "Aminah, itu nama saya": a name at the head of a text or a sentence, and who that is. */
function isPresented(casing: Casing, tokens: readonly Token[], i: number): boolean {
  const [next, beyond] = [tokens[i + 1], tokens[i + 2]]
  const isReporting = i === 0 && casing.hasCase && isCapital(casing, tokens[i]!) && gapBehind(casing, tokens, i) === ' '
  if (next && isReporting && reporting.has(next.low)) return true
  if (!next || !/^, | \(| - $/.test(gapBehind(casing, tokens, i))) return false
  const isNamed = next.low === 'nama' || (next.low === 'itu' && beyond?.low === 'nama')
  const { start } = tokens[i]!
  const isHead = i === 0 || /[.!?\n] ?$/.test(casing.plain.slice(Math.max(tokens[i - 1]!.end, start - 2), start))
  return isNamed || (isHead && (presenting.has(next.low) || isPlaceWord(next.low)))
}

/** In the middle of a sentence, behind a word in small letters, and with none behind that makes it a brand or a place. */
function standsAlone(casing: Casing, tokens: readonly Token[], i: number): boolean {
  const [before, next] = [tokens[i - 1], tokens[i + 1]]
  if (!before || before.is !== 'word' || isCapital(casing, before) || gapBehind(casing, tokens, i - 1) !== ' ') return false
  const gap = next ? gapBehind(casing, tokens, i) : ''
  return !next || gap !== ' ' || !isCapital(casing, next)
}

/** "yang bertanda tangan di bawah ini Jumroti Hasyim". */
export const undersigned: Rule = (casing, tokens, i) =>
  tokens[i - 1]?.low === 'bawah' && /^[\s:,]*$/.test(gapBehind(casing, tokens, i)) ? named(casing, tokens, i + 1, 'titled') : null

/** "M. Yusuf", "Abd. Rojak". */
function shortenedName(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  if (namesPlace(tokens, i) || !tokens[i + 1] || !isCapital(casing, tokens[i + 1]!)) return null
  return /^\. ?$/.test(gapBehind(casing, tokens, i)) && isNameWord(casing, tokens[i + 1]!, 'known')
    ? named(casing, tokens, i, 'proof')
    : null
}

/** "Samsuri alias Acung": the name before the word. */
export const beforeAlias: Rule = (casing, tokens, i) => {
  const before = tokens[i - 1]
  if (!before || gapBehind(casing, tokens, i - 1) !== ' ') return null
  const isShown = casing.hasCase && isCapital(casing, before) && isNameWord(casing, before, 'proof')
  return isCertain(before) || isShown ? { first: i - 1, last: i - 1 } : null
}
