import { isNobody, type Subject } from './cells'
import type { MeasureId } from './indicator'
import type { Window } from './period'

export const addressOf = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

export const overviewHref = ({ from, to }: Window, sort?: string): string => addressOf('/ringkasan', { from, to, sort })

/** How an address names the cases that no unit has been given. */
export const nobodysId = '-'

type List = {
  indicator: MeasureId
  unit?: string | null
  subject?: Subject
  window: Window
  part?: 'all' | 'numerator' | 'rest'
  /** Of arrivals: those of a weekday and hour `1-09`. Of returns: those to a unit. */
  hour?: string | null
  to?: string | null
  cursor?: string
}

/** The address of the list of cases behind a number: of a unit, of another subject, or of the regency. */
export function listHref({ indicator, unit, subject, window, part, hour, to, cursor }: List): string {
  const about: Subject = subject ?? (unit ? { of: 'unit', id: unit } : { of: 'all' })
  return addressOf('/ringkasan/daftar', {
    indicator,
    ...(about.of !== 'all' && { [about.of]: isNobody(about) ? nobodysId : about.id }),
    from: window.from,
    to: window.to,
    hour: hour ?? undefined,
    returnedTo: to ?? undefined,
    part: part === 'all' ? undefined : part,
    cursor,
  })
}
