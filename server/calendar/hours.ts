import type { Hours, Week, Weekday } from './calendar'
import { weekdays } from './calendar'

const time = '(\\d{1,2})[.:](\\d{2})'
const interval = new RegExp(`^${time}\\s*(?:-|–|—|s\\.?/?d\\.?|sampai)\\s*${time}$`, 'i')

/** What is wrong with hours as typed; a refusal code. */
export type HoursFault = 'hoursMalformed' | 'hoursReversed' | 'hoursOverlap'

/**
 * Hours as people write them: `07.30–12.00, 13.00–16.00`, also with colons, semicolons or `dan`, up to `24.00`; empty: none. The code of what is
 * wrong when they cannot be read, an interval does not end after it begins, or two overlap or are out of order.
 */
export function readHours(text: string): Hours | HoursFault {
  const parts = text
    .split(/[,;\n]|\bdan\b|\band\b/i)
    .map((part) => part.trim())
    .filter(Boolean)
  const hours: Hours = []
  for (const part of parts) {
    const read = interval.exec(part)
    const [start, end] = read ? [clockTime(read[1]!, read[2]!), clockTime(read[3]!, read[4]!)] : [null, null]
    if (start === null || end === null || start === '24:00') return 'hoursMalformed'
    if (start >= end) return 'hoursReversed'
    if (start < (hours.at(-1)?.[1] ?? '')) return 'hoursOverlap'
    hours.push([start, end])
  }
  return hours
}

function clockTime(hour: string, minute: string): string | null {
  const text = `${hour.padStart(2, '0')}:${minute}`
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text) ? text : null
}

/** Hours as people read and type them; empty when there are none. */
export const writeHours = (hours: Hours | undefined): string =>
  (hours ?? []).map(([start, end]) => `${start.replace(':', '.')}–${end.replace(':', '.')}`).join(', ')

export type TypedWeek = Record<Weekday, string>

/** A week as typed, a line a weekday; `faults` has a code for each that cannot be read. */
export function readWeek(typed: TypedWeek): { week: Week; faults: Partial<Record<Weekday, HoursFault>> } {
  const week: Week = {}
  const faults: Partial<Record<Weekday, HoursFault>> = {}
  for (const weekday of weekdays) {
    const read = readHours(typed[weekday])
    if (typeof read === 'string') faults[weekday] = read
    else if (read.length > 0) week[weekday] = read
  }
  return { week, faults }
}

/** A week as it is shown for typing. */
export const writeWeek = (week: Week): TypedWeek =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, writeHours(week[weekday])])) as TypedWeek

/** Neighbouring weekdays with equal hours. */
export type WeekLine = { from: Weekday; to: Weekday; hours: string }

/** A week in words, neighbours with equal hours together: Monday to Thursday, Friday. Days without hours are left out. */
export function weekLines(week: Week): WeekLine[] {
  const lines: WeekLine[] = []
  let last: Weekday | null = null
  for (const weekday of weekdays) {
    const hours = writeHours(week[weekday])
    const line = lines.at(-1)
    if (hours && line?.hours === hours && line.to === last) line.to = weekday
    else if (hours) lines.push({ from: weekday, to: weekday, hours })
    last = weekday
  }
  return lines
}
