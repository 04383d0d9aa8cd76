import { addMonths } from '../indicators/period'
import type { MonthBook } from './counts'

/**
 * A month `YYYY-MM` as it was counted. `firstOn`: the date of its first publication; `revisions`: the dates on which it was counted anew
 * and had changed; `checkedIn`: the month in which it was counted last.
 */
export type Edition = { _id: string; book: MonthBook; firstOn: string; revisions: string[]; checkedIn: string }

/** For how many months after it has ended a month is counted anew, once in each; then it stays as it is. */
export const revisedFor = 12
/** So many months back are published, at most. */
export const mostMonths = 120

/** The months that have to be counted now: never published, or not yet looked at this month and still within `revisedFor`. */
export function dueMonths(editions: readonly Edition[], { first, current }: { first: string; current: string }): string[] {
  const known = new Map(editions.map((edition) => [edition._id, edition]))
  const oldest = addMonths(current, -mostMonths)
  const due: string[] = []
  for (let month = first > oldest ? first : oldest; month < current; month = addMonths(month, 1)) {
    const edition = known.get(month)
    if (!edition || (edition.checkedIn < current && month >= addMonths(current, -revisedFor))) due.push(month)
  }
  return due
}

/** The date on which what is shown of a month changed last. */
export const revisedOn = ({ revisions }: Edition): string | null => revisions.at(-1) ?? null

/** A half-year, `2026-1` for January to June. */
export const halfOf = (month: string): string => `${month.slice(0, 4)}-${Number(month.slice(5)) <= 6 ? 1 : 2}`

/** The six months `YYYY-MM` of a half-year `2026-1` or `2026-2`. */
export function monthsOfHalf(half: string): string[] {
  const first = `${half.slice(0, 4)}-${half.endsWith('1') ? '01' : '07'}`
  return [0, 1, 2, 3, 4, 5].map((later) => addMonths(first, later))
}

/**
 * The half-years that are over, oldest first, with the editions of their months in order; of the one in which everything began those there are, as nothing
 * was before.
 */
export function wholeHalves(editions: readonly Edition[]): { half: string; editions: Edition[] }[] {
  const known = new Map(editions.map((edition) => [edition._id, edition]))
  return [...new Set(editions.map(({ _id }) => halfOf(_id)))].sort().flatMap((half) => {
    const months = monthsOfHalf(half)
    return known.has(months.at(-1)!) ? [{ half, editions: months.flatMap((month) => known.get(month) ?? []) }] : []
  })
}
