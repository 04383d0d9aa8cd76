import { dueMonths, halfOf, monthsOfHalf, revisedOn, wholeHalves } from '../../server/opendata/edition'
import { changesOf, publishedOf } from '../../server/opendata/published'
import { aBook, anEdition } from './aBook'

const book = aBook({ dpupr: { received: 9 } })

describe('the months that have to be counted', () => {
  const checked = (month: string, checkedIn: string) => anEdition(month, book, { checkedIn })

  test.each([
    ['all that have ended, from the first with a complaint', [], '2026-08', '2026-11', ['2026-08', '2026-09', '2026-10']],
    ['none as long as the first is running', [], '2026-11', '2026-11', []],
    ['a month once in each month', [checked('2026-10', '2026-11')], '2026-10', '2026-11', []],
    ['a month again when another has begun', [checked('2026-10', '2026-11')], '2026-10', '2026-12', ['2026-10', '2026-11']],
    [
      'no month that ended more than a year ago',
      [checked('2025-10', '2026-10'), checked('2025-11', '2026-10')],
      '2025-10',
      '2026-11',
      [
        '2025-11',
        '2025-12',
        '2026-01',
        '2026-02',
        '2026-03',
        '2026-04',
        '2026-05',
        '2026-06',
        '2026-07',
        '2026-08',
        '2026-09',
        '2026-10',
      ],
    ],
  ])('are %s', (_rule, editions, first, current, months) => expect(dueMonths(editions, { first, current })).toEqual(months))

  test('go back ten years at most', () => expect(dueMonths([], { first: '1999-01', current: '2026-11' })).toHaveLength(120))
})

test('a half-year is there when it is over, the first one also when it began in the middle', () => {
  const halves = (months: string[]) =>
    wholeHalves(months.map((month) => anEdition(month, book))).map(({ half, editions }) => [half, editions.length])
  expect([halfOf('2026-06'), halfOf('2026-07')]).toEqual(['2026-1', '2026-2'])
  expect(halves(['2025-11', '2025-12', ...monthsOfHalf('2026-1'), '2026-07'])).toEqual([
    ['2025-2', 2],
    ['2026-1', 6],
  ])
  expect(halves(['2026-05'])).toEqual([])
})

test('what is published names when it was first, and when it changed last', () => {
  const editions = [
    anEdition('2026-09', book, { firstOn: '2026-10-01', revisions: ['2026-11-01', '2026-12-01'] }),
    anEdition('2026-10', book),
  ]
  expect(editions.map(revisedOn)).toEqual(['2026-12-01', null])
  expect(publishedOf(editions).months.map(({ month, firstOn, revisedOn: on }) => [month, firstOn, on])).toEqual([
    ['2026-09', '2026-10-01', '2026-12-01'],
    ['2026-10', '2026-11-01', null],
  ])
  expect(changesOf(editions)).toEqual([
    { on: '2026-12-01', published: [], revised: ['2026-09'] },
    { on: '2026-11-01', published: ['2026-10'], revised: ['2026-09'] },
    { on: '2026-10-01', published: ['2026-09'], revised: [] },
  ])
})
