import { fewestShown, isSmall, protect } from '../../server/opendata/suppression'
import { dice } from '../indicators/histories'
import { bounds, determined } from './attacker'

describe('what may be shown of counts and their total', () => {
  const mark = (counts: number[]) => {
    const { shown, total } = protect(counts)
    return [counts.map((count, i) => (shown[i] ? count : '·')), total]
  }

  test.each<[rule: string, counts: number[], shown: (number | string)[], total: boolean]>([
    ['nothing is hidden where nothing is small', [12, 5, 40], [12, 5, 40], true],
    ['nought is not small', [12, 0, 40], [12, 0, 40], true],
    ['nothing at all is shown as nothing', [0, 0], [0, 0], true],
    ['a small count is hidden, and with it the smallest large one', [12, 3, 40], ['·', '·', 40], true],
    ['several small counts have one companion', [12, 3, 40, 1, 0], ['·', '·', 40, '·', 0], true],
    [
      'all companions of the same size are hidden: none of them is chosen by its name',
      [12, 3, 12, 40],
      ['·', '·', '·', 40],
      true,
    ],
    ['a small total is hidden with everything', [0, 3, 0], ['·', '·', '·'], false],
    ['where nothing is above 5, only the total is shown', [4, 5, 0, 5], ['·', '·', '·', '·'], true],
    ['4 and 4 are not found out by knowing that both are small', [4, 4], ['·', '·'], true],
    ['one row alone is its total', [3], ['·'], false],
    ['one large row alone is shown', [8], [8], true],
    ['no row', [], [], true],
  ])('%s', (_rule, counts, shown, total) => expect(mark(counts)).toEqual([shown, total]))
})

const everyTable = (rows: number, most: number): number[][] =>
  rows === 0
    ? [[]]
    : everyTable(rows - 1, most).flatMap((table) => Array.from({ length: most + 1 }, (_, count) => [...table, count]))

/** All that a reader is told. */
const published = (counts: readonly number[]): string => {
  const { shown, total } = protect(counts)
  return JSON.stringify([
    counts.map((count, i) => (shown[i] ? count : null)),
    total && counts.reduce((sum, count) => sum + count, 0),
  ])
}

describe('a reader who knows the rule, and tries all tables that could be behind what is shown', () => {
  test.each([
    [1, 30],
    [2, 30],
    [3, 16],
    [4, 9],
    [5, 7],
  ])('cannot tell one hidden count of %i rows', (rows, most) => {
    const behind = new Map<string, number[][]>()
    for (const table of everyTable(rows, most)) {
      const key = published(table)
      const others = behind.get(key)
      if (others) others.push(table)
      else behind.set(key, [table])
    }
    const told: unknown[] = []
    for (const tables of behind.values()) {
      const { shown } = protect(tables[0]!)
      shown.forEach((isShown, row) => {
        if (!isShown && new Set(tables.map((table) => table[row])).size < 2) told.push(tables)
      })
    }
    expect(told).toEqual([])
  })

  test('cannot even tell whether a hidden count is small, wherever some count is above 5', () => {
    for (const table of everyTable(4, 8).filter((one) => one.some((count) => count > fewestShown) && one.some(isSmall))) {
      const { shown, total } = protect(table)
      if (!total) continue
      const hidden = table.filter((_, row) => !shown[row])
      expect(hidden.some(isSmall) && hidden.some((count) => count >= fewestShown)).toBe(true)
      table.forEach((count, row) => {
        const other = table.findIndex((one, at) => !shown[at] && !shown[row] && isSmall(one) !== isSmall(count))
        if (other < 0) return expect(shown[row]).toBe(true)
        const exchanged = table.with(row, table[other]!).with(other, count)
        if (published(exchanged) !== published(table)) throw new Error(JSON.stringify([table, exchanged]))
      })
    }
  })
})

describe('a reader who solves the equations of all tables of a month', () => {
  const random = dice(11)
  const someCounts = (total: number, rows: number): number[] => {
    const counts = Array.from({ length: rows }, () => 0)
    // Uneven, as units are.
    for (let i = 0; i < total; i += 1) counts[Math.floor(random.next() ** 2 * rows)]! += 1
    return counts
  }

  test('determines no hidden count, in five thousand months of three tables each', () => {
    let hiddenOnes = 0
    for (let month = 0; month < 5_000; month += 1) {
      const total = random.upTo(90)
      const tables = [4, 7, 3].map((rows) => someCounts(total, rows))
      const unknowns = tables.flatMap((table, i) => table.flatMap((_, row) => (protect(table).shown[row] ? [] : [`${i} ${row}`])))
      hiddenOnes += unknowns.length
      const equations = tables.map((table, i) => {
        const { shown } = protect(table)
        const known = table.reduce((sum, count, row) => (shown[row] ? sum + count : sum), 0)
        return {
          terms: Object.fromEntries(table.flatMap((_, row) => (shown[row] ? [] : [[`${i} ${row}`, 1]]))),
          is: total - known,
        }
      })
      if (!protect(tables[0]!).total) continue
      expect([...determined(unknowns, equations)]).toEqual([])
      if (month % 20 > 0) continue
      equations.forEach((equation, i) => {
        const some = unknowns.filter((name) => name.startsWith(`${i} `)).slice(0, 4)
        if (some.length !== Object.keys(equation.terms).length) return
        for (const [low, high] of bounds(some, [equation], 99).values()) expect(high - low).toBeGreaterThanOrEqual(4)
      })
    }
    expect(hiddenOnes).toBeGreaterThan(10_000)
  })
})

describe('protecting', () => {
  const random = dice(5)
  const tables = Array.from({ length: 2_000 }, () =>
    Array.from({ length: 1 + random.upTo(12) }, () => random.upTo(2 + random.upTo(30))),
  )

  test('gives the same for the same, in whatever order the rows stand', () => {
    for (const table of tables) {
      const turned = protect([...table].reverse())
      expect({ ...turned, shown: [...turned.shown].reverse() }).toEqual(protect(table))
    }
  })

  test('hides nothing more of what it has let through, with what is hidden as one sum', () => {
    for (const table of tables) {
      const { shown, total } = protect(table)
      if (!total) continue
      const hidden = table.reduce((sum, count, row) => (shown[row] ? sum : sum + count), 0)
      const again = [...table.filter((_, row) => shown[row]), hidden]
      expect(protect(again)).toEqual({ shown: again.map(() => true), total: true })
    }
  })

  test('lets no count from 1 to 4 through', () => {
    for (const table of tables) expect(table.filter((count, row) => isSmall(count) && protect(table).shown[row])).toEqual([])
  })
})
