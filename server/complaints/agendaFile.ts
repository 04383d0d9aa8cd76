import ICAL from 'ical.js'

/** One deadline of the agenda. `what` names it in words; `changedAt` is when the case last changed. */
export type AgendaEntry = { code: string; dueAt: Date; version: number; changedAt: Date; what: string; link: string }

/**
 * An officer's deadlines as an iCalendar file (RFC 5545), each case an event at the instant it falls due. It lies in calendars outside the product:
 * number and clock only, nothing of what the complaint says or of who sent it. It says the same as long as nothing has changed.
 */
export function agendaFile(entries: readonly AgendaEntry[], { name, host }: { name: string; host: string }): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Aduan//Tenggat//ID')
  calendar.updatePropertyWithValue('x-wr-calname', name)
  calendar.updatePropertyWithValue('x-published-ttl', 'PT1H')
  for (const { code, dueAt, version, changedAt, what, link } of entries) {
    const event = new ICAL.Component('vevent')
    const set = (property: string, value: string | number | ICAL.Time) => event.updatePropertyWithValue(property, value)
    set('uid', `${code}@${host}`)
    set('dtstamp', utc(changedAt))
    set('last-modified', utc(changedAt))
    set('dtstart', utc(dueAt))
    set('sequence', version)
    set('summary', what)
    set('url', link)
    set('transp', 'TRANSPARENT')
    calendar.addSubcomponent(event)
  }
  return `${calendar.toString()}\r\n`
}

const utc = (instant: Date): ICAL.Time => ICAL.Time.fromJSDate(instant, true)
