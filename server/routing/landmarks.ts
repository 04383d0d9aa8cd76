import landmarksFile from './data/landmarks.json'
import type { Word } from './words'

/** How well a fact is known: from a public source, remembered, or only likely. */
export type Sureness = 'confirmed' | 'recalled' | 'guessed'
/**
 * A place that everybody knows by its name. `holder` is the unit or outside authority that answers for it (a road's, a school's, a market's), null when it
 * only says where; `kecamatan` are the codes of where it lies, none when it is outside the regency or runs through all of it.
 */
export type Landmark = { name: string; kind: string; holder: string | null; sure: Sureness; kecamatan: string[] }
/** A landmark named in a text: the words that name it. */
export type LandmarkHit = Landmark & { words: readonly Word[] }

type Row = Landmark & { spellings: string[]; ends?: string[] }
type Spelt = { words: readonly string[]; landmark: Landmark }
/** By the first two words, for most begin with "jalan"; the longest first. */
export type LandmarkIndex = ReadonlyMap<string, readonly Spelt[]>

const ways = ['jalan raya', 'jalan', 'raya', 'ruas', 'ruas jalan', 'jalur', 'lintas', 'jalan poros', 'jalan dari']
const links = ['', 'ke', 'menuju', 'arah', 'sampai']

/** The roads, toll gates, industrial areas, markets, schools, hospitals, beaches, rivers and estates that were collected. */
export function indexLandmarks(rows: readonly Row[] = landmarksFile.landmarks as Row[]): LandmarkIndex {
  const byBeginning = new Map<string, Spelt[]>()
  for (const { spellings, ends, ...landmark } of rows) {
    for (const spelling of new Set([...spellings, ...(ends ? spellingsOfRoad(ends) : [])])) {
      const words = spelling.split(' ')
      const key = words.slice(0, 2).join(' ')
      byBeginning.set(key, [...(byBeginning.get(key) ?? []), { words, landmark }])
    }
  }
  for (const list of byBeginning.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byBeginning
}

/** "Jalan raya Serang–Cilegon", "jalan Cilegon ke Serang": a road by its two ends. */
const spellingsOfRoad = ([one = '', other = '']: string[]): string[] =>
  [
    [one, other],
    [other, one],
  ].flatMap(([from, to]) => ways.flatMap((way) => links.map((link) => [way, from, link, to].filter(Boolean).join(' '))))

/** The landmarks a text names, in order, the longest name at each place. */
export function findLandmarks(index: LandmarkIndex, words: readonly Word[]): LandmarkHit[] {
  const hits: LandmarkHit[] = []
  for (let i = 0; i < words.length; i += 1) {
    const found = landmarkAt(index, words, i)
    if (!found) continue
    hits.push({ ...found.landmark, words: words.slice(i, i + found.words.length) })
    i += found.words.length - 1
  }
  return hits
}

function landmarkAt(index: LandmarkIndex, words: readonly Word[], at: number): Spelt | null {
  const firsts = formsOf(words[at])
  const keys = [...firsts.flatMap((first) => formsOf(words[at + 1]).map((second) => `${first} ${second}`)), ...firsts]
  for (const key of keys) {
    const found = index.get(key)?.find(({ words: name }) => name.every((part, k) => isSame(words[at + k], part)))
    if (found) return found
  }
  return null
}

const formsOf = (word: Word | undefined): string[] =>
  word === undefined ? [] : word.word === word.written ? [word.word] : [word.word, word.written]

const isSame = (word: Word | undefined, part: string): boolean => word?.word === part || word?.written === part
