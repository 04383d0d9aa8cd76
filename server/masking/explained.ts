import type { Atom, Run } from './digits'
import type { Token } from './tokens'

const within = (digits: string, least: number, most: number): boolean => Number(digits) >= least && Number(digits) <= most
const isYear = (digits: string): boolean => digits.length === 4 && within(digits, 1945, 2045)
const isShort = ({ digits }: Atom): boolean => digits.length <= 2
const mostMoney = 14
const amounts = new Set('rupiah ribu rb rbu juta jt milyar miliar perak'.split(' '))

/** Which pieces of a run say a date, an hour, a year or an amount of money, and so are nobody's number. */
export function explained(run: Run, tokens: readonly Token[]): boolean[] {
  const { atoms } = run
  const is = atoms.map(({ digits, isSpelled }, i) => !isSpelled && isYear(digits) && !endsMobile(atoms, i))
  for (let i = 0; i < atoms.length; i += 1) {
    const length =
      dateAt(atoms, i) || hourAt(atoms, i) || (atoms[i]!.gap === '-' && i > 0 && !is[i - 1] ? 0 : moneyAt(atoms, i, tokens))
    for (let k = 0; k < length; k += 1) is[i + k] = true
    if (length > 0) i += length - 1
  }
  return isPosition(atoms) ? atoms.map(() => true) : is
}

const tight = /^(?:[ .-]| ?\(|\) ?-?)$/

/** "0852 8800 1946", "0254-380 1999": a piece of a telephone number that looks like a year. */
function endsMobile(atoms: readonly Atom[], i: number): boolean {
  let [first, count] = [i, atoms[i]!.digits.length]
  while (first > 0 && first > i - 4 && tight.test(atoms[first]!.gap)) count += atoms[--first]!.digits.length
  const next = atoms[i + 1]
  const more = next && tight.test(next.gap) ? count + next.digits.length : count
  const isWhole = [count, more].some((digits) => digits >= 10 && digits <= 14)
  return first < i && isWhole && /^(?:08|62|025[2-4])/.test(atoms[first]!.digits)
}

/** -6.123456, 106.123456: latitude and longitude in Indonesia. */
function isPosition(atoms: readonly Atom[]): boolean {
  if (atoms.length !== 4 || atoms[1]!.gap !== '.' || atoms[3]!.gap !== '.') return false
  const [latitude, , longitude] = atoms.map(({ digits }) => digits)
  const areFine = [atoms[1]!, atoms[3]!].every(({ digits }) => digits.length >= 3)
  return areFine && latitude!.length <= 2 && within(latitude!, 0, 11) && longitude!.length <= 3 && within(longitude!, 95, 141)
}

const gapAt = (atoms: readonly Atom[], i: number): string => atoms[i]?.gap ?? ''
const isOneOf = (gap: string, separators: string): boolean => gap.length === 1 && separators.includes(gap)

/** 12-05-2024, 12/5/24, 2024-05-12: the same separator twice and not a third time. */
function dateAt(atoms: readonly Atom[], i: number): number {
  const [first, second, third] = [atoms[i], atoms[i + 1], atoms[i + 2]]
  if (!first || !second || !third || !isOneOf(second.gap, '-/.') || third.gap !== second.gap) return 0
  if ((i > 0 && first.gap === second.gap) || gapAt(atoms, i + 3) === second.gap) return 0
  if (!isShort(second) || !within(second.digits, 1, 12)) return 0
  const dayFirst = isShort(first) && within(first.digits, 1, 31) && (isYear(third.digits) || third.digits.length === 2)
  const yearFirst = isYear(first.digits) && isShort(third) && within(third.digits, 1, 31)
  return dayFirst || yearFirst ? 3 : 0
}

/** 08.00 or 8:30, also with seconds; not a piece of a longer dotted number. */
function hourAt(atoms: readonly Atom[], i: number): number {
  const [hour, minute] = [atoms[i], atoms[i + 1]]
  if (!hour || !minute || !isOneOf(minute.gap, '.:') || !isShort(hour) || !within(hour.digits, 0, 24)) return 0
  if (minute.digits.length !== 2 || !within(minute.digits, 0, 59) || (i > 0 && isOneOf(hour.gap, '.:'))) return 0
  const second = atoms[i + 2]
  if (!second || !isOneOf(second.gap, '.:')) return 2
  const isSecond = second.gap === ':' && second.digits.length === 2 && within(second.digits, 0, 59)
  return isSecond && !isOneOf(gapAt(atoms, i + 3), '.:') ? 3 : 0
}

/** 1.500.000, Rp1500000, 25 juta. More than a regency ever spends is no amount. */
function moneyAt(atoms: readonly Atom[], i: number, tokens: readonly Token[]): number {
  const first = atoms[i]!
  if (first.isSpelled || first.digits.length > mostMoney) return 0
  let [length, digits] = [1, first.digits.length]
  for (let next = atoms[i + 1]; isThousand(next, first); next = atoms[i + length]) {
    digits += 3
    length += 1
  }
  if (digits > mostMoney) return 0
  const last = atoms[i + length - 1]!
  const isSaid = ['rp', 'idr'].includes(tokens[first.token - 1]?.low ?? '') || amounts.has(tokens[last.token + 1]?.low ?? '')
  const isGrouped =
    length > 1 && first.digits.length <= 3 && !first.digits.startsWith('0') && !isOneOf(gapAt(atoms, i + length), '.-')
  return isSaid || (isGrouped && (i === 0 || !isOneOf(first.gap, '.'))) ? length : 0
}

const isThousand = (atom: Atom | undefined, first: Atom): boolean =>
  atom !== undefined && isOneOf(atom.gap, '.,') && atom.digits.length === 3 && !first.digits.startsWith('0')
