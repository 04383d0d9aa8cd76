import ICAL from 'ical.js'
import { Refused } from '../errors'
import { type CalendarRecord, type DayKind, dayKinds, type SpecialDay } from './calendar'
import { dayOfDate } from './date'
import { readHours, writeHours } from './hours'
import { insist } from './refusal'
import { byDate, planOf, shifted } from './plan'

export const icalLimits = { bytes: 1_000_000, events: 2_000, daysOfEvent: 60, years: 3 } as const

const categories: Record<DayKind, string> = { holiday: 'Hari libur', cutiBersama: 'Cuti bersama', open: 'Hari buka' }
const mine = { kind: 'x-aduan-kind', source: 'x-aduan-source', confirmed: 'x-aduan-confirmed', hours: 'x-aduan-hours' }

/** The days of a calendar as an iCalendar file (RFC 5545), each an event of a whole day. `now` stamps it. */
export function toIcal(record: CalendarRecord, now: Date): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Aduan//Kalender kerja//ID')
  calendar.updatePropertyWithValue('x-wr-calname', record.name)
  for (const day of planOf(record).days) calendar.addSubcomponent(eventOf(record._id, day, now))
  return `${calendar.toString()}\r\n`
}

function eventOf(id: string, { date, name, kind, source, confirmed, note, hours }: SpecialDay, now: Date) {
  const event = new ICAL.Component('vevent')
  const set = (property: string, value: string | ICAL.Time) => event.updatePropertyWithValue(property, value)
  set('uid', `${date}.${id}@aduan`)
  set('dtstamp', ICAL.Time.fromJSDate(now, true))
  set('dtstart', ICAL.Time.fromDateString(date))
  set('dtend', ICAL.Time.fromDateString(shifted(date, 1)))
  set('summary', name)
  set('categories', categories[kind])
  set('transp', kind === 'open' ? 'OPAQUE' : 'TRANSPARENT')
  if (note) set('description', note)
  set(mine.kind, kind)
  set(mine.source, source)
  set(mine.confirmed, confirmed ? 'TRUE' : 'FALSE')
  if (hours) set(mine.hours, writeHours(hours))
  return event
}

/** `skipped`: events that are no whole days, or open days of which no hours are told. */
export type Imported = { days: SpecialDay[]; skipped: number }

/**
 * The days of an iCalendar file: events of whole days, several days in a row too, yearly ones as far as the third year from `today`. What an event
 * does not tell about its source is `source`. Throws Refused `invalid` with the code at `file`: `icalTooLarge`, `icalMalformed`, `icalTooMany`,
 * `icalRecurrence` for other repetitions, `icalEmpty`.
 */
export function fromIcal(text: string, { source, today }: { source: string; today: string }): Imported {
  refuseIf(Buffer.byteLength(text) > icalLimits.bytes, 'icalTooLarge')
  try {
    return daysIn(eventsIn(text), { source, until: `${Number(today.slice(0, 4)) + icalLimits.years - 1}-12-31` })
  } catch (error) {
    if (error instanceof Refused) throw error
    // The parser has no kind of error of its own, and some values it reads only when they are asked for.
    throw new Refused('invalid', 'icalMalformed', { fields: { file: 'icalMalformed' } })
  }
}

type Reading = { source: string; until: string }

function daysIn(events: ICAL.Component[], reading: Reading): Imported {
  refuseIf(events.length > icalLimits.events, 'icalTooMany')
  const days = new Map<string, SpecialDay>()
  let skipped = 0
  for (const event of events) {
    const read = daysOfEvent(event, reading)
    if (read.length === 0) skipped += 1
    for (const day of read) if (!days.has(day.date)) days.set(day.date, day)
    refuseIf(days.size > icalLimits.events, 'icalTooMany')
  }
  refuseIf(days.size === 0, 'icalEmpty')
  return { days: byDate([...days.values()]), skipped }
}

/** Several calendars in one file are read as one. A whole day is often written without saying that its value is a date. */
function eventsIn(text: string): ICAL.Component[] {
  const told = text.replace(/^\uFEFF/, '').replace(/^(DTSTART|DTEND|EXDATE):(\d{8})[ \t]*$/gim, '$1;VALUE=DATE:$2')
  const parsed = ICAL.parse(told.trim()) as unknown[]
  const roots = Array.isArray(parsed[0]) ? (parsed as unknown[][]) : [parsed]
  const calendars = roots.map((root) => new ICAL.Component(root))
  refuseIf(
    calendars.some(({ name }) => name !== 'vcalendar'),
    'icalMalformed',
  )
  return calendars.flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
}

function daysOfEvent(event: ICAL.Component, { source, until }: Reading): SpecialDay[] {
  const start = dateOf(event, 'dtstart')
  if (!start) return []
  const kind = kindOf(event)
  const hours = kind === 'open' ? readHours(textOf(event, mine.hours)) : undefined
  if (kind === 'open' && (!Array.isArray(hours) || hours.length === 0)) return []
  const note = textOf(event, 'description').trim().slice(0, 400)
  const day = {
    name: textOf(event, 'summary').trim().slice(0, 120) || categories[kind],
    kind,
    source: (textOf(event, mine.source).trim() || source.trim()).slice(0, 200),
    confirmed: textOf(event, mine.confirmed) === 'TRUE',
    ...(note && { note }),
    ...(Array.isArray(hours) && { hours }),
  }
  const length = lengthOf(event, start)
  return startsOf(event, start, until).flatMap((first) =>
    Array.from({ length }, (_, i): SpecialDay => ({ date: shifted(first, i), ...day })),
  )
}

/** DTEND is the day after the last; without one, or with one that is not later, the event is one day. */
function lengthOf(event: ICAL.Component, start: string): number {
  const end = dateOf(event, 'dtend')
  const duration = event.getFirstPropertyValue('duration')
  const days = end
    ? dayOfDate(end)! - dayOfDate(start)!
    : duration instanceof ICAL.Duration
      ? Math.round(duration.toSeconds() / 86_400)
      : 1
  refuseIf(days > icalLimits.daysOfEvent, 'icalTooMany')
  return Math.max(1, days)
}

/** Only "every so many years on the same date" is repeated; other rules are refused rather than guessed at. */
function startsOf(event: ICAL.Component, start: string, until: string): string[] {
  const rule = event.getFirstPropertyValue('rrule')
  if (!(rule instanceof ICAL.Recur)) return [start]
  const parts = Object.entries(rule.parts as Record<string, unknown[]>)
  const sameDate = { BYMONTH: Number(start.slice(5, 7)), BYMONTHDAY: Number(start.slice(8)) }
  const plain = parts.every(
    ([name, values]) => values.length === 1 && Number(values[0]) === sameDate[name as keyof typeof sameDate],
  )
  refuseIf(rule.freq !== 'YEARLY' || !plain || event.hasProperty('rdate') || event.hasProperty('exrule'), 'icalRecurrence')
  const last = [until, rule.until?.toJSDate().toISOString().slice(0, 10) ?? until].sort()[0]!
  const excepted = new Set(
    event.getAllProperties('exdate').flatMap((one) => one.getValues().map((value) => String(value).slice(0, 10))),
  )
  const starts: string[] = []
  const step = Math.max(1, rule.interval)
  for (let i = 0; i < (rule.count ?? Infinity); i++) {
    const year = String(Number(start.slice(0, 4)) + i * step).padStart(4, '0')
    const date = `${year}${start.slice(4)}`
    if (date > last || year > until.slice(0, 4)) break
    if (dayOfDate(date) !== null && !excepted.has(date)) starts.push(date)
  }
  return starts
}

function kindOf(event: ICAL.Component): DayKind {
  const told = dayKinds.find((kind) => kind === textOf(event, mine.kind))
  if (told) return told
  const named = event.getAllProperties('categories').flatMap((one) => one.getValues().map(String))
  if (named.some((name) => /hari buka/i.test(name))) return 'open'
  return [...named, textOf(event, 'summary')].some((words) => /cuti\s*bersama|joint holiday|collective leave/i.test(words))
    ? 'cutiBersama'
    : 'holiday'
}

/** The date of a property that holds a whole day; also where the file leaves VALUE=DATE out. Null for a time of day, or a date that is none. */
function dateOf(event: ICAL.Component, name: string): string | null {
  const value = event.getFirstPropertyValue(name)
  if (!(value instanceof ICAL.Time) || !value.isDate) return null
  const date = value.toString()
  return dayOfDate(date) === null ? null : date
}

function textOf(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name)
  return value === null || value === undefined ? '' : String(value)
}

function refuseIf(wrong: boolean, code: string): void {
  insist({ file: wrong ? code : null }, { max: icalLimits.events })
}
