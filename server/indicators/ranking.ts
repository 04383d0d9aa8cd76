import type { MeasureId } from './indicator'
import type { Column, OverviewPage, UnitRow } from './pages'

/** `key` descending begins with a minus in the address: `-onTime.unit`. */
export type Sort = { key: MeasureId | 'unit'; descending: boolean }

/** A sort as it stands in an address; the first one needs no saying. */
export const sortText = ({ key, descending }: Sort): string | undefined =>
  key === firstSort.key && descending === firstSort.descending ? undefined : `${descending ? '-' : ''}${key}`

/** Worst first, for that is what a supervisor looks for. */
export const firstSort: Sort = { key: 'onTime.unit', descending: false }

/** Rows in the order asked for. What has no value or too few cases is not ranked: it comes last, by name. */
export function sorted<Row extends Pick<UnitRow, 'unit' | 'cells'>>(rows: readonly Row[], { key, descending }: Sort): Row[] {
  const byName = [...rows].sort((a, b) => a.unit.shortName.localeCompare(b.unit.shortName, 'id'))
  if (key === 'unit') return descending ? byName.reverse() : byName
  const rankOf = ({ cells }: Row): number | null => {
    const cell = cells.find(({ id }) => id === key)
    return !cell || cell.few ? null : cell.value
  }
  const ranked = byName.filter((row) => rankOf(row) !== null)
  const unranked = byName.filter((row) => rankOf(row) === null)
  return [...ranked.sort((a, b) => (rankOf(a)! - rankOf(b)!) * (descending ? -1 : 1)), ...unranked]
}

/** The headings, each a link that sorts by it, and the other way round when it is sorted by it already. */
export function columnsFor(
  ids: readonly MeasureId[],
  sort: Sort,
  hrefOf: (sort: string) => string,
): Pick<OverviewPage, 'columns' | 'unitColumn'> {
  const column = (id: Column['id']): Column => {
    const isSorted = sort.key === id
    const sortHref = hrefOf(isSorted && !sort.descending ? `-${id}` : id)
    return { id, sortHref, sorted: !isSorted ? 'none' : sort.descending ? 'descending' : 'ascending' }
  }
  return { unitColumn: column('unit'), columns: ids.map(column) }
}
