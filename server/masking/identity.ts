import type { Atom } from './digits'

export const identityDigits = 16
const officialDigits = 18
const provinces = [[11, 19], [21, 21], [31, 36], [51, 53], [61, 65], [71, 76], [81, 82], [91, 97]] as const // prettier-ignore
const isBetween = (digits: string, from: number, least: number, most: number): boolean => {
  const value = Number(digits.slice(from, from + 2))
  return value >= least && value <= most
}

/** Whether sixteen digits can be a NIK: a province, and a day (women: plus 40) and month of birth. */
export const isPlausibleNik = (digits: string): boolean =>
  provinces.some(([from, to]) => isBetween(digits, 0, from, to)) &&
  (isBetween(digits, 6, 1, 31) || isBetween(digits, 6, 41, 71)) &&
  isBetween(digits, 8, 1, 12)

/** Whether eighteen digits can be a NIP: date of birth, month of appointment (PPPK: a code), sex. */
export const isPlausibleNip = (digits: string): boolean =>
  digits.length === officialDigits &&
  (digits.startsWith('19') || digits.startsWith('20')) &&
  isBetween(digits, 4, 1, 12) &&
  isBetween(digits, 6, 1, 31) &&
  (digits.startsWith('19', 8) || digits.startsWith('20', 8)) &&
  '12'.includes(digits.charAt(14))

/** A stretch of pieces from the `from`th up to, not with, the `to`th. */
export type Window = { from: number; to: number }

/** Pieces set apart by one separator throughout, and by another from what stands beside them. */
export function standsApart(atoms: readonly Atom[], { from, to }: Window): boolean {
  const gap = to - from > 1 ? atoms[from + 1]!.gap : null
  const isOther = (i: number) => i <= 0 || i >= atoms.length || atoms[i]!.gap !== gap
  return isOther(from) && isOther(to) && atoms.slice(from + 1, to).every((atom) => atom.gap === gap)
}

/** The windows of neighbouring pieces that together have so many digits and are accepted, from the left, without overlaps. */
export function windowsOf(atoms: readonly Atom[], digits: number, accept: (said: string, window: Window) => boolean): Window[] {
  const windows: Window[] = []
  for (let from = 0; from < atoms.length; from += 1) {
    let said = ''
    let to = from
    while (to < atoms.length && said.length < digits) said += atoms[to++]!.digits
    if (said.length !== digits || !accept(said, { from, to })) continue
    windows.push({ from, to })
    from = to - 1
  }
  return windows
}

const tokenForm = [4, 4, 4, 4, 4]
const taxObjectForm = [2, 2, 3, 3, 3, 4, 1]

/** "5.1.02.01.01.0024": a line of a budget. */
export const isBudgetCode = (atoms: readonly Atom[]): boolean =>
  atoms.length >= 5 &&
  atoms[0]!.digits.length === 1 &&
  atoms.slice(1).every(({ gap }) => gap === '.') &&
  atoms[1]!.digits.length <= 2 &&
  atoms.at(-1)!.digits.length >= 2

/** Numbers that hold sixteen digits and are nobody's: twenty of a PLN token in fours, a tax object (NOP) in its seven parts. */
export const isKnownForm = (atoms: readonly Atom[]): boolean =>
  [tokenForm, taxObjectForm].some(
    (form) => form.length === atoms.length && form.every((length, i) => atoms[i]!.digits.length === length),
  )
