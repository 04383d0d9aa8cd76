import type { Translate } from '../platform/i18n'
import { jakartaOffset } from '../platform/localDate'
import type { Cell } from '../platform/xlsx'
import type { RegisterRow } from './registerRow'
import type { Wording } from './wording'

export const columnIds = [
  'number',
  'receivedAt',
  'channel',
  'kind',
  'class',
  'category',
  'title',
  'kecamatan',
  'unit',
  'identity',
  'verifiedAt',
  'startedAt',
  'dueAt',
  'answeredAt',
  'days',
  'verdict',
  'state',
  'outcome',
  'outcomeAt',
  'reopened',
] as const satisfies readonly (keyof RegisterRow)[]
export type ColumnId = (typeof columnIds)[number]

/** The columns of the follow-up list. */
export const followUpIds = [
  'number',
  'receivedAt',
  'unit',
  'answeredAt',
  'outcome',
  'outcomeAt',
  'reopened',
] as const satisfies readonly ColumnId[]

/** Names of units and places, by id. */
export type Names = Pick<Wording, 'unitName' | 'placeName'>

const widths: Partial<Record<ColumnId, number>> = { title: 60, number: 18, unit: 28, class: 26, category: 18, kecamatan: 18 }
export const columnWidth = (id: ColumnId): number => widths[id] ?? 17

/** How each column's cell is written in words. */
export function registerWords(t: Translate, { unitName, placeName }: Names): (row: RegisterRow, id: ColumnId) => Cell {
  const words = remembered(t)
  return (row, id) => {
    switch (id) {
      case 'kind':
      case 'class':
      case 'identity':
      case 'state':
      case 'verdict':
        return words(`common:${prefixes[id]}.${row[id]}`)
      case 'category':
        return words(`desk:categories.${row.category}`)
      case 'channel':
        return words(`reports:channels.${row.channel}`)
      case 'outcome':
        return words(`reports:outcomes.${row.outcome}`)
      case 'title':
        return row.title ?? words('reports:register.masked')
      case 'kecamatan':
        return row.kecamatan === null ? words('reports:register.masked') : placeName(row.kecamatan)
      case 'unit':
        return row.unit === null ? null : unitName(row.unit)
      case 'number':
      case 'receivedAt':
      case 'verifiedAt':
      case 'startedAt':
      case 'dueAt':
      case 'answeredAt':
      case 'days':
      case 'outcomeAt':
      case 'reopened':
        return row[id]
    }
  }
}

const prefixes = { kind: 'kinds', class: 'classes', identity: 'identities', state: 'states', verdict: 'verdicts' } as const

// A translator looks up and fills in each time; a register asks for the same hundred words a million times.
function remembered(t: Translate): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    let word = known.get(key)
    if (word === undefined) known.set(key, (word = t(key)))
    return word
  }
}

/** A cell as text, for tables without kinds of cells: instants as on the clock in Jakarta, `2026-10-05 09:30`. */
export const textOf = (cell: Cell): string =>
  cell === null
    ? ''
    : cell instanceof Date
      ? new Date(cell.getTime() + jakartaOffset).toISOString().slice(0, 16).replace('T', ' ')
      : String(cell)
