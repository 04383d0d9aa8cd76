/** The four clocks of a complaint, in the order in which equal starts are listed (design §4). */
export const clockNames = ['verification', 'followUp', 'unit', 'resolution'] as const
export type ClockName = (typeof clockNames)[number]

/** Exactly one of working days or working minutes, a whole number ≥ 1. */
export type Target = { days: number; minutes?: undefined } | { minutes: number; days?: undefined }
export type Targets = Partial<Record<ClockName, Target>>

/** Which mail tells of an escalation: a friendly one, or a firm one. */
export const escalationTemplates = ['reminder', 'escalation'] as const
export type EscalationTemplate = (typeof escalationTemplates)[number]

export type Verdict = 'running' | 'onTime' | 'late' | 'void'

/** An event as the judge reads it. `at` is an instant in epoch milliseconds. Unknown types are ignored. */
export type JudgedEvent = { at: number; type: string; unit?: string }

/** One judged clock. Instants are epoch milliseconds; days are working days of the calendar. `unit` only for followUp and unit. */
export type Clock = {
  clock: ClockName
  unit?: string
  startedAt: number
  dueAt: number | null
  stoppedAt: number | null
  verdict: Verdict
  verdictAt: number | null
  elapsedDays: number
  pausedDays: number
}

/**
 * A judged clock as it is kept: instants as dates; `open` until it is stopped or voided; `policy` and `calendar` are the prints (`id@fingerprint`) of
 * what it was judged by.
 */
export type JudgedClock = Omit<Clock, 'startedAt' | 'dueAt' | 'stoppedAt' | 'verdictAt'> & {
  startedAt: Date
  dueAt: Date | null
  stoppedAt: Date | null
  verdictAt: Date | null
  open: boolean
  policy: string
  calendar: string
}
