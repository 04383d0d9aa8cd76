import type { Kecamatan, Neighbour } from '../units/unit'
import type { Word } from './words'

/** What a name can mean: a kecamatan or desa of the regency (the kecamatan's code), or a place of a neighbouring government. */
type Meaning = { kind: 'kecamatan' | 'desa'; code: string; neighbour: string | null }
type Named = { words: string[]; name: string; meanings: Meaning[] }

export type PlaceIndex = Map<string, Named[]>
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

const cues = new Set(
  'kecamatan camat desa kampung kelurahan lurah kades puskesmas pkm pasar di ke dari daerah wilayah arah dekat sekitar sampai menuju warga sd smp sma smk polsek kantor perumahan link jurusan antara simpang pertigaan perempatan pantai'.split(
    ' ',
  ),
)
const strongCues = new Set('kecamatan camat desa kampung kelurahan lurah kades puskesmas pkm'.split(' '))
// Names that are everyday words, other cities, or too short to trust without a cue.
const ordinary = new Set(
  `anyar petir baros bandung kopo lebak garut malabar pulo kebon tambak dukuh koper bakung teras lebakwangi babakan parigi sentul domas laban labuan puser cibodas sangiang serdang curug serang cibeber
  purwakarta jombang kemuning tamansari waringin talaga gabus melati talun jeruk sukamaju sukajaya sukasari bugel luwuk lontar ketos susukan gembor banten kilasah parakan sepang unyur`.split(
    /\s+/,
  ),
)

/** Names of kecamatan and desa, also written in one word ("lebakwangi", "pulo ampel"). */
export function indexPlaces(kecamatan: readonly Kecamatan[], neighbours: readonly Neighbour[]): PlaceIndex {
  const index: PlaceIndex = new Map()
  const add = (name: string, meaning: Meaning) => {
    const words = wordsOfName(name)
    for (const spelt of words.length > 1 ? [words, [words.join('')]] : [words]) put(index, spelt, name, meaning)
  }
  for (const { one, neighbour } of [
    ...kecamatan.map((one) => ({ one, neighbour: null })),
    ...neighbours.flatMap(({ unit, kecamatan: list }) => list.map((one) => ({ one, neighbour: unit }))),
  ]) {
    add(one.name, { kind: 'kecamatan', code: one.code, neighbour })
    for (const desa of one.desa) add(desa.name, { kind: 'desa', code: one.code, neighbour })
  }
  return index
}

const wordsOfName = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)

function put(index: PlaceIndex, words: string[], name: string, meaning: Meaning): void {
  const first = words[0] as string
  const list = index.get(first) ?? index.set(first, []).get(first)!
  const same = list.find((one) => one.words.join() === words.join())
  if (same) same.meanings.push(meaning)
  else list.push({ words, name, meanings: [meaning] })
  list.sort((a, b) => b.words.length - a.words.length)
}

/** The places a text names, in order. A name that is an ordinary word needs a word like "desa" or "di" before it. */
export function findPlaces(index: PlaceIndex, words: readonly Word[]): PlaceHit[] {
  const hits: PlaceHit[] = []
  for (let i = 0; i < words.length; i += 1) {
    const found = index.get(words[i]!.word)?.find((named) => named.words.every((part, k) => words[i + k]?.word === part))
    if (!found) continue
    const before = words[i - 1]?.word ?? ''
    const spelt = found.words.join('')
    // "Serang" alone is the regency as often as the city.
    if (spelt === 'serang' && before !== 'kecamatan') continue
    if (ordinary.has(spelt) && !cues.has(before)) continue
    hits.push({ ...readHit(found, before, words.slice(i, i + found.words.length)), ...cueOf(words, i) })
    i += found.words.length - 1
  }
  return hits
}

function readHit({ name, meanings }: Named, before: string, used: readonly Word[]): Omit<PlaceHit, 'cue' | 'isAddress'> {
  const wanted =
    before === 'kecamatan' || before === 'camat'
      ? meanings.filter(({ kind }) => kind === 'kecamatan')
      : before === 'desa' || before === 'kades'
        ? meanings.filter(({ kind }) => kind === 'desa')
        : []
  const chosen = wanted.length > 0 ? wanted : meanings
  const exact = chosen.some(({ kind }) => kind === 'kecamatan') && wanted !== meanings ? 'kecamatan' : 'desa'
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

const addressCues = new Set('kecamatan desa kelurahan kampung'.split(' '))
const prepositions = new Set('di ke dari sekitar menuju arah dekat'.split(' '))

function cueOf(words: readonly Word[], at: number): { cue: number | null; isAddress: boolean } {
  const before = words[at - 1]
  if (!before || !addressCues.has(before.word)) return { cue: null, isAddress: false }
  return { cue: before.at, isAddress: before.word === 'desa' && prepositions.has(words[at - 2]?.word ?? '') }
}

/** The kecamatan that is meant by a code (of a kecamatan or desa) or by a name, as a chosen place; null when it is none of the regency. */
export function findPlace(kecamatan: readonly Kecamatan[], place: string | null): { kecamatan: string } | null {
  if (!place) return null
  const bare = place.trim().toLowerCase()
  const plain = bare.replace(/^(kecamatan|kec\.?|desa|ds\.?)\s+/, '')
  const found =
    kecamatan.find(({ code }) => bare === code || bare.startsWith(`${code}.`)) ??
    kecamatan.find(({ name }) => name.toLowerCase() === plain) ??
    kecamatan.find(({ desa }) => desa.some(({ name }) => name.toLowerCase() === plain))
  return found ? { kecamatan: found.code } : null
}
