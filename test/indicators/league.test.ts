import { differenceOf, type Part } from '../../server/indicators/difference'
import { type Contender, leagueOf } from '../../server/indicators/league'

const part = (numerator: number, denominator: number): Part => ({ numerator, denominator })
const unit = (id: string, share: Part, over: Partial<Contender> = {}): Contender => ({
  id,
  share,
  before: null,
  strata: [{ class: 'normative', ...share }],
  ...over,
})
const more = { less: false }

describe('the difference of two shares', () => {
  // Newcombe 1998, table II, method 10.
  test.each([
    ['56 of 70 against 48 of 80', part(56, 70), part(48, 80), 0.0524, 0.3339],
    ['9 of 10 against 3 of 10', part(9, 10), part(3, 10), 0.1705, 0.809],
    ['6 of 7 against 2 of 7', part(6, 7), part(2, 7), 0.0582, 0.8062],
    ['5 of 56 against 0 of 29', part(5, 56), part(0, 29), -0.0381, 0.1926],
    ['10 of 10 against 0 of 10', part(10, 10), part(0, 10), 0.6075, 1],
  ])('%s has the interval of the published example', (_what, one, other, low, high) => {
    const found = differenceOf(one, other)!
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  test('is nothing where there is nothing to divide by', () => expect(differenceOf(part(0, 0), part(1, 2))).toBeNull())
})

describe('the league', () => {
  test('ranks a unit below those only whose interval lies wholly above its own', () => {
    // Wilson 95 %: a 0,919–0,970; b 0,878–0,934; c 0,456–0,549; d 0,596–0,982, for it has few cases.
    const { ranked } = leagueOf(
      [unit('c', part(221, 440)), unit('a', part(285, 300)), unit('d', part(9, 10)), unit('b', part(364, 400))],
      more,
    )
    expect(ranked.map(({ id, rank, beside }) => [id, rank, beside])).toEqual([
      ['a', 1, 2],
      ['b', 1, 2],
      ['d', 1, 2],
      ['c', 4, 0],
    ])
  })

  test('counts how many are certainly better: two above make the third rank', () => {
    const { ranked } = leagueOf([unit('low', part(10, 200)), unit('high', part(198, 200)), unit('middle', part(100, 200))], more)
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([
      ['high', 1],
      ['middle', 2],
      ['low', 3],
    ])
  })

  test('turns round where less is better', () => {
    const { ranked } = leagueOf([unit('high', part(198, 200)), unit('low', part(10, 200))], { less: true })
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([
      ['low', 1],
      ['high', 2],
    ])
  })

  test('sets units with fewer than ten apart, and leaves out those with none', () => {
    const { ranked, small } = leagueOf([unit('nine', part(9, 9)), unit('ten', part(1, 10)), unit('none', part(0, 0))], more)
    expect(ranked.map(({ id, rank }) => [id, rank])).toEqual([['ten', 1]])
    expect(small).toEqual([{ id: 'nine', numerator: 9, denominator: 9 }])
  })

  test('expects of a unit what its classes came to in the whole regency', () => {
    // Normative: 90 of 100 in all; oversight-free: 40 of 100 in all. The first unit has 80 and 20 of them, the second 20 and 80.
    const easy = unit('easy', part(80, 100), {
      strata: [
        { class: 'normative', ...part(72, 80) },
        { class: 'nonOversight', ...part(8, 20) },
      ],
    })
    const hard = unit('hard', part(50, 100), {
      strata: [
        { class: 'normative', ...part(18, 20) },
        { class: 'nonOversight', ...part(32, 80) },
      ],
    })
    const expected = new Map(leagueOf([easy, hard], more).ranked.map((one) => [one.id, one.expected]))
    expect(expected.get('easy')).toBeCloseTo(0.8, 12)
    expect(expected.get('hard')).toBeCloseTo(0.5, 12)
  })

  test('calls improved what is more than chance, the largest change first', () => {
    const { improved, ranked } = leagueOf(
      [
        unit('chance', part(30, 50), { before: part(27, 50) }),
        unit('some', part(90, 100), { before: part(60, 100) }),
        unit('much', part(80, 100), { before: part(20, 100) }),
        unit('worse', part(20, 100), { before: part(80, 100) }),
        unit('unknown', part(90, 100), { before: part(0, 9) }),
      ],
      more,
    )
    expect(improved.map(({ id }) => id)).toEqual(['much', 'some'])
    expect(ranked.find(({ id }) => id === 'unknown')!.change).toBeNull()
    expect(leagueOf([unit('less', part(5, 100), { before: part(60, 100) })], { less: true }).improved).toHaveLength(1)
  })
})
