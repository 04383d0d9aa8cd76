import { introducersOf } from './introducers'
import { kind } from './lexicon'
import { behindWords, gapBehind, isCapital, named, type Rule, standsOut } from './nameRules'
import { type Casing, isUnheard } from './nameWords'
import type { Token } from './tokens'

const own = new Set(
  'saya sy sya kami aku ku nya kita gw abdi kuring kula kule isun kandung pertama kedua ketiga bungsu sulung'.split(' '),
)

/** "anak saya Rizki", "suami saya, Samsul,". */
export const kin: Rule = (casing, tokens, i) => {
  let at = i
  while (own.has(tokens[at + 1]?.low ?? '') && at < i + 2 && gapBehind(casing, tokens, at) === ' ') at += 1
  const isOwned = at > i || /(?:nya|ku|e)$/.test(tokens[i]!.low)
  if (!isOwned && (!casing.hasCase || !tokens[at + 1] || !isCapital(casing, tokens[at + 1]!) || isCapital(casing, tokens[at]!)))
    return null
  if (!/^,? ?\(?$/.test(gapBehind(casing, tokens, at))) return null
  return (
    named(
      casing,
      tokens,
      at + 1,
      isOwned && standsOut(casing, tokens, at) ? 'field' : at > i && isUnheard(tokens[at + 1]) ? 'titled' : 'proof',
    ) ?? (isOwned ? null : behindWords(casing, tokens, i))
  )
}

const afterSelf = new Set(
  'dari warga asal alamat umur usia tinggal selaku ingin mau hendak nik rt penduduk pelanggan orangtua orang wali masyarakat ktp beralamat bertempat ibu bapak mohon'.split(
    ' ',
  ),
)

/** "saya, Fulan," and "saya Fulan dari …". */
export const self: Rule = (casing, tokens, i) => {
  const gap = gapBehind(casing, tokens, i)
  if (!/^,? ?(?:\(|- )?$/.test(gap)) return null
  const isIntroduced = introducersOf.get(tokens[i - 1]?.low ?? '')?.includes('called') === true
  // "sy bambang tinggal di …": a name that is also a word, where only a name can stand.
  const isSaidSo =
    isIntroduced ||
    ((((tokens[i + 1]?.kind ?? 0) & kind.name) !== 0 || isUnheard(tokens[i + 1])) && afterSelf.has(tokens[i + 2]?.low ?? ''))
  const span = named(casing, tokens, i + 1, isSaidSo ? 'titled' : 'proof')
  if (!span || isIntroduced) return span
  const isKnown = tokens.slice(span.first, span.last + 1).some(({ kind: bits }) => (bits & kind.name) !== 0)
  const behind = gapBehind(casing, tokens, span.last)
  const isShown = casing.hasCase && isCapital(casing, tokens[span.first]!) && goesOnSmall(casing, tokens[span.last + 1])
  return isKnown || isShown || /^[,.(\n]/.test(behind) || afterSelf.has(tokens[span.last + 1]?.low ?? '') ? span : null
}

const goesOnSmall = (casing: Casing, token: Token | undefined): boolean =>
  token === undefined || (token.is === 'word' && !isCapital(casing, token))

export const called: Rule = (casing, tokens, i) => {
  const at = ['saya', 'aja', 'saja', 'dengan', 'sy', 'nama', 'aku'].includes(tokens[i + 1]?.low ?? '') ? i + 1 : i
  return /^[,:]? ?$/.test(gapBehind(casing, tokens, at)) ? named(casing, tokens, at + 1, at > i ? 'titled' : 'proof') : null
}
