import type { Unit } from '../units/unit'
import { nearest, type Nearest } from './nearest'
import { wordsOf, type Word } from './words'

/** A topic ready to be looked for: its stems in order, what finding it is worth, and for each owner the force it was given. */
type Topic = { words: string; stems: string[]; weight: number; owners: Map<string, number> }
/** A topic found in a text at these positions, in full order or scattered. */
export type Hit = { topic: string; weight: number; positions: number[]; owners: ReadonlyMap<string, number> }

/** `near`: the stem of a topic that a stem of a text is, or is meant to be. */
export type TopicIndex = { byStem: ReadonlyMap<string, readonly Topic[]>; near: Nearest }

/** A topic that ends in "!" decides, and outweighs the common words of other units ("SMA!", "jalan provinsi!"); one that ends in "?" only hints ("mahal?"). */
const force = { '!': 4, '?': 0.4 }
const phraseBonus = 0.45
const scattered = 0.5
const reach = 4

/**
 * Compiles the topics of the register. Units of one kind that share their topics (kecamatan, puskesmas) are one owner, named `kind:<kind>`;
 * a word is worth the more, the fewer owners use it.
 */
export function indexTopics(units: readonly Unit[]): TopicIndex {
  const topics = collect(units)
  const usage = new Map<string, Set<string>>()
  for (const { stems, owners } of topics.values())
    for (const one of stems) for (const owner of owners.keys()) (usage.get(one) ?? usage.set(one, new Set()).get(one)!).add(owner)
  const owners = new Set([...topics.values()].flatMap((topic) => [...topic.owners.keys()])).size
  const rarity = (one: string) => Math.log(1 + owners / (usage.get(one)?.size ?? 1))

  const byStem = new Map<string, Topic[]>()
  for (const topic of topics.values()) {
    topic.weight = topic.stems.reduce((sum, one) => sum + rarity(one), 0) * (1 + phraseBonus * (topic.stems.length - 1))
    const rarest = topic.stems.reduce((a, b) => (rarity(b) > rarity(a) ? b : a))
    byStem.set(rarest, [...(byStem.get(rarest) ?? []), topic])
  }
  return { byStem, near: nearest(usage.keys()) }
}

export const ownerOf = (unit: Pick<Unit, '_id' | 'kind' | 'places'>): string =>
  unit.places.length > 0 ? `kind:${unit.kind}` : unit._id

const forceOf = (topic: string): number => force[topic.at(-1) as '!' | '?'] ?? 1

function collect(units: readonly Unit[]): Map<string, Topic> {
  const topics = new Map<string, Topic>()
  for (const unit of units.filter(({ active }) => active)) {
    const names = unit.places.length > 0 ? [] : [`${unit.name}!`, `${unit.shortName}!`]
    for (const written of [...unit.topics, ...names]) {
      const words = wordsOf(written).filter(({ stem }) => stem !== null)
      const stems = words.flatMap(({ stem }) => stem ?? [])
      if (stems.length === 0) continue
      const key = stems.join(' ')
      const topic = topics.get(key) ?? {
        words: written.replace(/[!?]$/, ''),
        stems,
        weight: 0,
        owners: new Map(),
      }
      topic.owners.set(ownerOf(unit), Math.max(forceOf(written), topic.owners.get(ownerOf(unit)) ?? 0))
      topics.set(key, topic)
    }
  }
  return topics
}

/** The topics found in a text. A phrase counts in full when its words stand together, less when they are scattered within one sentence. */
export function findTopics(index: TopicIndex, words: readonly Word[]): Hit[] {
  const where = new Map<string, number[]>()
  for (const word of words) {
    const known = word.stem === null ? null : index.near(word.stem)
    if (known) where.set(known, [...(where.get(known) ?? []), word.at])
  }
  const hits: Hit[] = []
  for (const [one, positions] of where) {
    for (const topic of index.byStem.get(one) ?? []) {
      const best = bestPlacing(topic, one, positions, where)
      if (best)
        hits.push({ topic: topic.words, weight: topic.weight * best.share, positions: best.positions, owners: topic.owners })
    }
  }
  return hits
}

type Placing = { positions: number[]; share: number }

function bestPlacing({ stems }: Topic, anchor: string, anchors: number[], where: Map<string, number[]>): Placing | null {
  if (stems.length === 1) return { positions: anchors.slice(0, 1), share: 1 }
  let best: Placing | null = null
  for (const at of anchors) {
    const positions = stems.map((one) => (one === anchor ? at : closest(where.get(one), at, reach + stems.length)))
    if (positions.some((position) => position === null)) continue
    const placed = positions as number[]
    const isTogether = placed.every((position, i) => i === 0 || (position > placed[i - 1]! && position - placed[i - 1]! === 1))
    const placing = { positions: placed, share: isTogether ? 1 : scattered }
    if (!best || placing.share > best.share) best = placing
  }
  return best
}

function closest(positions: number[] | undefined, at: number, limit: number): number | null {
  let found: number | null = null
  for (const position of positions ?? [])
    if (Math.abs(position - at) <= limit && (found === null || Math.abs(position - at) < Math.abs(found - at))) found = position
  return found
}
