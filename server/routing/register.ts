import type { Kecamatan, Neighbour, Unit } from '../units/unit'
import { indexPlaces, type PlaceIndex } from './placeNames'
import { type Institutions, institutionsOf } from './quoted'
import { indexTopics, type TopicIndex } from './topicIndex'

/** The register made ready for reading texts; compile it once for each state of the register. */
export type RoutingIndex = {
  units: readonly Unit[]
  byId: ReadonlyMap<string, Unit>
  topics: TopicIndex
  places: PlaceIndex
  institutions: Institutions
}

export function compileRegister(
  units: readonly Unit[],
  kecamatan: readonly Kecamatan[],
  neighbours: readonly Neighbour[],
): RoutingIndex {
  const active = units.filter(({ active: isActive }) => isActive)
  return {
    units: active,
    byId: new Map(active.map((unit) => [unit._id, unit])),
    topics: indexTopics(active),
    places: indexPlaces(kecamatan, neighbours),
    institutions: institutionsOf(active),
  }
}
