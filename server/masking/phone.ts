import type { Atom } from './digits'
import type { Window } from './identity'

const mobile: [prefix: string, least: number, most: number][] = [
  ['00628', 13, 17],
  ['6208', 12, 16],
  ['628', 11, 15],
  ['62254', 10, 14],
  ['6221', 10, 13],
  ['08', 9, 15],
]
const mobileWithoutZero: (typeof mobile)[number] = ['8', 9, 13]
// Free and shared-cost numbers of firms.
const firms = ['0800', '0804', '0807', '0809']
const enough = 10
const longest = 16
// Serang and Cilegon, Lebak, Pandeglang, Tangerang and Jakarta, Bogor, Bandung.
const areas = ['0254', '0252', '0253', '021', '0251', '022']
const areaForm = /^0[2-79]\d{1,2}$/

/** The telephone number that begins at the first piece of a stretch and ends within it, or null. `isLabelled`: a word like "hp" or "WA" says so. */
export function phoneAt(atoms: readonly Atom[], within: Window, isLabelled: boolean): Window | null {
  return mobileAt(atoms, within, isLabelled) ?? landlineAt(atoms, within, isLabelled)
}

function mobileAt(atoms: readonly Atom[], { from, to: end }: Window, isLabelled: boolean): Window | null {
  const said = saidFrom(atoms, from, end)
  const form =
    mobile.find(([prefix]) => said.startsWith(prefix)) ??
    ((isLabelled || atoms.slice(from, Math.min(end, from + longest)).every(({ isSpelled }) => isSpelled)) && said.startsWith('8')
      ? mobileWithoutZero
      : null)
  if (!form || firms.some((firm) => said.startsWith(firm))) return null
  const [, least, most] = form
  let [count, best, areTiny] = [0, 0, true]
  for (let to = from; to < end; to += 1) {
    const length = atoms[to]!.digits.length
    // "0812 3456 7890 2 orang": what is complete takes no small number more, unless it is all written in small pieces.
    if (count >= enough && length < 3 && atoms[to - 1]!.digits.length >= 3 && !completes(atoms, from, to, count, isLabelled))
      break
    if (areTiny && count >= 12 && best > 0 && /\n|,|;/.test(atoms[to]!.gap)) break
    count += length
    areTiny &&= length <= 2
    if (count > most) break
    if (count >= least) best = to + 1
  }
  return best > 0 ? { from, to: best } : null
}

/** "0812 345 678 90", "0812-3456-7890-1", "hp 081 2121 5454 9": the end of a number, not a count behind it. */
function completes(atoms: readonly Atom[], from: number, to: number, count: number, isLabelled: boolean): boolean {
  const { gap, digits } = atoms[to]!
  const isRemainder = isLabelled && gap === ' ' && count === 11 && atoms[from]!.digits.length === 3 && to === from + 3
  if (isRemainder) return true
  return /^[.-]$/.test(gap) ? gap === atoms[from + 1]!.gap : gap === ' ' && digits.length === 2 && count < 12
}

function saidFrom(atoms: readonly Atom[], from: number, end: number): string {
  let said = ''
  for (let i = from; i < end && said.length < 5; i += 1) said += atoms[i]!.digits
  return said
}

function landlineAt(atoms: readonly Atom[], { from, to: end }: Window, isLabelled: boolean): Window | null {
  const first = atoms[from]!.digits
  if (first.length >= enough - 1) {
    const isLandline =
      first.length <= 12 && (areas.some((area) => first.startsWith(area)) || (isLabelled && first.startsWith('0')))
    return isLandline ? { from, to: from + 1 } : null
  }
  const area = areaAt(atoms, from, end)
  if (area === null) return null
  const { digits, next } = area
  const isParted = /^(?:-|\) ?-?)$/.test(atoms[next]?.gap ?? '') && atoms[next]!.digits.length >= 6
  if (!areaForm.test(digits) || !(isLabelled || isParted || areas.includes(digits))) return null
  let [to, count] = [next, 0]
  while (to < end && count + atoms[to]!.digits.length <= 8 && (count < 6 || atoms[to]!.digits.length >= 3))
    count += atoms[to++]!.digits.length
  return count >= (digits === '021' || digits === '022' ? 7 : 5) ? { from, to } : null
}

/** The area code that begins here: in one piece, or spelled digit by digit. */
function areaAt(atoms: readonly Atom[], from: number, end: number): { digits: string; next: number } | null {
  let [digits, next] = [atoms[from]!.digits, from + 1]
  if (digits.length > 2) return { digits, next }
  const longest = areas.find((area) => saidFrom(atoms, from, end).startsWith(area))?.length
  if (!longest) return null
  while (next < end && digits.length < longest) digits += atoms[next++]!.digits
  return digits.length === longest ? { digits, next } : null
}
