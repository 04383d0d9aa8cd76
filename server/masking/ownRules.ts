import { introducersOf } from './introducers'
import { isOrdinary, isPlaceWord, kind } from './lexicon'
import { behindColon, gapBehind, isCapital, isCertain, named, type Rule, standsOut } from './nameRules'
import { type Casing, isUnheard } from './nameWords'
import { behindWords } from './roleRules'
import type { Token } from './tokens'

const own = new Set(
  'saya sy sya kami aku ku nya kita gw gue abdi kuring kula kule kulo isun kandung pertama kedua ketiga bungsu sulung angkat tiri ipar perempuan lelaki kerja ke kecil'.split(
    ' ',
  ),
)

/** "anak saya Rizki", "suami saya, Samsul,", "Ayah: Sukandi". */
export const kin: Rule = (casing, tokens, i) => {
  const labelled = behindColon(casing, tokens, i)
  if (labelled) return labelled
  let at = i
  while (at < i + 3 && isOwn(tokens[at + 1]) && gapBehind(casing, tokens, at) === ' ') at += 1
  const isOwned = at > i || /(?:nya|ku|e)$/.test(tokens[i]!.low)
  const next = tokens[at + 1]
  if (!isOwned && next && (!casing.hasCase || !isCapital(casing, next) || isCapital(casing, tokens[at]!)))
    return isCertain(next) && gapBehind(casing, tokens, at) === ' ' ? named(casing, tokens, at + 1, 'known') : null
  if (!next || !/^,? ?\(?"?$/.test(gapBehind(casing, tokens, at))) return null
  const isShown = isOwned && standsOut(casing, tokens, at) && !isOrdinaryWord(next)
  return (
    named(casing, tokens, at + 1, isShown ? 'field' : at > i && isUnheard(next) ? 'titled' : 'proof') ??
    (isOwned ? null : behindWords(casing, tokens, i))
  )
}

const isOwn = (token: Token | undefined): boolean =>
  token !== undefined && (own.has(token.low) || (token.is === 'number' && token.low.length < 2))

const isOrdinaryWord = ({ low, kind: bits }: Token): boolean => isOrdinary(low) && (bits & kind.name) === 0

const afterSelf = new Set(
  `dari warga asal alamat umur usia tinggal selaku ingin mau hendak nik rt penduduk pelanggan orangtua orang wali masyarakat ktp beralamat bertempat ibu bapak mohon lapor melapor melaporkan mengadu anak
  mewakili sebagai domisili berdomisili wong urang ti sing saking tukang pedagang petani nelayan guru istri suami kelahiran lahir ketua pengurus kader pemilik rw kp kampung desa perum blok dr ngin pengen arep
  bade hoyong no hp wa izin ijin korban pelapor mahasiswa siswa pelajar karyawan buruh security satpam janda duda lansia`.split(
    /\s+/,
  ),
)

/** "saya, Fulan," and "saya Fulan dari …". */
export const self: Rule = (casing, tokens, i) => {
  const gap = gapBehind(casing, tokens, i)
  if (!/^,? ?(?:\(|- |")?$/.test(gap)) return null
  const isIntroduced = [1, 2, 3].some((back) => isBehindCalled(tokens, i, back))
  // "sy bambang tinggal di …": a name that is also a word, where only a name can stand.
  const isSaidSo =
    isIntroduced ||
    ((((tokens[i + 1]?.kind ?? 0) & kind.name) !== 0 || isUnheard(tokens[i + 1])) && afterSelf.has(tokens[i + 2]?.low ?? ''))
  // "SAYA ENDEH, TIDAK BISA BACA": capitals throughout tell nothing, the comma does.
  const isSetOff = !casing.hasCase && isUnheard(tokens[i + 1]) && gapBehind(casing, tokens, i + 1) === ', '
  const span = named(casing, tokens, i + 1, isSaidSo || isSetOff ? 'titled' : 'proof')
  if (!span || isIntroduced) return span
  const isKnown = tokens.slice(span.first, span.last + 1).some(({ kind: bits }) => (bits & kind.name) !== 0)
  const behind = gapBehind(casing, tokens, span.last)
  const isShown = casing.hasCase && isCapital(casing, tokens[span.first]!) && goesOnSmall(casing, tokens[span.last + 1])
  return isKnown || isShown || /^[,.(\n]/.test(behind) || afterSelf.has(tokens[span.last + 1]?.low ?? '') ? span : null
}

const isBehindCalled = (tokens: readonly Token[], i: number, back: number): boolean =>
  introducersOf.get(tokens[i - back]?.low ?? '')?.includes('called') === true &&
  tokens.slice(i - back + 1, i).every(({ low }) => ['diri', 'dulu', 'sebelumnya', 'kembali'].includes(low))

const goesOnSmall = (casing: Casing, token: Token | undefined): boolean =>
  token === undefined || (token.is === 'word' && !isCapital(casing, token))

const betweenCalled = new Set('saya aja saja dengan dgn dg sy nama aku sebagai sbg kami'.split(' '))

export const called: Rule = (casing, tokens, i) => {
  let at = i
  while (at < i + 2 && betweenCalled.has(tokens[at + 1]?.low ?? '')) at += 1
  if (!/^[,:]? ?"?$/.test(gapBehind(casing, tokens, at))) return null
  const isNamed = at > i && ['panggil', 'sebut', 'perkenalkan', 'kenalkan', 'kenalin'].includes(tokens[i]!.low)
  const span = named(casing, tokens, at + 1, isNamed ? 'titled' : 'proof')
  if (span) return span
  const isForm = introducersOf.get(tokens[at + 1]?.low ?? '')?.some((of) => of === 'title' || of === 'familiar') === true
  return isForm && tokens[at + 2] && gapBehind(casing, tokens, at + 1) === ' ' ? named(casing, tokens, at + 2, 'titled') : null
}

const address = new Set('pak bu bpk min admin kang mas mbak kak gan'.split(' '))
const between = new Set('dengan dgn dg saya sy bu pak'.split(' '))

/** "Ini Mursiti bu", "ini dengan Roji pak", "dengan Roji, warga Mancak", "kami, Kasman dan Rohmah, warga …". */
export const here: Rule = (casing, tokens, i) => {
  let at = i
  while (at < i + 2 && between.has(tokens[at + 1]?.low ?? '') && gapBehind(casing, tokens, at) === ' ') at += 1
  const next = tokens[at + 1]
  if (!next || !/^,? $/.test(gapBehind(casing, tokens, at))) return null
  const isShown = casing.hasCase && isCapital(casing, next) && isUnheard(next) && !isPlaceWord(next.low)
  const span = isCertain(next) || isShown ? named(casing, tokens, at + 1, 'proof') : null
  if (!span) return null
  const after = tokens[span.last + 1]
  const gap = gapBehind(casing, tokens, span.last)
  const isSaid =
    after !== undefined && /^,? $/.test(gap) && (address.has(after.low) || afterSelf.has(after.low) || after.low === 'dan')
  return isSaid || (isCertain(next) && (after === undefined || /^[,.]/.test(gap))) ? span : null
}
