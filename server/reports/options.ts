import { mayOpen, sightOf } from '../indicators/permissions'
import type { Officer } from '../staff/officer'
import type { Unit } from '../units/unit'
import type { Option, PeriodOptions } from './pages'
import { offeredPeriods, type PeriodKind } from './periods'
import { namedPeriod, type Wording } from './wording'

/** The units whose papers an officer may ask for, by name, and whether the whole regency may be asked for too. */
export function unitOptions(officer: Officer, register: readonly Unit[]): { units: Option[]; everything: boolean } {
  const sight = sightOf(officer)
  const units = register.filter(({ _id, kind }) => kind !== 'outside' && sight !== null && mayOpen(sight, _id))
  return { units: units.map(({ _id, name }) => ({ id: _id, name })), everything: sight !== null && mayOpen(sight, null) }
}

/** Named periods in words, the latest first. */
export function periodOptions(today: string, w: Pick<Wording, 't' | 'f'>): PeriodOptions {
  const options = Object.entries(offeredPeriods(today)).map(([kind, periods]) => [
    kind,
    periods.map((period) => ({ id: period.id, name: namedPeriod(w, period) })),
  ])
  return Object.fromEntries(options) as Record<PeriodKind, Option[]>
}

/** What the form says when it is opened: the own unit, the last whole month. */
export const firstValues = ({ units, everything }: { units: Option[]; everything: boolean }, periods: PeriodOptions) => ({
  unit: everything ? '' : (units[0]?.id ?? ''),
  period: periods.month[1]!.id,
  from: '',
  to: '',
})

/** What a paper is about, by name. */
export function subjectsOf(register: readonly Unit[], { t }: Pick<Wording, 't'>): (unit: string | null) => string {
  const names = new Map(register.map(({ _id, name }) => [_id, name]))
  return (unit) => (unit === null ? t('reports:regency') : (names.get(unit) ?? unit))
}
