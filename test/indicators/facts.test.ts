import { caseOf, factsOf, forever, openingsOf } from '../../server/indicators/facts'
import { addTo, difference, noCounts, withoutZeros } from '../../server/indicators/rollups'
import { complaintOf, filingOf, historyOf, type Told } from './histories'

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

describe('the facts of a complaint', () => {
  // verification: 9 Nov is the 1st day of 3. followUp of dlh: returned on the 1st day of 5. unit of dlh: void.
  // followUp of dishub: day 5 of 5 is 17 Nov, started on the 18th: late on the 17th. unit of dishub: 24 Nov is day 10 of 14.
  // resolution: day 14 after 6 Nov is 26 Nov; 24 Nov is day 12.
  test('are one row a clock, with the unit that the number belongs to', () => {
    const rows = factsOf(told()).map(({ _id, unit, verdict, verdictOn, stoppedOn, elapsedDays }) => [
      _id,
      unit,
      verdict,
      verdictOn,
      stoppedOn,
      elapsedDays,
    ])
    expect(rows).toEqual([
      ['ADU-1:verification:0', 'dishub', 'onTime', '2026-11-09', '2026-11-09', 1],
      ['ADU-1:resolution:1', 'dishub', 'onTime', '2026-11-24', '2026-11-24', 12],
      ['ADU-1:followUp:2', 'dlh', 'onTime', '2026-11-10', '2026-11-10', 1],
      ['ADU-1:unit:3', 'dlh', 'void', null, null, 1],
      ['ADU-1:followUp:4', 'dishub', 'late', '2026-11-17', '2026-11-18', 6],
      ['ADU-1:unit:5', 'dishub', 'onTime', '2026-11-24', '2026-11-24', 10],
    ])
  })

  test('say of the resolution alone that the reporter was told a later date, and judge by the old one', () => {
    const late: Told = ['2026-11-20T09:00:00+07:00', 'extended', { unit: 'dishub', days: 5, reason: '', text: '' }]
    const rows = factsOf(told([...story.slice(0, 6), late, ['2026-11-27T15:00:00+07:00', 'answered', { unit: 'dishub' }]]))
    expect(rows.filter(({ extended }) => extended).map(({ clock, verdict }) => [clock, verdict])).toEqual([
      ['resolution', 'late'],
    ])
  })

  test('do not change while nothing happens but time, until a clock has fallen due', () => {
    const waiting = historyOf(...story.slice(0, 5))
    const judgedOn = (date: string) => factsOf(complaintOf('ADU-1', waiting, { asOf: new Date(`${date}T12:00:00+07:00`) }))
    expect(judgedOn('2026-11-16')).toEqual(judgedOn('2026-11-11'))
    expect(judgedOn('2026-11-18')).not.toEqual(judgedOn('2026-11-11'))
  })

  test('belong, for the complaint as a whole, to the unit that held it last, also after it gave it back', () => {
    const returned = factsOf(told(story.slice(0, 4)))
    expect(returned.find(({ clock }) => clock === 'resolution')?.unit).toBe('dlh')
  })

  test('have no unit as long as nobody has held the case', () =>
    expect(factsOf(told(story.slice(0, 1))).map(({ unit }) => unit)).toEqual([null, null]))

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
  ] as [string, ReturnType<typeof filingOf>, Told[], boolean][])('%s', (_rule, filing, more, counted) =>
    expect(caseOf(told([...story.slice(0, 3), ...more], filing)).counted).toBe(counted),
  )

  test('fall on the day by the wall clock of Serang, not of Greenwich', () => {
    const early = told([
      ['2026-11-06T00:30:00+07:00', 'received'],
      ['2026-11-09T00:30:00+07:00', 'verified'],
    ])
    expect(factsOf(early)[0]).toMatchObject({ clock: 'verification', stoppedOn: '2026-11-09' })
  })
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
  test('count verdicts by the date of the verdict and stops by the date of the stop, each day also in its month', () => {
    const late = difference([], factsOf(told())).filter(({ clock, unit }) => clock === 'followUp' && unit === 'dishub')
    expect(late.map(({ period, late: lates, days }) => [period, lates, days])).toEqual([
      ['2026-11-17', 1, {}],
      ['2026-11-18', 0, { 6: 1 }],
      ['2026-11', 1, { 6: 1 }],
    ])
  })

  test('change by the difference only: what stays the same changes no cell', () => {
    const before = factsOf(complaintOf('ADU-1', historyOf(...story.slice(0, 6)), { asOf: new Date('2026-11-24T12:00:00+07:00') }))
    const changes = difference(before, factsOf(told()))
    expect([...new Set(changes.map(({ clock, period }) => `${clock} ${period}`))].sort()).toEqual([
      'resolution 2026-11',
      'resolution 2026-11-24',
      'unit 2026-11',
      'unit 2026-11-24',
    ])
  })

  test('come back to nothing when a complaint turns out to be spam', () => {
    const before = factsOf(told(story.slice(0, 3)))
    const after = factsOf(told([...story.slice(0, 3), ['2026-11-09T09:00:00+07:00', 'archived', { reason: 'spam', note: '' }]]))
    const sum = noCounts()
    for (const cell of [...difference([], before), ...difference(before, after)]) addTo(sum, cell)
    expect(withoutZeros([{ _id: 'x', period: '', clock: 'unit', unit: null, class: 'minor', ...sum }])).toEqual([])
  })

  test('count what was put off among the answers, and take it back with them', () => {
    const late: Told = ['2026-11-20T09:00:00+07:00', 'extended', { unit: 'dishub', days: 5, reason: '', text: '' }]
    const answered = [...story.slice(0, 6), late, story[6]!]
    const extendedIn = (cells: ReturnType<typeof difference>) =>
      cells.flatMap(({ clock, period, extended }) => (extended === 0 ? [] : [`${clock} ${period}: ${extended}`])).sort()
    const after = factsOf(told(answered))
    expect(extendedIn(difference(factsOf(told(answered.slice(0, 7))), after))).toEqual([
      'resolution 2026-11-24: 1',
      'resolution 2026-11: 1',
    ])
    const reopened = factsOf(told([...answered, ['2026-11-25T09:00:00+07:00', 'reopened', { reason: '' }]]))
    expect(extendedIn(difference(after, reopened))).toEqual(['resolution 2026-11-24: -1', 'resolution 2026-11: -1'])
  })

  test('count nothing of what is not counted', () =>
    expect(difference([], factsOf(told(story, filingOf({ kind: 'aspirasi' }))))).toEqual([]))
})
