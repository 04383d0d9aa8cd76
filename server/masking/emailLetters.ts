import type { Token } from './tokens'

const most = 40
const joints = new Set([' ', '.', ' . ', '. ', ' .', '_', ' _ ', '-', ' - '])

const isSetApart = (plain: string, before: Token, after: Token): boolean =>
  after.start - before.end <= 3 && joints.has(plain.slice(before.end, after.start))

const isSign = (token: Token | undefined): token is Token =>
  token !== undefined && token.is !== 'opaque' && token.low.length === 1

/** The last token of a host written letter by letter ("G M A I L . C O M"), or null when it has none of these endings. */
export function endOfLetters(
  plain: string,
  tokens: readonly Token[],
  first: number,
  endings: ReadonlySet<string>,
): number | null {
  let [last, said, end] = [first, '', -1]
  for (; last < first + most && isSign(tokens[last]); last += 1) {
    const isFirst = last === first
    if (!isFirst && !isSetApart(plain, tokens[last - 1]!, tokens[last]!)) break
    if (!isFirst && plain.slice(tokens[last - 1]!.end, tokens[last]!.start).includes('.')) said += '.'
    said += tokens[last]!.low
    if (endings.has(said.slice(said.lastIndexOf('.') + 1)) && said.includes('.')) end = last
  }
  return end < 0 ? null : end
}

/** Back to the first letter of a name written letter by letter ("S I T I 9 0"). */
export function startOfLetters(plain: string, tokens: readonly Token[], last: number): number {
  let first = last
  while (
    first > last - most &&
    isSign(tokens[first]) &&
    isSign(tokens[first - 1]) &&
    isSetApart(plain, tokens[first - 1]!, tokens[first]!)
  )
    first -= 1
  return tokens[first]!.start
}
