import { bare, between } from './emailSign'
import { introducersOf } from './introducers'
import { isOrdinary, kind } from './lexicon'
import { dots, doubleStrokes, fillers, mailLabels, strokes } from './mailWords'
import type { Token } from './tokens'

const mostPieces = 24
const mostWords = 4
// What may stand between the pieces of the part before the sign.
const joints = new Set(['', '.', '_', '-', '+', '..', '...', '__', '._', '_.', '%', "'", '#', '&', '!', '=', '~', '$'])
const wideJoint = /^ ?[._-] ?$/

/** Where the part before the sign begins: back over "siti.aminah_90", "siti titik aminah", "siti tujuh tujuh", as far as `from`. */
export function startOfName(plain: string, tokens: readonly Token[], last: number, from: number, isLoose: boolean): number {
  let [first, words] = [last, 0]
  const announced = announcedFrom(plain, tokens, last, from)
  for (let pieces = 1; pieces < mostPieces && first > from; pieces += 1) {
    const before = tokens[first - 1]!
    if (before.is === 'opaque' || mailLabels.has(before.low)) break
    const raw = plain.slice(before.end, Math.min(tokens[first]!.start, before.end + 4))
    const joint = spokenJoint(plain, tokens, first, from)
    if (joint > 0) first -= joint
    else if (joints.has(raw) || (isLoose && wideJoint.test(raw) && raw.trim() !== '' && isWide(raw, announced))) first -= 1
    else if (first > announced && isWithin(raw, tokens[first]!)) first -= 1
    else if (raw === ' ' && isLoose && words < mostWords && goesBefore(before, tokens[first]!)) {
      first -= 1
      words += 1
    } else break
  }
  let start = tokens[first]!.start
  while (start > 0 && /[._+-]/.test(plain.charAt(start - 1)) && tokens[first]!.start - start < 3) start -= 1
  return start
}

/** A stroke with spaces parts two things, unless what stands before belongs to an announced address. */
const isWide = (raw: string, announced: number): boolean => announced < Infinity || raw.includes('_') || raw === ' . '

const cut = /^(?: |\n|[._-]\n|[,/])$/

/** Whether a piece of an announced address goes on over this gap. */
const isWithin = (raw: string, piece: Token): boolean => cut.test(raw) && (raw !== '\n' || isFigure(piece))

/**
 * The first token behind the word that announces the address and the fillers behind that word: all from there on is the address.
 * Infinity when no word announces it, or when a filler or another address stands between.
 */
function announcedFrom(plain: string, tokens: readonly Token[], last: number, from: number): number {
  for (let i = last, words = 0; i > from && words <= mostPieces; i -= 1) {
    const before = tokens[i - 1]!
    if (mailLabels.has(before.low) || fillers.has(before.low)) {
      const isLabelled = mailLabels.has(before.low) || isBehindLabel(tokens, i - 1)
      return isLabelled && i <= last ? i : Infinity
    }
    if (before.is === 'opaque' || /[;?!:]|\. /.test(plain.slice(before.end, tokens[i]!.start))) return Infinity
    if (!before.glued) words += 1
    if (words > mostWords && before.low.length > 1) return Infinity
  }
  return Infinity
}

function isBehindLabel(tokens: readonly Token[], i: number): boolean {
  let at = i
  while (at > 0 && i - at < 5 && fillers.has(tokens[at]!.low)) at -= 1
  return mailLabels.has(tokens[at]!.low)
}

const isFigure = ({ is, low, kind: bits }: Token): boolean => is === 'number' || low === 'puluh' || (bits & kind.spelled) !== 0

const isForm = (low: string): boolean => introducersOf.get(low)?.some((of) => of === 'title' || of === 'familiar') === true

/** Whether two words with a space between are both of the name: figures behind it, a name or a form of address before it. */
const goesBefore = (before: Token, piece: Token): boolean => {
  if (fillers.has(before.low) && !['ibu', 'bapak'].includes(before.low)) return false
  if (isFigure(piece) && (isFigure(before) || !isOrdinary(before.low))) return true
  const isName = (piece.kind & kind.name) !== 0
  return ((before.kind & kind.name) !== 0 && !isOrdinary(before.low)) || (isName && isForm(before.low))
}

/** "yuni[dot]kartika", "yuni titik kartika", "yuni garis bawah kartika": how many tokens the joint in words and the piece before it take, or 0. */
function spokenJoint(plain: string, tokens: readonly Token[], first: number, from: number): number {
  const [before, dot, piece] = [tokens[first - 2], tokens[first - 1]!, tokens[first]!]
  if (!before || before.is === 'opaque' || first - 2 < from) return 0
  if (first - 3 >= from && doubleStrokes.has(`${before.low}+${dot.low}`)) return tokens[first - 3]!.is === 'opaque' ? 0 : 3
  const said = bare(between(plain, before, dot) + dot.low + between(plain, dot, piece))
  if (said !== dot.low && !dots.has(said)) return 0
  return (strokes.has(dot.low) || dots.has(dot.low)) && !mailLabels.has(before.low) ? 2 : 0
}
