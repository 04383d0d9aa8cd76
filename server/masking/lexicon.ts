import data from './data/words.json'
import { introducersOf } from './introducers'
import { labelOf } from './labels'
import { spelledDigit, spelledTogether } from './spelled'

/** What a word may be, as bits, so that most words of a text are passed over with one look. */
export const kind = { name: 1, introducer: 2, label: 4, spelled: 8, address: 16, vehicle: 32, mail: 64 } as const

const names = new Set(data.names.split(' '))
const places = new Set(data.places.split(' '))
const ordinary = new Set([...data.roots.split(' '), ...data.everyday.split(' ')])

const addressWords = 'rt rw rtrw erte erwe blok blk block no nomor nomer nmr gang gg'
const vehicleWords = 'plat pelat plate nopol pol losbak colt box van ertiga innova brio fortuner pajero carry l300 vixion scoopy aerox mio revo jupiter satria polisi nopolnya platnya motor mobil truk truck tronton angkot bus bis kendaraan avanza xenia beat vario pickup pikap ambulans mobilnya motornya truknya dump travel taksi taxi ojol bajaj kontainer trailer tangki molen engkel hilux strada triton sigra calya agya ayla xpander rush terios yaris alphard hiace luxio karimun futura angkotnya busnya kendaraannya sepeda honda yamaha supra nmax minibus elf' // prettier-ignore
const mailWords = 'at et aet ett ed ad add keong ttk dot titik gmail yahoo ymail hotmail outlook icloud'

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
mark(mailWords.split(' '), kind.mail)

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

// Of the names in the dictionary those that complaints use as words; the others ("dimas", "wulan") are names in small letters too.
const alsoWords = new Set(
  `abu aji akbar amin ana ani anggrek anggun arif arti asih asri ati bahri bela berlian bintang budiman bunga cahaya cinta citra cucu damar darma dewa gara gita guntur habib hakim hakiki
  harapan hidayah hikmah hikmat ikhwan ilham imam iman indah intan janah jasmani jaya kasih kusuma lestari marhaban mawar maya mega melati murni muslim muslimin muslihat mujahidin mutiara nova
  nurani panji pipit puji purnama putra putri raden rahmat ramadan ratu rezeki saleh samad saadat safar saman sandi sari sekar seroja suci surat surati syafaat syukur teguh tirta titi topan topik
  tri umi umu agung arta asma ambar galang gani ganjar warsa sapta kenanga kaka jaka aura surya selamet wong mimin ai ria laras kasturi huda rahayu karsa nanda satria adinda adib ayu anang unang arum dahlia makmun mukhlis adi juju candra`.split(
    /\s+/,
  ),
)

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

/** A root with what is set before and behind it: "melaporkan", "rumahnya", "dibenerin". */
function isDerived(low: string): boolean {
  if (low.length > 24) return false
  for (const ending of endings) {
    if (!low.endsWith(ending)) continue
    const stem = low.slice(0, low.length - ending.length)
    for (const [beginning, nasal] of beginnings) {
      if (!stem.startsWith(beginning)) continue
      const root = nasal + stem.slice(beginning.length)
      if (root.length >= shortestRoot + (beginning && ending ? 1 : 0) && ordinary.has(root) && !names.has(root)) return true
    }
  }
  return false
}
