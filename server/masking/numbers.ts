import { type Atom, countDigits, type Run, runsOf } from './digits'
import { explained } from './explained'
import type { Found, FoundType } from './found'
import {
  identityDigits,
  isBudgetCode,
  isKnownForm,
  isPlausibleNik,
  isPlausibleNip,
  standsApart,
  type Window,
  windowsOf,
} from './identity'
import { type Label, labelOf, reach } from './labels'
import { kind } from './lexicon'
import { isAbroad, isOfDocument, isSpelledOn, withSigns } from './numberForms'
import { phoneAt } from './phone'
import type { Token } from './tokens'

type Said = { label: Label | null; distance: number }

const ownNumber = 5
const shortestPhone = 9
const fewest = 6
const nothing: Said = { label: null, distance: 0 }

/** Personal numbers of a text: NIK, KK, NIP, telephone, account. Every sixteen digits are one, however they are written, unless they are dates, hours or money. */
export function findNumbers(plain: string, tokens: readonly Token[]): Found[] {
  return runsOf(plain, tokens).flatMap((run) => {
    if (isOfDocument(plain, tokens, run)) return []
    const said = labelOfRun(plain, tokens, run)
    const hits = numbersOf(run, said, tokens)
    if (hits.length === 0 && isAbroad(plain, run)) hits.push({ type: 'phone', window: { from: 0, to: run.atoms.length } })
    return hits.map(({ type, window }) => ({
      type,
      ...withSigns(plain, run.atoms[window.from]!.start, run.atoms[window.to - 1]!.end),
    }))
  })
}

function labelOfRun(plain: string, tokens: readonly Token[], { atoms }: Run): Said {
  const first = atoms[0]!.token
  for (let i = first - 1, distance = 1; i >= 0 && distance <= 7; i -= 1, distance += 1) {
    const token = tokens[i]!
    if (token.is === 'opaque' || (token.is === 'number' && token.low.length >= ownNumber)) break
    const label = labelAt(tokens, i)
    if (label && distance <= reach[label] + 1) return { label, distance }
  }
  const behind = atoms.at(-1)!
  const next = tokens[behind.token + 1]
  const isBehind = next && /^ ?[(/-]? ?$/.test(plain.slice(behind.end, next.start))
  const label = isBehind ? labelAt(tokens, behind.token + 1) : null
  const isSaid = label === 'phone' && plain.charAt(next!.start - 1) === '('
  return label && (isSaid || ['nik', 'kk', 'account', 'bank'].includes(label)) ? { label, distance: 1 } : nothing
}

// "nomer anak saya 0812…": a number that a person has.
const numberWords = new Set('nomor nomer nmr nomornya nomernya nomorku nomerku'.split(' '))
const owners = new Set('saya sy sya aku ku istri suami anak ibu bapak adik kakak kami beliau dia pak bu'.split(' '))

function labelAt(tokens: readonly Token[], i: number): Label | null {
  const { kind: bits, low } = tokens[i]!
  if (numberWords.has(low)) return /(?:nya|ku)$/.test(low) || owners.has(tokens[i + 1]?.low ?? '') ? 'phone' : null
  if (low === 'keluarga') return tokens[i - 1]?.low === 'kartu' ? 'kk' : null
  if (low === 'dana' && tokens[i + 1]?.is === 'word' && !labelOf.has(tokens[i + 1]!.low)) return null
  return (bits & kind.label) === 0 ? null : (labelOf.get(low) ?? null)
}

type Hit = { type: FoundType; window: Window }

function numbersOf(run: Run, said: Said, tokens: readonly Token[]): Hit[] {
  const { atoms } = run
  const whole = { from: 0, to: atoms.length }
  const isExplained = explained(run, tokens)
  if (isExplained.every(Boolean)) return []
  if (run.digits !== identityDigits && said.label !== 'nik' && isBudgetCode(atoms)) return []
  if (run.digits === identityDigits) return [{ type: identityType(said), window: whole }]
  const hits = identities(atoms, isExplained, said)
  const isTaken = taken(
    isExplained,
    hits.map(({ window }) => window),
  )
  return [...hits, ...segmentsOf(atoms, isTaken).flatMap((segment) => numbersOfSegment(atoms, segment, said))]
}

function taken(before: readonly boolean[], windows: readonly Window[]): boolean[] {
  const is = [...before]
  for (const { from, to } of windows) is.fill(true, from, to)
  return is
}

const identityType = ({ label }: Said): FoundType =>
  label === 'kk'
    ? 'kk'
    : label === 'account' || label === 'bank' || label === 'card'
      ? 'account'
      : label === 'nip'
        ? 'nip'
        : 'nik'

function identities(atoms: readonly Atom[], isExplained: readonly boolean[], said: Said): Hit[] {
  const officials = windowsOf(atoms, 18, isPlausibleNip)
  const isOfficial = taken(
    atoms.map(() => false),
    officials,
  )
  const isNobodys = isKnownForm(atoms) || said.label === 'meter'
  const isIdentity = (digits: string, window: Window): boolean => {
    if (isOfficial.slice(window.from, window.to).some(Boolean)) return false
    if (window.to - window.from === 1) return true
    if (isNobodys || isExplained.slice(window.from, window.to).every(Boolean)) return false
    return (standsApart(atoms, window) || isPlausibleNik(digits)) && !holdsPhone(atoms, window)
  }
  const people = windowsOf(atoms, identityDigits, isIdentity)
  return [
    ...officials.map((window) => ({ type: 'nip' as const, window })),
    ...people.map((window) => ({ type: identityType(said), window })),
  ]
}

const holdsPhone = (atoms: readonly Atom[], { from, to }: Window): boolean =>
  atoms
    .slice(from + 1, to)
    .some(({ gap }, i) => parting.test(gap) && phoneAt(atoms, { from: from + 1 + i, to: atoms.length }, false) !== null)

const parting = /[\n,;|+&:]| [/-] /

/** Also ". " before a whole number: "jam 11-3. 081290345567". */
const isParted = (atoms: readonly Atom[], i: number): boolean =>
  parting.test(atoms[i]!.gap) || (atoms[i]!.gap === '. ' && atoms[i]!.digits.length >= shortestPhone)

/** The stretches between what is taken already, parted where a new number begins. */
function segmentsOf(atoms: readonly Atom[], isTaken: readonly boolean[]): Window[] {
  const segments: Window[] = []
  let from = 0
  for (let i = 0; i <= atoms.length; i += 1) {
    const ends = i === atoms.length || isTaken[i]
    if (!ends && (i === from || !isParted(atoms, i) || isUnfinished(atoms.slice(from, i)) || isSpelledOn(atoms, from, i)))
      continue
    if (i > from) segments.push({ from, to: i })
    from = ends ? i + 1 : i
  }
  return segments
}

/** "0819, 1020, 3040", "0254 - 28 07 77": a beginning that waits for the rest. */
const isUnfinished = (part: readonly Atom[]): boolean =>
  countDigits(part) < shortestPhone &&
  part[0]!.digits.startsWith('0') &&
  (part[0]!.digits.length >= 3 || part[0]!.isSpelled || part.length >= 3)

function numbersOfSegment(atoms: readonly Atom[], segment: Window, said: Said): Hit[] {
  const part = atoms.slice(segment.from, segment.to)
  const digits = countDigits(part)
  if (isKnownForm(part)) return []
  const type =
    digits < 6 ? null : wholeType(part, digits, countDigits(atoms.slice(0, Math.min(segment.from, fewest))) < 6 ? said : nothing)
  return type ? [{ type, window: segment }] : phonesOf(atoms, segment, said)
}

/** What a segment is as a whole: by its length, by what it is called, or by how it begins. */
function wholeType(part: readonly Atom[], digits: number, { label, distance }: Said): FoundType | null {
  const text = part.map((atom) => atom.digits).join('')
  const isMobile = /^(08|628)/.test(text) && digits >= 10 && digits <= 14
  if (digits === identityDigits) return identityType({ label, distance })
  if (isMobile) return label === 'account' && digits > 13 ? 'account' : null
  if ((label === 'nik' || label === 'kk') && digits >= 10 && digits <= 20) return label
  if (label === 'nip' && digits >= 8 && digits <= 20) return 'nip'
  if (label === 'account' && digits >= 7 && digits <= 20) return 'account'
  if (label === 'bank' && digits >= 8 && digits <= 20) return 'account'
  if (label === 'card' && digits >= 9 && digits <= 17) return 'account'
  if (label === 'phone' && distance <= 6 && digits >= 6 && digits <= 8 && !isService(text)) return 'phone'
  if (label === 'meter' || label === 'other') return null
  const isMistyped = digits === 15 || digits === 17 || (part.length === 1 && digits > 18)
  return isMistyped && isPlausibleNik(text) ? 'nik' : null
}

const isService = (text: string): boolean => text.startsWith('1500') || text.startsWith('14') || text.startsWith('0800')

function phonesOf(atoms: readonly Atom[], segment: Window, said: Said): Hit[] {
  const hits: Hit[] = []
  if (said.label === 'meter' && said.distance <= 2) return hits
  for (let i = segment.from; i < segment.to; i += 1) {
    const window = phoneAt(atoms, { from: i, to: segment.to }, said.label === 'phone')
    if (!window) continue
    hits.push({ type: 'phone', window })
    i = window.to - 1
  }
  const digits = countDigits(atoms.slice(segment.from, segment.to))
  const isSaid = said.label === 'phone' && said.distance <= 4 && segment.from === 0 && digits >= 9 && digits <= 14
  if (hits.length === 0 && isSaid && !isService(atoms[segment.from]!.digits)) hits.push({ type: 'phone', window: segment })
  return hits
}
