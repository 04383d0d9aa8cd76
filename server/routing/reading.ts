import { featuresOf } from './features'
import { findPlaces, type PlaceHit } from './placeNames'
import { oversightWords } from './oversight'
import { quotedInstitutions } from './quoted'
import type { RoutingIndex } from './register'
import { findTopics, type Hit } from './topicIndex'
import { withoutPersonal } from './withoutPersonal'
import { type Word, wordsOf } from './words'

/** What was read out of a text before anything is concluded from it. `oversight`: the words that sound like it; `features` are what the learner sees; `asked`: the sentences that end in a question mark. */
export type Reading = {
  words: readonly Word[]
  spoken: readonly Word[]
  places: readonly PlaceHit[]
  topics: readonly Hit[]
  oversight: readonly string[]
  features: Uint32Array
  asked: ReadonlySet<number>
}

/** What stands beyond is not read: nobody's matter begins there, and a text of any length costs no more. */
const longest = 6_000

/**
 * Reads a text by the register: its words, the places it names, the topics it touches; institutions that are only quoted count for nothing, nor do the
 * particulars of whoever writes, unless there is no other matter ("NIK saya … tidak aktif").
 */
export function read(index: RoutingIndex, text: string): Reading {
  const start = text.slice(0, longest)
  const bare = withoutPersonal(start)
  const reading = readText(index, bare)
  return bare === start || reading.topics.length > 0 ? reading : readText(index, start)
}

function readText(index: RoutingIndex, text: string): Reading {
  const words = wordsOf(text)
  return readWords(index, words, askedIn(text, words))
}

/** Reads what has been cut into words already (a sentence of a text). */
export function readWords(index: RoutingIndex, words: readonly Word[], asked: ReadonlySet<number> = new Set()): Reading {
  const quoted = quotedInstitutions(words, index.institutions)
  const places = findPlaces(index.places, words)
  const named = new Set(places.flatMap(({ at }) => at))
  const isName = (word: Word) => word.stem !== null && named.has(word.at)
  const spoken = words.filter((word) => !quoted.has(word))
  const leftOut = new Set(words.filter((word) => quoted.has(word) || isName(word)))
  const topics = withoutAddresses(findTopics(index.topics, spoken), places)
  return {
    words,
    spoken,
    places,
    topics,
    oversight: oversightWords(words),
    features: featuresOf(words, leftOut, [...signsOf(places), ...topicalOwners(topics)]),
    asked,
  }
}

const asks = /^["')\s]{0,3}\?/

const askedIn = (text: string, words: readonly Word[]): Set<number> =>
  new Set(words.filter(({ end }) => asks.test(text.slice(end, end + 4))).map(({ sentence }) => sentence))

/** What a place says to the learner: not which one it is, but whose. */
const signsOf = (places: readonly PlaceHit[]): string[] => [
  ...new Set(
    places.flatMap(({ neighbours, kecamatan }) => (kecamatan.length > 0 ? ['place'] : neighbours.map((unit) => `place ${unit}`))),
  ),
]

/** Whose topics are named, more than hinted at: so words that the register knows speak also where no example has them. */
const topicalOwners = (topics: readonly Hit[]): string[] => [
  ...new Set(topics.flatMap(({ owners }) => [...owners].flatMap(([owner, force]) => (force >= 1 ? [`topic ${owner}`] : [])))),
]

/** "Kecamatan Ciruas" in an address is a place, no complaint about the kecamatan. */
function withoutAddresses(topics: readonly Hit[], places: readonly PlaceHit[]): Hit[] {
  const taken = new Set(places.flatMap(({ at, cue }) => (cue === null ? at : [cue, ...at])))
  const addresses = new Set(places.flatMap(({ cue, isAddress }) => (cue !== null && isAddress ? [cue] : [])))
  return topics.filter(({ positions }) => !positions.every((at) => taken.has(at)) && !positions.some((at) => addresses.has(at)))
}
