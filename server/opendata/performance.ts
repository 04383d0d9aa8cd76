import type { Unit } from '../units/unit'
import type { PerformanceRow, PerformanceSort, Spell } from './pages'
import type { Published } from './published'
import type { Numbers, Table } from './tables'

export const unitHref = (id: string): string => `/kinerja/${encodeURIComponent(id)}`

/** Units that answer complaints, in the order in which they are given. */
export const isShown = ({ active, kind }: Pick<Unit, 'active' | 'kind'>): boolean => active && kind !== 'outside'

const numbersIn = ({ rows }: Table, id: string): Numbers | null => rows.find((row) => row.id === id)?.numbers ?? null

/** The last month of a row of the units' table; null when no month has ended yet. */
export function lastMonth({ months }: Published, id: string): Spell | null {
  const last = months.at(-1)
  const numbers = last && numbersIn(last.tables.unit, id)
  return numbers ? { month: last.month, half: null, numbers } : null
}

/** The last half-years of a unit, the latest first; at most so many. */
export function lastHalves({ halves }: Published, id: string, most: number): Spell[] {
  return halves
    .slice(-most)
    .reverse()
    .flatMap(({ half, table }) => {
      const numbers = numbersIn(table, id)
      const [year, which] = half.split('-') as [string, '1' | '2']
      return numbers ? [{ month: null, half: { year, which }, numbers }] : []
    })
}

/** A number of a unit over the last months, oldest first; null where it is hidden. */
export function seriesOf({ months }: Published, id: string, name: 'received' | 'answered', most: number) {
  return months.slice(-most).map(({ month, tables }) => ({ month, value: numbersIn(tables.unit, id)?.[name] ?? null }))
}

type Wanted = { cari: string; urut: PerformanceSort }

/** The units found by words of their name, sorted: by name, or by a number of the last half-year (as long as there is none, of the month); unknown ones last. */
export function performanceRows(published: Published, units: readonly Unit[], { cari, urut }: Wanted): PerformanceRow[] {
  const words = cari.toLowerCase().split(/\s+/).filter(Boolean)
  const name = urut === 'masuk' ? 'received' : 'onTimeShare'
  const rows = units
    .filter(isShown)
    .filter((unit) => words.every((word) => `${unit.name} ${unit.shortName}`.toLowerCase().includes(word)))
    .map((unit) => {
      const spells = [...lastHalves(published, unit._id, 1), lastMonth(published, unit._id)].filter((spell) => spell !== null)
      return { unit, spells, value: spells[0]?.numbers[name] ?? -1 }
    })
  return rows
    .sort((a, b) => (urut === 'nama' ? 0 : b.value - a.value) || a.unit.name.localeCompare(b.unit.name, 'id'))
    .map(({ unit, spells }) => ({ name: unit.name, href: unitHref(unit._id), spells: spells.filter(tells) }))
}

/** Is there more to say than noughts and hidden numbers? */
const tells = ({ numbers }: Spell): boolean =>
  [numbers.received, numbers.judged, numbers.answeredOnTime, numbers.late].some((count) => count !== null && count > 0)
