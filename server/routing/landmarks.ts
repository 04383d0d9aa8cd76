import landmarksFile from './data/landmarks.json'
import type { Word } from './words'

/** How well a fact is known: from a public source, remembered, or only likely. */
export type Sureness = 'confirmed' | 'recalled' | 'guessed'
/**
 * A place that everybody knows by its name. `holder` is the unit or outside authority that answers for it (a road's, a school's, a market's), null when it
 * only says where; `kecamatan` are the codes of where it lies, none when it is outside the regency or runs through all of it.
 */
export type Landmark = { name: string; kind: string; holder: string | null; sure: Sureness; kecamatan: string[] }
/** A landmark named in a text; `at` are the positions of its words, `start` and `end` its place in the original. */
export type LandmarkHit = Landmark & { at: number[]; start: number; end: number }

type Row = Landmark & { spellings: string[]; ends?: string[] }
type Spelt = { words: readonly string[]; landmark: Landmark }
export type LandmarkIndex = ReadonlyMap<string, readonly Spelt[]>

const ways = ['jalan raya', 'jalan', 'raya', 'ruas', 'ruas jalan', 'jalur', 'lintas', 'jalan poros', 'jalan dari']
const links = ['', 'ke', 'menuju', 'arah', 'sampai']

/** The roads, toll gates, industrial areas, markets, schools, hospitals, beaches, rivers and estates that were collected; by their first word. */
export function indexLandmarks(rows: readonly Row[] = landmarksFile.landmarks as Row[]): LandmarkIndex {
  const byFirst = new Map<string, Spelt[]>()
  for (const { spellings, ends, ...landmark } of rows) {
    for (const spelling of new Set([...spellings, ...(ends ? spellingsOfRoad(ends) : [])])) {
      const words = spelling.split(' ')
      byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { words, landmark }])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
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
    const used = words.slice(i, i + found.words.length)
    hits.push({ ...found.landmark, at: used.map(({ at }) => at), start: used[0]!.start, end: used.at(-1)!.end })
    i += found.words.length - 1
  }
  return hits
}

function landmarkAt(index: LandmarkIndex, words: readonly Word[], at: number): Spelt | null {
  const { word, written } = words[at]!
  const candidates = [...(index.get(word) ?? []), ...(written === word ? [] : (index.get(written) ?? []))]
  return candidates.find(({ words: name }) => name.every((part, k) => isSame(words[at + k], part))) ?? null
}

const isSame = (word: Word | undefined, part: string): boolean => word?.word === part || word?.written === part
