import type { Run } from './digits'
import { kind } from './lexicon'
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

const isMobile = /^(?:08|62)/

/** "SKPWNI/3603/11022026/0045", "PBG-360405-09092025-01": capitals and one separator throughout make the number of a document. */
export function isOfDocument(plain: string, tokens: readonly Token[], { atoms }: Run): boolean {
  const first = atoms[0]!
  const letters = tokens[first.token - 1]
  if (atoms.length < 3 || letters?.is !== 'word' || letters.low.length < 2 || letters.glued || isMobile.test(first.digits))
    return false
  const joint = plain.slice(letters.end, first.start)
  const isCapital = plain.slice(letters.start, letters.end) === letters.low.toUpperCase()
  return (
    /^[/-]$/.test(joint) &&
    isCapital &&
    (letters.kind & kind.label) === 0 &&
    atoms.every(({ gap }, i) => i === 0 || gap === joint)
  )
}
