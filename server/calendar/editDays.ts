import { Refused } from '../errors'
import { type CalendarRecord, type DayKind, dayKinds, type SpecialDay } from './calendar'
import { dayOfDate } from './date'
import { readHours } from './hours'
import { planOf, withPlan } from './plan'
import { dateFault, type Fault, insist, nameFault, sourceFault, tooLong } from './refusal'

/** A day as typed; `hours` matter for an open day only. */
export type NewDay = {
  date: string
  kind: DayKind
  name: string
  source: string
  note: string
  confirmed: boolean
  hours: string
}
/** The day that stands at `date`, said anew; it moves when `to` is another date. */
export type ChangedDay = NewDay & { to: string }

/** Adds a holiday, a cuti bersama or an extra open day. Throws Refused `invalid`: see `applyEdit`; `dayTaken` when something is said of that date already. */
export function addDay(record: CalendarRecord, typed: NewDay, today: string): CalendarRecord {
  const { days } = planOf(record)
  const taken = days.find(({ date }) => date === typed.date)
  const faults = { date: dateFault(typed.date, today) ?? (taken ? 'dayTaken' : null), ...wordFaults(typed) }
  insist(faults, { taken: taken?.name })
  return withPlan(record, { days: [...days, dayOf(typed, typed.date)] })
}

/**
 * Says a day anew, and moves it when `to` is another date. A day in the past stays where it is and keeps its hours; its words may still be
 * mended. Throws Refused as `addDay` does, `missing` when there is no such day.
 */
export function changeDay(record: CalendarRecord, typed: ChangedDay, today: string): CalendarRecord {
  const { days } = planOf(record)
  const before = dayThere(days, typed.date)
  const after = dayOf(typed, typed.to)
  const taken = days.find((day) => day.date === typed.to && day !== before)
  const rewrites = JSON.stringify(before.hours) !== JSON.stringify(after.hours)
  insist(
    {
      to: placeFault(typed, today, { rewrites, taken: taken !== undefined }),
      ...wordFaults(typed),
      ...((before.kind === 'open') !== (typed.kind === 'open') && { kind: 'dayKindFixed' }),
    },
    { taken: taken?.name },
  )
  return withPlan(record, { days: days.map((day) => (day === before ? after : day)) })
}

function placeFault({ date, to }: ChangedDay, today: string, { rewrites, taken }: { rewrites: boolean; taken: boolean }): Fault {
  const moves = to !== date
  if (date < today && (moves || rewrites)) return 'dayPast'
  return moves ? (dateFault(to, today) ?? (taken ? 'dayTaken' : null)) : null
}

/** Takes a day away, so that its week holds again. Throws Refused `invalid` `dayPast`, `missing` `dayUnknown`. */
export function removeDay(record: CalendarRecord, { date }: { date: string }, today: string): CalendarRecord {
  const { days } = planOf(record)
  const before = dayThere(days, date)
  insist({ date: date < today ? 'dayPast' : null })
  return withPlan(record, { days: days.filter((day) => day !== before) })
}

/** Adds those days that are not past and of which nothing is said yet; the others are left out (see `newDays`). */
export function addDays(record: CalendarRecord, imported: readonly SpecialDay[], today: string): CalendarRecord {
  const { days } = planOf(record)
  return withPlan(record, { days: [...days, ...newDays(record, imported, today).added] })
}

/** Which of imported days would be added, and why the others would not. */
export function newDays(record: CalendarRecord, imported: readonly SpecialDay[], today: string) {
  const known = new Set(planOf(record).days.map(({ date }) => date))
  const sorted: Record<'added' | 'past' | 'there' | 'far', SpecialDay[]> = { added: [], past: [], there: [], far: [] }
  for (const day of imported) {
    if (dayOfDate(day.date) === null) continue
    const fault = dateFault(day.date, today)
    const where = known.has(day.date) ? 'there' : fault === 'datePast' ? 'past' : fault ? 'far' : 'added'
    sorted[where].push(day)
    if (where === 'added') known.add(day.date)
  }
  return sorted
}

function dayThere(days: readonly SpecialDay[], date: string): SpecialDay {
  const found = days.find((day) => day.date === date)
  if (!found) throw new Refused('missing', 'dayUnknown')
  return found
}

function wordFaults({ name, source, note, kind, hours }: NewDay): Record<string, Fault> {
  const read = kind === 'open' ? readHours(hours) : []
  return {
    kind: dayKinds.includes(kind) ? null : 'dayKindMissing',
    name: nameFault(name),
    source: sourceFault(source),
    note: tooLong(note, 400),
    hours: typeof read === 'string' ? read : kind === 'open' && read.length === 0 ? 'hoursMissing' : null,
  }
}

function dayOf({ kind, name, source, note, confirmed, hours }: NewDay, date: string): SpecialDay {
  const read = kind === 'open' ? readHours(hours) : null
  return {
    date,
    name: name.trim(),
    kind,
    source: source.trim(),
    confirmed,
    ...(note.trim() && { note: note.trim() }),
    ...(Array.isArray(read) && { hours: read }),
  }
}
