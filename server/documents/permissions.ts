import type { Officer, Role } from '../staff/officer'

const overAll: readonly Role[] = ['supervisor', 'coordinator']
const ofTheUnit: readonly Role[] = ['liaison', 'head', 'inspector']

/** The administrator of the system keeps the register, not the evidence: no documents, like no numbers. */
export const mayReadSome = ({ role }: Officer): boolean => role !== 'admin'

/** Supervisors and coordinators read those of every unit, others those of their own unit and below. */
export const mayRead = (officer: Officer, unit: string): boolean =>
  mayReadSome(officer) && (overAll.includes(officer.role) || officer.units.includes(unit))

/** Documents, channels, counts and procedure are kept by liaison and head for their unit and below; at the Inspektorat, which has neither, by the inspectors. */
export const mayKeep = ({ role, units }: Officer, unit: string): boolean => ofTheUnit.includes(role) && units.includes(unit)

/** Coaching is written down by who coaches: supervisor and coordinator for every unit, head and inspector for their own and below. Liaisons are coached. */
export const mayCoach = ({ role, units }: Officer, unit: string): boolean =>
  overAll.includes(role) || (['head', 'inspector'].includes(role) && units.includes(unit))

/** An entry is annulled by who wrote it, or by a supervisor, for authors leave. */
export const mayAnnul = (officer: Officer, { unit, by }: { unit: string; by: string }): boolean =>
  officer.role === 'supervisor' || (officer.id === by && mayCoach(officer, unit))
