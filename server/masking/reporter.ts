import { fold } from './fold'
import type { Found } from './found'
import { isOrdinary, isPlaceWord } from './lexicon'
import type { Token } from './tokens'

const shortest = 3

/**
 * The reporter's names, each of three letters or more, in any case. A name that is also an ordinary word or a place ("Indah") counts in small letters
 * only beside another name of theirs.
 */
export function findReporter(plain: string, tokens: readonly Token[], names: readonly string[]): Found[] {
  if (names.length === 0) return []
  const own = new Set(
    names
      .flatMap((name) =>
        fold(name)
          .plain.toLowerCase()
          .split(/[^\p{L}']+/u),
      )
      .filter((word) => word.length >= shortest),
  )
  const isOwn = (token: Token | undefined): boolean => token?.is === 'word' && own.has(token.low)
  const found: Found[] = []
  tokens.forEach((token, i) => {
    if (!isOwn(token)) return
    const isWritten = plain.charAt(token.start) !== token.low.charAt(0)
    const isBeside = isOwn(tokens[i - 1]) || isOwn(tokens[i + 1])
    if (!isWritten && !isBeside && (isOrdinary(token.low) || isPlaceWord(token.low))) return
    const before = found.at(-1)
    if (before && isOwn(tokens[i - 1]) && before.end === tokens[i - 1]!.end && token.start - before.end <= 2)
      before.end = token.end
    else found.push({ type: 'name', start: token.start, end: token.end })
  })
  return found
}
