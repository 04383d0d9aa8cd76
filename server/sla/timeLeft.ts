import { type WorkingCalendar, workingDaysBetween } from '../calendar/workingDays'

/** `days`: working days. `minutes`: working minutes, where the end is not the close of a day, so that the target was in minutes; null elsewhere. */
export type TimeLeft = { days: number; minutes: number | null }

const mostDays = 10

/** What lies between now and a due date; of more than ten working days nobody wants the minutes. Instants in epoch milliseconds. */
export function timeLeft(calendar: WorkingCalendar, from: number, to: number): TimeLeft {
  const days = workingDaysBetween(calendar, from, to)
  const last = calendar.ordinalAt(to)
  const isInMinutes = days <= mostDays && calendar.exists(last) && calendar.hoursOf(calendar.dayOf(last)).at(-1) !== to
  return { days, minutes: isInMinutes ? minutesBetween(calendar, from, to) : null }
}

function minutesBetween(calendar: WorkingCalendar, from: number, to: number): number {
  let passed = 0
  for (let ordinal = calendar.ordinalAt(from); ordinal <= calendar.ordinalAt(to); ordinal++) {
    const hours = calendar.hoursOf(calendar.dayOf(ordinal))
    for (let i = 0; i < hours.length; i += 2) passed += Math.max(0, Math.min(hours[i + 1]!, to) - Math.max(hours[i]!, from))
  }
  return Math.floor(passed / 60_000)
}
