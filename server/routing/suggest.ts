import type { Kecamatan, Neighbour, Unit } from '../units/unit'
import { confidences } from './confidence'
import { type SuggestedKind, suggestKind } from './kind'
import { oversightWords } from './oversight'
import { findPlaces, indexPlaces, type PlaceHit, type PlaceIndex } from './placeNames'
import { findTopics, type Hit, indexTopics, ownerOf, type TopicIndex } from './topicIndex'
import { wordsOf } from './words'

/** The register made ready for reading texts; compile it once for each state of the register. */
export type RoutingIndex = { units: readonly Unit[]; byId: Map<string, Unit>; topics: TopicIndex; places: PlaceIndex }
export type Question = { text: string; place?: { kecamatan: string | null } | null; chosenUnit?: string | null }
export type Ranked = { unit: string; name: string; confidence: number; because: string[] }
/** `oversight`: the words that say so, empty when it is none. `unclear`: how much of the evidence speaks for no unit in particular. */
export type Suggestion = { ranked: Ranked[]; kind: SuggestedKind; oversight: string[] }

type Score = { points: number; because: string[] }
type Scores = Map<string, Score>

const chosenPoints = 3
const oversightUnit = 'inspektorat'
const longest = 6_000

export function compileRegister(
  units: readonly Unit[],
  kecamatan: readonly Kecamatan[],
  neighbours: readonly Neighbour[],
): RoutingIndex {
  const active = units.filter(({ active: isActive }) => isActive)
  return {
    units: active,
    byId: new Map(active.map((unit) => [unit._id, unit])),
    topics: indexTopics(active),
    places: indexPlaces(kecamatan, neighbours),
  }
}

/**
 * Which units a text may be for, the likeliest first, each with a confidence in 0…1 and the words it rests on. Confidence is the share of the
 * evidence, with something left over for "nobody": little evidence gives little confidence. At least three are named where there are three.
 */
export function suggest(index: RoutingIndex, { text, place, chosenUnit }: Question): Suggestion {
  const words = wordsOf(text.slice(0, longest))
  const named = findPlaces(index.places, words)
  const taken = new Set(named.flatMap(({ at, cue }) => (cue === null ? at : [cue, ...at])))
  const addresses = new Set(named.flatMap(({ cue, isAddress }) => (cue !== null && isAddress ? [cue] : [])))
  const owners = tally(findTopics(index.topics, words), { taken, addresses })
  const scores = toUnits(index, owners, { named, chosen: place?.kecamatan ?? null })
  addNeighbours(index, scores, named)
  if (chosenUnit && index.byId.has(chosenUnit)) add(scores, chosenUnit, chosenPoints, [])
  const oversight = oversightWords(words)
  if (oversight.length > 0 && index.byId.has(oversightUnit)) lead(scores, oversightUnit, oversight)
  return { ranked: rank(index, scores, place?.kecamatan ?? null), kind: suggestKind(words), oversight }
}

function add(scores: Scores, unit: string, points: number, because: readonly string[]): void {
  const score = scores.get(unit) ?? { points: 0, because: [] }
  scores.set(unit, { points: score.points + points, because: [...new Set([...score.because, ...because])] })
}

/** Points of each owner: the heaviest topics first, and a word that has already spoken for an owner adds little more. */
function tally(hits: readonly Hit[], { taken, addresses }: Record<'taken' | 'addresses', ReadonlySet<number>>): Scores {
  const scores: Scores = new Map()
  const covered = new Map<string, Set<number>>()
  for (const { topic, weight, positions, owners } of [...hits].sort((a, b) => b.weight - a.weight)) {
    // "Kecamatan Ciruas" in an address is a place, no complaint about the kecamatan.
    if (positions.every((at) => taken.has(at)) || positions.some((at) => addresses.has(at))) continue
    for (const [owner, force] of owners) {
      const seen = covered.get(owner) ?? covered.set(owner, new Set()).get(owner)!
      const fresh = positions.filter((at) => !seen.has(at)).length / positions.length
      positions.forEach((at) => seen.add(at))
      if (fresh > 0) add(scores, owner, weight * force * fresh, [topic])
    }
  }
  return scores
}

type Where = { named: readonly PlaceHit[]; chosen: string | null }

/** Points of an owner that stands for many units of one kind go to those of the place; without a place, to their parent. */
function toUnits(index: RoutingIndex, owners: Scores, { named, chosen }: Where): Scores {
  const scores: Scores = new Map()
  const inText = new Set(named.flatMap(({ kecamatan }) => kecamatan))
  const places = inText.size > 0 ? inText : new Set(chosen ? [chosen] : [])
  const names = new Set(named.map(({ name }) => name.toLowerCase()))
  for (const [owner, { points, because }] of owners) {
    if (index.byId.has(owner)) {
      add(scores, owner, points, because)
      continue
    }
    const members = index.units.filter((unit) => ownerOf(unit) === owner)
    const local = members.filter((unit) => unit.places.some((code) => places.has(code)))
    const parent = members[0]?.parent
    if (local.length === 0 && parent) add(scores, parent, points * 0.9, because)
    const byName = local.filter((unit) => [...names].some((name) => unit.name.toLowerCase().endsWith(` ${name}`)))
    for (const unit of local) {
      const share = byName.length === 0 || byName.includes(unit) ? 1 : 0.4
      add(scores, unit._id, points * share, because)
    }
  }
  return scores
}

/** A matter in a neighbouring government's place is that government's, whatever it is about. */
function addNeighbours(index: RoutingIndex, scores: Scores, named: readonly PlaceHit[]): void {
  for (const { neighbours, kecamatan, strength, name } of named) {
    if (kecamatan.length > 0) continue
    for (const unit of neighbours)
      if (index.byId.has(unit) && !scores.get(unit)?.because.includes(name)) add(scores, unit, strength * 3, [name])
  }
  const best = Math.max(0, ...[...scores].filter(([id]) => !id.startsWith('outside:')).map(([, { points }]) => points))
  for (const unit of new Set([...named.flatMap(({ neighbours }) => neighbours), 'outside:kota-serang', 'outside:kota-cilegon'])) {
    const own = scores.get(unit)
    if (own && own.points >= 3) add(scores, unit, best * 1.1, [])
  }
}

/** An oversight complaint is the Inspektorat's, ahead of the unit that the rest of the text speaks of. */
function lead(scores: Scores, unit: string, because: readonly string[]): void {
  const best = Math.max(0, ...[...scores.values()].map(({ points }) => points))
  const own = scores.get(unit)?.points ?? 0
  add(scores, unit, Math.max(0, best * 1.6 + 4 - own), because)
}

const atLeast = 3
const atMost = 8

function rank({ units, byId }: RoutingIndex, scores: Scores, place: string | null): Ranked[] {
  const standIn = (unit: Unit) =>
    unit.kind === 'kecamatan' && place !== null && unit.places.includes(place)
      ? Infinity
      : unit.places.length > 0
        ? -1
        : unit.topics.length
  const sorted = [...scores].sort(([a, x], [b, y]) => y.points - x.points || (a < b ? -1 : 1)).slice(0, atMost)
  const shares = confidences(
    [...scores].map(([, { points }]) => points),
    sorted.map(([, { points }]) => points),
  )
  const ranked = sorted.map(([unit, { because }], i) => ({
    unit,
    name: byId.get(unit)?.name ?? unit,
    confidence: shares[i] ?? 0,
    because: because.slice(0, 4),
  }))
  // Where the text names too few, the units of the place and those that answer for most stand in: the coordinator has something to choose from.
  const others = units.filter(({ _id }) => !scores.has(_id)).sort((a, b) => standIn(b) - standIn(a))
  const fill = others
    .slice(0, Math.max(0, atLeast - ranked.length))
    .map(({ _id, name }) => ({ unit: _id, name, confidence: 0, because: [] }))
  return [...ranked, ...fill]
}
