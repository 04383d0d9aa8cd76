import { drawTiles, type TileMap, type Tiles } from '../platform/charts/tiles'
import type { Kecamatan } from '../units/unit'
import type { Method } from './compliance'
import type { Figure, Figures, MeasureId } from './indicator'
import { addressOf } from './links'
import { datumOf, formatOf, measureOf } from './measureView'
import type { Choice, Column, Measure, UnitName } from './pages'
import type { Window } from './period'
import type { Sight } from './permissions'
import { columnsFor, type Sort, sorted } from './ranking'
import { type WindowBar, windowBar } from './windowView'

export const placeIds = [
  'received',
  'answers',
  'onTime.resolution',
  'backlog.all',
  'overdue',
] as const satisfies readonly MeasureId[]
export type PlaceId = (typeof placeIds)[number]

export type PlacesPage = {
  bar: WindowBar
  until: string
  measure: PlaceId
  choices: Choice<PlaceId>[]
  chart: Tiles
  placeColumn: Column
  columns: Column[]
  rows: { unit: UnitName; cells: Measure[] }[]
  /** False where the cases cannot be opened: those of all units are only the supervisor's. */
  opens: boolean
}

export type PlacesInput = {
  window: Window
  today: string
  until: Date
  sight: Sight
  measure: PlaceId
  sort: Sort | null
  places: readonly Pick<Kecamatan, 'code' | 'name'>[]
  figures: ReadonlyMap<string, Figures>
  method: Method | null
  map: TileMap
}

const none: Figure = { numerator: 0, denominator: 0, value: null }
const noCases: Figure = { numerator: 0, denominator: 0, value: 0 }

/** The numbers by kecamatan, as the reporter has named it: one measure as a map, all as a table. Counts are not set against the population, which is not known here. */
export function placesPage({
  window,
  today,
  until,
  sight,
  measure,
  sort,
  places,
  figures,
  method,
  map,
}: PlacesInput): PlacesPage {
  const query = { measure: measure === placeIds[0] ? undefined : measure }
  const href = (change: object) => addressOf('/ringkasan/tempat', { ...query, ...change, ...window })
  const rows = places.map(({ code, name }) => ({
    unit: { id: code, name, shortName: name },
    cells: placeIds.map((id) => {
      const nothing = id === 'onTime.resolution' ? none : noCases
      const figure = figures.get(code)?.get(id) ?? nothing
      return measureOf(id, figure, { window, sight, method, subject: { of: 'place', id: code } })
    }),
  }))
  const by = sort ?? { key: measure, descending: measure !== 'onTime.resolution' }
  const { unitColumn, columns } = columnsFor(placeIds, by, (key) => href({ sort: key }))
  const target = method?.estimate?.indicators.find(({ id }) => id === measure)?.target
  return {
    bar: windowBar(window, { today, path: '/ringkasan/tempat', query }),
    until: until.toISOString(),
    measure,
    choices: placeIds.map((id) => ({ id, href: href({ measure: id }), current: id === measure })),
    chart: drawTiles({
      format: formatOf(measure),
      map,
      values: rows.map(({ unit, cells }) => ({ code: unit.id, ...datumOf(cells[placeIds.indexOf(measure)]!) })),
      ...(measure === 'onTime.resolution' && { edges: edgesTo(target ?? 0.95), deeper: 'low' as const }),
    }),
    placeColumn: unitColumn,
    columns,
    rows: sorted(rows, by),
    opens: sight.units === null,
  }
}

/** Steps below the target, in even parts of what lies between a half and it. */
const edgesTo = (target: number): number[] => [0.5, 0.5 + (target - 0.5) / 3, 0.5 + ((target - 0.5) * 2) / 3, target]
