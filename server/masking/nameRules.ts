import { introducersOf } from './introducers'
import { isOrdinary, isPlaceWord, kind } from './lexicon'
import { isLandmark, namesPlace } from './landmarks'
import type { Span } from './nameLists'
import { nameEnd } from './nameSpan'
import { type Casing, type Demand, isAcronym, isNameLike, isNameWord, isUnheard } from './nameWords'
import type { Token } from './tokens'

export type Rule = (casing: Casing, tokens: readonly Token[], i: number) => Span | null

export const isCapital = ({ plain }: Casing, { start, low }: Token): boolean => plain.charAt(start) !== low.charAt(0)

export const gapBehind = ({ plain }: Casing, tokens: readonly Token[], i: number): string => {
  const next = tokens[i + 1]
  return next && next.start - tokens[i]!.end <= 6 ? plain.slice(tokens[i]!.end, next.start) : '!'
}

export function named(casing: Casing, tokens: readonly Token[], first: number, demand: Demand): Span | null {
  const last = nameEnd(casing, tokens, first, demand)
  return last < 0 ? null : { first, last }
}

/** A name of the dictionary that is no other word and no place. */
export const isCertain = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind & kind.name) !== 0 && !isOrdinary(token.low) && !isPlaceWord(token.low)

/** A capital behind a small letter. */
export const standsOut = (casing: Casing, tokens: readonly Token[], at: number): boolean =>
  casing.hasCase && !isCapital(casing, tokens[at]!) && isCapital(casing, tokens[at + 1]!) && !isAcronym(casing, tokens[at + 1]!)

const separated = /^[\s:=,.;"'“(*/-]*$/
const owners = new Set(
  `saya sy sya aku ku gw gue kami ane kula kulo lengkap adalah yaitu ialah anak orang terang beliau dia si nya abdi kuring kule isun ayah kandung ktp asli sesuai di sim
  itu kalau kalo klo ga gak tidak tdk salah adl peserta atas juga yg yang namanya dari kita kk keluarga tua benar bener betul baru lama seharusnya harusnya panggilan dgn dengan sbg sebagai akta ijazah
  pak bu bpk sdr sdri dada punggung`.split(/\s+/),
)
const mostOwners = 5

/** What may stand between "nama" and the name: whose it is, by any word for a person. */
const isOwner = (low: string): boolean =>
  owners.has(low) || introducersOf.get(low)?.some((of) => of === 'role' || of === 'post' || of === 'kin') === true

/** "nama saya …", "Nama : …", "bernama …": what stands between may say whose name it is. */
export const name: Rule = (casing, tokens, i) => {
  let [at, isField] = [i, false]
  for (let owned = 0; owned < mostOwners && tokens[at + 1]; owned += 1) {
    const next = tokens[at + 1]!
    const gap = gapBehind(casing, tokens, at)
    if (!separated.test(gap)) return null
    isField = /[:=]/.test(gap)
    const isOwned = isOwner(next.low)
    const isShown = isField || (standsOut(casing, tokens, at) && tokens[at]!.low !== 'di' && /^[\s"'“(]*$/.test(gap))
    if (isField && isOfForm(tokens, at + 1)) {
      const rest = named(casing, tokens, at + 2, 'sure')
      if (rest) return { first: at + 1, last: rest.last }
    }
    if (isLandmark(next.low) && !isField) return null
    const span = isOwned && !isCertain(next) ? null : named(casing, tokens, at + 1, isShown ? 'field' : 'sure')
    if (span) return isEndOfSentence(casing, tokens, at, gap) ? null : span
    if (!isOwned) return null
    at += 1
  }
  return null
}

/** "Nama : Cucu Sumarni": a word for a relative that is the name's first, as nothing says whose relative. */
const isOfForm = (tokens: readonly Token[], at: number): boolean => {
  const of = introducersOf.get(tokens[at]!.low)
  const next = tokens[at + 1]
  return of?.includes('kin') === true && !of.includes('title') && next?.start === tokens[at]!.end + 1 && !isOwner(next.low)
}

/** "kasih nama. Suap tes …": what follows a full stop is no name unless it surely is one. */
const isEndOfSentence = (casing: Casing, tokens: readonly Token[], at: number, gap: string): boolean =>
  /\.\s/.test(gap) && tokens[at]!.low.length > 3 && !isCertain(tokens[at + 1]) && isCapital(casing, tokens[at + 1]!)

const accounts = new Set('rek rekening bpjs kk ktp nik kartu norek sertifikat motor mobil akta surat atas nomor'.split(' '))

/** "a.n. …", "a/n …", "an …". */
export const behalf: Rule = (casing, tokens, i) => {
  const gap = gapBehind(casing, tokens, i)
  // "80-an", "gila2an", "An-Nisa".
  if (tokens[i]!.low === 'an' && (tokens[i]!.glued || casing.plain.charAt(tokens[i]!.start - 1) === '-' || gap === '-'))
    return null
  const isShort = tokens[i]!.low === 'n' && /^[./ ]$/.test(gapBehind(casing, tokens, i - 1))
  if (tokens[i]!.low === 'n' && !isShort) return null
  const isSure =
    isShort ||
    tokens[i]!.low !== 'an' ||
    /[.:]/.test(gap) ||
    accounts.has(tokens[i - 1]?.low ?? '') ||
    tokens[i - 1]?.is !== 'word'
  const next = tokens[i + 1]
  const isShown =
    casing.hasCase && next !== undefined && isCapital(casing, next) && !(isOrdinary(next.low) && (next.kind & kind.name) === 0)
  return separated.test(gap) ? named(casing, tokens, i + 1, !isSure ? 'proof' : isShown ? 'field' : 'sure') : null
}

const colon = /^\*? ?[:=] ?\*? ?["'(]?$/

/** "Ayah: Sukandi", "Ketua RT: pak Sapri": a word for a person with a colon behind. */
export const behindColon: Rule = (casing, tokens, i) => {
  if (!colon.test(gapBehind(casing, tokens, i))) return null
  const next = tokens[i + 1]!
  const isShown = casing.hasCase && isCapital(casing, next) && !isOrdinary(next.low)
  return isShown || isCertain(next) || isUnheard(next) || isForm(next.low) ? named(casing, tokens, i + 1, 'sure') : null
}

const isForm = (low: string): boolean => introducersOf.get(low)?.includes('title') === true

/** "Pelapor: …": behind a colon the name itself. */
export const field: Rule = (casing, tokens, i) =>
  colon.test(gapBehind(casing, tokens, i)) ? named(casing, tokens, i + 1, 'sure') : null

// Who is meant and who is not.
const others = new Set('bukan harusnya seharusnya benar oleh janda'.split(' '))
const reports = new Set('laporan aduan pengaduan keluhan surat pesan titipan keterangan informasi info kiriman'.split(' '))

/** "milik Sarip", "kata sarip", "laporan dari Ncep": someone who does or has something, and surely looks like a name. */
export const pointing: Rule = (casing, tokens, i) => {
  const next = tokens[i + 1]
  if (
    !next ||
    !/^\.? ?["'“(]?$/.test(gapBehind(casing, tokens, i)) ||
    gapBehind(casing, tokens, i) === '' ||
    namesPlace(tokens, i + 1)
  )
    return null
  if (isCertain(next)) return named(casing, tokens, i + 1, 'known')
  if (tokens[i]!.low === 'alias' && standsOut(casing, tokens, i)) return named(casing, tokens, i + 1, 'field')
  const isOther = others.has(tokens[i]!.low) && standsOut(casing, tokens, i) && isNameLike(next.low) && isUnheard(next)
  if (isOther && !isPlaceWord(next.low)) return named(casing, tokens, i + 1, 'proof')
  const isReport = reports.has(tokens[i - 1]?.low ?? '')
  const isShown = standsOut(casing, tokens, i) && isNameWord(casing, next, 'proof')
  return isShown && (isReport || areShown(casing, tokens, i + 1)) ? named(casing, tokens, i + 1, 'proof') : null
}

/** Two words with capitals of which one is surely a name. */
const areShown = (casing: Casing, tokens: readonly Token[], first: number): boolean => {
  const second = tokens[first + 1]
  return second?.is === 'word' && isCapital(casing, second) && gapBehind(casing, tokens, first) === ' ' && isCertain(second)
}
