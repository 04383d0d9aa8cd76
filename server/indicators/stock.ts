import type { Moment } from './backlog'
import type { SubjectKind } from './cells'
import type { CaseFact } from './facts'
import { ages } from './indicator'
import type { Sight } from './permissions'
import type { Sums } from './sums'

/** A case that is open now, as far as the stock counts it; instants in epoch milliseconds. */
export type OpenCase = Pick<CaseFact, '_id' | 'unit' | 'kecamatan' | 'category' | 'class' | 'oversight' | 'late'> & {
  receivedAt: number
  openFrom: number
}

const subjectOf: Record<SubjectKind, (one: OpenCase) => string> = {
  all: () => '',
  unit: ({ unit }) => unit ?? '',
  place: ({ kecamatan }) => kecamatan,
  category: ({ category }) => category,
  class: (one) => one.class,
}

/**
 * Of the cases that are open now those that were open at a moment, by subject ('' for the regency, and for what nobody holds): `stock.0` to `stock.3` by age;
 * of now also `stock.late` and `stock.now`. `subject` null: of every subject of the kind.
 */
export function stockIn(
  open: Iterable<OpenCase>,
  { of, subject, moment, sight }: { of: SubjectKind; subject: string | null; moment: Moment; sight: Sight },
): Map<string, Sums> {
  const [at, starts] = [moment.at.getTime(), moment.starts.map((start) => start.getTime())]
  const [keyFor, wanted] = [subjectOf[of], of === 'all' ? null : subject]
  // Oversight cases count for whoever inspects their unit, in the numbers of that unit and of the regency.
  const inspects = ({ unit }: OpenCase) => (of === 'all' || of === 'unit') && unit !== null && sight.inspects.includes(unit)
  const counts = new Map<string, { byAge: number[]; late: number }>()
  for (const one of open) {
    if (one.openFrom > at || (one.oversight && !inspects(one))) continue
    const key = keyFor(one)
    if (wanted !== null && key !== wanted) continue
    let count = counts.get(key)
    if (!count) counts.set(key, (count = { byAge: ages.map(() => 0), late: 0 }))
    let age = 0
    while (age < starts.length && one.receivedAt <= starts[age]!) age += 1
    count.byAge[age]! += 1
    if (one.late) count.late += 1
  }
  return new Map([...counts].map(([key, count]) => [key, sumsOf(count, moment)]))
}

function sumsOf({ byAge, late }: { byAge: number[]; late: number }, { isNow }: Moment): Sums {
  const sums: Sums = Object.fromEntries(byAge.map((count, age) => [`stock.${age}`, count]))
  return isNow ? { ...sums, 'stock.late': late, 'stock.now': byAge.reduce((all, count) => all + count, 0) } : sums
}
