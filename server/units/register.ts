import type { Officer } from '../staff/officer'
import { type Kecamatan, type Unit, type UnitKind, unitKinds } from './unit'
import type { UnitRow } from './pages'
import type { UnitChange } from './store'

/** Every officer may read the register of units: it says who answers for what. */
export const mayReadRegister = (officer: Officer | null): boolean => officer !== null

/** The coordinator and the administrator keep the register. */
export const mayEditRegister = (officer: Officer | null): boolean => officer?.role === 'coordinator' || officer?.role === 'admin'

const inherited = 'induk'

/** What an edit changes, in words for the audit: `name: "old → new"`, `topicsAdded`, `topicsRemoved`, … Empty when nothing changes. */
export function differences(before: Unit, after: UnitChange): Record<string, string> {
  const changed: Record<string, string> = {}
  for (const field of ['name', 'shortName', 'active'] as const)
    if (before[field] !== after[field]) changed[field] = `${before[field]} → ${after[field]}`
  if (after.calendar !== undefined && before.calendar !== after.calendar)
    changed.calendar = `${before.calendar ?? inherited} → ${after.calendar ?? inherited}`
  for (const field of ['topics', 'places'] as const) {
    const added = after[field].filter((one) => !before[field].includes(one))
    const removed = before[field].filter((one) => !after[field].includes(one))
    if (added.length > 0) changed[`${field}Added`] = added.join('; ')
    if (removed.length > 0) changed[`${field}Removed`] = removed.join('; ')
  }
  return changed
}

/** The register as people read it: by kind of unit, each with how many topics it has and the names of its places. */
export function groupsOf(units: readonly Unit[], kecamatan: readonly Kecamatan[]): { kind: UnitKind; units: UnitRow[] }[] {
  const names = new Map(kecamatan.map(({ code, name }) => [code, name]))
  const rowOf = ({ _id, name, shortName, topics, places, active }: Unit): UnitRow => ({
    id: _id,
    name,
    shortName,
    topics: topics.length,
    places: places.map((code) => names.get(code) ?? code),
    active,
  })
  return unitKinds
    .map((kind) => ({ kind, units: units.filter((unit) => unit.kind === kind).map(rowOf) }))
    .filter((group) => group.units.length > 0)
}
