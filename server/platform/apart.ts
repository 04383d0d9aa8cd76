/** A list that is no longer is shown whole. */
const shortList = 12

/** The rows of a long list that have something to say, and apart from them, in the same order, those that are all alike in saying nothing. */
export function apart<Row>(rows: readonly Row[], saysNothing: (row: Row) => boolean): { telling: Row[]; silent: Row[] } {
  if (rows.length <= shortList) return { telling: [...rows], silent: [] }
  return { telling: rows.filter((row) => !saysNothing(row)), silent: rows.filter(saysNothing) }
}
