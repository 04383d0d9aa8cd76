import { type Dimension, dimensions } from './counts'
import { type Edition, revisedOn, wholeHalves } from './edition'
import type { DataPage } from './pages'
import { halfYearTable, type Table, tableOf } from './tables'

export type PublishedMonth = { month: string; firstOn: string; revisedOn: string | null; tables: Record<Dimension, Table> }
export type PublishedHalf = { half: string; firstOn: string; revisedOn: string | null; table: Table }

/** All that is published, oldest first. */
export type Published = { months: PublishedMonth[]; halves: PublishedHalf[] }

const latest = (dates: readonly (string | null)[]): string | null =>
  dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null)

/** The tables of all months, and of all half-years that are whole, as everybody may see them. Nothing else leaves this module. */
export function publishedOf(editions: readonly Edition[]): Published {
  return {
    months: editions.map((edition) => ({
      month: edition._id,
      firstOn: edition.firstOn,
      revisedOn: revisedOn(edition),
      tables: Object.fromEntries(
        dimensions.map((dimension) => [dimension, tableOf(edition.book, dimension)]),
      ) as PublishedMonth['tables'],
    })),
    halves: wholeHalves(editions).map(({ half, editions: six }) => ({
      half,
      firstOn: latest(six.map(({ firstOn }) => firstOn))!,
      revisedOn: latest(six.map(revisedOn)),
      table: halfYearTable(six.map(({ book }) => book)),
    })),
  }
}

/** What was published or revised on which date, the latest first. */
export function changesOf(editions: readonly Edition[]): DataPage['changes'] {
  const changes = new Map<string, DataPage['changes'][number]>()
  const on = (date: string) => changes.get(date) ?? changes.set(date, { on: date, published: [], revised: [] }).get(date)!
  for (const { _id, firstOn, revisions } of editions) {
    on(firstOn).published.push(_id)
    for (const date of revisions) on(date).revised.push(_id)
  }
  return [...changes.values()].sort((a, b) => (a.on < b.on ? 1 : -1))
}
