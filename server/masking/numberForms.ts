import type { Atom, Run } from './digits'
import type { Token } from './tokens'

/** "+966 50 123 4567": a telephone of another country. */
export const isAbroad = (plain: string, { atoms, digits }: Run): boolean =>
  plain.charAt(atoms[0]!.start - 1) === '+' && digits >= 10 && digits <= 15

/** "+62", "plus 62" and "(0254)" begin with their sign, and a bracket is hidden with the other of its pair. */
export function withSigns(plain: string, from: number, to: number): { start: number; end: number } {
  const plus = /(?:\+ ?|\bplus )$/i.exec(plain.slice(Math.max(0, from - 6), from))
  let start = from - (plus?.[0].length ?? 0)
  const inside = plain.slice(from, to)
  const opened = inside.split('(').length - inside.split(')').length
  if (plain.charAt(start - 1) === '(' && (opened < 0 || plain.charAt(to) === ')')) start -= 1
  if (start < from && plain.charAt(start - 1) === '+') start -= 1
  const isOpen = opened + (start < from && plain.charAt(start) === '(' ? 1 : 0) > 0
  return isOpen && plain.charAt(to) === ')' ? { start, end: to + 1 } : { start, end: to }
}

const longestPhone = 13

/** "nol delapan dua satu - satu dua - tiga empat - …": spelled, and the same stroke was in it before. */
export const isSpelledOn = (atoms: readonly Atom[], from: number, i: number): boolean => {
  const part = atoms.slice(from, Math.min(i, from + longestPhone))
  const isSteady = part.some(({ gap }, at) => at > 0 && gap === atoms[i]!.gap)
  return isSteady && atoms[i]!.gap === ' - ' && part.every(({ isSpelled }) => isSpelled) && i - from < longestPhone
}

const isMobile = /^(?:08|62)/
const permitForm = [6, 8, 2]
const day = /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20\d\d$/

/**
 * "SKPWNI/3603/11022026/0045", "PBG-360405-09092025-01": the number of a document holds its date and follows capitals that name no person's number. Any other
 * sixteen digits may be a person's.
 */
export function isOfDocument(plain: string, tokens: readonly Token[], { atoms }: Run): boolean {
  const first = atoms[0]!
  const letters = tokens[first.token - 1]
  if (atoms.length < 3 || letters?.is !== 'word' || letters.low.length < 3 || letters.glued || isMobile.test(first.digits))
    return false
  const joint = plain.slice(letters.end, first.start)
  const isCapital = plain.slice(letters.start, letters.end) === letters.low.toUpperCase()
  if (!isCapital || letters.kind !== 0 || !atoms.some(({ digits }) => day.test(digits))) return false
  const isSteady = atoms.every(({ gap }, i) => i === 0 || gap === joint)
  const isPermit = atoms.length === permitForm.length && permitForm.every((length, i) => atoms[i]!.digits.length === length)
  return isSteady && (joint === '/' || (joint === '-' && isPermit))
}
