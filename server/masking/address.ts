import type { Found } from './found'
import { kind } from './lexicon'
import { spelledDigit } from './spelled'
import type { Token } from './tokens'

const neighbourhoods = new Set(['rt', 'rw', 'rtrw', 'erte', 'erwe'])
const blocks = new Set(['blok', 'blk', 'block'])
const numberWords = new Set(['no', 'nomor', 'nomer', 'nmr'])
const streets = new Set(
  'jalan jl jln jalanan gang gg perum perumahan komplek kompleks kp kampung kpg rumah rumahnya rmh alamat alamatnya residence griya graha puri taman regency lingkungan link cluster ruko kontrakan kos kosan kost dusun'.split(
    ' ',
  ),
)
// Behind a number they say that it counts something.
const counted = new Set(
  'bulan bln tahun thn hari minggu orang org jam kali rumah kk meter km warga kepala titik unit periode tahap kilo persen ribu rb rbu juta jt'.split(
    ' ',
  ),
)
const amounts = new Set('ribu rb rbu juta jt bulan bln tahun thn hari orang kali jam'.split(' '))
const law = new Set('tahun thn th'.split(' '))
const reach = 8
const longest = 12
const roman = /^[ivx]{1,5}$/

const joint = /^(?:[ ,./\n-]{0,3}| ?& ?| (?:dan|atau|sd|s\/d|s\.d\.?|sampai|hingga) )$/

/** What leads to one door: RT and RW, block and house number. Streets, villages and kecamatan stay. */
export function findAddresses(plain: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    if ((tokens[i]!.kind & kind.address) === 0 && tokens[i]!.low.length !== 1) continue
    const last = pieceAt(plain, tokens, i)
    if (last <= i) continue
    const before = found.at(-1)
    const piece = { type: 'address' as const, start: tokens[i]!.start, end: tokens[last]!.end }
    if (before && joint.test(plain.slice(before.end, Math.min(piece.start, before.end + 10)))) before.end = piece.end
    else found.push(piece)
    i = last
  }
  return found
}

/** The last token of the piece that begins here, or -1. */
function pieceAt(plain: string, tokens: readonly Token[], i: number): number {
  const { low } = tokens[i]!
  if (low.length === 1) return spacedOut(plain, tokens, i)
  if (neighbourhoods.has(low)) return isOfLetter(plain, tokens, i) ? -1 : neighbourhood(plain, tokens, i)
  if (blocks.has(low)) return block(plain, tokens, i)
  if (numberWords.has(low)) {
    const isOfHouse = ['rumah', 'rmh'].includes(tokens[i + 1]?.low ?? '')
    return followsStreet(plain, tokens, i) ? houseNumber(plain, tokens, isOfHouse ? i + 2 : i + 1) : -1
  }
  const isMeasured = lengths.has(tokens[i + 2]?.low ?? '')
  return (low === 'gg' || low === 'gang') && !isMeasured ? houseNumber(plain, tokens, i + 1) : -1
}

/** "12/RT03/X/2026": RT within the number of a letter. */
const isOfLetter = (plain: string, tokens: readonly Token[], i: number): boolean =>
  /^\d\/$/.test(plain.slice(tokens[i]!.start - 2, tokens[i]!.start)) &&
  /^\/[IVX]+\/\d{4}/.test(plain.slice(tokens[i + 1]?.end, (tokens[i + 1]?.end ?? 0) + 12))

/** "Gang 120 meter" is a length, no house. */
const lengths = new Set(['m', 'meter', 'mtr', 'km', 'kilo', 'kilometer', 'ruas', 'titik'])

/** "R.T. 03", "R W 02", and a house of an estate without "blok": "C3 no. 12", "D7/11". */
function spacedOut(plain: string, tokens: readonly Token[], i: number): number {
  const [letter, second, number] = [tokens[i]!, tokens[i + 1], tokens[i + 2]]
  if (!second || !number) return -1
  if (letter.low === 'r' && (second.low === 't' || second.low === 'w')) {
    const isSpaced = /^[. ]$/.test(plain.slice(letter.end, second.start)) && isCount(number) && isNear(plain, second, number)
    return isSpaced ? i + 2 : -1
  }
  const isJoined = second.glued || (/^[ .-]$/.test(plain.slice(letter.end, second.start)) && numberWords.has(number.low))
  if (letter.is !== 'word' || !isJoined || !isCount(second) || !followsEstate(tokens, i)) return -1
  const isSlashed = /^ ?[/-] ?$/.test(plain.slice(second.end, number.start)) && isCount(number)
  return isSlashed ? i + 2 : numberWords.has(number.low) ? Math.max(houseNumber(plain, tokens, i + 3), -1) : -1
}

const estates = new Set(
  'perum perumahan perumnas komplek kompleks residence griya graha puri taman regency cluster ruko bumi asri permai indah villa vila bukit permata citra grand'.split(
    ' ',
  ),
)

const followsEstate = (tokens: readonly Token[], i: number): boolean =>
  [1, 2, 3, 4, 5].some((back) => estates.has(tokens[i - back]?.low ?? ''))

const isNear = (plain: string, before: Token, after: Token | undefined): boolean =>
  after !== undefined && after.start - before.end <= 4 && /^[ .:,/\\()-]*$/.test(plain.slice(before.end, after.start))

const isCount = (token: Token | undefined): boolean =>
  token !== undefined && ((token.is === 'number' && token.end - token.start <= 3) || spelledDigit.has(token.low))

/** "RT 05/02", "RT.05 RW.02", "RT/RW: 005/002", "rt lima"; not "RT 3 bulan". */
function neighbourhood(plain: string, tokens: readonly Token[], i: number): number {
  let [at, last] = [i, -1]
  while (at < i + longest && isNear(plain, tokens[at]!, tokens[at + 1])) {
    const next = tokens[at + 1]!
    const isNumber = isCount(next) || (roman.test(next.low) && next.is === 'word')
    if (!isNumber && !neighbourhoods.has(next.low) && !numberWords.has(next.low)) break
    const gap = plain.slice(tokens[at]!.end, next.start)
    if (isNumber && gap.includes(',')) break
    if (last === at && !(isNumber ? /^ ?[/-] ?$/ : /^ ?[,./-]? ?$/).test(gap)) break
    at += 1
    if (isNumber) last = at
  }
  if (last < 0) return -1
  const after = tokens[last + 1]
  if (last !== i + 1 || !after || plain.charAt(tokens[last]!.start) === '0' || !isNear(plain, tokens[last]!, after)) return last
  const isCounted = amounts.has(after.low) || (counted.has(after.low) && tokens[last]!.end - tokens[last]!.start < 2)
  return isCounted ? -1 : last
}

/** "Blok C3 No. 12", "blok A/12", "Blok D2"; a letter alone only when a number or another piece follows. */
function block(plain: string, tokens: readonly Token[], i: number): number {
  const first = tokens[i + 1]
  if (!first || !isNear(plain, tokens[i]!, first)) return -1
  const isLetter = first.is === 'word' && first.low.length <= 2
  const isNamed = first.is === 'word' && !isLetter && numberWords.has(tokens[i + 2]?.low ?? '') && isCount(tokens[i + 3])
  if (isNamed) return houseNumber(plain, tokens, i + 3)
  if (!isLetter && !isCount(first)) return -1
  let [at, hasNumber] = [i + 1, isCount(first)]
  while (at < i + longest && isNear(plain, tokens[at]!, tokens[at + 1])) {
    const next = tokens[at + 1]!
    const raw = plain.slice(tokens[at]!.end, next.start)
    const isTail = next.is === 'word' && next.low.length === 1 && next.glued
    const takes = isCount(next) && !raw.includes(',') && !counted.has(tokens[at + 2]?.low ?? '')
    if (numberWords.has(next.low) && isCount(tokens[at + 2])) at += 2
    else if (takes || isTail) at += 1
    else break
    hasNumber = true
  }
  const next = tokens[at + 1]
  if (!isLetter && at === i + 1 && first.end - first.start === 3 && first.low.startsWith('0')) return -1
  const isBehindNumber = isLetter && isCount(tokens[i - 1]) && numberWords.has(tokens[i - 2]?.low ?? '')
  return hasNumber || isBehindNumber || (next && (neighbourhoods.has(next.low) || blocks.has(next.low))) ? at : -1
}

/** "12", "12A", "12/B", "7-9" behind "no."; not a law's or a deed's ("Nomor 12 Tahun 2019", "112/2009"). */
function houseNumber(plain: string, tokens: readonly Token[], i: number): number {
  const first = tokens[i]
  if (!first || !isNear(plain, tokens[i - 1]!, first) || !isCount(first) || law.has(tokens[i + 1]?.low ?? '')) return -1
  let at = i
  const next = tokens[at + 1]
  if (/^\/(?:19|20)\d\d(?!\d)/.test(plain.slice(first.end, first.end + 6))) return -1
  if (
    next?.is === 'word' &&
    next.low.length === 1 &&
    (next.glued || /^[/-]$/.test(plain.slice(first.end, next.start)) || isUnitLetter(plain, first, next))
  )
    at += 1
  else if (next && spelledDigit.has(first.low) && (next.low === 'belas' || next.low === 'puluh')) at += 1
  else if (next && isCount(next) && /^[/-]$/.test(plain.slice(first.end, next.start))) at += 1
  return at
}

/** "No. 12 B": a capital alone behind the number. */
const isUnitLetter = (plain: string, number: Token, { start, end, low }: Token): boolean =>
  plain.slice(number.end, start) === ' ' && plain.charAt(start) !== low && /^(?:[\s,.;]|$)/.test(plain.charAt(end))

function followsStreet(plain: string, tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k >= i - reach; k -= 1) {
    const token = tokens[k]!
    if (token.is === 'opaque') return false
    if (streets.has(token.low) || blocks.has(token.low) || neighbourhoods.has(token.low)) return true
    if (k < i - 1 && /[\n;!?]/.test(plain.slice(token.end, Math.min(tokens[k + 1]!.start, token.end + 8)))) return false
  }
  return streets.has(tokens[i + 1]?.low ?? '')
}
