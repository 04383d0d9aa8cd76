import type { Spelt } from './spelling'
import type { Token } from './tokens'

/** So many tokens that are one number, and the word of its class; null for none: an address that says nothing of the matter. */
export type NumberRun = { length: number; spelt: Spelt | null }

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const scales = set('ribu rb rbu rebu rebuan ribuan juta jt jta jutaan miliar milyar')
const scaled = set('ribu juta miliar milyar')
const currency = set('rp idr')
const rupiah = set('rupiah rp perak')
const numerals = set(
  'se satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas puluh belas seratus ratus ratusan puluhan seribu sejuta setengah goceng ceban gocap cepek noceng',
)
const counted = set(
  'orang warga jiwa kk meter m km kilo kilometer hektar hektare ha liter ton rumah hari jam kali kepala keluarga unit siswa murid penduduk',
)
const hours = set('jam jm pukul pkl')
const zones = set('wib wita')
const dates = set('tgl tanggal tggl')
const months = set(
  'januari jan februari pebruari feb maret mar april apr mei juni jun juli jul agustus agt ags september sept sep oktober okt november nopember nov desember des',
)
const before = set('kelas ke paket umur usia tipe golongan gelombang tahap desil')
const after = set('kg kilo kwh va watt ton kilogram')

const amount: Spelt = { word: '<uang>', stem: '<uang>' }
const number: Spelt = { word: '<jumlah>', stem: null }
const date: Spelt = { word: '<tanggal>', stem: null }
const hour: Spelt = { word: '<jam>', stem: 'jam' }

const isDigits = (token: Token | undefined): boolean => token !== undefined && /^\d+$/.test(token.text)

/**
 * The number that begins at a token, as a class: an amount of money, a time of day, a date, or any other number. Numbers that name something ("kelas 3",
 * "3 kg", "umur 13") stay what they are; those of RT and RW are left out.
 */
export function numberAt(tokens: readonly Token[], at: number): NumberRun | null {
  return addressAt(tokens, at) ?? timeAt(tokens, at) ?? dateAt(tokens, at) ?? moneyAt(tokens, at) ?? plainAt(tokens, at)
}

const isAddressWord = (token: Token | undefined): boolean => token?.text === 'rt' || token?.text === 'rw'

function addressAt(tokens: readonly Token[], at: number): NumberRun | null {
  if (!isAddressWord(tokens[at])) return null
  let end = at
  while (end - at < 6 && (isAddressWord(tokens[end]) || (end > at && isDigits(tokens[end])))) end += 1
  const run = tokens.slice(at, end)
  const isAddress = run.some(isDigits) || (run.length > 1 && run[1]!.gap === '/')
  return isAddress ? { length: run.length, spelt: null } : null
}

/** Digits that belong together: "500.000", "2,5", "07.30". */
function digitsAt(tokens: readonly Token[], at: number): number {
  if (!isDigits(tokens[at])) return 0
  let end = at + 1
  while (isDigits(tokens[end]) && (tokens[end]!.gap === '.' || tokens[end]!.gap === ',')) end += 1
  return end - at
}

function timeAt(tokens: readonly Token[], at: number): NumberRun | null {
  const named = hours.has(tokens[at]!.text) ? 1 : 0
  const length = digitsAt(tokens, at + named) || (named && numerals.has(tokens[at + 1]?.text ?? '') ? 1 : 0)
  if (length === 0) return null
  let end = at + named + length
  const isClock = isDigits(tokens[end]) && tokens[end]!.gap === ':' && tokens[end]!.text.length === 2
  if (isClock) end += 1
  const isZoned = zones.has(tokens[end]?.text ?? '')
  if (isZoned) end += 1
  return named || isClock || isZoned ? { length: end - at, spelt: hour } : null
}

function dateAt(tokens: readonly Token[], at: number): NumberRun | null {
  const named = dates.has(tokens[at]!.text) && isDigits(tokens[at + 1]) ? 1 : 0
  const first = tokens[at + named]!
  if (!isDigits(first)) return monthAt(tokens, at)
  const [second, third] = [tokens[at + named + 1], tokens[at + named + 2]]
  const isMonth = months.has(second?.text ?? '') && first.text.length <= 2
  const isWritten = isDigits(second) && isDigits(third) && /^[/-]$/.test(second!.gap) && third!.gap === second!.gap
  const isYear = /^(?:19|20)\d\d$/.test(first.text) && second?.gap !== '.'
  if (isWritten) return { length: named + 3, spelt: date }
  if (isMonth) return { length: named + 2 + (isYearAt(third) ? 1 : 0), spelt: date }
  return named || isYear ? { length: named + 1, spelt: date } : null
}

const isYearAt = (token: Token | undefined): boolean => token !== undefined && /^(?:19|20)\d\d$/.test(token.text)

const monthAt = (tokens: readonly Token[], at: number): NumberRun | null =>
  months.has(tokens[at]!.text) && isYearAt(tokens[at + 1]) ? { length: 2, spelt: date } : null

function moneyAt(tokens: readonly Token[], at: number): NumberRun | null {
  const named = currency.has(tokens[at]!.text) ? 1 : 0
  const digits = digitsAt(tokens, at + named)
  let end = at + named + digits
  if (digits === 0) while (end < tokens.length && end - at < 6 && numerals.has(tokens[end]!.text)) end += 1
  if (end === at + named) return null
  const isGrouped = digits >= 2 && tokens[end - 1]!.gap === '.' && tokens[end - 1]!.text.length === 3
  const isScaled = scales.has(tokens[end]?.text ?? '') || /^se(?:ribu|juta)$/.test(tokens[end - 1]!.text)
  while (scales.has(tokens[end]?.text ?? '') || (scaled.has(tokens[end - 1]!.text) && numerals.has(tokens[end]?.text ?? '')))
    end += 1
  const isNamed = rupiah.has(tokens[end]?.text ?? '')
  if (isNamed) end += 1
  if (!named && !isNamed && !isScaled && !isGrouped) return null
  if (!named && !isNamed && counted.has(tokens[end]?.text ?? '')) return { length: end - at, spelt: number }
  return { length: end - at, spelt: amount }
}

function plainAt(tokens: readonly Token[], at: number): NumberRun | null {
  const length = digitsAt(tokens, at)
  if (length === 0) return null
  const isName =
    length === 1 &&
    tokens[at]!.text.length <= 3 &&
    (before.has(tokens[at - 1]?.text ?? '') || after.has(tokens[at + 1]?.text ?? ''))
  return isName ? null : { length, spelt: number }
}
