import type { Found } from './found'
import { kind } from './lexicon'
import type { Token } from './tokens'

const codes = new Set(
  `a b d e f g h k l m n p r s t w z aa ab ad ae ag ba bb bd be bg bh bk bl bm bn bp da db dc dd de dg dh dk dl dm dn dp dr ds dt dw
  ea eb ed kb kh kt ku pa pb pg rf`.split(/\s+/),
)
// Short words that stand behind a number in capitals: "A 4 KM".
const words = new Set(
  'di ke km rt rw kg cm m mm jam hr th thn bln dan ada kw kv pk x org rb jt ton gr no pt cv sd ha kk or at yg utk itu ini jl gg hp wa ml l lt ltr am pm wib bh un ok la cc wa'.split(
    ' ',
  ),
)
const strong = new Set('plat pelat plate nopol nopolnya platnya polisi pol'.split(' '))
const reach = 5

/** Number plates: a region's code, up to four digits, up to three letters; in small letters with spaces, or with one or two digits, only behind a word like "plat" or "motor". */
export function findPlates(plain: string, tokens: readonly Token[]): Found[] {
  const found: Found[] = []
  for (let i = 0; i + 1 < tokens.length; i += 1) {
    const last = plateAt(plain, tokens, i)
    if (last === 0) continue
    found.push({ type: 'plate', start: tokens[i]!.start, end: tokens[last]!.end })
    i = last
  }
  return found
}

function plateAt(plain: string, tokens: readonly Token[], i: number): number {
  const [code, number, suffix] = [tokens[i]!, tokens[i + 1]!, tokens[i + 2]]
  if (code.is !== 'word' || number.is !== 'number' || !codes.has(code.low) || code.glued) return 0
  const spaced = spacedPlate(plain, tokens, i)
  if (spaced > 0) return spaced
  const digits = number.end - number.start
  if (digits > 4 || number.low.startsWith('0') || !isJoint(plain, code, number)) return 0
  const label = labelBefore(tokens, i)
  const hasSuffix =
    suffix?.is === 'word' &&
    suffix.low.length <= 3 &&
    /^[a-z]+$/.test(suffix.low) &&
    isJoint(plain, number, suffix) &&
    !tokens[i + 3]?.glued
  if (!hasSuffix) return label === 'plate' && digits >= 2 ? i + 1 : 0
  const fourth = tokens[i + 3]
  // "A 3344 X Y": the letters set apart.
  const isParted =
    label === 'plate' &&
    suffix.low.length === 1 &&
    fourth?.is === 'word' &&
    fourth.low.length === 1 &&
    isCapital(plain, fourth) &&
    plain.slice(suffix.end, fourth.start) === ' '
  if (isParted) return i + 3
  const isUpper = isCapital(plain, code) && isCapital(plain, suffix)
  if (!label && isOfDocument(plain, code, suffix)) return 0
  const isTight = number.glued && suffix.glued
  if (label === 'plate' || (label && (suffix.glued || !words.has(suffix.low)))) return i + 2
  if (isUpper && label && digits >= 3 && tokens[i + 3]?.is !== 'number') return i + 2
  if (words.has(suffix.low) && !isTight) return 0
  return digits >= 3 && (isTight || isUpper) ? i + 2 : 0
}

/** "1234/Pdt.G/2024/PA.Srg": a piece of a longer number. */
const isOfDocument = (plain: string, { start }: Token, { end }: Token): boolean =>
  /[./]/.test(plain.charAt(start - 1)) || plain.charAt(end) === '/' || /^\.[\p{L}\d]/u.test(plain.slice(end, end + 2))

const mostSigns = 7

/** "A 6 6 1 2 BN", "A.8 4 4 1.G E": digits or letters set apart. */
function spacedPlate(plain: string, tokens: readonly Token[], i: number): number {
  let [digits, letters, last] = [0, 0, i]
  while (last < i + mostSigns && tokens[last + 1] && isJoint(plain, tokens[last]!, tokens[last + 1]!)) {
    const next = tokens[last + 1]!
    if (next.is === 'number' && letters === 0 && next.low.length === 1) digits += 1
    else if (next.is === 'word' && next.low.length + letters <= 3 && isCapital(plain, next)) letters += next.low.length
    else break
    last += 1
  }
  if (digits < 3 || digits > 4 || tokens[last + 1]?.glued) return 0
  return letters > 0 && (labelBefore(tokens, i) !== null || isCapital(plain, tokens[i]!)) ? last : 0
}

const isCapital = (plain: string, { start, end, low }: Token): boolean =>
  plain.slice(start, end) !== low && plain.slice(start, end) === low.toUpperCase()

function isJoint(plain: string, before: Token, after: Token): boolean {
  const length = after.start - before.end
  if (length > 3) return false
  return length === 0 || /^[ ./_\n-]+$/.test(plain.slice(before.end, after.start))
}

function labelBefore(tokens: readonly Token[], i: number): 'plate' | 'vehicle' | null {
  for (let k = i - 1; k >= 0 && k >= i - reach && tokens[k]!.is !== 'opaque'; k -= 1) {
    if ((tokens[k]!.kind & kind.vehicle) !== 0) return strong.has(tokens[k]!.low) ? 'plate' : 'vehicle'
  }
  return null
}
