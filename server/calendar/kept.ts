import type { Calendar } from './calendar'
import { compileCalendar, type WorkingCalendar } from './workingDays'

const mostCalendars = 256
const mostDays = 400_000
const longestText = 100_000

/**
 * `compileCalendar` that remembers: the same calendar, by its JSON text, is made ready once. Keeps the calendars used last, within bounds, so that a
 * stream with a calendar of its own on every line needs no more memory than one with a single calendar. Malformed ones throw each time.
 */
export function keptCalendars(): (calendar: Calendar) => WorkingCalendar {
  const kept = new Map<string, WorkingCalendar>()
  return (calendar) => {
    const text = textOf(calendar)
    if (text === null) return compileCalendar(calendar)
    const known = kept.get(text)
    if (known && known.size() < mostDays) return known
    const made = compileCalendar(calendar)
    if (text.length > longestText) return made
    if (kept.size >= mostCalendars) kept.delete(kept.keys().next().value!)
    kept.set(text, made)
    return made
  }
}

/** Null for what is nested deeper than the stack; JSON is read at any depth. */
function textOf(calendar: Calendar): string | null {
  try {
    return JSON.stringify(calendar)
  } catch {
    return null
  }
}
