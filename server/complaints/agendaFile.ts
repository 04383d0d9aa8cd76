import ICAL from 'ical.js'
import type { ClockName } from '../sla/clock'

/** One deadline of the agenda. `what` names it in words. */
export type AgendaEntry = {
  code: string
  register: string | null
  clock: ClockName
  dueAt: Date
  version: number
  what: string
  link: string
}

/**
 * An officer's deadlines as an iCalendar file (RFC 5545), each an event at the instant it falls due. It lies in calendars outside the product: number and
 * clock only, nothing of what the complaint says or of who sent it.
 */
export function agendaFile(
  entries: readonly AgendaEntry[],
  { name, host, now }: { name: string; host: string; now: Date },
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Aduan//Tenggat//ID')
  calendar.updatePropertyWithValue('x-wr-calname', name)
  for (const { code, clock, dueAt, version, what, link } of entries) {
    const event = new ICAL.Component('vevent')
    const set = (property: string, value: string | number | ICAL.Time) => event.updatePropertyWithValue(property, value)
    set('uid', `${code}.${clock}@${host}`)
    set('dtstamp', ICAL.Time.fromJSDate(now, true))
    set('dtstart', ICAL.Time.fromJSDate(dueAt, true))
    set('dtend', ICAL.Time.fromJSDate(dueAt, true))
    set('sequence', version)
    set('summary', what)
    set('url', link)
    set('transp', 'TRANSPARENT')
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}
