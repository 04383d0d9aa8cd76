import { numberAt } from './numbers'
import { type Phrase, phrases } from './slang'
import { type Spelt, spell, withStem } from './spelling'
import { isKnownWord } from './stem'
import { type Token, tokensOf } from './tokens'

/**
 * One word of a text: in standard spelling, its stem (null for a word without matter), and where it stands among the words with matter; a sentence's
 * end widens the distance. `written` is how it stood there in plain small letters, `start` and `end` its place in the original text; `sentence` and
 * `clause` count from 0. Words that came of one written word ("rs": "rumah", "sakit") share their place.
 */
export type Word = {
  word: string
  stem: string | null
  at: number
  written: string
  start: number
  end: number
  sentence: number
  clause: number
}

/** So many written words that are to be read together, and as what; without a place where they carry none. */
type Piece = { length: number; spelt: readonly Spelt[] }

const sentenceGap = 4

/**
 * The words of a text as a citizen writes it: small letters, everyday spellings and dialect resolved, doubled words once ("jalan2" = "jalan"), numbers as
 * classes ("500rb" = "<uang>"), affixes taken off for the stem. One pass; the same text gives the same words.
 */
export function wordsOf(text: string): Word[] {
  const tokens = tokensOf(text)
  const words: Word[] = []
  let at = 0
  let sentence = 0
  for (let i = 0; i < tokens.length;) {
    const { length, spelt } = pieceAt(tokens, i)
    const token = tokens[i]!
    if (token.sentence !== sentence) at += sentenceGap
    sentence = token.sentence
    for (const { word, stem } of spelt) {
      // A doubled word ("anak-anak") is one.
      if (words.at(-1)?.word === word) continue
      words.push(wordFrom({ word, stem }, tokens, i, length, at))
      if (stem !== null) at += 1
    }
    i += length
  }
  return words
}

const pieceAt = (tokens: readonly Token[], at: number): Piece =>
  phraseAt(tokens, at) ?? numbersAt(tokens, at) ?? passiveAt(tokens, at) ?? { length: 1, spelt: spell(tokens[at]!.text) }

/** A longer run of written words is one number without end: its beginning will do. */
const longestRun = 10

function wordFrom({ word, stem }: Spelt, tokens: readonly Token[], from: number, length: number, at: number): Word {
  const { text, start, sentence, clause } = tokens[from]!
  const { end } = tokens[from + length - 1]!
  const run = tokens.slice(from, from + Math.min(length, longestRun))
  return { word, stem, at, written: length === 1 ? text : run.map((one) => one.text).join(' '), start, end, sentence, clause }
}

function numbersAt(tokens: readonly Token[], at: number): Piece | null {
  const run = numberAt(tokens, at)
  return run && { length: run.length, spelt: run.spelt ? [run.spelt] : [] }
}

function phraseAt(tokens: readonly Token[], at: number): Piece | null {
  const phrase = phrases.get(tokens[at]!.text)?.find((one) => stands(one, tokens, at))
  return phrase ? { length: phrase.written.length, spelt: phrase.meaning.map(withStem) } : null
}

const stands = ({ written }: Phrase, tokens: readonly Token[], at: number): boolean =>
  written.every((part, k) => tokens[at + k]?.text === part && tokens[at + k]!.sentence === tokens[at]!.sentence)

/** "Di perbaiki" is "diperbaiki": a passive, where what follows "di" is a verb by its form. */
function passiveAt(tokens: readonly Token[], at: number): Piece | null {
  const [token, next] = [tokens[at]!, tokens[at + 1]]
  if (token.text !== 'di' || !next || next.sentence !== token.sentence) return null
  const isVerb = next.text.length >= 7 && /(?:kan|^per[a-z]+i)$/.test(next.text) && isKnownWord(`di${next.text}`)
  return isVerb ? { length: 2, spelt: [withStem(`di${next.text}`)] } : null
}
