/** An open clock whose due date a changed calendar moves. The register number, the unit and the names are shown only to who may see the case. */
export type MovedDue = {
  code: string
  register: string | null
  unit: string | null
  clock: string
  from: Date | null
  to: Date | null
}

/**
 * Which open complaints would get another date. `complete` is false when not all were examined; `moved` has at most a hundred, and none for an
 * officer who may see no complaint.
 */
export type Impact = {
  examined: number
  complete: boolean
  count: number
  byUnit: { unit: string | null; count: number }[]
  moved: MovedDue[]
}

/** A run of the re-judging after a calendar was changed; `finishedAt` null while it goes on. */
export type Rejudging = {
  _id: string
  calendar: string
  startedAt: Date
  finishedAt: Date | null
  examined: number
  total: number
  moved: number
}

/** What a re-judging moved, a page at a time; `next` is the cursor of the page after, null on the last. */
export type MovedPage = { rows: MovedDue[]; next: string | null }
