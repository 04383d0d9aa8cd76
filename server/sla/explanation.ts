import { judgeRun } from './judge'
import { dateOrNull, type Part } from './judgement'
import { type Pause, toldPauses } from './pause'
import type { Edition } from './rules'
import { strip, type StripDay } from './strip'

/** Why a clock falls due when it does. */
export type Explained = {
  days: StripDay[]
  /** The target in working days; null when it is in minutes. */
  target: number | null
  /** When the clock would fall due without its pauses. */
  firstDueAt: Date | null
  pauses: Pause[]
  /** The name of the calendar when it is not the regency's. */
  calendarName: string | null
}

/** One clock day by day as of now, by the edition of the calendar it stands by; `base` is the regency's. */
export function explained({ run, target }: Part, edition: Edition, base: Edition, now: Date): Explained {
  const { id, working, names, name } = edition
  const asOf = now.getTime()
  return {
    days: strip({ run, calendar: working, target, asOf, names }),
    target: target.days ?? null,
    firstDueAt: dateOrNull(judgeRun({ ...run, pauses: [] }, working, target, asOf).dueAt),
    pauses: toldPauses(run, working, asOf),
    calendarName: id === base.id ? null : name,
  }
}
