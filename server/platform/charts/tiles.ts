import { type Datum, type Format, type Mark, markOf } from './chart'
import { edgesOf, type Step, stepOf } from './steps'

/** Where the tile of a place stands, counted from the top left. A soft hyphen in `name` says where it may be broken. */
export type Tile = { code: string; name: string; column: number; row: number }

/** The tiles of a map. `around` are places outside that help to find one's way; they bear no value. */
export type TileMap = { tiles: Tile[]; around: Omit<Tile, 'code'>[] }

export type TilesInput = {
  format: Format
  map: TileMap
  values: (Datum & { code: string })[]
  /** Lower ends of the steps 1 to 4, ascending; without them round numbers from zero to the largest. */
  edges?: number[]
  /** Which values are shaded deepest: `high` for counts, `low` where little is bad (a share on time). Needs `edges`. */
  deeper?: 'high' | 'low'
}

type Placed = { name: string; lines: string[]; x: number; y: number }
export type DrawnTile = Mark & Placed & { code: string; step: Step }

/** One equal tile a place, at about its place on the map. `side` is a tile's width and height; `tiles` in order of name is the data table. */
export type Tiles = {
  format: Format
  width: number
  height: number
  side: number
  tiles: DrawnTile[]
  around: Placed[]
  key: { step: Step; from: number | null; below: number | null }[]
  empty: boolean
}

const side = 50
/** Letters that fit a tile. */
const longest = 7

/** A tile cartogram. A place without a value is drawn without shade; a value of an unknown place is left out. */
export function drawTiles({ format, map, values, edges, deeper = 'high' }: TilesInput): Tiles {
  const marks = new Map(values.map((value) => [value.code, markOf(value)]))
  const all = [...map.tiles, ...map.around]
  const limits = edges ?? edgesOf(values.map(({ value }) => value))
  const step = (value: number | null): Step => {
    const reached = stepOf(value, limits)
    return value === null || deeper === 'high' ? reached : ((limits.length - reached) as Step)
  }
  return {
    format,
    side: side - 2,
    width: (Math.max(0, ...all.map(({ column }) => column)) + 1) * side,
    height: (Math.max(0, ...all.map(({ row }) => row)) + 1) * side,
    tiles: map.tiles
      .map((tile) => {
        const mark = marks.get(tile.code) ?? markOf({ value: null })
        return { ...mark, ...place(tile), code: tile.code, step: mark.few ? 0 : step(mark.value) }
      })
      .sort((a, b) => a.name.localeCompare(b.name)),
    around: map.around.map(place),
    key: keyOf(limits, deeper),
    empty: [...marks.values()].every(({ value }) => value === null),
  }
}

const place = ({ name, column, row }: Omit<Tile, 'code'>): Placed => ({
  name: name.replaceAll('\u00AD', ''),
  lines: linesOf(name),
  x: column * side + 1,
  y: row * side + 1,
})

/** A name in as few lines as fit a tile: broken at a space, or at a soft hyphen, which then shows. */
function linesOf(name: string): string[] {
  const whole = name.replaceAll('\u00AD', '')
  if (whole.length <= longest) return [whole]
  return name.split(' ').flatMap((word) => {
    const parts = word.split('\u00AD')
    return parts.map((part, i) => (i < parts.length - 1 ? `${part}-` : part))
  })
}

/** What each step stands for: from an edge up to below the next; null where there is none. */
function keyOf(edges: number[], deeper: 'high' | 'low'): Tiles['key'] {
  const steps = [null, ...edges].map((from, i) => ({ step: i as Step, from, below: edges[i] ?? null }))
  return deeper === 'high' ? steps : steps.map((each) => ({ ...each, step: (edges.length - each.step) as Step }))
}
