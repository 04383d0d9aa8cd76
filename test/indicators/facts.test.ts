import { addKept, type Cell, type Cells, withMonths, withoutZeros } from '../../server/indicators/cells'
import { forever, type Kept, keptOf, openingsOf, staysIn } from '../../server/indicators/facts'
import { calendar, complaintOf, filingOf, historyOf, type Told } from './histories'

// Friday 6 November 2026, 10.00. Monday 9 to Friday 13 are working days; nothing is closed in November.
const story: Told[] = [
  ['2026-11-06T10:00:00+07:00', 'received'],
  ['2026-11-09T08:00:00+07:00', 'verified'],
  ['2026-11-09T08:00:00+07:00', 'assigned', { unit: 'dlh' }],
  ['2026-11-10T09:00:00+07:00', 'returned', { unit: 'dlh', to: 'dishub', reason: 'PJU' }],
  ['2026-11-10T11:00:00+07:00', 'assigned', { unit: 'dishub' }],
  ['2026-11-18T09:00:00+07:00', 'followUpStarted', { unit: 'dishub' }],
  ['2026-11-24T15:00:00+07:00', 'answered', { unit: 'dishub' }],
]
const asOf = new Date('2026-11-30T12:00:00+07:00')
const told = (events: Told[] = story, filing = filingOf()) => complaintOf('ADU-1', historyOf(...events), { asOf, filing })

const kept = (...args: Parameters<typeof told>) => keptOf(told(...args), calendar)
const rowsOf = (...args: Parameters<typeof told>) => kept(...args).facts

describe('the facts of a complaint', () => {
  // verification: 9 Nov is the 1st day of 3. followUp of dlh: returned on the 1st day of 5. unit of dlh: void.
  // followUp of dishub: day 5 of 5 is 17 Nov, started on the 18th: late on the 17th. unit of dishub: 24 Nov is day 10 of 14.
  // resolution: day 14 after 6 Nov is 26 Nov; 24 Nov is day 12.
  test('of its clocks are a verdict and a stop, each on its date, for the unit that the number belongs to', () => {
    const rows = rowsOf().flatMap(({ of, unit, on, onTime, elapsedDays }) =>
      /^(verdict|stop)/.test(of) ? [[of, unit, on, onTime ?? elapsedDays]] : [],
    )
    expect(rows).toEqual([
      ['verdict.verification', 'dishub', '2026-11-09', true],
      ['stop.verification', 'dishub', '2026-11-09', 1],
      ['verdict.resolution', 'dishub', '2026-11-24', true],
      ['stop.resolution', 'dishub', '2026-11-24', 12],
      ['verdict.followUp', 'dlh', '2026-11-10', true],
      ['stop.followUp', 'dlh', '2026-11-10', 1],
      ['verdict.followUp', 'dishub', '2026-11-17', false],
      ['stop.followUp', 'dishub', '2026-11-18', 6],
      ['verdict.unit', 'dishub', '2026-11-24', true],
      ['stop.unit', 'dishub', '2026-11-24', 10],
    ])
  })

  test('of its way are its receipt, assignments, returns, answers, closings and ratings', () => {
    const more: Told[] = [
      ['2026-11-25T08:00:00+07:00', 'reopened'],
      ['2026-11-26T08:00:00+07:00', 'answered', { unit: 'dishub', evidence: true }],
      ['2026-11-27T08:00:00+07:00', 'closed', { by: 'reporter' }],
      ['2026-11-27T08:00:00+07:00', 'rated', { by: 'reporter', rating: 4 }],
    ]
    const rows = rowsOf([...story, ...more]).filter(({ of }) => !/^(verdict|stop)/.test(of))
    expect(
      rows.map(({ _id, unit, on, returned, reopened, evidence, byReporter, rating, before, assignments, to, hour }) => [
        _id,
        unit,
        on,
        { returned, reopened, evidence, byReporter, rating, before, assignments, to, hour },
      ]),
    ).toEqual([
      ['ADU-1:receipt:0', 'dishub', '2026-11-06', { hour: '5-10' }],
      ['ADU-1:assignment:0', 'dlh', '2026-11-09', { returned: true }],
      ['ADU-1:assignment:1', 'dishub', '2026-11-10', { returned: false }],
      ['ADU-1:answer:0', 'dishub', '2026-11-24', { reopened: true, evidence: false }],
      ['ADU-1:answer:1', 'dishub', '2026-11-26', { reopened: false, evidence: true }],
      ['ADU-1:answeredDay:0', 'dishub', '2026-11-24', { before: null, assignments: 2 }],
      ['ADU-1:answeredDay:1', 'dishub', '2026-11-26', { before: '2026-11-24', assignments: 2 }],
      ['ADU-1:closing:0', 'dishub', '2026-11-27', { byReporter: true }],
      ['ADU-1:rating:0', 'dishub', '2026-11-27', { rating: 4 }],
      ['ADU-1:return:0', 'dlh', '2026-11-10', { to: 'dishub' }],
    ])
  })

  test('say of the resolution alone that the reporter was told a later date, and judge by the old one', () => {
    const late: Told = ['2026-11-20T09:00:00+07:00', 'extended', { unit: 'dishub', days: 5, reason: '', text: '' }]
    const rows = rowsOf([...story.slice(0, 6), late, ['2026-11-27T15:00:00+07:00', 'answered', { unit: 'dishub' }]])
    expect(rows.filter(({ extended }) => extended).map(({ of, on }) => [of, on])).toEqual([['stop.resolution', '2026-11-27']])
    expect(rows.find(({ of }) => of === 'verdict.resolution')).toMatchObject({ on: '2026-11-26', onTime: false })
  })

  test('do not change while nothing happens but time, until a clock has fallen due', () => {
    const waiting = historyOf(...story.slice(0, 5))
    const judgedOn = (date: string) =>
      keptOf(complaintOf('ADU-1', waiting, { asOf: new Date(`${date}T12:00:00+07:00`) }), calendar)
    expect(judgedOn('2026-11-16')).toEqual(judgedOn('2026-11-11'))
    expect(judgedOn('2026-11-18')).not.toEqual(judgedOn('2026-11-11'))
  })

  test('belong, for the complaint as a whole, to the unit that held it last, also after it gave it back', () =>
    expect(rowsOf(story.slice(0, 4)).find(({ of }) => of === 'receipt')?.unit).toBe('dlh'))

  test('have no unit as long as nobody has held the case', () =>
    expect(new Set(rowsOf(story.slice(0, 1)).map(({ unit }) => unit))).toEqual(new Set([null])))

  test.each([
    ['a complaint counts', filingOf(), [], true],
    ['an aspiration does not', filingOf({ kind: 'aspirasi' }), [], false],
    ['a duplicate does not', filingOf(), [['2026-11-09T09:00:00+07:00', 'archived', { reason: 'duplicate', note: '' }]], false],
    ['spam does not', filingOf(), [['2026-11-09T09:00:00+07:00', 'archived', { reason: 'spam', note: '' }]], false],
    [
      'one archived for another reason counts',
      filingOf(),
      [['2026-11-09T09:00:00+07:00', 'archived', { reason: 'unclear', note: '' }]],
      true,
    ],
  ] as [string, ReturnType<typeof filingOf>, Told[], boolean][])('%s', (_rule, filing, more, counted) => {
    const found = kept([...story.slice(0, 3), ...more], filing)
    expect([found.case.counted, found.facts.length > 0]).toEqual([counted, counted])
  })

  test('fall on the day by the wall clock of Serang, not of Greenwich', () => {
    const early: Told[] = [
      ['2026-11-06T00:30:00+07:00', 'received'],
      ['2026-11-09T00:30:00+07:00', 'verified'],
    ]
    expect(rowsOf(early).find(({ of }) => of === 'stop.verification')).toMatchObject({ on: '2026-11-09' })
  })
})

describe('the case', () => {
  test('is open from its receipt, and late when its resolution has fallen due', () => {
    const waiting = historyOf(...story.slice(0, 6))
    const on = (date: string) =>
      keptOf(complaintOf('ADU-1', waiting, { asOf: new Date(`${date}T12:00:00+07:00`) }), calendar).case
    expect(on('2026-11-26')).toMatchObject({
      openFrom: new Date('2026-11-06T10:00:00+07:00'),
      late: false,
      stays: [],
      answeredOn: null,
    })
    expect(on('2026-11-27')).toMatchObject({ late: true })
  })

  // Received on Friday the 6th. Its 6th working day is Monday the 16th, its 12th the 24th, on which it is answered.
  test('keeps on which evenings it was open, by age, once it is not', () =>
    expect(kept().case).toMatchObject({
      openFrom: null,
      late: false,
      answeredOn: '2026-11-24',
      stays: [
        { age: 0, from: '2026-11-06', until: '2026-11-16' },
        { age: 1, from: '2026-11-16', until: '2026-11-24' },
      ],
    }))

  test.each([
    ['answered on its own day it was open on no evening', '2026-11-06T10:00:00+07:00', '2026-11-06T23:59:59.999+07:00', []],
    [
      'answered a second after midnight on one',
      '2026-11-06T10:00:00+07:00',
      '2026-11-07T00:00:00+07:00',
      [[0, '2026-11-06', '2026-11-07']],
    ],
    [
      'reopened when it was old it is old',
      '2027-02-15T10:00:00+07:00',
      '2027-02-16T10:00:00+07:00',
      [[3, '2027-02-15', '2027-02-16']],
    ],
  ])('%s', (_rule, from, to, stays) =>
    expect(
      staysIn({ from: new Date(from), to: new Date(to) }, new Date('2026-11-06T10:00:00+07:00'), calendar).map((stay) => [
        stay.age,
        stay.from,
        stay.until,
      ]),
    ).toEqual(stays),
  )
})

describe('when a complaint was open', () => {
  const at = (text: string) => new Date(text)
  const [first, second, third] = ['2026-11-06T10:00:00+07:00', '2026-11-10T10:00:00+07:00', '2026-11-12T10:00:00+07:00'] as const
  test.each([
    ['from its receipt on', [[first, 'received']], [{ from: at(first), to: forever }]],
    [
      'until the answer',
      [
        [first, 'received'],
        [second, 'answered'],
      ],
      [{ from: at(first), to: at(second) }],
    ],
    [
      'and again from the rebuttal on',
      [
        [first, 'received'],
        [second, 'answered'],
        [third, 'reopened'],
      ],
      [
        { from: at(first), to: at(second) },
        { from: at(third), to: forever },
      ],
    ],
    [
      'until it is forwarded',
      [
        [first, 'received'],
        [second, 'forwarded'],
      ],
      [{ from: at(first), to: at(second) }],
    ],
    [
      'after its end nothing opens it again',
      [
        [first, 'received'],
        [second, 'withdrawn'],
        [third, 'reopened'],
      ],
      [{ from: at(first), to: at(second) }],
    ],
  ] as [string, Told[], object[]][])('%s', (_rule, events, openings) =>
    expect(openingsOf(historyOf(...events))).toEqual(openings),
  )
})

describe('the rollups', () => {
  const cellsOf = (...each: [Kept, 1 | -1][]): Cell[] => {
    const cells: Cells = new Map()
    for (const [one, sign] of each) addKept(cells, one, sign)
    return withoutZeros(withMonths(cells).values())
  }

  test('count a fact on its date and in its month, for the regency, its unit, place, category and class', () => {
    const cells = cellsOf([kept(story.slice(0, 1)), 1]).filter(({ sums }) => 'receipt.count' in sums)
    expect(cells.map(({ _id, sums }) => [_id, sums['receipt.count'], sums['receipt.hours.5-10']])).toEqual(
      ['2026-11-06', '2026-11']
        .sort()
        .reverse()
        .flatMap((period) =>
          ['all|', 'category|lainnya', 'class|nonOversight', 'place|36.04.01'].map((of) => [`${period}|${of}|`, 1, 1]),
        )
        .sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
    )
  })

  test('count verdicts by the date of the verdict and stops by the date of the stop', () => {
    const late = cellsOf([kept(), 1]).filter(
      ({ of, subject, sums }) =>
        of === 'unit' && subject === 'dishub' && ('verdict.followUp.count' in sums || 'stop.followUp.count' in sums),
    )
    expect(
      late.map(({ period, sums }) => [
        period,
        sums['verdict.followUp.count'],
        sums['verdict.followUp.onTime'],
        sums['stop.followUp.days.6'],
      ]),
    ).toEqual([
      ['2026-11-17', 1, undefined, undefined],
      ['2026-11-18', undefined, undefined, 1],
      ['2026-11', 1, undefined, 1],
    ])
  })

  test('change by the difference only: what stays the same changes no cell', () => {
    const before = keptOf(
      complaintOf('ADU-1', historyOf(...story.slice(0, 6)), { asOf: new Date('2026-11-24T12:00:00+07:00') }),
      calendar,
    )
    const changed = cellsOf([before, -1], [kept(), 1]).filter(({ of }) => of === 'unit')
    const of = (period: string) =>
      Object.keys(changed.find((cell) => cell.period === period)?.sums ?? {}).map((path) => path.split('.')[0])
    expect([...new Set(of('2026-11-24'))].sort()).toEqual(['answer', 'answeredDay', 'open', 'stop', 'verdict'])
    expect(changed.map(({ period }) => period)).toEqual(['2026-11-06', '2026-11-16', '2026-11-24', '2026-11'])
  })

  test('come back to nothing when a complaint turns out to be spam', () => {
    const [before, after] = [
      kept(),
      kept([...story.slice(0, 3), ['2026-11-09T09:00:00+07:00', 'archived', { reason: 'spam', note: '' }]]),
    ]
    expect(cellsOf([before, 1], [before, -1], [after, 1])).toEqual([])
  })

  test('keep oversight cases apart', () => {
    const classified: Told = [
      '2026-11-09T09:00:00+07:00',
      'classified',
      { kind: 'pengaduan', class: 'oversight', category: 'lainnya', title: '' },
    ]
    const cells = cellsOf([kept([...story.slice(0, 3), classified]), 1])
    expect(cells.length).toBeGreaterThan(0)
    expect(cells.every(({ oversight }) => oversight)).toBe(true)
  })
})
