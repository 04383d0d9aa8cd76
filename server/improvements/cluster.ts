import { type Word, wordsOf } from '../routing/words'
import { groupsBy } from './theme'

/** Words that count and may be shown, by their stem: those of the register of units. What only a citizen wrote, a name or a number, is never looked at. */
export type Lexicon = ReadonlyMap<string, string>
export type Text = { code: string; text: string }
export type Cluster = { codes: string[]; words: string[] }

/** So many texts are compared at most, the newest; so much alike, with so many words in common, are two of one cluster; so many texts make one. */
export const clusterLimits = { texts: 200, alike: 0.4, common: 2, least: 3, words: 3 }

const saysNothing = new Set(['tidak', 'belum', 'bukan', 'baik', 'besar', 'kecil', 'baru', 'lama', 'dinas'])

/**
 * The words of topics such as "jalan berlubang!", by stem, the shortest of each, doubled ones with their hyphen ("gorong-gorong"). Numbers and words shorter than
 * four letters are left out.
 */
export function lexiconOf(topics: readonly string[]): Lexicon {
  const words = topics.flatMap((topic) => wordsOf(topic).map((word) => ({ ...word, spelt: spelt(topic, word) })))
  const longestFirst = words
    .filter(({ word }) => /^[a-z]{4,}$/.test(word) && !saysNothing.has(word))
    .toSorted((a, b) => b.word.length - a.word.length)
  return new Map(longestFirst.flatMap(({ stem, spelt }) => (stem ? [[stem, spelt] as const] : [])))
}

/** A doubled word with its hyphen, as in print; every other in standard spelling. */
function spelt(topic: string, { word, start, end }: Word): string {
  const [, half] = /^([a-z]+)[- ]\1$/.exec(topic.slice(start, end).toLowerCase()) ?? []
  return half ? `${half}-${half}` : word
}

type Words = ReadonlySet<string>
type Vector = ReadonlyMap<string, number>
type Placed = { code: string; words: Words; vector: Vector }

/**
 * Texts, the newest first, that tell of the same thing: those whose words, weighed by how rare they are (tf-idf), point the same way (cosine), directly
 * or by way of others. The largest cluster first, each with the words that its texts share most beyond the others, those that are `own` to the unit
 * before all others. The order of the texts makes no difference.
 */
export function clustersOf(texts: readonly Text[], lexicon: Lexicon, own: Lexicon = lexicon): Cluster[] {
  const placed = placedIn(
    texts
      .slice(0, clusterLimits.texts)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, text }) => ({
        code,
        words: new Set(wordsOf(text).flatMap(({ stem }) => (stem && lexicon.has(stem) ? stem : []))),
      })),
  )
  return alikeOnes(placed)
    .filter((group) => group.length >= clusterLimits.least)
    .sort((a, b) => b.length - a.length || (a[0]!.code < b[0]!.code ? -1 : 1))
    .map((group) => ({
      codes: group.map(({ code }) => code),
      words: wordsFor(group, placed, own).map((stem) => lexicon.get(stem)!),
    }))
}

/** Each text as a direction. A word that one text alone has joins nothing, and would only make it long. */
function placedIn(texts: readonly { code: string; words: Words }[]): Placed[] {
  const usage = new Map<string, number>()
  for (const { words } of texts) for (const word of words) usage.set(word, (usage.get(word) ?? 0) + 1)
  return texts.map(({ code, words }) => {
    const weights = [...words].flatMap((word): [string, number][] => {
      const count = usage.get(word)!
      return count < 2 ? [] : [[word, Math.log(1 + texts.length / count)]]
    })
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
    return { code, words, vector: new Map(weights.map(([word, weight]) => [word, weight / length])) }
  })
}

function areAlike({ vector: a }: Placed, { vector: b }: Placed): boolean {
  const common = [...a].filter(([word]) => b.has(word))
  if (common.length < clusterLimits.common) return false
  return common.reduce((sum, [word, weight]) => sum + weight * b.get(word)!, 0) >= clusterLimits.alike
}

/** Union-find: whoever is alike belongs together, and so do their friends. */
function alikeOnes(texts: readonly Placed[]): Placed[][] {
  const above = texts.map((_, i) => i)
  const root = (i: number): number => (above[i] === i ? i : (above[i] = root(above[i]!)))
  for (let i = 0; i < texts.length; i += 1)
    for (let j = 0; j < i; j += 1)
      if (root(i) !== root(j) && areAlike(texts[i]!, texts[j]!)) above[Math.max(root(i), root(j))] = Math.min(root(i), root(j))
  const rooted = texts.map((text, i) => ({ text, root: root(i) }))
  return groupsBy(rooted, (one) => String(one.root)).map((group) => group.map(({ text }) => text))
}

/** What a group is called by: the unit's own words, or others where it has none for it. */
function wordsFor(group: readonly Placed[], all: readonly Placed[], own: Lexicon): string[] {
  const words = typicalOf(group, all)
  const known = words.filter((word) => own.has(word))
  return (known.length > 0 ? known : words).slice(0, clusterLimits.words)
}

/**
 * The words that most texts of a group have and the others seldom, then those that its texts say earlier: the matter comes before the wishes. A word of one
 * text alone is not typical.
 */
function typicalOf(group: readonly Placed[], all: readonly Placed[]): string[] {
  const others = all.filter((one) => !group.includes(one))
  const share = (word: string, among: readonly Placed[]): number =>
    among.filter(({ words }) => words.has(word)).length / Math.max(1, among.length)
  return [...new Set(group.flatMap(({ words }) => [...words]))]
    .filter((word) => group.filter(({ words }) => words.has(word)).length > 1)
    .map((word) => ({ word, weight: share(word, group) - share(word, others) / 2, place: placeOf(word, group) }))
    .sort((a, b) => b.weight - a.weight || a.place - b.place || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word)
}

/** At which place texts say a word, all of them together. */
const placeOf = (word: string, texts: readonly Placed[]): number =>
  texts.reduce((sum, { words }) => sum + (words.has(word) ? [...words].indexOf(word) : 0), 0)
