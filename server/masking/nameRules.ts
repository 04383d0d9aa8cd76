import { introducersOf } from './introducers'
import { namesPlace } from './landmarks'
import { isOrdinary, isPlaceWord } from './lexicon'
import type { Span } from './nameLists'
import { nameEnd } from './nameSpan'
import { type Casing, type Demand, isAcronym, isNameWord } from './nameWords'
import type { Token } from './tokens'

export type Rule = (casing: Casing, tokens: readonly Token[], i: number) => Span | null

export const isCapital = ({ plain }: Casing, { start, low }: Token): boolean => plain.charAt(start) !== low.charAt(0)

// Titles that streets, hospitals and mosques bear.
const monumental = new Set('h hj kh kiai kyai haji hajah'.split(' '))

export const gapBehind = ({ plain }: Casing, tokens: readonly Token[], i: number): string => {
  const next = tokens[i + 1]
  return next && next.start - tokens[i]!.end <= 6 ? plain.slice(tokens[i]!.end, next.start) : '!'
}

export function named(casing: Casing, tokens: readonly Token[], first: number, demand: Demand): Span | null {
  const last = nameEnd(casing, tokens, first, demand)
  return last < 0 ? null : { first, last }
}

const joined = /^(?: {1,3}|\.? ?|\. )$/
const separated = /^[\s:=,.;"'“(*/-]*$/
const owners = new Set(
  `saya sy sya aku gw gue kami lengkap adalah yaitu ialah pelapor pelapornya anak suami istri ibu bapak orang tua pemilik pemohon korban siswa siswi pasien pelaku terlapor penerima kk kepala keluarga terang
  beliau dia si nya abdi kuring kula kulo kule isun ayah kandung almarhum alm ktp asli sesuai di adik kakak sdr sdri bpk pak bu saudara oknum petugas kita dari itu kalau kalo klo ga gak tidak tdk salah adl peserta murid atas juga yg yang namanya pengirim wali`.split(
    /\s+/,
  ),
)
const mostOwners = 5

/** "nama saya …", "Nama : …", "bernama …": what stands between may say whose name it is. */
export const name: Rule = (casing, tokens, i) => {
  let [at, isField] = [i, false]
  for (let owned = 0; owned < mostOwners && tokens[at + 1]; owned += 1) {
    const gap = gapBehind(casing, tokens, at)
    if (!separated.test(gap)) return null
    isField = /[:=]/.test(gap)
    const span = owners.has(tokens[at + 1]!.low)
      ? null
      : named(casing, tokens, at + 1, isField || standsOut(casing, tokens, at) ? 'field' : 'sure')
    if (span) return span
    if (!owners.has(tokens[at + 1]!.low)) return null
    at += 1
  }
  return null
}

/** A capital behind a small letter. */
export const standsOut = (casing: Casing, tokens: readonly Token[], at: number): boolean =>
  casing.hasCase && !isCapital(casing, tokens[at]!) && isCapital(casing, tokens[at + 1]!) && !isAcronym(casing, tokens[at + 1]!)

/** Whether the capital behind this word is no beginning of a sentence: "pak Jumhur", "kata Pak Jumhur". */
const isMeant = (casing: Casing, tokens: readonly Token[], i: number): boolean => {
  const [here, next, before] = [tokens[i]!, tokens[i + 1], tokens[i - 1]]
  if (!next || !casing.hasCase || !isCapital(casing, next)) return false
  return (
    !isCapital(casing, here) ||
    (before !== undefined && !isCapital(casing, before) && casing.plain.slice(before.end, here.start) === ' ')
  )
}

/** "KH. Mufti Basyari": two words with capitals behind. */
const areCapital = (casing: Casing, tokens: readonly Token[], i: number): boolean =>
  casing.hasCase && [1, 2].every((on) => tokens[i + on] && isCapital(casing, tokens[i + on]!))

const accounts = new Set('rek rekening bpjs kk ktp nik kartu norek sertifikat motor mobil akta surat atas nomor'.split(' '))

/** "a.n. …", "a/n …", "an …". */
export const behalf: Rule = (casing, tokens, i) => {
  const gap = gapBehind(casing, tokens, i)
  const isShort = tokens[i]!.low === 'n' && /^[./ ]$/.test(gapBehind(casing, tokens, i - 1))
  if (tokens[i]!.low === 'n' && !isShort) return null
  const isSure =
    isShort ||
    tokens[i]!.low !== 'an' ||
    /[.:]/.test(gap) ||
    accounts.has(tokens[i - 1]?.low ?? '') ||
    tokens[i - 1]?.is !== 'word'
  const isShown = casing.hasCase && tokens[i + 1] !== undefined && isCapital(casing, tokens[i + 1]!)
  return separated.test(gap) ? named(casing, tokens, i + 1, !isSure ? 'proof' : isShown ? 'field' : 'sure') : null
}

export const title: Rule = (casing, tokens, i) => {
  const { low } = tokens[i]!
  const gap = gapBehind(casing, tokens, i)
  if (!joined.test(gap) || (gap === '' && low.length > 3) || (monumental.has(low) && namesPlace(tokens, i))) return null
  if (low === 'h' && !gap.includes('.') && !isNameWord(casing, tokens[i + 1]!, 'known')) return null
  if (gap.startsWith('.') && low.length > 6) return null
  const span = named(
    casing,
    tokens,
    i + 1,
    isMeant(casing, tokens, i) || (monumental.has(low) && areCapital(casing, tokens, i)) ? 'field' : 'titled',
  )
  return span && monumental.has(low) ? { ...span, first: i } : span
}

export const familiar: Rule = (casing, tokens, i) => {
  const isShort = ['ir', 'drs', 'dra', 'prof'].includes(tokens[i]!.low)
  const gap = gapBehind(casing, tokens, i)
  return (gap === ' ' || (isShort && joined.test(gap))) && !namesPlace(tokens, i) ? named(casing, tokens, i + 1, 'proof') : null
}

const roleOwners = new Set('kami saya desa setempat di rt rw lingkungan nya kelas lama baru sekolah nama bapak ibu'.split(' '))

export const behindRole =
  (demand: Demand): Rule =>
  (casing, tokens, i) => {
    let at = i
    while (at < i + 3 && tokens[at + 1] && (roleOwners.has(tokens[at + 1]!.low) || tokens[at + 1]!.is === 'number')) at += 1
    if (!/^[.,]? ?\(?$/.test(gapBehind(casing, tokens, at)) || namesPlace(tokens, i)) return null
    return named(casing, tokens, at + 1, demand) ?? behindWords(casing, tokens, i)
  }

/** "petugas loket Yudi", "tetangga sebelah Mimin": up to two ordinary words between, and then surely a name. */
export function behindWords(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  for (let at = i + 1; at <= i + 2 && tokens[at + 1]?.is === 'word'; at += 1) {
    const { low } = tokens[at]!
    if (
      gapBehind(casing, tokens, at - 1) !== ' ' ||
      gapBehind(casing, tokens, at) !== ' ' ||
      namesPlace(tokens, at + 1) ||
      isCapital(casing, tokens[at]!)
    )
      return null
    if (introducersOf.has(low)) return null
    if (standsOut(casing, tokens, at) && !isPlaceWord(tokens[at + 1]!.low) && !isOrdinary(tokens[at + 1]!.low))
      return named(casing, tokens, at + 1, 'known')
  }
  return null
}

const beforeSigning = new Set('saya kami hormat dari wr wb wbr warahmatullahi wabarakatuh banyak pelapor warga'.split(' '))

export const farewell: Rule = (casing, tokens, i) => {
  let at = i
  while (at < i + 5 && beforeSigning.has(tokens[at + 1]?.low ?? '')) at += 1
  return /^[\s,.:;()~-]*$/.test(gapBehind(casing, tokens, at)) ? named(casing, tokens, at + 1, 'proof') : null
}

/** "Pelapor: …", "alias …": behind a colon the name itself, without one what surely looks like a name. */
export const field: Rule = (casing, tokens, i) => {
  const gap = gapBehind(casing, tokens, i)
  if (/^\*? ?[:=] ?\*? ?$/.test(gap)) return named(casing, tokens, i + 1, 'sure')
  return gap === ' ' && pointing.has(tokens[i]!.low) && standsOut(casing, tokens, i)
    ? named(casing, tokens, i + 1, 'known')
    : null
}

const pointing = new Set(
  'alias oleh milik hubungi tertulis tercatat person cp dari dgn kata punya ditipu dipukul sama rumah rumahnya warung rumahe janda bareng lawan kepada untuk'.split(
    ' ',
  ),
)
