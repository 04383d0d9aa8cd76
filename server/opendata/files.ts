import type { Dimension } from './counts'
import { type NumberName, numberNames, type Row, type Table } from './tables'

/** A table that is part of a file: of a month or half-year, by something, as published on a date and revised on another. */
export type Part = { period: string; by: Dimension; table: Table; firstOn: string; revisedOn: string | null }

/** A line of a file, as in JSON; in CSV the same with empty cells for null. */
export type Line = Record<string, string | number | null>
export type NameOf = (by: Dimension, row: Row) => string

const heads = ['period', 'by', 'kind', 'id', 'name'] as const
const tails = ['published', 'revised'] as const

/** The name of a number in a file: `answered_on_time`. */
export const columnOf = (name: NumberName): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The columns of every file of numbers, in this order. */
export const columns: readonly string[] = [...heads, ...numberNames.map(columnOf), ...tails]

/** The lines of a part, in the order of the table: the total first, what is hidden as one sum last. */
export function linesOf({ period, by, table, firstOn, revisedOn }: Part, nameOf: NameOf): Line[] {
  return table.rows.map((row) => ({
    period,
    by,
    kind: row.kind,
    id: row.id,
    name: nameOf(by, row),
    ...Object.fromEntries(numberNames.map((name) => [columnOf(name), row.numbers[name]])),
    published: firstOn,
    revised: revisedOn,
  }))
}

export const cellsOf = (line: Line): string[] => columns.map((column) => String(line[column] ?? ''))
