import { bare, between } from './emailSign'
import { kind } from './lexicon'
import { dots, endings, hostWords, plainEndings, strokes } from './mailWords'
import type { Token } from './tokens'

const mostLabels = 5

/** The last token of the host that begins here, or null when it is none. After a sign in words it must be known or have its ending. */
export function endOfHost(plain: string, tokens: readonly Token[], start: number, isSpoken: boolean): number | null {
  const first = tokens[start]!.low === 'www' && tokens[start + 1] ? start + 1 : start
  const parted = partedHost(plain, tokens, first)
  const as = hostWords.get(tokens[first]!.low)
  const isKnown = parted > first || as !== undefined
  let [last, isEnded] = [parted, as?.isEnded === true]
  for (let labels = 1; labels < mostLabels; labels += 1) {
    const next = nextLabel(plain, tokens, last, isKnown && labels === 1)
    if (next === null || (isEnded && !endings.has(tokens[next]!.low))) break
    last = next
    isEnded = endings.has(tokens[last]!.low)
    if (isEnded && tokens[last]!.glued && tokens[last + 1]?.glued !== true && isKnown) break
  }
  if (isEnded) return last
  const letters = isKnown ? lettersOfEnding(plain, tokens, parted) : 0
  if (letters > 0) return letters
  if (isSpoken) return isKnown ? parted : null
  const isTight = plain.charAt(tokens[start]!.start - 1) === '@' && isNameEnd(plain.charAt(tokens[start]!.start - 2))
  return isKnown ? last : isTight ? endOfTight(plain, tokens, start) : null
}

/** "g mail", "g-mail", "gm ail": the last token of a known host in two pieces, else the first itself. */
function partedHost(plain: string, tokens: readonly Token[], first: number): number {
  const [here, next] = [tokens[first]!, tokens[first + 1]]
  if (!next || next.is !== 'word' || here.low.length > 4 || hostWords.has(here.low)) return first
  const isClose = /^[ .-]$/.test(plain.slice(here.end, Math.min(next.start, here.end + 2)))
  return isClose && hostWords.get(here.low + next.low)?.hasSign === false ? first + 1 : first
}

/** "a@contoh.museum": an ending that no list knows, as long as nothing but a dot stands before its small letters. */
function endOfTight(plain: string, tokens: readonly Token[], first: number): number {
  let last = first
  while (last + 1 < tokens.length && last - first < mostLabels) {
    const [here, next] = [tokens[last]!, tokens[last + 1]!]
    const isTight = next.start === here.end + 1 && plain.charAt(here.end) === '.'
    if (!isTight || !/^[a-z]{2,12}$/.test(plain.slice(next.start, next.end))) break
    last += 1
  }
  return last
}

const isNameEnd = (one: string): boolean => /^[\p{L}\d._-]$/u.test(one)
// What people strike for the dot behind a host that is known.
const missed = /^ ?[.,;:/'"_-]{1,3} ?$/

function nextLabel(plain: string, tokens: readonly Token[], i: number, isKnown: boolean): number | null {
  const [here, next, beyond] = [tokens[i]!, tokens[i + 1], tokens[i + 2]]
  if (!next || next.is === 'opaque') return null
  if (next.glued) return isKnown ? null : i + 1
  const isEnding = endings.has(next.low)
  const raw = plain.slice(here.end, Math.min(next.start, here.end + 6))
  if (isKnown && isEnding && (missed.test(raw) || (raw === ' ' && plainEndings.has(next.low)))) return i + 1
  const gap = between(plain, here, next)
  if (gap === '-' || (/^\.{1,3}$/.test(bare(gap)) && (raw === gap || isEnding))) return i + 1
  if (isEnding && (raw === ',' || (raw === ' ' && (plainEndings.has(next.low) || plainEndings.has(here.low))))) return i + 1
  if (!beyond || beyond.is === 'opaque') return null
  const said = bare(gap + next.low + between(plain, next, beyond))
  if ((next.kind & kind.mail) !== 0 && dots.has(said)) return i + 2
  const isStroke = strokes.has(next.low) && said === next.low && tokens.slice(i + 3, i + 7).some(({ low }) => endings.has(low))
  if (isStroke) return i + 2
  return isKnown && next.low === 'd' && beyond.low === 'o' && tokens[i + 3]?.low === 't' && tokens[i + 4] ? i + 4 : null
}

/** ". c o m", "dot c o m": the ending letter by letter behind a known host; its last token, or 0. */
function lettersOfEnding(plain: string, tokens: readonly Token[], host: number): number {
  let [at, said] = [host + 1, '']
  if (dots.has(tokens[at]?.low ?? '')) at += 1
  for (; at < host + 6 && tokens[at]?.low.length === 1; at += 1) {
    if (!/^[ .-]{0,3}$/.test(plain.slice(tokens[at - 1]!.end, tokens[at]!.start))) return 0
    said += tokens[at]!.low
    if (said === 'com' || said === 'coid') return at
  }
  return 0
}
