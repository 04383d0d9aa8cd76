import { countedOf } from '../../server/opendata/counts'
import { halfYearTable, isCount, numberNames, type Row, tableOf } from '../../server/opendata/tables'
import { dice } from '../indicators/histories'
import { aBook } from './aBook'

const figure = (numerator: number, denominator: number, value: number | null = numerator) => ({ numerator, denominator, value })

test('the counts are read from the figures so that none is the sum or the difference of others', () => {
  const figures = new Map([
    ['received', figure(50, 50)],
    ['answers', figure(44, 44)],
    ['onTime.resolution', figure(41, 48)],
    ['median.resolution', figure(24, 44, 6)],
    ['confirmed', figure(12, 30)],
    ['backlog.all', figure(9, 9)],
  ])
  expect(countedOf(figures)).toEqual({
    counts: { received: 50, onTime: 41, late: 7, answeredLate: 3, confirmed: 12, silent: 18, open: 9 },
    median: { days: 6, of: 44 },
  })
  expect(countedOf(new Map())).toMatchObject({ counts: { received: 0, late: 0, answeredLate: 0 }, median: null })
})

describe('a month by unit', () => {
  const book = aBook(
    {
      dpupr: { received: 50, onTime: 41, late: 7, answeredLate: 5, confirmed: 12, silent: 18, open: 9 },
      dinsos: { received: 12, onTime: 6, late: 9, answeredLate: 6, open: 5 },
      arsip: { received: 3, onTime: 2, late: 0 },
      dishub: { received: 20, onTime: 15, late: 8, answeredLate: 0, open: 3 },
    },
    { medians: { dpupr: { days: 6, of: 46 } } },
  )
  const { rows } = tableOf(book, 'unit')
  const row = (id: string) => rows.find((one) => one.id === id)!

  test('says of a unit what was answered, in time and late, with the share and the median', () =>
    expect(row('dpupr')).toEqual({
      kind: 'one',
      id: 'dpupr',
      numbers: {
        received: 50,
        answered: 46,
        answeredOnTime: 41,
        answeredLate: 5,
        judged: 48,
        late: 7,
        onTimeShare: 0.8542,
        medianDays: 6,
        closed: 30,
        confirmed: 12,
        closedBySilence: 18,
        open: 9,
      },
    }))

  test('hides small counts with their companions, and all that could be made of them', () => {
    expect(row('arsip').numbers).toMatchObject({
      received: null,
      answeredOnTime: null,
      late: 0,
      judged: null,
      onTimeShare: null,
      answered: null,
    })
    // 12 is the companion of 3, and 6 that of 2; 5 in the column of open cases is that of 3.
    expect(row('dinsos').numbers).toMatchObject({
      received: null,
      answeredOnTime: null,
      late: 9,
      judged: null,
      answered: null,
      open: null,
    })
    expect(row('dishub').numbers).toMatchObject({ received: 20, answered: 15, judged: 23, onTimeShare: 0.6522, open: null })
  })

  test('gives no median of fewer than ten', () => expect(row('dishub').numbers.medianDays).toBeNull())

  test('has the total first, and last what is hidden as one sum, so that a column adds up', () => {
    expect(rows[0]).toMatchObject({ kind: 'all', numbers: { received: 85, late: 24, open: 17 } })
    expect(rows.at(-1)).toMatchObject({
      kind: 'rest',
      numbers: { received: 15, answeredOnTime: 8, late: 0, open: 8, onTimeShare: null },
    })
  })

  test('has no such sum where nothing is hidden', () =>
    expect(tableOf(aBook({ dpupr: { received: 50 }, dinsos: { received: 9 } }), 'unit').rows.map(({ kind }) => kind)).toEqual([
      'all',
      'one',
      'one',
      'one',
    ]))
})

const sumOf = (rows: readonly Row[], name: (typeof numberNames)[number]) =>
  rows.reduce((sum, { numbers }) => sum + (numbers[name] ?? 0), 0)
const random = dice(3)
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const someBook = () =>
  aBook(
    Object.fromEntries(
      ids.map((id, i) => {
        const upTo = () => random.upTo(4 + i * 5)
        return [
          id,
          {
            received: upTo(),
            onTime: upTo(),
            late: upTo(),
            answeredLate: upTo(),
            confirmed: upTo(),
            silent: upTo(),
            open: upTo(),
          },
        ]
      }),
    ),
  )

test('in any month no number from 1 to 4 is in a table, columns add up to their total, and a share is made of numbers that are shown', () => {
  for (let i = 0; i < 500; i += 1) {
    const [all, ...rows] = tableOf(someBook(), 'unit').rows
    for (const name of numberNames.filter(isCount)) {
      const values = [all!, ...rows].flatMap(({ numbers }) => numbers[name] ?? [])
      expect(values.filter((value) => value > 0 && value < 5)).toEqual([])
      if (all!.numbers[name] !== null) expect([name, sumOf(rows, name)]).toEqual([name, all!.numbers[name]])
    }
    for (const { numbers } of rows)
      if (numbers.onTimeShare !== null)
        expect(numbers.onTimeShare).toBeCloseTo(numbers.answeredOnTime! / (numbers.answeredOnTime! + numbers.late!), 4)
  }
})

describe('a half-year by unit', () => {
  const month = (dpupr: number, arsip: number, dinsos: number) =>
    aBook({ dpupr: { onTime: dpupr }, arsip: { onTime: arsip }, dinsos: { onTime: dinsos } })
  const six = [month(20, 2, 9), month(20, 1, 8), month(20, 3, 7), month(20, 2, 9), month(20, 4, 8), month(20, 1, 12)]

  test('shows what single months have to hide', () => {
    const { rows } = halfYearTable(six)
    const numbers = Object.fromEntries(rows.map(({ id, numbers: { answeredOnTime } }) => [id, answeredOnTime]))
    expect(numbers).toEqual({ dpupr: 120, arsip: 13, dinsos: 53, none: 0 })
    expect(six.map((book) => tableOf(book, 'unit').rows.find(({ id }) => id === 'arsip')!.numbers.answeredOnTime)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  test('never the open cases, which cannot be added up, nor a total', () => {
    const { rows } = halfYearTable(six.map((book) => ({ ...book, half: [{ id: 'dpupr', median: { days: 5, of: 120 } }] })))
    expect(rows.map(({ numbers }) => numbers.open)).toEqual([null, null, null, null])
    expect(rows.map(({ kind }) => kind)).toEqual(['one', 'one', 'one', 'one'])
    expect(rows.find(({ id }) => id === 'dpupr')!.numbers.medianDays).toBe(5)
  })

  test('takes a unit that was not there in some months as nought', () => {
    const { rows } = halfYearTable([aBook({ dpupr: { received: 9 } }), aBook({ dpupr: { received: 8 }, baru: { received: 6 } })])
    expect(rows.map(({ id, numbers: { received } }) => [id, received])).toEqual([
      ['dpupr', 17],
      ['none', 0],
      ['baru', 6],
    ])
  })
})
