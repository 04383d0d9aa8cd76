import type { Figure, Figures } from '../indicators/indicator'
import type { Window } from '../indicators/period'
import { fingerprint } from '../platform/fingerprint'

/**
 * A number on paper. `unit` null: the whole regency. `of` is what it is about besides: a month, a channel. The fingerprint is the same whenever, wherever and
 * by whomever the same number is made of the same cases.
 */
export type Numbered = { id: string; unit: string | null; of: string | null; from: string; to: string } & Figure & {
    fingerprint: string
  }

/** How the numbers are defined; another definition makes another fingerprint. */
export const numbersVersion = 1

/** A figure with its fingerprint. */
export function numbered(
  { id, unit, of = null, window }: { id: string; unit: string | null; of?: string | null; window: Window },
  { numerator, denominator, value }: Figure,
): Numbered {
  const number = { id, unit, of, from: window.from, to: window.to, numerator, denominator, value }
  return { ...number, fingerprint: fingerprint({ ...number, version: numbersVersion }) }
}

/** These figures in the order asked for; one that is not there is left out. */
export const numberedOf = (
  figures: Figures,
  { ids, ...about }: { ids: readonly string[]; unit: string | null; of?: string | null; window: Window },
): Numbered[] =>
  ids.flatMap((id) => {
    const figure = figures.get(id)
    return figure ? [numbered({ id, ...about }, figure)] : []
  })

/** A count as a figure: of itself, or of a whole. */
export const countOf = (count: number, whole = count): Figure => ({ numerator: count, denominator: whole, value: count })

/** One fingerprint for all numbers of a paper. */
export const printOf = (numbers: readonly Numbered[]): string => fingerprint(numbers.map((number) => number.fingerprint))
