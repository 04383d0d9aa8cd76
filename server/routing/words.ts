import { slang, stopWords } from './slang'
import { stem } from './stem'

/** One word of a text: as written in standard spelling, its stem (null for a word without matter), and where it stands among the words with matter; a sentence's end widens the distance. */
export type Word = { word: string; stem: string | null; at: number }

const links = /\b(?:https?:\/\/|www\.)\S+/g
const written: [RegExp, string][] = [
  [/\be[\s-]?ktp\b|\bktp[\s-]?(?:el|elektronik)\b/g, 'ktp'],
  [/\bp3k\b/g, 'pppk'],
  [/\bgorong[\s-]?gorong\b/g, 'goronggorong'],
  [/\balun[\s-]?alun\b/g, 'alunalun'],
  [/\brt\s?\/\s?rw\b|\brt\b\.?\s*\d+|\brw\b\.?\s*\d+/g, ' '],
  [/\bu[\s-]ditch\b/g, 'uditch'],
]
const sentenceEnd = /[.!?\n;]+(?=\s|$)/g

/**
 * The words of a text as a citizen writes it: small letters, everyday spellings resolved, doubled words once ("jalan2" = "jalan"), stretched letters
 * shortened ("tolooong"), affixes taken off.
 */
export function wordsOf(text: string): Word[] {
  let plain = text.normalize('NFKC').toLowerCase().replace(links, ' ')
  for (const [pattern, meant] of written) plain = plain.replace(pattern, meant)
  const words: Word[] = []
  let at = 0
  for (const sentence of plain.split(sentenceEnd)) {
    for (const raw of sentence.match(/[a-z]+\d*|\d+/g) ?? []) {
      for (const word of standard(raw)) {
        // A doubled word ("anak-anak") is one.
        if (words.at(-1)?.word === word) continue
        const matter = stopWords.has(word) ? null : stem(word)
        words.push({ word, stem: matter, at })
        if (matter !== null) at += 1
      }
    }
    at += 4
  }
  return words
}

function standard(raw: string): readonly string[] {
  const known = slang.get(raw)
  if (known) return known
  const single = raw.replace(/^([a-z]{3,})2$/, '$1').replace(/([a-z])\1{2,}/g, '$1')
  const bare = single.length > 6 ? single.replace(/nya$/, '') : single
  return slang.get(single) ?? slang.get(bare) ?? [single]
}
