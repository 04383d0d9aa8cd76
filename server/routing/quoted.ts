import type { Unit } from '../units/unit'
import { type Word, wordsOf } from './words'

/** Names of institutions as sequences of words, by their first word, the longest first. */
export type Institutions = ReadonlyMap<string, readonly (readonly string[])[]>

// What people call offices, beside the names in the register.
const everyday = `dinas pu|pu|pupr|bina marga|dinas jalan|dinas sosial|dinas kesehatan|dinas pendidikan|dinas lingkungan|dinas lingkungan hidup|lh|dinas perhubungan|dinas pasar|dinas perdagangan|dinas tenaga kerja
dinas pertanian|dinas kelautan|dinas perikanan|dinas pariwisata|dinas perizinan|perizinan|dinas perkim|perkim|dinas kependudukan|dinas catatan sipil|catatan sipil|disdukcapil|dinas kb|dinas aset
pemda|pemkab|pemkot|pemprov|pemerintah daerah|pemerintah kota|pemerintah provinsi|kabupaten|kota|provinsi|kecamatan|kelurahan|desa|balai desa|kantor desa|kantor kecamatan|camat|lurah|kades|rt|rw|ketua rt|ketua rw|pak rt|bupati|gubernur|dewan|dprd
puskesmas|pkm|rsud|rumah sakit|polisi|polsek|polres|polda|babinsa|bhabinkamtibmas|koramil|satpol pp|pol pp|satpol|damkar|pemadam|bpbd|pln|pdam|perumdam|bpn|agraria|bpjs|kua|kemenag|depag|samsat|telkom|pertamina
kominfo|inspektorat|ombudsman|bkd|bapenda|disnaker|disperindag|diskoperindag|sekolah|pihak sekolah|kepala sekolah|developer|pengembang|kontraktor|pabrik|hrd|perusahaan|bank|kantor pos|jasa marga|bbws|balai|pengelola`

/** Everything that a text may call an institution by. */
export function institutionsOf(units: readonly Unit[]): Institutions {
  const names = [
    ...everyday.split(/[|\n]/),
    ...units.filter(({ places }) => places.length === 0).flatMap(({ name, shortName }) => [name, shortName]),
  ]
  const byFirst = new Map<string, string[][]>()
  for (const name of names) {
    const words = wordsOf(name).map(({ word }) => word)
    const [first] = words
    if (first) byFirst.set(first, [...(byFirst.get(first) ?? []), words])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length)
  return byFirst
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const belonging = set(
  'urusan urus wewenang wewenangnya kewenangan tugas tugasnya ranah ranahnya bagian bagiannya tanggung jawab tanggungjawab masalah kerjaan kerja pekerjaan punya milik pihak dari ke lagi orang salah nya',
)
const denial = set('bukan bukannya')
const telling = set(
  'lapor melapor laporan dilaporkan ngelapor laporin mengadu ngadu adu mengadukan komplain complain tanya nanya bertanya tanyakan ditanyakan konfirmasi telepon telpon telfon nelpon hubungi menghubungi dihubungi bersurat surati menyurati kirim wa chat dm email usulkan diusulkan mengusulkan ajukan mengajukan sampaikan disampaikan datang mendatangi datangi bilang ngomong minta tolong',
)
const already = set('sudah pernah telah habis berkali bolak kemarin dulu kali udah')
const towards = set('ke kepada sama dengan di lewat via pihak orang petugas kantor')
const saying = set(
  'bilang katanya kata jawab jawabnya menjawab ngomong lempar melempar melemparkan lemparkan nyuruh menyuruh suruh mengaku menyatakan diam cuek angkat bilangnya menolak nolak merespon respon tanggapi menanggapi',
)
const said = set(
  'kata katanya menurut jawaban jawab dilempar lempar dioper oper dipingpong pingpong dipimpong saling alasan tanya tanyaan',
)

/**
 * The words of a text by which an institution is only named, not meant: denied ("bukan urusan Dishub"), told before ("sudah lapor ke DPUPR tapi"),
 * or quoted ("kata orang PLN", "kecamatan bilang bukan urusannya"). What is said of the matter itself stays. Source: practice.
 */
export function quotedInstitutions(words: readonly Word[], institutions: Institutions): Set<Word> {
  const quoted = new Set<Word>()
  for (let i = 0; i < words.length; i += 1) {
    const length = lengthAt(words, i, institutions)
    if (length === 0) continue
    if (isDenied(words, i) || isTold(words, i) || isQuoted(words, i, i + length))
      for (let k = i; k < i + length; k += 1) quoted.add(words[k]!)
    i += length - 1
  }
  return quoted
}

function lengthAt(words: readonly Word[], from: number, institutions: Institutions): number {
  const found = institutions.get(words[from]!.word)?.find((name) => name.every((part, k) => words[from + k]?.word === part))
  return found?.length ?? 0
}

/** "Bukan Dishub", "bukan urusan/kewenangan/tugas (dari) Dishub". */
function isDenied(words: readonly Word[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 5); i -= 1) {
    if (denial.has(words[i]!.word)) return true
    if (!belonging.has(words[i]!.word)) return false
  }
  return false
}

/** "Sudah (pernah) lapor (berkali-kali) ke Dishub": a verb of telling, "already" near it, and a way towards. */
function isTold(words: readonly Word[], at: number): boolean {
  if (!towards.has(words[at - 1]?.word ?? '')) return false
  const before = words.slice(Math.max(0, at - 7), at - 1).map(({ word }) => word)
  const verb = before.findLastIndex((word) => telling.has(word))
  return verb >= 0 && (before.some((word) => already.has(word)) || before.length - verb <= 2)
}

/** "Kata (orang) Dishub", "dilempar ke Dishub", "Dishub bilang/nyuruh/diam saja". */
function isQuoted(words: readonly Word[], from: number, to: number): boolean {
  const after = words[to]?.word ?? ''
  if (saying.has(after) || (saying.has(words[to + 1]?.word ?? '') && ['malah', 'cuma', 'hanya', 'juga', 'sudah'].includes(after)))
    return true
  for (let i = from - 1; i >= Math.max(0, from - 3); i -= 1) {
    if (said.has(words[i]!.word)) return true
    if (!towards.has(words[i]!.word)) return false
  }
  return false
}
