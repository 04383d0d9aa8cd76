import type { Improvement } from './improvement'

/** Of whom it is told that an improvement's due date has passed, and after how many working days. */
export const levels = [
  { deed: 'remind', to: 'head', after: 1 },
  { deed: 'escalate', to: 'supervisor', after: 6 },
] as const
export type Level = (typeof levels)[number]

/**
 * What is to be told by now: on the first working day after the due date to the head of the unit, five working days later to the supervisors, each
 * once for each due date.
 */
export function levelsDue(
  { plan, remindedFor, escalatedFor }: Pick<Improvement, 'plan' | 'remindedFor' | 'escalatedFor'>,
  workingDaysLate: number,
): Level[] {
  const told = { remind: remindedFor, escalate: escalatedFor }
  return levels.filter(({ deed, after }) => workingDaysLate >= after && told[deed] !== plan.dueOn)
}
