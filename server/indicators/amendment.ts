import { isDeepStrictEqual } from 'node:util'
import type { Complaint } from '../complaints/complaint'
import { type CaseFact, caseOf, type ClockFact, factsOf } from './facts'
import { type CellChange, difference } from './rollups'

export type Stored = { cases: readonly Pick<CaseFact, '_id' | 'version'>[]; facts: readonly ClockFact[] }

/** What has to be written so that facts and rollups say what the complaints say. */
export type Amendment = {
  cases: { added: CaseFact[]; changed: CaseFact[] }
  facts: { added: ClockFact[]; changed: ClockFact[]; gone: string[] }
  cells: CellChange[]
}

/**
 * From what is stored about some complaints to what their newer versions say. A complaint of which the same or a later version is stored changes
 * nothing: so projecting twice, late or out of order gives the same numbers. Facts that stay the same are not written.
 */
export function amend(stored: Stored, complaints: readonly Complaint[]): Amendment {
  const versions = new Map(stored.cases.map(({ _id, version }) => [_id, version]))
  const newer = newest(complaints).filter(({ _id, version }) => version > (versions.get(_id) ?? 0))
  const codes = new Set(newer.map(({ _id }) => _id))
  const before = new Map(stored.facts.filter(({ code }) => codes.has(code)).map((fact) => [fact._id, fact]))
  const after = newer.flatMap(factsOf)
  const kept = new Set(after.map(({ _id }) => _id))
  const changed = after.filter((fact) => before.has(fact._id) && !isDeepStrictEqual(before.get(fact._id), fact))
  return {
    cases: {
      added: newer.filter(({ _id }) => !versions.has(_id)).map(caseOf),
      changed: newer.filter(({ _id }) => versions.has(_id)).map(caseOf),
    },
    facts: {
      added: after.filter(({ _id }) => !before.has(_id)),
      changed,
      gone: [...before.keys()].filter((id) => !kept.has(id)),
    },
    cells: difference([...before.values()], after),
  }
}

function newest(complaints: readonly Complaint[]): Complaint[] {
  const byCode = new Map<string, Complaint>()
  for (const complaint of complaints) {
    if (complaint.version > (byCode.get(complaint._id)?.version ?? 0)) byCode.set(complaint._id, complaint)
  }
  return [...byCode.values()]
}
