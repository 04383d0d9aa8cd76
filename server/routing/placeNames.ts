import type { Kecamatan, Neighbour } from '../units/unit'
import cuesFile from './data/placeCues.json'
import { indexLandmarks } from './landmarks'
import { nearest } from './nearest'
import type { Meaning, Named, PlaceIndex } from './placesInText'
import { isRoot } from './stem'

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const ordinary = set(cuesFile.ordinary)
const needsFirm = set(cuesFile.needsFirm)

const shortestMisspelt = 6

/** Names of kecamatan and desa, found also when written in one word ("pulo ampel") or with a wrong letter. */
export function indexPlaces(kecamatan: readonly Kecamatan[], neighbours: readonly Neighbour[]): PlaceIndex {
  const bySpelling = new Map<string, Named>()
  const add = (name: string, meaning: Meaning) => {
    const words = wordsOfName(name)
    const spelt = words.join('')
    const known = bySpelling.get(spelt)
    if (known) known.meanings.push(meaning)
    // The longer way of writing ("Kampung Baru") is looked for besides the shorter ("Kampungbaru").
    if (known && known.words.length < words.length) known.words = words
    if (!known) bySpelling.set(spelt, { words, spelt, name, meanings: [meaning], needs: needOf(spelt, meaning.kind) })
  }
  for (const { one, neighbour } of [
    ...kecamatan.map((one) => ({ one, neighbour: null })),
    ...neighbours.flatMap(({ unit, kecamatan: list }) => list.map((one) => ({ one, neighbour: unit }))),
  ]) {
    add(one.name, { kind: 'kecamatan', code: one.code, neighbour })
    for (const desa of one.desa) add(desa.name, { kind: 'desa', code: one.code, neighbour })
  }
  const clear = [...bySpelling.values()].filter(({ needs, spelt }) => needs === 'nothing' && spelt.length >= shortestMisspelt)
  return {
    byFirst: byFirstWord(bySpelling),
    bySpelling,
    near: nearest(clear.map(({ spelt }) => spelt)),
    landmarks: indexLandmarks(),
  }
}

/** The words of a name; a doubled one ("Alang-alang") counts once, as in a text. */
const wordsOfName = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word, i, all) => word !== '' && word !== all[i - 1])

function needOf(spelt: string, kind: Meaning['kind']): Named['needs'] {
  if (needsFirm.has(spelt)) return 'firm'
  return ordinary.has(spelt) || (kind === 'desa' && isRoot(spelt)) ? 'cue' : 'nothing'
}

function byFirstWord(bySpelling: ReadonlyMap<string, Named>): Map<string, Named[]> {
  const byFirst = new Map<string, Named[]>()
  const put = (key: string, named: Named) => byFirst.set(key, [...(byFirst.get(key) ?? []), named])
  for (const named of bySpelling.values()) {
    put(named.words[0]!, named)
    if (named.words.length > 1) put(named.spelt, { ...named, words: [named.spelt] })
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
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

export { findPlaces, type PlaceHit, type PlaceIndex } from './placesInText'
