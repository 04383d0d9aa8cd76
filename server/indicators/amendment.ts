import type { WorkingCalendar } from '../calendar/workingDays'
import type { Complaint } from '../complaints/complaint'
import { addKept, type Cell, type Cells, withMonths, withoutZeros } from './cells'
import { type CaseFact, type FactRow, type Kept, keptOf } from './facts'

export type Stored = { cases: readonly CaseFact[]; facts: readonly FactRow[] }

/** What has to be written so that facts and rollups say what the complaints say; `cells` are to be added to what is there. */
export type Amendment = {
  cases: { added: CaseFact[]; changed: CaseFact[] }
  facts: { added: FactRow[]; changed: FactRow[]; gone: string[] }
  cells: Cell[]
  /** Of the facts that are not what they were, before and now: also where their changes cancel each other out in every cell. */
  dates: string[]
}

/** What the newest version of each complaint leaves to be kept. */
export const newestKept = (complaints: readonly Complaint[], calendar: WorkingCalendar): Kept[] =>
  newest(complaints).map((complaint) => keptOf(complaint, calendar))

/**
 * From what is stored about some complaints to what is to be kept of their newer versions. A complaint of which the same or a later version is stored changes
 * nothing: so projecting twice, late or out of order gives the same numbers. Facts that stay the same are not written.
 */
export function amend(stored: Stored, complaints: readonly Kept[]): Amendment {
  const known = new Map(stored.cases.map((one) => [one._id, one]))
  const after = complaints.filter(({ case: { _id, version } }) => version > (known.get(_id)?.version ?? 0))
  const codes = new Set(after.map((each) => each.case._id))
  const before = new Map(stored.facts.filter(({ code }) => codes.has(code)).map((fact) => [fact._id, fact]))
  const rows = after.flatMap(({ facts }) => facts)
  const kept = new Set(rows.map(({ _id }) => _id))
  // What stays the same is neither written nor counted anew: of a known complaint that is most.
  const same = new Set(rows.filter((fact) => isSame(before.get(fact._id), fact)).map(({ _id }) => _id))
  const isChanged = ({ _id }: FactRow): boolean => !same.has(_id)
  const isKnown = ({ case: { _id } }: Kept): boolean => known.has(_id)
  return {
    cases: {
      added: after.filter((each) => !isKnown(each)).map((each) => each.case),
      changed: after.filter(isKnown).map((each) => each.case),
    },
    facts: {
      added: rows.filter(({ _id }) => !before.has(_id)),
      changed: rows.filter((fact) => before.has(fact._id) && isChanged(fact)),
      gone: [...before.keys()].filter((id) => !kept.has(id)),
    },
    cells: cellChanges(),
    dates: [...new Set([...before.values(), ...rows].filter(isChanged).map(({ on }) => on))],
  }

  function cellChanges(): Cell[] {
    const cells: Cells = new Map()
    const replaced = new Map(
      after.filter(isKnown).map(({ case: { _id } }) => [_id, { case: known.get(_id)!, facts: [] as FactRow[] }]),
    )
    for (const fact of before.values()) if (isChanged(fact)) replaced.get(fact.code)?.facts.push(fact)
    for (const each of replaced.values()) addKept(cells, each, -1)
    for (const each of after) addKept(cells, { case: each.case, facts: each.facts.filter(isChanged) }, 1)
    return withoutZeros(withMonths(cells).values())
  }
}

/** Facts hold plain values only. */
function isSame(before: FactRow | undefined, after: FactRow): boolean {
  if (!before || Object.keys(before).length !== Object.keys(after).length) return false
  return Object.entries(after).every(([key, value]) => before[key as keyof FactRow] === value)
}

function newest(complaints: readonly Complaint[]): Complaint[] {
  const byCode = new Map<string, Complaint>()
  for (const complaint of complaints) {
    if (complaint.version > (byCode.get(complaint._id)?.version ?? 0)) byCode.set(complaint._id, complaint)
  }
  return [...byCode.values()]
}
