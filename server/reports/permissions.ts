import { mayOpen, sightOf } from '../indicators/permissions'
import type { Officer } from '../staff/officer'
import type { Report } from './report'

/** Papers of a unit are for that unit and those above it; of the whole regency for supervisor and coordinator. Like the numbers in them. */
export function mayAsk(officer: Officer, unit: string | null): boolean {
  const sight = sightOf(officer)
  return sight !== null && mayOpen(sight, unit)
}

/** Besides: what holds oversight cases is fetched only by an inspector of all the units whose cases they are. */
export const mayFetch = (officer: Officer, { unit, inspects }: Pick<Report, 'unit' | 'inspects'>): boolean =>
  mayAsk(officer, unit) && inspects.every((id) => sightOf(officer)!.inspects.includes(id))
