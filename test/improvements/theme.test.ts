import fc from 'fast-check'
import { improvedFigures } from '../../server/improvements/improved'
import { isWithin, readThemeId, type ThemeCell, themeId, themesOf, themeWindow } from '../../server/improvements/theme'
import { categories } from '../../server/routing/category'

const cell = (category: ThemeCell['category'], unit: string, kecamatan: string, count: number, oversight = 0): ThemeCell => ({
  category,
  unit,
  kecamatan,
  count,
  oversight,
})
const named = (cells: ThemeCell[], least = 5) => themesOf(cells, least).map(({ id, count }) => [id, count])

describe('a recurring theme', () => {
  test.each<[rule: string, cells: ThemeCell[], themes: [string, number][]]>([
    ['is none without complaints', [], []],
    ['is a category at a unit in a kecamatan with five complaints', [cell('jalan', 'dpupr', '01', 5)], [['jalan~dpupr~01', 5]]],
    ['is none with four', [cell('jalan', 'dpupr', '01', 4)], []],
    [
      'is each kecamatan with five, the largest first; what the others have is no theme then',
      [cell('jalan', 'dpupr', '01', 5), cell('jalan', 'dpupr', '02', 9), cell('jalan', 'dpupr', '03', 4)],
      [
        ['jalan~dpupr~02', 9],
        ['jalan~dpupr~01', 5],
      ],
    ],
    [
      'is the whole regency where no kecamatan alone has five, but all have together',
      [cell('jalan', 'dpupr', '01', 3), cell('jalan', 'dpupr', '02', 2)],
      [['jalan~dpupr~semua', 5]],
    ],
    ['is none without a category', [cell('lainnya', 'dpupr', '01', 9)], []],
    ['does not add up two units', [cell('jalan', 'dpupr', '01', 3), cell('jalan', 'dishub', '01', 3)], []],
    ['does not add up two categories', [cell('jalan', 'dpupr', '01', 3), cell('drainase', 'dpupr', '01', 3)], []],
  ])('%s', (_, cells, themes) => expect(named(cells)).toEqual(themes))

  test('is told in an address and read from it again', () => {
    for (const key of [
      { category: 'jalan', unit: 'dpupr', kecamatan: '36.04.09' },
      { category: 'tata-ruang', unit: 'pkm-pontang', kecamatan: null },
    ] as const)
      expect(readThemeId(themeId(key), categories)).toEqual(key)
    for (const wrong of [
      '',
      'jalan',
      'jalan~dpupr',
      'sihir~dpupr~semua',
      'jalan~../x~semua',
      'jalan~dpupr~semua~x',
      'lainnya~dpupr~semua',
    ])
      expect(readThemeId(wrong, categories)).toBeNull()
  })

  test('is counted over ninety days, both ends included', () =>
    expect(themeWindow('2026-11-24')).toEqual({ from: '2026-08-27', to: '2026-11-24' }))

  test('counts each complaint at most once, and never more than there are', () => {
    const anyCell = fc.record({
      category: fc.constantFrom('jalan' as const, 'drainase' as const),
      unit: fc.constantFrom('dpupr', 'dishub'),
      kecamatan: fc.constantFrom('01', '02', '03'),
      count: fc.integer({ min: 1, max: 9 }),
      oversight: fc.constant(0),
    })
    const cells = fc.uniqueArray(anyCell, { selector: ({ category, unit, kecamatan }) => `${category}${unit}${kecamatan}` })
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 12 }), (all, least) => {
        const themes = themesOf(all, least)
        for (const one of themes) expect(one.count).toBeGreaterThanOrEqual(least)
        for (const place of all) expect(themes.filter((theme) => isWithin(place, theme)).length).toBeLessThanOrEqual(1)
        expect(new Set(themes.map(({ id }) => id)).size).toBe(themes.length)
      }),
    )
  })
})

test('improved is themes with an improvement of all themes, by unit and for the regency', () => {
  const figures = improvedFigures([
    { unit: 'dpupr', hasImprovement: true },
    { unit: 'dpupr', hasImprovement: false },
    { unit: 'dishub', hasImprovement: true },
  ])
  expect([...figures]).toEqual([
    [null, { numerator: 2, denominator: 3, value: 2 / 3 }],
    ['dpupr', { numerator: 1, denominator: 2, value: 0.5 }],
    ['dishub', { numerator: 1, denominator: 1, value: 1 }],
  ])
  expect(improvedFigures([]).get(null)).toEqual({ numerator: 0, denominator: 0, value: null })
})
