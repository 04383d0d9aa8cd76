import * as fc from 'fast-check'
import { drawHours, weekdays } from '../../../server/platform/charts/hours'
import { drawSparkline } from '../../../server/platform/charts/sparkline'
import { edgesOf, stepOf } from '../../../server/platform/charts/steps'
import { drawTiles, type TileMap } from '../../../server/platform/charts/tiles'
import places from '../../../server/seed/data/places.json'
import serang from '../../../server/units/tiles.json'

describe('the steps of shade', () => {
  test.each([
    ['of counts begin at one, so that only zero has none', [0, 5, 83], [1, 25, 50, 75]],
    ['of few cases are few', [0, 1, 1], [1]],
    ['of counts are whole', [0, 2], [1, 2]],
    ['of a busy hour are even', [0, 28], [1, 10, 20]],
    ['of a hundred are quarters', [100], [1, 25, 50, 75]],
    ['of shares are at round numbers', [0.1, 0.55, 0.9], [0.2, 0.4, 0.6, 0.8]],
    ['of nothing but zeros are none', [0, 0, null], []],
    ['of nothing are none', [], []],
  ])('%s', (_, values, edges) => {
    expect(edgesOf(values)).toEqual(edges)
  })

  test('rise with the value, never past four', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1e9 }), { minLength: 1 }), (counts) => {
        const edges = edgesOf(counts)
        const steps = [...counts].sort((a, b) => a - b).map((count) => stepOf(count, edges))
        expect(steps).toEqual([...steps].sort())
        expect(steps.at(-1)).toBeLessThanOrEqual(4)
        expect(stepOf(0, edges)).toBe(0)
      }),
    )
  })
})

describe('the hours of arrival', () => {
  const cells = [
    { day: 'mon' as const, hour: 8, count: 12, href: '/daftar' },
    { day: 'sun' as const, hour: 23, count: 3 },
  ]

  test('have a cell for each of the 168 hours, and add up', () => {
    const { days, total, layouts } = drawHours({ cells })
    expect(days.map(({ cells }) => cells.length)).toEqual(weekdays.map(() => 24))
    expect(total).toBe(15)
    for (const { cells } of layouts) expect(cells).toHaveLength(168)
    expect(days[0]!.cells[8]).toMatchObject({ count: 12, href: '/daftar', step: 3 })
  })

  test('outline working hours to the minute, equal days together', () => {
    const open = { mon: [['07:30', '16:00']], tue: [['07:30', '16:00']], fri: [['07:30', '11:30']] } as Record<
      string,
      [string, string][]
    >
    const [wide, narrow] = drawHours({ cells, open }).layouts
    const [hour, day] = [34, 34]
    expect(wide!.open).toEqual([
      { x: 64 + 7.5 * hour, y: 24, width: 8.5 * hour, height: 2 * day },
      { x: 64 + 7.5 * hour, y: 24 + 4 * day, width: 4 * hour, height: day },
    ])
    expect(narrow!.open).toHaveLength(2)
  })

  test('stay inside the picture, with a night shift until midnight too', () => {
    for (const { cells: drawn, open, width, height } of drawHours({ cells, open: { sun: [['00:00', '24:00']] } }).layouts)
      for (const box of [...drawn, ...open]) {
        expect(box.x >= 0 && box.x + box.width <= width).toBe(true)
        expect(box.y >= 0 && box.y + box.height <= height).toBe(true)
      }
  })

  test('of nothing are zeros', () => {
    expect(drawHours({ cells: [] })).toMatchObject({ total: 0 })
  })
})

describe('the tiles of the regency', () => {
  const codes = places.kecamatan.map(({ code }) => code)
  const value = (code: string, value: number | null, more = {}) => ({ code, value, ...more })

  test('are its 29 kecamatan, named as in the register, each at a place of its own', () => {
    const named = Object.fromEntries(serang.tiles.map(({ code, name }) => [code, name.replaceAll('\u00AD', '')]))
    expect(named).toEqual(Object.fromEntries(places.kecamatan.map(({ code, name }) => [code, name])))
    const at = [...serang.tiles, ...serang.around].map(({ column, row }) => `${column},${row}`)
    expect(new Set(at).size).toBe(31)
  })

  test('keep to the points of the compass where the map is plain', () => {
    const tile = Object.fromEntries(serang.tiles.map((each) => [each.name.replaceAll('\u00AD', ''), each]))
    for (const [west, east] of [
      ['Anyar', 'Mancak'],
      ['Cinangka', 'Padarincang'],
      ['Baros', 'Kopo'],
      ['Ciruas', 'Kragilan'],
      ['Kragilan', 'Cikande'],
      ['Pontang', 'Tanara'],
    ] as const)
      expect(tile[west]!.column).toBeLessThan(tile[east]!.column)
    for (const [north, south] of [
      ['Pulo Ampel', 'Bojonegara'],
      ['Bojonegara', 'Kramatwatu'],
      ['Anyar', 'Cinangka'],
      ['Tirtayasa', 'Carenang'],
      ['Pontang', 'Ciruas'],
      ['Cikande', 'Jawilan'],
      ['Jawilan', 'Kopo'],
      ['Cikeusal', 'Tunjung Teja'],
    ] as const)
      expect(tile[north]!.row).toBeLessThan(tile[south]!.row)
  })

  test('are drawn inside the picture, one for each, in order of name', () => {
    const { tiles, width, height, side } = drawTiles({
      format: 'count',
      map: serang,
      values: codes.map((code, i) => value(code, i)),
    })
    expect(tiles).toHaveLength(29)
    expect(tiles[0]!.name).toBe('Anyar')
    for (const { x, y } of tiles) expect(x > 0 && x + side < width && y > 0 && y + side < height).toBe(true)
  })

  test('break long names so that each line fits', () => {
    for (const { lines, name } of drawTiles({ format: 'count', map: serang, values: [] }).tiles)
      expect({ name, fits: lines.every((line) => line.length <= 9) && lines.length <= 2 }).toEqual({ name, fits: true })
    const map: TileMap = { tiles: [{ code: '1', name: 'Waringin\u00ADkurung', column: 0, row: 0 }], around: [] }
    expect(drawTiles({ format: 'count', map, values: [] }).tiles[0]).toMatchObject({
      name: 'Waringinkurung',
      lines: ['Waringin-', 'kurung'],
    })
  })

  test('are deepest where most came in', () => {
    const { tiles, key } = drawTiles({ format: 'count', map: serang, values: [value(codes[0]!, 80), value(codes[1]!, 0)] })
    const step = (code: string) => tiles.find((tile) => tile.code === code)!.step
    expect([step(codes[0]!), step(codes[1]!)]).toEqual([4, 0])
    expect(key.map(({ step, from, below }) => [step, from, below])).toEqual([
      [0, null, 1],
      [1, 1, 20],
      [2, 20, 40],
      [3, 40, 60],
      [4, 60, null],
    ])
  })

  test('are deepest where least was in time, when little is bad', () => {
    const values = [value(codes[0]!, 0.4), value(codes[1]!, 0.9), value(codes[2]!, 0.1, { few: true })]
    const { tiles, key } = drawTiles({ format: 'share', map: serang, values, edges: [0.5, 0.65, 0.75, 0.83], deeper: 'low' })
    const step = (code: string) => tiles.find((tile) => tile.code === code)!.step
    expect([step(codes[0]!), step(codes[1]!)]).toEqual([4, 0])
    expect(step(codes[2]!)).toBe(0)
    expect(key[0]).toEqual({ step: 4, from: null, below: 0.5 })
  })

  test('of a place without a value, or with an unknown code, show none', () => {
    const { tiles, empty } = drawTiles({ format: 'count', map: serang, values: [value('99.99', 5), value(codes[0]!, null)] })
    expect(tiles.every((tile) => tile.value === null && tile.step === 0)).toBe(true)
    expect(empty).toBe(false)
    expect(drawTiles({ format: 'count', map: serang, values: [] }).empty).toBe(true)
  })
})

describe('a sparkline', () => {
  test('rises with its values and ends with a dot at the last', () => {
    expect(drawSparkline('share', [0, 0.5, 1])).toEqual({ width: 80, height: 22, path: 'M4,18L40,11L76,4', end: { x: 76, y: 4 } })
  })

  test('has a gap where a value is missing, and its dot at the last that is there', () => {
    expect(drawSparkline('share', [0, null, 1, null])).toMatchObject({ path: 'M4,18ZM52,4Z', end: { x: 52, y: 4 } })
  })

  test('of nothing is empty', () => {
    expect(drawSparkline('count', [])).toMatchObject({ path: '', end: null })
  })
})
