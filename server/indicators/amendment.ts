import { isDeepStrictEqual } from 'node:util'
import type { WorkingCalendar } from '../calendar/workingDays'
import type { Complaint } from '../complaints/complaint'
import { addKept, type Cell, type Cells, withoutZeros } from './cells'
import { type CaseFact, type FactRow, keptOf } from './facts'

export type Stored = { cases: readonly CaseFact[]; facts: readonly FactRow[] }

/** What has to be written so that facts and rollups say what the complaints say; `cells` are to be added to what is there. */
export type Amendment = {
  cases: { added: CaseFact[]; changed: CaseFact[] }
  facts: { added: FactRow[]; changed: FactRow[]; gone: string[] }
  cells: Cell[]
}

/**
 * From what is stored about some complaints to what their newer versions say. A complaint of which the same or a later version is stored changes
 * nothing: so projecting twice, late or out of order gives the same numbers. Facts that stay the same are not written.
 */
export function amend(stored: Stored, complaints: readonly Complaint[], calendar: WorkingCalendar): Amendment {
  const known = new Map(stored.cases.map((one) => [one._id, one]))
  const newer = newest(complaints).filter(({ _id, version }) => version > (known.get(_id)?.version ?? 0))
  const codes = new Set(newer.map(({ _id }) => _id))
  const before = new Map(stored.facts.filter(({ code }) => codes.has(code)).map((fact) => [fact._id, fact]))
  const after = newer.map((complaint) => keptOf(complaint, calendar))
  const rows = after.flatMap(({ facts }) => facts)
  const kept = new Set(rows.map(({ _id }) => _id))
  return {
    cases: {
      added: after.filter(({ case: { _id } }) => !known.has(_id)).map((one) => one.case),
      changed: after.filter(({ case: { _id } }) => known.has(_id)).map((one) => one.case),
    },
    facts: {
      added: rows.filter(({ _id }) => !before.has(_id)),
      changed: rows.filter((fact) => before.has(fact._id) && !isDeepStrictEqual(before.get(fact._id), fact)),
      gone: [...before.keys()].filter((id) => !kept.has(id)),
    },
    cells: cellChanges(),
  }

  function cellChanges(): Cell[] {
    const cells: Cells = new Map()
    const replaced = new Map(
      [...codes].flatMap((code) => (known.has(code) ? [[code, { case: known.get(code)!, facts: [] as FactRow[] }]] : [])),
    )
    for (const fact of before.values()) replaced.get(fact.code)?.facts.push(fact)
    for (const each of replaced.values()) addKept(cells, each, -1)
    for (const each of after) addKept(cells, each, 1)
    return withoutZeros(cells.values())
  }
}

function newest(complaints: readonly Complaint[]): Complaint[] {
  const byCode = new Map<string, Complaint>()
  for (const complaint of complaints) {
    if (complaint.version > (byCode.get(complaint._id)?.version ?? 0)) byCode.set(complaint._id, complaint)
  }
  return [...byCode.values()]
}
