import data from './data/words.json'
import { introducersOf } from './introducers'
import { labelOf } from './labels'
import { mailWords } from './mailWords'
import { spelledDigit, spelledTogether } from './spelled'

/** What a word may be, as bits, so that most words of a text are passed over with one look. */
export const kind = { name: 1, introducer: 2, label: 4, spelled: 8, address: 16, vehicle: 32, mail: 64 } as const

const names = new Set(data.names.split(' '))
const places = new Set(data.places.split(' '))
const ordinary = new Set([...data.roots.split(' '), ...data.everyday.split(' '), ...introducersOf.keys()])

const addressWords = 'rt rw rtrw erte erwe blok blk block no nomor nomer nmr gang gg'
const vehicleWords = 'plat pelat plate nopol pol losbak colt box van ertiga innova brio fortuner pajero carry l300 vixion scoopy aerox mio revo jupiter satria polisi nopolnya platnya motor mobil truk truck tronton angkot bus bis kendaraan avanza xenia beat vario pickup pikap ambulans mobilnya motornya truknya dump travel taksi taxi ojol bajaj kontainer trailer tangki molen engkel hilux strada triton sigra calya agya ayla xpander rush terios yaris alphard hiace luxio karimun futura angkotnya busnya kendaraannya sepeda honda yamaha supra nmax minibus elf' // prettier-ignore

const kinds = new Map<string, number>()
const mark = (words: Iterable<string>, bit: number) => {
  for (const word of words) kinds.set(word, (kinds.get(word) ?? 0) | bit)
}
mark(names, kind.name)
mark(introducersOf.keys(), kind.introducer)
mark(labelOf.keys(), kind.label)
mark(spelledDigit.keys(), kind.spelled)
mark(addressWords.split(' '), kind.address)
mark(vehicleWords.split(' '), kind.vehicle)
mark(mailWords, kind.mail)

const togetherFrom = 6

/** The bits of a word in small letters. */
export function kindOf(low: string): number {
  const known = kinds.get(low)
  if (known !== undefined) return known
  return low.length >= togetherFrom && spelledTogether(low) ? kind.spelled : 0
}

export const isPlaceWord = (low: string): boolean => places.has(low)

/** Words that are a name and an ordinary word: as a name they need a capital, or a title before them. */
export const isOrdinary = (low: string): boolean =>
  names.has(low) ? alsoWords.has(low) : ordinary.has(low) || (low.length > 4 && isDerived(low))

/** A word of the dictionary itself, with nothing set before or behind it. */
export const isRoot = (low: string): boolean => ordinary.has(low)

// Of the names in the dictionary those that complaints use as words; the others ("dimas", "wulan") are names in small letters too.
const alsoWords = new Set(data.both.split(' '))

const endings = [
  '',
  'nya',
  'ku',
  'mu',
  'lah',
  'kah',
  'pun',
  'kan',
  'an',
  'in',
  'i',
  'ne',
  'na',
  'e',
  'annya',
  'kannya',
  'keun',
  'kanlah',
]
const beginnings: [string, string][] = [
  ['', ''], ['di', ''], ['ke', ''], ['se', ''], ['ber', ''], ['be', ''], ['bel', ''], ['ter', ''], ['te', ''], ['pe', ''], ['per', ''], ['memper', ''], ['diper', ''], ['ku', ''], ['me', ''],
  ['mem', ''], ['mem', 'p'], ['men', ''], ['men', 't'], ['meng', ''], ['meng', 'k'], ['menge', ''], ['meny', 's'], ['pem', ''], ['pem', 'p'], ['pen', ''], ['pen', 't'], ['peng', ''],
  ['peng', 'k'], ['peny', 's'], ['nge', ''], ['ng', ''], ['ng', 'k'], ['ny', 's'], ['n', 't'], ['m', 'p'], ['keber', ''], ['keter', ''], ['penge', ''], ['mak', ''], ['ka', ''], ['sa', ''], ['pa', ''],
] // prettier-ignore
const shortestRoot = 3
// Beginnings that many names share.
const weak = new Set(['sa', 'ka', 'pa', 'mak', 'pe', 'te', 'be', 'me', 'm', 'n', 'ng', 'ny', 'ku', 'ke', 'se'])

const weakEndings = new Set(['in', 'i', 'e', 'ne', 'na'])
const isWeak = (beginning: string, ending: string): boolean =>
  beginning === '' ? weakEndings.has(ending) : ending !== '' || weak.has(beginning)

/** A root with what is set before and behind it: "melaporkan", "rumahnya", "dibenerin". */
function isDerived(low: string): boolean {
  if (low.length > 24) return false
  for (const ending of endings) {
    if (!low.endsWith(ending)) continue
    const stem = low.slice(0, low.length - ending.length)
    for (const [beginning, nasal] of beginnings) {
      if (!stem.startsWith(beginning)) continue
      const root = nasal + stem.slice(beginning.length)
      if (root.length >= shortestRoot + (isWeak(beginning, ending) ? 1 : 0) && ordinary.has(root) && !names.has(root)) return true
    }
  }
  return false
}
