import type { Calendar } from '../calendar/calendar'
import { dayOfDate } from '../calendar/date'
import { keptCalendars } from '../calendar/kept'
import type { WorkingCalendar } from '../calendar/workingDays'
import { type CountedCase, contributionOf } from '../indicators/contribution'
import type { CountedEvent } from '../indicators/fact'
import { addTo, emptyTally, linesOf } from '../indicators/tally'
import type { JudgedEvent } from '../sla/clock'
import { type Fields, malformed, readCase, readFields, readText } from '../sla/lines'
import { answerLines } from './lineStream'

/** `aduan indicators judge`: keeps sums of each unit, never the cases, so that any number of lines fits. */
export async function indicatorsJudge(window: { from: string; to: string }, refuse: (message: string) => never): Promise<void> {
  for (const [name, date] of Object.entries(window))
    if (dayOfDate(date) === null) refuse(`error: --${name} is not a date YYYY-MM-DD`)
  if (window.from > window.to) refuse('error: --from is later than --to')
  const [calendarOf, tally] = [keptCalendars(), emptyTally()]
  await answerLines(
    (value) => {
      const contribution = contributionOf(readCounted(value, calendarOf), window)
      if (contribution) addTo(tally, contribution)
      return null
    },
    () => linesOf(tally, window).map((line) => JSON.stringify(line)),
  )
}

function readCounted(value: unknown, calendarOf: (calendar: Calendar) => WorkingCalendar): CountedCase {
  const read = readCase(value, calendarOf, readCountedEvent)
  const fields = readFields(value, 'line')
  readText(fields.class, 'class')
  // Null is not left out: nobody has held the case yet, and it counts for the whole only.
  return { ...read, kind: readText(fields.kind, 'kind'), unit: fields.unit === null ? null : readText(fields.unit, 'unit') }
}

function readCountedEvent(event: JudgedEvent, fields: Fields, where: string): CountedEvent {
  return {
    ...event,
    by: optional<string>(fields.by, 'string', `${where}.by`),
    evidence: optional<boolean>(fields.evidence, 'boolean', `${where}.evidence`),
    rating: optional<number>(fields.rating, 'number', `${where}.rating`),
    reason: optional<string>(fields.reason, 'string', `${where}.reason`),
  }
}

function optional<T>(value: unknown, type: 'string' | 'boolean' | 'number', where: string): T | undefined {
  if (value !== undefined && typeof value !== type) malformed(`${where}: not a ${type}`)
  return value as T | undefined
}
