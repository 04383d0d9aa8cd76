import type { Officer, Role } from '../staff/officer'

const overAll: readonly Role[] = ['supervisor', 'coordinator']
const ofTheUnit: readonly Role[] = ['liaison', 'head', 'inspector']

/** Results are read like other numbers of a unit: by supervisors and coordinators, and by the unit and those above it; not by the administrator of the system. */
export const mayReadSurveys = ({ role, units }: Officer, unit: string): boolean =>
  overAll.includes(role) || (ofTheUnit.includes(role) && units.includes(unit))

/** They are entered by liaison and head of the unit; at the Inspektorat, which has neither, by the inspectors. */
export const mayEnterSurveys = ({ role, units }: Officer, unit: string): boolean =>
  ofTheUnit.includes(role) && units.includes(unit)
