import type { ClockName } from '../sla/clock'
import type { Explained } from '../sla/explanation'
import type { Complaint, StoredClock } from './complaint'
import type { ClockExplained, ClockLine } from './desk'
import type { Names } from './naming'
import { pauseNotes } from './pauseNote'

/** The order in which the desk offers to explain them: what the unit is asked first. */
const order: readonly ClockName[] = ['unit', 'resolution', 'followUp', 'verification']

/** Which clocks of a case can be explained. */
export const explainable = ({ clocks }: Pick<Complaint, 'clocks'>): ClockName[] =>
  order.filter((name) => clocks.some(({ clock }) => clock === name))

/** Which clock is explained: the one that was asked for, else that of the officer's own unit, else the one that the reporter is told. */
export function toExplain(complaint: Pick<Complaint, 'clocks'>, wanted: string | null, isMine: boolean): ClockName | null {
  const names = explainable(complaint)
  return (
    names.find((name) => name === wanted) ?? names.find((name) => name === (isMine ? 'unit' : 'resolution')) ?? names[0] ?? null
  )
}

/** One clock in a line. */
export function clockLine(
  { clock, unit, dueAt, stoppedAt, verdict, elapsedDays, pausedDays }: StoredClock,
  names: Names,
): ClockLine {
  return { clock, unit: unit ? names.unit(unit).shortName : null, dueAt, stoppedAt, verdict, elapsedDays, pausedDays }
}

/** Why the last clock of that name falls due when it does. */
export function clockView(complaint: Complaint, name: ClockName, explained: Explained, names: Names): ClockExplained | null {
  const clock = complaint.clocks.findLast((one) => one.clock === name)
  if (!clock) return null
  return {
    ...clockLine(clock, names),
    target: explained.target,
    strip: explained.days,
    calendarName: explained.calendarName,
    pauses: pauseNotes(complaint, explained.pauses, names),
  }
}
