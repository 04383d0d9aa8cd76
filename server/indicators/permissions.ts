import { Refused } from '../errors'
import type { Officer, Role } from '../staff/officer'

const everyUnit: readonly Role[] = ['supervisor', 'coordinator']

/**
 * Whose numbers an officer sees: `units` null means every unit. `inspects` are the units whose oversight cases count and are listed for this
 * officer; for everybody else there are none, in no number and in no list (design §2).
 */
export type Sight = { units: readonly string[] | null; inspects: readonly string[] }

/** The administrator of the system sees no numbers; supervisors and coordinators see every unit, others their own and those below it. */
export function sightOf(officer: Officer): Sight | null {
  if (officer.role === 'admin') return null
  return {
    units: everyUnit.includes(officer.role) ? null : officer.units,
    inspects: officer.role === 'inspector' ? officer.units : [],
  }
}

/** What an officer sees of the numbers. @throws Refused `forbidden` `indicatorsForbidden` for the administrator of the system */
export function seenBy(officer: Officer): Sight {
  const sight = sightOf(officer)
  if (!sight) throw new Refused('forbidden', 'indicatorsForbidden')
  return sight
}

/** May the cases behind this unit's numbers be listed? `unit` null stands for the whole regency. */
export const mayOpen = ({ units }: Sight, unit: string | null): boolean =>
  units === null || (unit !== null && units.includes(unit))

/** Supervisor and coordinator set the target, and enter what the Ombudsman has published. */
export const mayKeepScores = ({ role }: Officer): boolean => everyUnit.includes(role)
