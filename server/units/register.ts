import type { Officer } from '../staff/officer'
import type { Unit } from './unit'
import type { UnitChange } from './store'

/** Every officer may read the register of units: it says who answers for what. */
export const mayReadRegister = (officer: Officer | null): boolean => officer !== null

/** The coordinator and the administrator keep the register. */
export const mayEditRegister = (officer: Officer | null): boolean => officer?.role === 'coordinator' || officer?.role === 'admin'

/** What an edit changes, in words for the audit: `name: "old → new"`, `topicsAdded`, `topicsRemoved`, … Empty when nothing changes. */
export function differences(before: Unit, after: UnitChange): Record<string, string> {
  const changed: Record<string, string> = {}
  for (const field of ['name', 'shortName', 'active'] as const)
    if (before[field] !== after[field]) changed[field] = `${before[field]} → ${after[field]}`
  for (const field of ['topics', 'places'] as const) {
    const added = after[field].filter((one) => !before[field].includes(one))
    const removed = before[field].filter((one) => !after[field].includes(one))
    if (added.length > 0) changed[`${field}Added`] = added.join('; ')
    if (removed.length > 0) changed[`${field}Removed`] = removed.join('; ')
  }
  return changed
}
