import { kind } from './lexicon'
import { spelledDigit, spelledTens, spelledTogether, spokenSeparators, timesSaid } from './spelled'
import { digitsOf, isLookAlike, isRareLookAlike, type Token } from './tokens'

/** A piece of a number as written: `08`, `dua`, `36O4`. `gap` is what stands before it, `token` its place among the tokens. */
export type Atom = {
  digits: string
  start: number
  end: number
  token: number
  gap: string
  isSpelled: boolean
  isLetters: boolean
}

/** Pieces with nothing but separators between them; whether they are one number, the rules decide. */
export type Run = { atoms: Atom[]; digits: number }

const fewestDigits = 6
const longestLookAlike = 6

/** The runs of digits of a text, with six digits or more. */
export function runsOf(plain: string, tokens: readonly Token[]): Run[] {
  const runs: Run[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    if (!begins(tokens, i)) continue
    const atoms: Atom[] = []
    let next: number | null = i
    while (next !== null) {
      const { atom, last }: Taken = atomOf(plain, tokens, next, atoms.at(-1))
      atoms.push(atom)
      i = last
      next = following(tokens, last)
    }
    const run = trimmed(atoms)
    if (run.digits >= fewestDigits) runs.push(run)
  }
  return runs
}

const isDigits = (token: Token | undefined): boolean =>
  token !== undefined && (token.is === 'number' || (token.is === 'word' && (token.kind & kind.spelled) !== 0))

const isLetters = (token: Token | undefined): boolean =>
  token?.is === 'word' && token.low.length <= longestLookAlike && [...token.low].every(isLookAlike)

const isRepeated = (tokens: readonly Token[], i: number): boolean =>
  timesSaid(tokens[i]?.low ?? '') > 1 && isDigits(tokens[i + 1])

const begins = (tokens: readonly Token[], i: number): boolean =>
  isRepeated(tokens, i) || isDigits(tokens[i]) || (isLetters(tokens[i]) && isDigits(tokens[i + 1]))

function following(tokens: readonly Token[], i: number): number | null {
  const next = tokens[i + 1]
  if (next?.glued && next.low.length === 1 && isRareLookAlike(next.low) && tokens[i + 2]?.glued && isDigits(tokens[i + 2]))
    return i + 1
  if (isDigits(next) || isLetters(next) || isRepeated(tokens, i + 1)) return i + 1
  return next && spokenSeparators.has(next.low) && isDigits(tokens[i + 2]) ? i + 2 : null
}

type Taken = { atom: Atom; last: number }

/** The piece that begins at this token, with the words before and behind it that say more of its digits, and its last token. */
function atomOf(plain: string, tokens: readonly Token[], first: number, before: Atom | undefined): Taken {
  const i = isRepeated(tokens, first) ? first + 1 : first
  const { is, low, kind: bits } = tokens[i]!
  const isSpelled = is === 'word' && (bits & kind.spelled) !== 0
  const said = is === 'number' ? low : isSpelled ? (spelledDigit.get(low) ?? spelledTogether(low) ?? '') : digitsOf(low)
  const tens = isSpelled && said.length === 1 ? spelledTens(said, tokens[i + 1]?.low, isUnit(tokens[i + 2])) : null
  const last = tens === null ? i : i + 1
  const start = tokens[first]!.start
  const atom = {
    digits: tens ?? (said.length === 1 ? said.repeat(timesSaid(tokens[first]!.low)) : said),
    start,
    end: tokens[last]!.end,
    token: last,
    gap: before ? plain.slice(before.end, start) : '',
    isSpelled,
    isLetters: is === 'word' && !isSpelled,
  }
  return { atom, last }
}

const isUnit = (token: Token | undefined): boolean => /^[1-9]$/.test(spelledDigit.get(token?.low ?? '') ?? '')

const identity = 16

/** How many digits these pieces have together. */
export const countDigits = (atoms: readonly Atom[]): number => atoms.reduce((sum, { digits }) => sum + digits.length, 0)

/** A letter O or l alone at an end belongs to the number only when that makes sixteen digits. */
function trimmed(atoms: Atom[]): Run {
  const digits = countDigits(atoms)
  if (digits === identity) return { atoms, digits }
  let [from, to] = [0, atoms.length]
  while (from < to && atoms[from]!.isLetters) from += 1
  while (to > from && atoms[to - 1]!.isLetters) to -= 1
  const kept = from > 0 && atoms[from]?.digits.startsWith('8') ? atoms.slice(from - 1, to) : atoms.slice(from, to)
  return { atoms: kept, digits: countDigits(kept) }
}
