import type { Unit } from '../units/unit'
import { nobody } from './evidence'
import type { Reading } from './reading'
import type { RoutingIndex } from './register'
import { ownerOf } from './topicIndex'

/** What stays with the parent of a unit that is one of many ("Dinkes" beside a puskesmas). */
const parentShare = 0.08

/** What an owner that stands for many units of one kind has goes to those of the place; without a place, to their parent. */
export function toUnits(
  index: RoutingIndex,
  owners: ReadonlyMap<string, number>,
  { places: named }: Reading,
  chosen: string | null,
): Map<string, number> {
  const units = new Map<string, number>()
  const add = (unit: string, share: number) => units.set(unit, (units.get(unit) ?? 0) + share)
  const inText = new Set(named.flatMap(({ kecamatan }) => kecamatan))
  const places = inText.size > 0 ? inText : new Set(chosen ? [chosen] : [])
  const names = new Set(named.map(({ name }) => name.toLowerCase()))
  for (const [owner, share] of owners) {
    if (owner === nobody) continue
    if (index.byId.has(owner)) {
      add(owner, share)
      continue
    }
    const members = index.units.filter((unit) => ownerOf(unit) === owner)
    const local = members.filter((unit) => unit.places.some((code) => places.has(code)))
    const parent = members[0]?.parent
    if (parent) add(parent, local.length === 0 ? share * (1 - parentShare) : share * parentShare)
    for (const [unit, part] of divided(local, names)) add(unit._id, share * part * (parent ? 1 - parentShare : 1))
  }
  return units
}

/** Of several in one place the one that is named has nearly all. */
function divided(local: readonly Unit[], names: ReadonlySet<string>): [Unit, number][] {
  const isNamed = (unit: Unit) => [...names].some((name) => unit.name.toLowerCase().endsWith(` ${name}`))
  const forces = local.map((unit) => (isNamed(unit) ? 8 : 1))
  const total = forces.reduce((a, b) => a + b, 0)
  return local.map((unit, i) => [unit, forces[i]! / total])
}
