import slangFile from './data/slang.json'
import stopFile from './data/stopWords.json'

type Spellings = Readonly<Record<string, string>>

const { everyday, offices, javanese, sundanese, taken, phrases: phrasesFile, codes: codesFile } = slangFile
const sections: readonly Spellings[] = [taken, sundanese, javanese, offices, everyday]

/**
 * Everyday spellings, abbreviations and Javanese (of Serang) or Sundanese words, and what they stand for (one or more words). Where two lists know a word,
 * the general one is right.
 */
export const slang: ReadonlyMap<string, readonly string[]> = new Map(
  sections.flatMap((section) =>
    Object.entries(section).flatMap(([meaning, spellings]) =>
      spellings.split(' ').map((spelling) => [spelling, meaning.split(' ')] as const),
    ),
  ),
)

/** Several written words that stand for something else ("e ktp", "matur nuwun"); by the first of them, the longest first. */
export type Phrase = { written: readonly string[]; meaning: readonly string[] }

export const phrases: ReadonlyMap<string, readonly Phrase[]> = phrasesByFirst()

function phrasesByFirst(): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>()
  for (const [meaning, list] of Object.entries(phrasesFile as Spellings)) {
    for (const written of list.split('|').map((one) => one.split(' '))) {
      const phrase = { written, meaning: meaning.split(' ') }
      byFirst.set(written[0]!, [...(byFirst.get(written[0]!) ?? []), phrase])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.written.length - a.written.length)
  return byFirst
}

/** Names with digits within ("p2tp2a"), which are not cut at the digit. */
export const codes: ReadonlySet<string> = new Set(codesFile.split(' '))

const { function: functionWords, politeness, particles, time, measure, more } = stopFile

/** Words that carry no matter by themselves. They stay readable for whoever looks at the words as written ("di", "bukan urusan"). */
export const stopWords: ReadonlySet<string> = new Set(
  [functionWords, politeness, particles, time, measure, more].flatMap((list) => list.split(' ')),
)
