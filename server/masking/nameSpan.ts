import { introducersOf } from './introducers'
import { type Casing, type Demand, isNameWord, isShortened } from './nameWords'
import type { Token } from './tokens'

const most = 5
const inside = /^(?: {1,3}| '|\. ?| ?- ?|, ?(?=[A-Z]))$/
const connecting = new Set(['bin', 'binti', 'bint', 'al', 'el', 'ibn', 'ibnu', 'alm', 'almh'])
const titles = new Set(
  'h hj kh haji hajah hajjah ust ustadz ustad ki kiai kyai tb dr drs dra ir drg neng nyi nyai nong raden rd entol ratu br boru'.split(
    ' ',
  ),
)
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
  let [at, count, last] = [first, 0, -1]
  while (count < most && tokens[at]) {
    const token = tokens[at]!
    const isFirst = last < 0
    if (count > 0 && !isInside(casing.plain, tokens[at - 1]!, token)) break
    if (isNameWord(casing, token, isFirst ? demand : onward(demand)) || (!isFirst && goesOn(casing, token))) last = at
    else if (last >= 0 && connecting.has(token.low)) last = sonEnd(casing, tokens, at, last)
    else if (!beginsShort(casing, tokens, at, demand)) break
    if (last > at) at = last
    at += 1
    count += 1
  }
  return last
}

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
  return next && isInside(casing.plain, tokens[at]!, next) && isNameWord(casing, next, 'sure') ? at + 1 : last
}

/** "Fulan bin Fulan": from the word before "bin" to the name behind it, or null. */
export function sonSpan(casing: Casing, tokens: readonly Token[], at: number): { first: number; last: number } | null {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (!before || !next || !isInside(casing.plain, before, tokens[at]!) || !isInside(casing.plain, tokens[at]!, next)) return null
  const last = nameEnd(casing, tokens, at + 1, 'sure')
  if (last < 0 || !isNameWord(casing, before, 'sure')) return null
  let first = at - 1
  while (first > at - 4 && tokens[first - 1] && isInside(casing.plain, tokens[first - 1]!, tokens[first]!)) {
    if (introducersOf.has(tokens[first - 1]!.low) || !isNameWord(casing, tokens[first - 1]!, 'proof')) break
    first -= 1
  }
  return { first, last }
}
