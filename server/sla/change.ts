import type { ClockName } from './clock'

/** An open clock whose due date another edition of the calendar has moved. */
export type DueMove = { clock: ClockName; unit?: string; from: Date | null; to: Date | null; calendar: string }
