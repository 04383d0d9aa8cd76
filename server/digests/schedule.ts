import { addDays, startOf, type Window } from '../indicators/period'

const hourMs = 3_600_000
/** Nothing is told before this hour of the day, not even where people work at night. */
const morning = 7

/** Whether the morning of this local date has come. */
export const isMorning = (today: string, now: Date): boolean => now.getTime() >= startOf(today).getTime() + morning * hourMs

/** The Monday of the week of a local date. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(date, -weekday)
}

/** Monday to Sunday of the week before that of a local date. */
export function lastWeek(today: string): Window {
  const monday = mondayOf(today)
  return { from: addDays(monday, -7), to: addDays(monday, -1) }
}
