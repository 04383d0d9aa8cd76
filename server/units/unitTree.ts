import type { Unit } from './unit'

type Node = Pick<Unit, '_id' | 'parent'>

/** The unit and all below it, the unit first. A unit that is not in the register has nobody below it. A circle ends where it closes. */
export function unitsBelow(units: readonly Node[], id: string): string[] {
  const below = units.some((unit) => unit._id === id) ? [id] : []
  for (const above of below) {
    for (const { _id, parent } of units) if (parent === above && !below.includes(_id)) below.push(_id)
  }
  return below
}

/** The unit and all above it, the unit first. A circle ends where it closes. */
export function unitsAbove(units: readonly Node[], id: string): string[] {
  const parents = new Map(units.map(({ _id, parent }) => [_id, parent]))
  const path: string[] = []
  let at: string | null = parents.has(id) ? id : null
  while (at !== null && !path.includes(at)) {
    path.push(at)
    at = parents.get(at) ?? null
  }
  return path
}

/** The calendar by which a unit works: its own, or the nearest one above it, or the one given. */
export function calendarOf(units: readonly Pick<Unit, '_id' | 'parent' | 'calendar'>[], id: string, otherwise: string): string {
  const calendars = new Map(units.map(({ _id, calendar }) => [_id, calendar]))
  const own = unitsAbove(units, id).find((above) => calendars.get(above))
  return (own && calendars.get(own)) ?? otherwise
}
