import type { FactRow, Kept } from './facts'
import { monthOf } from './period'
import { add, addFact, type Sums } from './sums'

/** What numbers are kept of: the regency, a unit, a kecamatan, a category or a class of complaints. */
export const subjectKinds = ['all', 'unit', 'place', 'category', 'class'] as const
export type SubjectKind = (typeof subjectKinds)[number]
export type Subject = { of: 'all' } | { of: Exclude<SubjectKind, 'all'>; id: string }

/**
 * The sums of a period (`2026-11-24` or `2026-11`) of a subject; each fact is counted under its date and its month, and in every subject that it belongs
 * to. `oversight`: of oversight cases, which count for the Inspektorat only. Besides facts, `open.0` to `open.3`: how many more cases of an age were open at
 * the end of the period than at the end of the one before, of those that are open no longer.
 */
export type Cell = {
  _id: string
  period: string
  by: 'day' | 'month'
  of: SubjectKind
  subject: string
  oversight: boolean
  sums: Sums
}

/** Sums by cell. */
export type Cells = Map<string, Cell>

/** Adds all that is kept of a complaint, or takes it away (`sign` −1). */
export function addKept(cells: Cells, { case: one, facts }: Kept, sign: 1 | -1): void {
  for (const fact of facts) addRow(cells, fact, sign)
  if (!one.counted) return
  for (const { age, from, until } of one.stays) {
    for (const [date, more] of [
      [from, sign],
      [until, -sign],
    ] as const) {
      for (const { sums } of cellsAt(cells, one, date)) add(sums, `open.${age}`, more)
    }
  }
}

function addRow(cells: Cells, fact: FactRow, sign: 1 | -1): void {
  const sums: Sums = {}
  addFact(sums, fact, sign)
  for (const cell of cellsAt(cells, fact, fact.on)) for (const path in sums) add(cell.sums, path, sums[path]!)
}

type Belonging = Pick<FactRow, 'unit' | 'kecamatan' | 'category' | 'class' | 'oversight'>

function cellsAt(cells: Cells, { unit, kecamatan, category, class: className, oversight }: Belonging, date: string): Cell[] {
  const subjects: [SubjectKind, string][] = [
    ['all', ''],
    ['place', kecamatan],
    ['category', category],
    ['class', className],
  ]
  if (unit !== null) subjects.push(['unit', unit])
  return subjects.flatMap(([of, subject]) => [
    cellAt(cells, { period: date, by: 'day', of, subject, oversight }),
    cellAt(cells, { period: monthOf(date), by: 'month', of, subject, oversight }),
  ])
}

function cellAt(cells: Cells, key: Omit<Cell, '_id' | 'sums'>): Cell {
  const _id = `${key.period}|${key.of}|${key.subject}|${key.oversight ? 'o' : ''}`
  const found = cells.get(_id)
  if (found) return found
  const cell = { _id, ...key, sums: {} }
  cells.set(_id, cell)
  return cell
}

/** Cells that say something: sums that have returned to zero are the same as none. In order of `_id`. */
export function withoutZeros(cells: Iterable<Cell>): Cell[] {
  return [...cells]
    .map((cell) => ({ ...cell, sums: Object.fromEntries(Object.entries(cell.sums).filter(([, count]) => count !== 0)) }))
    .filter(({ sums }) => Object.keys(sums).length > 0)
    .sort((a, b) => (a._id < b._id ? -1 : 1))
}
