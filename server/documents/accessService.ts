import { Refused } from '../errors'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import { mayCoach, mayKeep, mayRead, mayReadSome } from './permissions'

type Needs = { units: { get(id: string): Promise<Unit | null>; list(): Promise<Unit[]> } }
export type DocumentAccess = ReturnType<typeof createDocumentAccess>

/** Whether an officer may, asked of the unit whose evidence it is. An authority outside the regency keeps none here. */
export function createDocumentAccess({ units }: Needs) {
  async function ofOurs(id: string): Promise<Unit> {
    const unit = await units.get(id)
    if (!unit || unit.kind === 'outside') throw new Refused('missing', 'unitUnknown')
    return unit
  }

  async function reading(officer: Officer, id: string): Promise<Unit> {
    if (!mayReadSome(officer)) throw new Refused('forbidden', 'documentsForbidden')
    const unit = await ofOurs(id)
    if (!mayRead(officer, id)) throw new Refused('forbidden', 'documentsOtherUnit')
    return unit
  }

  return {
    ofOurs,
    reading,
    async keeping(officer: Officer, id: string): Promise<Unit> {
      const unit = await reading(officer, id)
      if (!mayKeep(officer, id)) throw new Refused('forbidden', 'documentsEdit')
      return unit
    },
    async coaching(officer: Officer, id: string): Promise<Unit> {
      const unit = await reading(officer, id)
      if (!mayCoach(officer, id)) throw new Refused('forbidden', 'coachingEdit')
      return unit
    },
    /** The active units whose evidence this officer reads, by name. */
    async readable(officer: Officer): Promise<Unit[]> {
      if (!mayReadSome(officer)) throw new Refused('forbidden', 'documentsForbidden')
      return (await units.list()).filter(({ _id, active, kind }) => active && kind !== 'outside' && mayRead(officer, _id))
    },
  }
}
