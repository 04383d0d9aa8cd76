import cuesFile from './data/placeCues.json'
import { findLandmarks, type LandmarkIndex } from './landmarks'
import type { Nearest } from './nearest'
import { isKnownWord } from './stem'
import type { Word } from './words'

/** What a name can mean: a kecamatan or desa of the regency (the kecamatan's code), or a place of a neighbouring government. */
export type Meaning = { kind: 'kecamatan' | 'desa'; code: string; neighbour: string | null }
/** `spelt`: the name in one word; `needs`: whether it is an everyday word that a cue must make a place, and which kind of cue. */
export type Named = { words: string[]; spelt: string; name: string; meanings: Meaning[]; needs: 'nothing' | 'cue' | 'firm' }

/** Names by their first word (the longest first), by their spelling in one word, and for misspelt ones; and the landmarks. */
export type PlaceIndex = {
  byFirst: ReadonlyMap<string, readonly Named[]>
  bySpelling: ReadonlyMap<string, Named>
  near: Nearest
  landmarks: LandmarkIndex
}

/**
 * A place named in a text. `strength` 2: with a word like "kecamatan" before it, 1: named alone. `at` are the positions of its words, `cue` that of the
 * word before it; `isAddress`: it only says where ("di desa Kadikaran"), so that its cue is no part of the matter.
 */
export type PlaceHit = {
  name: string
  kecamatan: string[]
  neighbours: string[]
  strength: 1 | 2
  at: number[]
  cue: number | null
  isAddress: boolean
  exact: 'kecamatan' | 'desa'
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const cues = set(cuesFile.cues)
const strongCues = set(cuesFile.strong)
const firmCues = set(cuesFile.firm)
const prepositions = set(cuesFile.prepositions)
const addressCues = set(cuesFile.addresses)
const notMisspelt = set(cuesFile.notMisspelt)

/** A name found from a word on, over so many words; `said`: a preposition that is written together with it ("diciruas"). */
type Found = { named: Named; length: number; said: string | null }

/**
 * The places a text names, in order. A name that is an ordinary word needs a word like "desa" or "di" before it, some a word like "desa", or the name of one
 * of its desa. A name that several places bear is the one whose kecamatan the text names besides. The end of a road that lies in another regency is no place
 * of the text ("jalan raya Serang–Cilegon").
 */
export function findPlaces(index: PlaceIndex, words: readonly Word[]): PlaceHit[] {
  const hits: PlaceHit[] = []
  const roads = roadWords(index, words)
  let next = -1
  for (let i = 0; i < words.length; i += 1) {
    const before = words[i - 1]?.word ?? ''
    const found = nameAt(index, words, i, before)
    if (!found || !(isMeant(found, before, words[i]!) || (next === i && isWithin(hits.at(-1), found)))) continue
    const hit = { ...readHit(found.named, before, words.slice(i, i + found.length)), ...cueOf(words, i) }
    if (hit.kecamatan.length > 0 || !roads.has(words[i]!)) hits.push(hit)
    i += found.length - 1
    next = i + 1
  }
  return narrowed(hits)
}

/** The words by which roads are named that run through the regency. */
function roadWords({ landmarks }: PlaceIndex, words: readonly Word[]): Set<Word> {
  const roads = findLandmarks(landmarks, words).filter(({ kind, kecamatan }) => kind === 'road' && kecamatan.length > 0)
  return new Set(roads.flatMap((road) => road.words))
}

/** "Kampung Baru Petir": the kecamatan named right after its desa. */
const isWithin = (hit: PlaceHit | undefined, { named }: Found): boolean =>
  named.meanings.some(({ kind, code }) => kind === 'kecamatan' && hit?.kecamatan.includes(code))

function nameAt(index: PlaceIndex, words: readonly Word[], at: number, before: string): Found | null {
  const word = words[at]!
  const exact =
    index.byFirst.get(word.word)?.find((named) => stands(named, words, at)) ??
    index.byFirst.get(word.written)?.find((named) => stands(named, words, at))
  const joined = exact && exact.words.length > 1 ? null : joinedAt(index, words, at)
  if (joined) return joined
  if (exact) return { named: exact, length: exact.words.length, said: null }
  return gluedTo(index, word) ?? misspeltAt(index, word, before)
}

const stands = ({ words: name }: Named, words: readonly Word[], at: number): boolean =>
  name.every((part, k) => words[at + k]?.word === part || words[at + k]?.written === part)

const shortestJoined = 8

/** "Kramat watu", "waringin kurung": one name written in two words. */
function joinedAt(index: PlaceIndex, words: readonly Word[], at: number): Found | null {
  const [word, next] = [words[at]!, words[at + 1]]
  if (!next || next.sentence !== word.sentence || word.written.length < 3 || next.written.length < 2) return null
  const spelt = `${word.written}${next.written}`
  const named = spelt.length >= shortestJoined ? index.bySpelling.get(spelt) : undefined
  return named && named.needs !== 'firm' ? { named, length: 2, said: null } : null
}

/** "Diciruas", "kecikande": a preposition written together with the name. */
function gluedTo(index: PlaceIndex, { written }: Word): Found | null {
  const said = /^(?:di|ke)/.exec(written)?.[0]
  if (!said || written.length < 7 || isKnownWord(written)) return null
  const named = index.bySpelling.get(written.slice(2))
  return named ? { named, length: 1, said } : null
}

/** A kecamatan with a wrong letter ("kragilam"); a desa only after a word like "desa". */
function misspeltAt(index: PlaceIndex, { word, written }: Word, before: string): Found | null {
  if (word !== written || written.length < 6 || notMisspelt.has(written)) return null
  const spelt = index.near(written)
  const named = spelt === null ? undefined : index.bySpelling.get(spelt)
  if (!named || spelt === written) return null
  const isSure = strongCues.has(before) || named.meanings.some(({ kind, neighbour }) => kind === 'kecamatan' && !neighbour)
  return isSure ? { named, length: 1, said: null } : null
}

function isMeant({ named: { spelt, needs }, said }: Found, before: string, { written }: Word): boolean {
  // "Serang" alone is the regency as often as the city.
  if (spelt === 'serang') return before === 'kecamatan'
  if (written === 'anyer') return true
  if (needs === 'firm') return firmCues.has(before)
  return needs === 'nothing' || said !== null || cues.has(before)
}

type Read = Omit<PlaceHit, 'cue' | 'isAddress'>

function readHit({ name, meanings }: Named, before: string, used: readonly Word[]): Read {
  const wanted = wantedBy(before, meanings)
  const chosen = wanted.length > 0 ? wanted : meanings
  const exact = chosen.some(({ kind }) => kind === 'kecamatan') ? 'kecamatan' : 'desa'
  // "Ciruas" said alone is the kecamatan rather than the desa of the same name.
  const read = wanted.length === 0 && exact === 'kecamatan' ? chosen.filter(({ kind }) => kind === 'kecamatan') : chosen
  return {
    name,
    kecamatan: [...new Set(read.filter(({ neighbour }) => !neighbour).map(({ code }) => code))],
    neighbours: [...new Set(read.flatMap(({ neighbour }) => neighbour ?? []))],
    strength: strongCues.has(before) ? 2 : 1,
    at: used.map(({ at }) => at),
    exact,
  }
}

function wantedBy(before: string, meanings: readonly Meaning[]): Meaning[] {
  if (before === 'kecamatan' || before === 'camat') return meanings.filter(({ kind }) => kind === 'kecamatan')
  if (before === 'desa' || before === 'kades' || before === 'kelurahan') return meanings.filter(({ kind }) => kind === 'desa')
  return []
}

function cueOf(words: readonly Word[], at: number): Pick<PlaceHit, 'cue' | 'isAddress'> {
  const before = words[at - 1]
  if (!before || !addressCues.has(before.word)) return { cue: null, isAddress: false }
  return { cue: before.at, isAddress: before.word === 'desa' && prepositions.has(words[at - 2]?.word ?? '') }
}

/** "Kaserangan" is a desa of Ciruas and one of Pontang: in a text that names Ciruas too, it is that of Ciruas. */
function narrowed(hits: readonly PlaceHit[]): PlaceHit[] {
  const sure = hits.filter(({ kecamatan, neighbours }) => kecamatan.length + neighbours.length === 1)
  const named = new Set(sure.flatMap(({ kecamatan, neighbours }) => [...kecamatan, ...neighbours]))
  return hits.map((hit) => {
    if (hit.kecamatan.length + hit.neighbours.length === 1) return hit
    const kecamatan = hit.kecamatan.filter((code) => named.has(code))
    const neighbours = hit.neighbours.filter((unit) => named.has(unit))
    return kecamatan.length + neighbours.length === 1 ? { ...hit, kecamatan, neighbours } : hit
  })
}
