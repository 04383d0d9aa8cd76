import type { ClockName, JudgedClock } from './clock'
import type { Rules } from './rules'

/** An open clock whose due date another edition of the calendar has moved. */
export type DueMove = { clock: ClockName; unit?: string; from: Date | null; to: Date | null; calendar: string }

/** The open clocks that were judged by another edition of their calendar than the one in force. */
export const staleClocks = <C extends Pick<JudgedClock, 'open' | 'unit' | 'calendar'>>(clocks: readonly C[], rules: Rules): C[] =>
  clocks.filter(({ open, unit, calendar }) => open && calendar !== rules.calendarFor(unit).print)
