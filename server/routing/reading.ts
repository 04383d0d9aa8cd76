import { featuresOf } from './features'
import { findPlaces, type PlaceHit } from './placeNames'
import { oversightWords } from './oversight'
import { quotedInstitutions } from './quoted'
import type { RoutingIndex } from './register'
import { findTopics, type Hit } from './topicIndex'
import { type Word, wordsOf } from './words'

/** What was read out of a text before anything is concluded from it. `oversight`: the words that sound like it; `features` are what the learner sees; `asks`: it ends in a question. */
export type Reading = {
  words: readonly Word[]
  spoken: readonly Word[]
  places: readonly PlaceHit[]
  topics: readonly Hit[]
  oversight: readonly string[]
  features: Uint32Array
  asks: boolean
}

/** What stands beyond is not read: nobody's matter begins there, and a text of any length costs no more. */
const longest = 6_000

/** Reads a text by the register: its words, the places it names, the topics it touches; institutions that are only quoted count for nothing. */
export function read(index: RoutingIndex, text: string): Reading {
  const start = text.slice(0, longest)
  return readWords(index, wordsOf(start), /\?\s*$/.test(start.trimEnd().slice(-3)))
}

/** Reads what has been cut into words already (a sentence of a text). */
export function readWords(index: RoutingIndex, words: readonly Word[], asks: boolean): Reading {
  const quoted = quotedInstitutions(words, index.institutions)
  const places = findPlaces(index.places, words)
  const named = new Set(places.flatMap(({ at }) => at))
  const isName = (word: Word) => word.stem !== null && named.has(word.at)
  const spoken = words.filter((word) => !quoted.has(word))
  const leftOut = new Set(words.filter((word) => quoted.has(word) || isName(word)))
  return {
    words,
    spoken,
    places,
    topics: withoutAddresses(findTopics(index.topics, spoken), places),
    oversight: oversightWords(words),
    features: featuresOf(words, leftOut, signsOf(places)),
    asks,
  }
}

/** What a place says to the learner: not which one it is, but whose. */
const signsOf = (places: readonly PlaceHit[]): string[] => [
  ...new Set(
    places.flatMap(({ neighbours, kecamatan }) => (kecamatan.length > 0 ? ['place'] : neighbours.map((unit) => `place ${unit}`))),
  ),
]

/** "Kecamatan Ciruas" in an address is a place, no complaint about the kecamatan. */
function withoutAddresses(topics: readonly Hit[], places: readonly PlaceHit[]): Hit[] {
  const taken = new Set(places.flatMap(({ at, cue }) => (cue === null ? at : [cue, ...at])))
  const addresses = new Set(places.flatMap(({ cue, isAddress }) => (cue !== null && isAddress ? [cue] : [])))
  return topics.filter(({ positions }) => !positions.every((at) => taken.has(at)) && !positions.some((at) => addresses.has(at)))
}
