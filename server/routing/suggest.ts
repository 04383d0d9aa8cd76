import type { Unit } from '../units/unit'
import { decidingWords } from './deciding'
import { type Evidence, evidenceOf, nobody, oversightUnit } from './evidence'
import { kindOf, type SuggestedKind } from './kind'
import type { RoutingModel } from './learned'
import { toUnits } from './placing'
import { read, type Reading, readWords } from './reading'
import type { RoutingIndex } from './register'
import { ownerOf } from './topicIndex'
import { sharesOf, signsOf, trustIn } from './trust'

export type Question = { text: string; place?: { kecamatan: string | null } | null; chosenUnit?: string | null }
/** A unit that a text may be for; `because` are the words that spoke for it, as a reader would name them, the weightiest first. */
export type Ranked = { unit: string; name: string; confidence: number; because: string[] }
/** `oversight`: the words that say so, empty when it is none. `second`: the unit of a second matter in the same text. `isNobodys`: it names no matter of anybody. `oversightChance`: the probability (0…1) that it is one on oversight. */
export type Suggestion = {
  ranked: Ranked[]
  kind: SuggestedKind
  oversight: string[]
  second: string | null
  isNobodys: boolean
  oversightChance: number
}

const atLeast = 3
const atMost = 8
/** So many are shown to anybody, with the words behind them. */
const explained = 3
/** A citizen's choice of a unit counts as much as a text that makes it six times likelier. Practice. */
const choiceWeight = Math.log(6)
/** With this share for the Inspektorat a text is taken for one on oversight. Rather once too often: a person looks at it next. */
const oversightShare = 0.3

/**
 * Which units a text may be for, the likeliest first, each with the probability that it is the right one (calibrated on texts that were
 * not learned from; what is missing to 1 is "somebody else or nobody") and the words it rests on. At least three are named where there are three.
 */
export function suggest(index: RoutingIndex, model: RoutingModel, { text, place, chosenUnit }: Question): Suggestion {
  const reading = read(index, text)
  const where = place?.kecamatan ?? null
  const owners = verdict(model, reading, choiceOf(index, chosenUnit ?? null))
  const ranked = rank(index, toUnits(index, owners, reading, where), where).map((one, i) => ({
    ...one,
    because: i < explained ? becauseOf(index, model, reading, one.unit, text) : [],
  }))
  const isOversight = (owners.get(oversightUnit) ?? 0) >= oversightShare
  const because = ranked.find(({ unit }) => unit === oversightUnit)?.because ?? []
  const oversight = isOversight ? [...new Set([...reading.oversight, ...because])] : []
  return {
    ranked,
    kind: kindOf(reading, model.kinds),
    oversight,
    second: secondMatter(index, model, reading, ranked),
    oversightChance: owners.get(oversightUnit) ?? 0,
    isNobodys: (owners.get(nobody) ?? 0) >= (ranked[0]?.confidence ?? 0),
  }
}

const choiceOf = ({ byId }: RoutingIndex, chosen: string | null): string | null => {
  const unit = chosen === null ? undefined : byId.get(chosen)
  return unit ? ownerOf(unit) : null
}

/** The shares of the owners, the first as sure as verdicts of its kind have been right, the others sharing the rest as before. */
function verdict(model: RoutingModel, reading: Reading, chosen: string | null): Map<string, number> {
  const evidence: Evidence = evidenceOf(reading, model.learner)
  const shares = sharesOf(evidence, model.blend, (owner) => (owner === chosen ? choiceWeight : 0))
  const [best, share] = [...shares].reduce((a, b) => (b[1] > a[1] ? b : a))
  const trust = trustIn(signsOf(evidence, shares, reading.features.length), model.trust)
  const rest = (1 - trust) / Math.max(1e-9, 1 - share)
  return new Map([...shares].map(([owner, one]) => [owner, owner === best ? trust : Math.min(trust, one * rest)]))
}

const clearEnough = 0.9
const ownMatter = 0.6
const worthALook = 0.1
const fewestWords = 5

/** A unit of whose matters a whole sentence speaks clearly, while the text as a whole speaks of another's. */
function secondMatter(index: RoutingIndex, model: RoutingModel, { words }: Reading, ranked: readonly Ranked[]): string | null {
  const [best, ...others] = ranked
  const last = words.at(-1)?.sentence ?? 0
  if (!best || best.confidence >= clearEnough || (others[0]?.confidence ?? 0) < worthALook || last === 0) return null
  for (let sentence = 0; sentence <= last; sentence += 1) {
    const own = words.filter((word) => word.sentence === sentence)
    if (own.filter(({ stem }) => stem !== null).length < fewestWords) continue
    const shares = verdict(model, readWords(index, own), null)
    const [owner, share] = [...shares].reduce((a, b) => (b[1] > a[1] ? b : a))
    const unit = others.find((one) => ownerOf(index.byId.get(one.unit)!) === owner)
    if (unit && share >= ownMatter && owner !== nobody) return unit.unit
  }
  return null
}

function becauseOf(index: RoutingIndex, model: RoutingModel, reading: Reading, id: string, text: string): string[] {
  const unit = index.byId.get(id)
  return unit ? decidingWords(reading, model.learner, ownerOf(unit), text) : []
}

function rank(
  { units, byId }: RoutingIndex,
  shares: ReadonlyMap<string, number>,
  place: string | null,
): Omit<Ranked, 'because'>[] {
  const standIn = (unit: Unit) =>
    unit.kind === 'kecamatan' && place !== null && unit.places.includes(place)
      ? Infinity
      : unit.places.length > 0
        ? -1
        : unit.topics.length
  const ranked = [...shares]
    .filter(([unit, share]) => byId.has(unit) && share >= 0.0005)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, atMost)
    .map(([unit, share]) => ({ unit, name: byId.get(unit)!.name, confidence: Math.round(share * 1000) / 1000 }))
  // Where the text names too few, the units of the place and those that answer for most stand in: the coordinator has something to choose from.
  const there = new Set(ranked.map(({ unit }) => unit))
  const others = units.filter(({ _id }) => !there.has(_id)).sort((a, b) => standIn(b) - standIn(a))
  const fill = others.slice(0, Math.max(0, atLeast - ranked.length)).map(({ _id, name }) => ({ unit: _id, name, confidence: 0 }))
  return [...ranked, ...fill]
}
