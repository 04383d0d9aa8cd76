import cuesFile from './data/kindCues.json'
import type { Word } from './words'

/** What a word may say of the kind of a text, by one letter each: `Q` asks, `F` what is asked for, `P` proposes, `B` would be better, `W` wishes, `G` gives or makes, `S` softens, `N` is wrong, `I` who writes. */
type Cue = 'Q' | 'F' | 'P' | 'B' | 'W' | 'G' | 'S' | 'N' | 'I'

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const lists: readonly [Cue, ReadonlySet<string>][] = [
  ['Q', set(cuesFile.asks)],
  ['F', set(cuesFile.asksFor)],
  ['P', set(cuesFile.proposes)],
  ['B', set(cuesFile.better)],
  ['W', set(cuesFile.wants)],
  ['G', set(cuesFile.gives)],
  ['S', set(cuesFile.soft)],
  ['N', set(cuesFile.bad)],
  ['I', set(cuesFile.writers)],
]
const spans = set(cuesFile.spans)
const counted = set(cuesFile.counted)
const orNot = set(cuesFile.orNot)
const address = set(cuesFile.address)

/** The cues of a word; for what gives or makes also by its stem ("disediakan"). "Buat" that is not "bikin" means "for". */
export function cuesOf({ word, stem, written }: Pick<Word, 'word' | 'stem' | 'written'>): string {
  const isMade = (list: ReadonlySet<string>) =>
    word === 'buat' ? /^(?:bikin|gawe|digawe)/.test(written) : list.has(word) || (stem !== null && list.has(stem))
  return lists
    .filter(([cue, list]) => (cue === 'G' ? isMade(list) : list.has(word) || list.has(written)))
    .map(([cue]) => cue)
    .join('')
}

/** Does it say how long or how often ("tiga bulan", "5 kali")? Who has waited complains. */
export const tellsSpan = (words: readonly Pick<Word, 'word'>[]): boolean =>
  words.some(({ word }, i) => spans.has(word) && counted.has(words[i - 1]?.word ?? ''))

/** Does a clause end in "or not" ("sabtu buka ga ya pak")? Many ask so, without a question mark. */
export function endsInOrNot(words: readonly Pick<Word, 'word' | 'clause'>[]): boolean {
  const told = words.filter(({ word }) => !address.has(word))
  return told.some(({ word, clause }, i) => orNot.has(word) && told[i + 1]?.clause !== clause)
}

/** A word as far as it tells of the kind: small words and cues as they are, of any other what was put before and after its stem. */
export function shapeOf({ word, stem }: Pick<Word, 'word' | 'stem'>, cues: string): string {
  if (stem === null || cues !== '') return word
  if (word.startsWith('di')) return /(?:kan|i)$/.test(word) ? 'di·kan' : 'di·'
  if (/^(?:me|ng|ny)/.test(word)) return 'me·'
  return word.endsWith('kan') ? '·kan' : '·'
}
