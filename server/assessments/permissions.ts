import type { Officer, Role } from '../staff/officer'
import type { Item } from './assessment'

const overAll: readonly Role[] = ['supervisor', 'coordinator']
const ofTheUnit: readonly Role[] = ['liaison', 'head', 'inspector']

/** Sheets are kept from the administrator of the system; supervisors and coordinators read all, others those of their unit and below. */
export const mayReadSheets = ({ role }: Officer): boolean => role !== 'admin'
export const mayReadSheet = (officer: Officer, unit: string): boolean =>
  mayReadSheets(officer) && (overAll.includes(officer.role) || officer.units.includes(unit))

/** Liaison and head assess their unit and those below it; at the Inspektorat, which has neither, the inspectors do. */
export const mayAssess = ({ role, units }: Officer, unit: string): boolean => ofTheUnit.includes(role) && units.includes(unit)

/**
 * Our reading of "a reviewer other than the assessor": a supervisor, or one who could have assessed it, in either case another person than who said
 * last what stands there. The coordinator reads only.
 */
export const mayReview = (officer: Officer, unit: string, item: Pick<Item, 'by'>): boolean =>
  (officer.role === 'supervisor' || mayAssess(officer, unit)) && officer.id !== item.by
