import type { Found } from './found'
import { type Introducer, introducersOf } from './introducers'
import { isOrdinary, isPlaceWord, kind } from './lexicon'
import { nameEnd, sonSpan } from './nameSpan'
import { type Casing, casingOf, type Demand, isNameWord } from './nameWords'
import type { Token } from './tokens'

type Span = { first: number; last: number }
type Rule = (casing: Casing, tokens: readonly Token[], i: number) => Span | null

/** Names behind words that announce one ("nama saya", "Pak", "a.n.", "anak saya"), and two or more known names in a row with capitals. */
export function findNames(plain: string, tokens: readonly Token[]): Found[] {
  let casing: Casing | null = null
  const found: Found[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const { kind: bits } = tokens[i]!
    if ((bits & (kind.introducer | kind.name)) === 0) {
      if (tokens[i]!.low !== 'a' || tokens[i + 1]?.low !== 'n') continue
    }
    casing ??= casingOf(plain)
    const span = spanAt(casing, tokens, i)
    if (!span) continue
    found.push({ type: 'name', start: tokens[span.first]!.start, end: tokens[span.last]!.end })
    i = span.last
  }
  return found
}

function spanAt(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  for (const introducer of introducersOf.get(tokens[i]!.low) ?? []) {
    const span = rules[introducer](casing, tokens, i)
    if (span) return span
  }
  if (tokens[i]!.low === 'a' && tokens[i + 1]?.low === 'n') return behalf(casing, tokens, i + 1)
  return fullName(casing, tokens, i)
}

const landmarks = new Set(
  `jl jln jalan gang gg rsud rsu rs masjid mesjid musholla mushola mushalla sd sdn sdit smp smpn sma sman smk mi mts ma sekolah pesantren ponpes yayasan pt cv toko klinik apotek gedung stadion pasar
  jembatan makam bank perum perumahan kampung kp desa universitas kampus taman tpq tpa tk paud alun gor terminal pelabuhan bandara waduk bendungan situ pulau lapangan majelis majlis simpang`.split(
    /\s+/,
  ),
)

/** "Jl. KH. Abdul Fatah", "RSUD dr. Drajat": a place that bears a name. */
const namesPlace = (tokens: readonly Token[], i: number): boolean =>
  landmarks.has(tokens[i - 1]?.low ?? '') ||
  (landmarks.has(tokens[i - 2]?.low ?? '') && introducersOf.has(tokens[i - 1]?.low ?? ''))

// Titles that streets, hospitals and mosques bear.
const monumental = new Set('h hj kh kiai kyai haji hajah'.split(' '))

const gapBehind = ({ plain }: Casing, tokens: readonly Token[], i: number): string => {
  const next = tokens[i + 1]
  return next && next.start - tokens[i]!.end <= 6 ? plain.slice(tokens[i]!.end, next.start) : '!'
}

function named(casing: Casing, tokens: readonly Token[], first: number, demand: Demand): Span | null {
  const last = nameEnd(casing, tokens, first, demand)
  return last < 0 ? null : { first, last }
}

const joined = /^(?: {1,3}|\.? ?|\. )$/
const separated = /^[\s:=,.;"'“(-]*$/
const owners = new Set(
  `saya sy sya aku gw gue kami lengkap adalah yaitu ialah pelapor pelapornya anak suami istri ibu bapak orang tua pemilik pemohon korban siswa siswi pasien pelaku terlapor penerima kk kepala keluarga terang
  beliau dia si nya abdi kuring kula kulo kule isun ayah kandung almarhum alm ktp asli sesuai di adik kakak sdr sdri bpk pak bu saudara oknum petugas kita dari peserta murid atas juga yg yang namanya pengirim wali`.split(
    /\s+/,
  ),
)
const mostOwners = 5

/** "nama saya …", "Nama : …", "bernama …": what stands between may say whose name it is. */
const name: Rule = (casing, tokens, i) => {
  let [at, isField] = [i, false]
  for (let owned = 0; owned < mostOwners && tokens[at + 1]; owned += 1) {
    const gap = gapBehind(casing, tokens, at)
    if (!separated.test(gap)) return null
    isField = /[:=]/.test(gap)
    const span = owners.has(tokens[at + 1]!.low) ? null : named(casing, tokens, at + 1, isField ? 'field' : 'sure')
    if (span) return span
    if (!owners.has(tokens[at + 1]!.low)) return null
    at += 1
  }
  return null
}

const accounts = new Set('rek rekening bpjs kk ktp nik kartu norek sertifikat motor mobil akta surat atas nomor'.split(' '))

/** "a.n. …", "a/n …", "an …". */
const behalf: Rule = (casing, tokens, i) => {
  const gap = gapBehind(casing, tokens, i)
  const isShort = tokens[i]!.low === 'n' && /^[./ ]$/.test(gapBehind(casing, tokens, i - 1))
  if (tokens[i]!.low === 'n' && !isShort) return null
  const isSure =
    isShort ||
    tokens[i]!.low !== 'an' ||
    /[.:]/.test(gap) ||
    accounts.has(tokens[i - 1]?.low ?? '') ||
    tokens[i - 1]?.is !== 'word'
  return separated.test(gap) ? named(casing, tokens, i + 1, isSure ? 'sure' : 'proof') : null
}

const title: Rule = (casing, tokens, i) => {
  const { low } = tokens[i]!
  const gap = gapBehind(casing, tokens, i)
  if (!joined.test(gap) || (gap === '' && low.length > 3) || (monumental.has(low) && namesPlace(tokens, i))) return null
  if (low === 'h' && !gap.includes('.') && !isNameWord(casing, tokens[i + 1]!, 'known')) return null
  if (gap.startsWith('.') && low.length > 6) return null
  return named(casing, tokens, i + 1, 'titled')
}

const familiar: Rule = (casing, tokens, i) => {
  const isShort = ['ir', 'drs', 'dra', 'prof'].includes(tokens[i]!.low)
  const gap = gapBehind(casing, tokens, i)
  return (gap === ' ' || (isShort && joined.test(gap))) && !namesPlace(tokens, i) ? named(casing, tokens, i + 1, 'proof') : null
}

const own = new Set(
  'saya sy sya kami aku ku nya kita gw abdi kuring kula kule isun kandung pertama kedua ketiga bungsu sulung'.split(' '),
)

/** "anak saya Rizki", "suami saya, Samsul,". */
const kin: Rule = (casing, tokens, i) => {
  let at = i
  while (own.has(tokens[at + 1]?.low ?? '') && at < i + 2 && gapBehind(casing, tokens, at) === ' ') at += 1
  if (at === i && !/(?:nya|ku|e)$/.test(tokens[i]!.low)) return null
  return /^,? ?\(?$/.test(gapBehind(casing, tokens, at)) ? named(casing, tokens, at + 1, 'proof') : null
}

const afterSelf = new Set(
  'dari warga asal alamat umur usia tinggal selaku ingin mau hendak nik rt penduduk pelanggan orangtua orang wali masyarakat ktp beralamat bertempat ibu bapak mohon'.split(
    ' ',
  ),
)

/** "saya, Fulan," and "saya Fulan dari …". */
const self: Rule = (casing, tokens, i) => {
  const gap = gapBehind(casing, tokens, i)
  if (!/^,? ?(?:\(|- )?$/.test(gap)) return null
  const isIntroduced = introducersOf.get(tokens[i - 1]?.low ?? '')?.includes('called') === true
  // "sy bambang tinggal di …": a name that is also a word, where only a name can stand.
  const isSaidSo = isIntroduced || (((tokens[i + 1]?.kind ?? 0) & kind.name) !== 0 && afterSelf.has(tokens[i + 2]?.low ?? ''))
  const span = named(casing, tokens, i + 1, isSaidSo ? 'titled' : 'proof')
  if (!span || isIntroduced) return span
  const isKnown = tokens.slice(span.first, span.last + 1).some(({ kind: bits }) => (bits & kind.name) !== 0)
  const behind = gapBehind(casing, tokens, span.last)
  return isKnown || /^[,.(\n]/.test(behind) || afterSelf.has(tokens[span.last + 1]?.low ?? '') ? span : null
}

const called: Rule = (casing, tokens, i) => {
  const at = ['saya', 'aja', 'saja', 'dengan', 'sy', 'nama', 'aku'].includes(tokens[i + 1]?.low ?? '') ? i + 1 : i
  return /^[,:]? ?$/.test(gapBehind(casing, tokens, at)) ? named(casing, tokens, at + 1, at > i ? 'titled' : 'proof') : null
}

const roleOwners = new Set(
  'kami saya desa setempat kampung di rt rw lingkungan nya kelas lama baru sekolah nama bapak ibu'.split(' '),
)

const behindRole =
  (demand: Demand): Rule =>
  (casing, tokens, i) => {
    let at = i
    while (at < i + 3 && tokens[at + 1] && (roleOwners.has(tokens[at + 1]!.low) || tokens[at + 1]!.is === 'number')) at += 1
    if (!/^[.,]? ?\(?$/.test(gapBehind(casing, tokens, at)) || namesPlace(tokens, i)) return null
    return named(casing, tokens, at + 1, demand)
  }

const farewell: Rule = (casing, tokens, i) => {
  const at = ['saya', 'kami', 'hormat', 'dari'].includes(tokens[i + 1]?.low ?? '') ? i + 1 : i
  return /^[\s,.:;()-]*$/.test(gapBehind(casing, tokens, at)) ? named(casing, tokens, at + 1, 'proof') : null
}

const rules: Readonly<Record<Introducer, Rule>> = {
  name,
  behalf,
  title,
  familiar,
  kin,
  self,
  called,
  farewell,
  role: behindRole('known'),
  post: behindRole('proof'),
  son: () => null,
}

/** Two or more words with capitals of which the first is surely a name, and "Fulan bin Fulan". */
function fullName(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  if (introducersOf.get(tokens[i]!.low)?.includes('son')) return sonSpan(casing, tokens, i)
  const { low, start, kind: bits } = tokens[i]!
  const isSure = (bits & kind.name) !== 0 && casing.hasCase && casing.plain.charAt(start) !== low.charAt(0)
  if (!isSure || isOrdinary(low) || isPlaceWord(low) || namesPlace(tokens, i)) return null
  const span = named(casing, tokens, i, 'proof')
  return span && span.last > i && isCapital(casing, tokens[span.last]!) ? span : null
}

const isCapital = ({ plain }: Casing, { start, low }: Token): boolean => plain.charAt(start) !== low.charAt(0)
