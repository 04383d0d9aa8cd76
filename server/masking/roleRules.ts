import { introducersOf } from './introducers'
import { isLandmark, namesPlace } from './landmarks'
import { isOrdinary, isPlaceWord, isRoot, kind } from './lexicon'
import { behindColon, gapBehind, isCapital, isCertain, named, type Rule, standsOut } from './nameRules'
import type { Span } from './nameLists'
import { type Casing, type Demand, isAcronym, isNameLike, isNameWord, isUnheard } from './nameWords'
import type { Token } from './tokens'

// Titles that streets, hospitals and mosques bear.
const monumental = new Set('h hj kh kiai kyai haji hajah'.split(' '))
const joined = /^(?: {1,3}|\.? ?|\. )$/

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

const abbreviated = new Set('bpk bp sdr sdri sdra ust h hj kh ny tn mr mrs pdt dr drg drh alm almh cp pic'.split(' '))

export const title: Rule = (casing, tokens, i) => {
  const { low } = tokens[i]!
  const gap = gapBehind(casing, tokens, i)
  if (gap.includes(':') || gap.includes('=')) return behindColon(casing, tokens, i)
  if (!joined.test(gap) || (gap === '' && low.length > 3) || (monumental.has(low) && namesPlace(tokens, i))) return null
  if (low === 'h' && !gap.includes('.') && !isNameWord(casing, tokens[i + 1]!, 'known')) return null
  // "Tolong pak. Maaf …": a full stop, unless the title is written with one.
  if (gap === '. ' && !abbreviated.has(low)) return isCertain(tokens[i + 1]) ? named(casing, tokens, i + 1, 'proof') : null
  const isSure = isMeant(casing, tokens, i) || (monumental.has(low) && areCapital(casing, tokens, i))
  const span = named(casing, tokens, i + 1, isSure && !isOtherWord(casing, tokens, i + 1) ? 'field' : 'titled')
  return span && monumental.has(low) ? { ...span, first: i } : span
}

/** A derived word or an abbreviation, no name, with a capital in the middle of a sentence: "pak Camatnya", "Bu Komite". */
const isOtherWord = (casing: Casing, tokens: readonly Token[], at: number): boolean =>
  ((isOrdinary(tokens[at]!.low) && !isRoot(tokens[at]!.low) && !isNameLike(tokens[at]!.low)) || isAcronym(casing, tokens[at]!)) &&
  !isNameWord(casing, tokens[at]!, 'known') &&
  !isCertain(tokens[at + 1])

const dotted = new Set('ir drs dra prof aa kg p b'.split(' '))
// Too often another word for what no list knows behind them: gold, tea, "apa".
const vague = new Set('si ka ko de ki mas teh om bi mak emak umi ama ito nini aki nek kek yai eda nang bos'.split(' '))

// Sundanese "teh", and what graves and places bear.
const particles = new Set(['teh', 'ki'])

export const familiar: Rule = (casing, tokens, i) => {
  const { low } = tokens[i]!
  const gap = gapBehind(casing, tokens, i)
  if (!(gap === ' ' || (dotted.has(low) && joined.test(gap))) || namesPlace(tokens, i)) return null
  const next = tokens[i + 1]
  const isOpen = !vague.has(low) && next !== undefined && (isUnheard(next) || (next.kind & kind.name) !== 0)
  const isShown =
    !particles.has(low) && !isAcronym(casing, tokens[i]!) && isMeant(casing, tokens, i) && !isOtherWord(casing, tokens, i + 1)
  return (
    named(casing, tokens, i + 1, isOpen ? 'titled' : 'proof') ??
    (isShown ? named(casing, tokens, i + 1, 'field') : null) ??
    named(casing, tokens, i + 1, 'known')
  )
}

/** "Pa Supandi", "P. Supandi", "wa Onah", "a Rendi": only before what is surely a name. */
export const short: Rule = (casing, tokens, i) => {
  const next = tokens[i + 1]
  if (!next || !/^\.? ?$/.test(gapBehind(casing, tokens, i)) || gapBehind(casing, tokens, i) === '') return null
  const { low } = tokens[i]!
  const isShown = (low === 'ma' || low === 'pa') && !isAcronym(casing, tokens[i]!) && casing.hasCase && isCapital(casing, next)
  if (isShown && isNameLike(next.low) && isUnheard(next)) return named(casing, tokens, i + 1, 'proof')
  if (!isCertain(next) && !introducersOf.get(next.low)?.includes('title')) return null
  return isCertain(next) && !namesPlace(tokens, i) ? named(casing, tokens, i + 1, 'known') : null
}

const roleOwners = new Set(
  `kami saya desa setempat di rt rw lingkungan nya kelas lama baru sekolah bapak ibu jawab waris kades kelompok tani karang taruna gapoktan dkm bpd lpm bumdes pkk posyandu kecamatan kelurahan puskesmas
  umum olahraga agama honorer jaga gigi koperasi pelayanan keuangan kesra trantib pemerintahan pembangunan loket kandang lahan tanah toko warung kos kosan kontrakan bengkel usaha parkir ojek bpnt pkh
  saya kita ini itu atas mantan oknum pokmas poktan panitia yayasan majelis pasar proyek dusun kampung pos pol pp satpol dishub dinsos dlh dinkes capil disdukcapil`.split(
    /\s+/,
  ),
)

export const behindRole =
  (demand: Demand): Rule =>
  (casing, tokens, i) => {
    const labelled = behindColon(casing, tokens, i)
    if (labelled) return labelled
    let at = i
    while (at < i + 4 && tokens[at + 1] && isRoleOwner(casing, tokens, at)) at += 1
    if (!/^(?:[.,]? ?\(?|\.?\) | ?[:=] ?)$/.test(gapBehind(casing, tokens, at)) || namesPlace(tokens, i)) return null
    if (at > i && isLandmark(tokens[at]!.low) && !isNameWord(casing, tokens[at + 1]!, 'known')) return null
    const isStopped = /[.,]/.test(gapBehind(casing, tokens, at)) && !abbreviated.has(tokens[at]!.low)
    if (isStopped && !isCertain(tokens[at + 1]))
      return isBetweenCommas(casing, tokens, at) ? named(casing, tokens, at + 1, 'proof') : null
    if (isBehindTitle(casing, tokens, i, at)) return named(casing, tokens, at + 1, 'field')
    const isOwned = at > i && !/^(?:jawab|waris)$/.test(tokens[at]!.low)
    const isShown = standsOut(casing, tokens, at) && isNameLike(tokens[at + 1]!.low)
    // "dr" is also "dari".
    const isOpen =
      demand === 'proof' && at === i && !isStopped && (tokens[at]!.low !== 'dr' || gapBehind(casing, tokens, at) !== ' ')
    if (isOpen && isUnheard(tokens[at + 1]) && !isPlaceWord(tokens[at + 1]!.low)) return named(casing, tokens, at + 1, 'titled')
    return named(casing, tokens, at + 1, isShown && isOwned ? 'proof' : demand) ?? behindWords(casing, tokens, i)
  }

/** "pengurus DKM, Suhadma, mau tanya": with a capital between two commas. */
const isBetweenCommas = (casing: Casing, tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 1]
  const isShown = casing.hasCase && next !== undefined && isCapital(casing, next) && isUnheard(next) && !isPlaceWord(next.low)
  return isShown && gapBehind(casing, tokens, at) === ', ' && gapBehind(casing, tokens, at + 1) === ', '
}

/** "Bu guru Mala", "Pak RT Amung,": a title, the post, and what is an ordinary word in small letters only. */
const isBehindTitle = (casing: Casing, tokens: readonly Token[], i: number, at: number): boolean => {
  const isTitled =
    introducersOf.get(tokens[i - 1]?.low ?? '')?.includes('title') === true && gapBehind(casing, tokens, i - 1) === ' '
  const next = tokens[at + 1]
  if (!isTitled || at > i || !next || !casing.hasCase || !isCapital(casing, next)) return false
  const isSetOff = /^[,.]/.test(gapBehind(casing, tokens, at + 1)) || tokens[at + 2] === undefined
  return (standsOut(casing, tokens, at) || isSetOff) && isRoot(next.low) && !isLandmark(next.low) && !isAcronym(casing, next)
}

const isRoleOwner = (casing: Casing, tokens: readonly Token[], at: number): boolean =>
  (roleOwners.has(tokens[at + 1]!.low) || tokens[at + 1]!.is === 'number') && /^[ /-]$/.test(gapBehind(casing, tokens, at))

/** "petugas loket Yudi", "tetangga sebelah Mimin": up to two ordinary words between, and then surely a name. */
export function behindWords(casing: Casing, tokens: readonly Token[], i: number): Span | null {
  for (let at = i + 1; at <= i + 2 && tokens[at + 1]?.is === 'word'; at += 1) {
    const { low } = tokens[at]!
    const isOpen = gapBehind(casing, tokens, at - 1) === ' ' && gapBehind(casing, tokens, at) === ' '
    if (!isOpen || namesPlace(tokens, at + 1) || isCapital(casing, tokens[at]!)) return null
    if (introducersOf.has(low)) return null
    if (standsOut(casing, tokens, at) && !isPlaceWord(tokens[at + 1]!.low) && !isOrdinary(tokens[at + 1]!.low))
      return named(casing, tokens, at + 1, 'known')
  }
  return null
}

const beforeSigning = new Set(
  `saya kami hormat dari wr wb wbr warahmatullahi wabarakatuh warohmatullahi wabarokatuh banyak pelapor warga ya min admin pak bu bapak ibu atas perhatian perhatiannya bantuan bantuannya kerjasama kerjasamanya respon
  responnya sebelumnya sblmnya banget sekali laporan laporannya ini sekian dan alaikum wassalam salam kasih sebesar besarnya pisan nuwun gan kak`.split(
    /\s+/,
  ),
)
const mostBeforeSigning = 8

/** "Hormat saya,\nDewi", "Terima kasih atas perhatiannya. Dewi". */
export const farewell: Rule = (casing, tokens, i) => {
  let at = i
  while (at < i + mostBeforeSigning && beforeSigning.has(tokens[at + 1]?.low ?? '')) at += 1
  const gap = gapBehind(casing, tokens, at)
  if (!/^[\s,.:;()~/*-]*$/.test(gap)) return null
  const isSet = /[\n,.:;(~/-]/.test(gap) || at === i
  return named(
    casing,
    tokens,
    at + 1,
    isSet && isUnheard(tokens[at + 1]) && isSigned(casing, tokens, at + 1) ? 'titled' : isSet ? 'proof' : 'known',
  )
}

/** The last word or two of a text, or of a line. */
const isSigned = (casing: Casing, tokens: readonly Token[], first: number): boolean =>
  [first, first + 1].some(
    (at) => tokens[at] !== undefined && (tokens[at + 1] === undefined || gapBehind(casing, tokens, at).includes('\n')),
  )
