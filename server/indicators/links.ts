import type { DrillDownPage, MeasureId } from './pages'
import type { Window } from './period'

const addressOf = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

export const overviewHref = ({ from, to }: Window, sort?: string): string => addressOf('/ringkasan', { from, to, sort })

type List = { indicator: MeasureId; unit: string | null; window: Window; part?: DrillDownPage['part']; cursor?: string }

/** The address of the list of cases behind a number. */
export const listHref = ({ indicator, unit, window: { from, to }, part, cursor }: List): string =>
  addressOf('/ringkasan/daftar', {
    indicator,
    unit: unit ?? undefined,
    from,
    to,
    part: part === 'all' ? undefined : part,
    cursor,
  })
