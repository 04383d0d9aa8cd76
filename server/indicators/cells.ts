import type { FactRow, Kept } from './facts'
import { monthOf } from './period'
import { add, addFact, addSums, type Sums } from './sums'

/** What numbers are kept of: the regency, a unit, a kecamatan, a category or a class of complaints. */
export const subjectKinds = ['all', 'unit', 'place', 'category', 'class'] as const
export type SubjectKind = (typeof subjectKinds)[number]
export type Subject = { of: 'all' } | { of: Exclude<SubjectKind, 'all'>; id: string }
/** The cases that no unit has been given: as the subject of a list of what is open now, and of nothing else. */
export const nobody: Subject = { of: 'unit', id: '' }
export const isNobody = (subject: Subject): boolean => subject.of === 'unit' && subject.id === ''
/** A subject's id among those of its kind; '' for the regency. */
export const idOf = (subject: Subject): string => (subject.of === 'all' ? '' : subject.id)

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

/** Adds all that is kept of a complaint to the cells of its days, or takes it away (`sign` −1); `withMonths` makes those of their months. */
export function addKept(cells: Cells, { case: one, facts }: Kept, sign: 1 | -1): void {
  for (const fact of facts) for (const { sums } of cellsAt(cells, fact, fact.on)) addFact(sums, fact, sign)
  if (!one.counted) return
  for (const { age, from, until } of one.stays) {
    for (const { sums } of cellsAt(cells, one, from)) add(sums, `open.${age}`, sign)
    for (const { sums } of cellsAt(cells, one, until)) add(sums, `open.${age}`, -sign)
  }
}

type Belonging = Pick<FactRow, 'unit' | 'kecamatan' | 'category' | 'class' | 'oversight'>

function cellsAt(cells: Cells, { unit, kecamatan, category, class: className, oversight }: Belonging, date: string): Cell[] {
  const at = (of: SubjectKind, subject: string) => cellAt(cells, { period: date, by: 'day', of, subject, oversight })
  const found = [at('all', ''), at('place', kecamatan), at('category', category), at('class', className)]
  if (unit !== null) found.push(at('unit', unit))
  return found
}

/** Adds the months of these days: once for each day, not once for each fact. */
export function withMonths(days: Cells): Cells {
  const cells: Cells = new Map(days)
  for (const { period, by: _by, sums, _id, ...key } of days.values())
    addSums(cellAt(cells, { ...key, period: monthOf(period), by: 'month' }).sums, sums)
  return cells
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
