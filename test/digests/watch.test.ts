import fc from 'fast-check'
import { backAt, judgeWatch, type Watch, windowOf } from '../../server/digests/watch'
import type { Figure } from '../../server/indicators/indicator'

type Said = Pick<Watch, 'indicator' | 'side' | 'value' | 'state'>
const below80: Said = { indicator: 'onTime.unit', side: 'below', value: 0.8, state: 'waiting' }
const share = (value: number, denominator = 50): Figure => ({ numerator: Math.round(value * denominator), denominator, value })

/** What is told and how it stands, morning after morning. */
function mornings(watch: Said, figures: Figure[]): string[] {
  let { state } = watch
  return figures.map((figure) => {
    const judged = judgeWatch({ ...watch, state }, figure)
    state = judged.state
    return judged.fires ? 'told' : judged.state
  })
}

describe('a watch', () => {
  test.each<[string, Said, Figure[], string[]]>([
    ['tells when the number falls below', below80, [share(0.85), share(0.79)], ['calm', 'told']],
    ['tells at once what is below already', below80, [share(0.5)], ['told']],
    ['tells nothing at just the value', below80, [share(0.8)], ['calm']],
    ['tells once, however long it stays below', below80, [share(0.7), share(0.6), share(0.79)], ['told', 'fired', 'fired']],
    [
      'does not tell again of a number that wavers about the value',
      below80,
      [share(0.79), share(0.81), share(0.79)],
      ['told', 'fired', 'fired'],
    ],
    ['tells again after it came back by two points', below80, [share(0.79), share(0.82), share(0.79)], ['told', 'calm', 'told']],
    [
      'says nothing of nine cases, and stays as it was',
      below80,
      [share(0.79), share(0.1, 9), share(0.79)],
      ['told', 'fired', 'fired'],
    ],
    ['waits where nothing can be divided', below80, [{ numerator: 0, denominator: 0, value: null }], ['waiting']],
    [
      'of days tells when they rise above, and again after they came back by one',
      { indicator: 'p90.unit', side: 'above', value: 14, state: 'calm' },
      [share(14), share(15), share(14), share(15), share(13), share(15)],
      ['calm', 'told', 'fired', 'fired', 'calm', 'told'],
    ],
    [
      'of a count needs no ten, and comes back by a tenth of it, by one at least',
      { indicator: 'overdue', side: 'above', value: 5, state: 'calm' },
      [share(6, 6), share(5, 5), share(4, 4), share(6, 6)],
      ['told', 'fired', 'calm', 'told'],
    ],
    ['that was lost and is seen again tells what it finds', { ...below80, state: 'lost' }, [share(0.7)], ['told']],
  ])('%s', (_, watch, figures, said) => {
    expect(mornings(watch, figures)).toEqual(said)
  })

  test('never tells twice without coming back in between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 60 }), (percents) => {
        const said = mornings(
          below80,
          percents.map((percent) => share(percent / 100)),
        )
        const told = said.flatMap((what, i) => (what === 'told' ? [i] : []))
        for (const [k, at] of told.slice(1).entries())
          expect(percents.slice(told[k]! + 1, at).some((percent) => percent / 100 >= 0.82 - 1e-9)).toBe(true)
      }),
    )
  })

  test.each([
    ['onTime.unit', 'below', 0.8, 0.82],
    ['onTime.unit', 'below', 1, 1],
    ['p90.unit', 'above', 14, 13],
    ['rating', 'below', 3, 3.1],
    ['overdue', 'above', 5, 4],
    ['overdue', 'above', 0, 0],
    ['backlog.all', 'above', 100, 90],
  ] as const)('on %s %s %d is back at %d', (indicator, side, value, back) => {
    expect(backAt({ indicator, side, value })).toBeCloseTo(back)
  })

  test.each([
    ['month', '2026-11-24', '2026-11-01'],
    ['quarter', '2026-11-24', '2026-10-01'],
    ['quarter', '2026-10-01', '2026-10-01'],
    ['quarter', '2026-03-31', '2026-01-01'],
  ] as const)('over the %s counts on %s since %s', (window, today, from) => {
    expect(windowOf(window, today)).toEqual({ from, to: today })
  })
})
