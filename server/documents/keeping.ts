import { Refused } from '../errors'
import type { Officer } from '../staff/officer'
import { dateOfDay, dayOfDate } from '../calendar/date'
import { firstDay, type Kept, type Stamp, withVersion } from './versions'

/** Who does it, now: with the title of the post held today. */
export const stampOf = (officer: Pick<Officer, 'id' | 'title'>, at: Date): Stamp => ({ at, by: officer.id, as: officer.title })

/** What a form wants to write: the content, from when to when it holds. */
export type Draft<T> = { content: T; validFrom: string; validTo: string | null }

/** Throws Refused `invalid` at `validTo` when it ends before it begins. */
export function checkSpan({ validFrom, validTo }: Pick<Draft<unknown>, 'validFrom' | 'validTo'>): void {
  if (validTo !== null && validTo < validFrom)
    throw new Refused('invalid', 'validToInvalid', { fields: { validTo: 'validToInvalid' } })
}

/** The thing with a further version. Throws Refused `conflict` when it was withdrawn or somebody has written since `rev`. */
export function furtherVersion<T, K extends string>(
  kept: Kept<T, K>,
  { rev, draft, stamp }: { rev: number; draft: Draft<T>; stamp: Stamp },
): Kept<T, K> {
  checkRev(kept, rev)
  checkSpan(draft)
  return withVersion(kept, { ...draft, stamp })
}

/**
 * The thing withdrawn from a date on. Throws Refused `invalid` at `from` when that is before it ever held or after tomorrow, `conflict` as above.
 * Withdrawn from its first day it never held: so a mistake is undone and stays readable.
 */
export function withdrawnFrom<T, K extends string>(
  kept: Kept<T, K>,
  { rev, from, reason, stamp, today }: { rev: number; from: string; reason: string; stamp: Stamp; today: string },
): Kept<T, K> {
  checkRev(kept, rev)
  const tomorrow = dateOfDay(dayOfDate(today)! + 1)
  const latest = firstDay(kept) > tomorrow ? firstDay(kept) : tomorrow
  if (from < firstDay(kept) || from > latest)
    throw new Refused('invalid', 'withdrawnFromInvalid', { fields: { from: 'withdrawnFromInvalid' } })
  return { ...kept, withdrawn: { ...stamp, from, reason }, rev: kept.rev + 1 }
}

function checkRev({ withdrawn, rev }: Pick<Kept<unknown>, 'withdrawn' | 'rev'>, seen: number): void {
  if (withdrawn) throw new Refused('conflict', 'documentWithdrawn')
  if (rev !== seen) throw new Refused('conflict', 'documentChanged')
}
