import type { Moment } from './backlog'
import type { SubjectKind } from './cells'
import type { CaseFact } from './facts'
import type { Sight } from './permissions'
import { add, type Sums } from './sums'

/** A case that is open now, as far as the stock counts it. */
export type OpenCase = Pick<
  CaseFact,
  '_id' | 'unit' | 'kecamatan' | 'category' | 'class' | 'oversight' | 'receivedAt' | 'late'
> & { openFrom: Date }

export const keyOf = { unit: 'unit', place: 'kecamatan', category: 'category', class: 'class' } as const

/**
 * Of the cases that are open now those that were open at a moment, by subject ('' for the regency, and for what nobody holds): `stock.0` to `stock.3` by age;
 * of now also `stock.late` and `stock.now`. `subject` null: of every subject of the kind.
 */
export function stockIn(
  open: Iterable<OpenCase>,
  { of, subject, moment, sight }: { of: SubjectKind; subject: string | null; moment: Moment; sight: Sight },
): Map<string, Sums> {
  const found = new Map<string, Sums>()
  for (const one of open) {
    if (one.openFrom > moment.at || !isSeen(one, of, sight)) continue
    const key = of === 'all' ? '' : (one[keyOf[of]] ?? '')
    if (of !== 'all' && subject !== null && key !== subject) continue
    let sums = found.get(key)
    if (!sums) found.set(key, (sums = {}))
    add(sums, `stock.${ageAt(one.receivedAt, moment)}`, 1)
    if (!moment.isNow) continue
    add(sums, 'stock.now', 1)
    if (one.late) add(sums, 'stock.late', 1)
  }
  return found
}

function ageAt(receivedAt: Date, { starts }: Moment): number {
  const age = starts.findIndex((start) => receivedAt > start)
  return age < 0 ? starts.length : age
}

/** Oversight cases count for whoever inspects their unit, in the numbers of that unit and of the regency. */
const isSeen = ({ oversight, unit }: OpenCase, of: SubjectKind, { inspects }: Sight): boolean =>
  !oversight || ((of === 'all' || of === 'unit') && unit !== null && inspects.includes(unit))
