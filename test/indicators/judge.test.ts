import { compileCalendar } from '../../server/calendar/workingDays'
import { contributionOf } from '../../server/indicators/contribution'
import type { CountedEvent } from '../../server/indicators/fact'
import { indicatorIds } from '../../server/indicators/indicator'
import { nearestRank } from '../../server/indicators/percentile'
import { addTo, emptyTally, linesOf } from '../../server/indicators/tally'
import { wilson } from '../../server/indicators/wilson'
import { roundTheClock, serang, wib } from '../calendar/serang'
import { dateAt, randomCalendar, randomCase, randomOf } from '../sla/random'
import { twin, type TwinCase } from './twin'

const targets = { verification: { days: 3 }, followUp: { days: 5 }, unit: { days: 5 }, resolution: { days: 5 } }
const november = { from: '2026-11-01', to: '2026-11-30' }

/** `11-04 10:00 answered dinkes`, and what else the event carries. */
type Line = string | [string, Partial<CountedEvent>]

function aCase(lines: Line[], overrides: Partial<TwinCase> = {}): TwinCase {
  const events = lines.map((line) => {
    const [text, more] = typeof line === 'string' ? [line, {}] : line
    const [date, time, type, unit] = text.split(' ') as [string, string, string, string?]
    return { at: wib(`2026-${date} ${time}`), type, ...(unit !== undefined && { unit }), ...more }
  })
  return { calendar: serang, targets, events, asOf: wib('2026-12-31 12:00'), kind: 'pengaduan', unit: 'dinkes', ...overrides }
}

function figures(cases: TwinCase[], window = november) {
  const tally = emptyTally()
  for (const one of cases) {
    const contribution = contributionOf({ ...one, calendar: compileCalendar(one.calendar) }, window)
    if (contribution) addTo(tally, contribution)
  }
  return linesOf(tally, window)
}

const of = (cases: TwinCase[], unit: string | null, id: (typeof indicatorIds)[number], window = november) => {
  const figure = figures(cases, window).find((line) => line.unit === unit)?.indicators[id]
  return figure && [figure.numerator, figure.denominator, figure.value]
}

const begun: Line[] = ['11-02 09:00 received', '11-03 09:00 verified', '11-03 09:00 assigned dinkes']

describe('indicators by hand', () => {
  const answeredOnTime = aCase([
    ...begun,
    ['11-06 10:00 answered', { evidence: true }],
    ['11-09 10:00 closed', { by: 'reporter' }],
    ['11-09 10:00 rated', { rating: 4 }],
  ])
  const answeredLate = aCase([
    ...begun,
    '11-12 10:00 answered',
    ['11-23 10:00 closed', { by: 'system' }],
    ['11-24 10:00 rated', { rating: 1 }],
  ])
  const passedOn = aCase(
    [
      '11-02 09:00 received',
      '11-03 09:00 assigned dinkes',
      '11-04 09:00 returned',
      '11-05 09:00 assigned dinsos',
      '11-06 09:00 asked',
      '11-10 09:00 replied',
      '11-11 10:00 answered',
      '11-12 10:00 reopened',
    ],
    { unit: 'dinsos' },
  )
  const three = [answeredOnTime, answeredLate, passedOn]

  test.each([
    ['on time: verdicts of the window', 'dinkes', 'onTime.unit', [1, 2, 0.5]],
    ['an open case that fell due counts as late', null, 'onTime.resolution', [1, 3, 1 / 3]],
    ['verification of a case belongs to the unit that holds it last', 'dinsos', 'onTime.verification', [0, 1, 0]],
    ['follow-up belongs to the unit of the assignment', 'dinkes', 'onTime.followUp', [2, 3, 2 / 3]],
    ['median days of the unit, late ones too', 'dinkes', 'median.unit', [1, 2, 3]],
    ['p90', 'dinkes', 'p90.unit', [2, 2, 7]],
    ['a reopened case has no stop', 'dinsos', 'median.unit', [0, 0, null]],
    ['returned of the assignments begun', 'dinkes', 'returned', [1, 3, 1 / 3]],
    ['returned, the whole from cases', null, 'returned', [1, 4, 0.25]],
    ['hops of the complaints answered', null, 'hops', [4, 3, 4 / 3]],
    ['hops belong to the unit that holds last', 'dinsos', 'hops', [2, 1, 2]],
    ['answers that were reopened', 'dinsos', 'reopened', [1, 1, 1]],
    ['answers with evidence', 'dinkes', 'evidence', [1, 2, 0.5]],
    ['closings that the reporter confirmed', 'dinkes', 'confirmed', [1, 2, 0.5]],
    ['mean rating', 'dinkes', 'rating', [5, 2, 2.5]],
    ['nothing to divide by', 'dinsos', 'rating', [0, 0, null]],
    ['time paused, of the unit clocks stopped', null, 'paused', [0, 10, 0]],
    ['open at the end of the window, 20 working days after the 2nd', 'dinsos', 'backlog.15-60', [1, 1, 1]],
    ['nothing open is a count of nothing', 'dinkes', 'backlog.15-60', [0, 0, 0]],
  ] as const)('%s', (_rule, unit, id, expected) => {
    expect(of(three, unit, id)).toEqual(expected)
  })

  test('one line a unit in order of its name, then the whole, each with all indicators in order', () => {
    const lines = figures(three)
    expect(lines.map(({ unit }) => unit)).toEqual(['dinkes', 'dinsos', null])
    for (const { indicators } of lines) expect(Object.keys(indicators)).toEqual([...indicatorIds])
  })
  test('paused days of a stopped unit clock', () => {
    const paused = aCase([...begun, '11-04 10:00 asked', '11-06 10:00 replied', '11-09 10:00 answered'])
    expect(of([paused], 'dinkes', 'paused')).toEqual([2, 4, 0.5])
  })
  test.each([
    ['aspirasi', { kind: 'aspirasi' }, []],
    ['archived as duplicate', {}, [['11-30 10:00 archived', { reason: 'duplicate' }]]],
    ['archived as spam', {}, [['11-30 10:00 archived', { reason: 'spam' }]]],
  ] as [string, Partial<TwinCase>, Line[]][])('not counted: %s', (_rule, overrides, more) => {
    expect(figures([aCase([...begun, '11-06 10:00 answered', ...more], overrides)]).map(({ unit }) => unit)).toEqual([null])
  })
  test.each([
    ['archived for another reason', [['11-30 10:00 archived', { reason: 'other' }]]],
    [
      'archived as spam after it was forwarded: no longer heard',
      ['11-30 10:00 forwarded', ['11-30 11:00 archived', { reason: 'spam' }]],
    ],
    ['archived as spam after asOf', [['12-31 13:00 archived', { reason: 'spam' }]]],
  ] as [string, Line[]][])('counted: %s', (_rule, more) => {
    expect(of([aCase([...begun, '11-06 10:00 answered', ...more])], 'dinkes', 'onTime.unit')).toEqual([1, 1, 1])
  })
  test('an answer while an answer stands is one more answer, but not the one that is reopened', () => {
    const twice = aCase([...begun, '11-06 10:00 answered', '11-09 10:00 answered', '11-10 10:00 reopened'])
    expect(of([twice], 'dinkes', 'reopened')).toEqual([1, 2, 0.5])
  })
  test('an answer that belongs to nobody counts for the whole', () => {
    const orphan = aCase(['11-02 09:00 received', '11-06 10:00 answered'])
    expect([of([orphan], 'dinkes', 'evidence'), of([orphan], null, 'evidence')]).toEqual([
      [0, 0, null],
      [0, 1, 0],
    ])
  })
  test('a case that nobody ever held counts for the whole', () => {
    const held = aCase(['11-02 09:00 received'], { unit: null })
    expect([figures([held]).length, of([held], null, 'onTime.verification')]).toEqual([1, [0, 1, 0]])
  })
  test('a rating after the end is heard, a closing is not; a rating that is none of four is no rating', () => {
    const after: Line[] = [
      ['11-11 10:00 closed', { by: 'reporter' }],
      ['11-11 10:00 rated', { rating: 3 }],
      ['11-12 10:00 rated', { rating: 5 }],
      '11-12 10:00 rated',
    ]
    const ended = aCase([...begun, '11-10 10:00 forwarded', ...after])
    expect([of([ended], 'dinkes', 'confirmed'), of([ended], 'dinkes', 'rating')]).toEqual([
      [0, 0, null],
      [3, 1, 3],
    ])
  })
  test('round the clock, the close of the last day of a month falls in the next', () => {
    const late = aCase(['11-29 10:00 received'], { calendar: roundTheClock, targets: { resolution: { days: 1 } } })
    expect([
      of([late], null, 'onTime.resolution'),
      of([late], null, 'onTime.resolution', { from: '2026-12-01', to: '2026-12-31' }),
    ]).toEqual([
      [0, 0, null],
      [0, 1, 0],
    ])
  })
  test.each([
    ['at the end of the window, not at asOf', '12-31 12:00', ['12-01 09:00 answered'], [0, 1, 0], [1, 1, 1]],
    ['at asOf, when that is earlier', '11-10 09:00', [], [0, 1, 0], [0, 1, 0]],
    ['not when answered in the last minute of the window', '12-31 12:00', ['11-30 23:59 answered'], [0, 0, 0], [0, 0, 0]],
    ['not when forwarded', '12-31 12:00', ['11-20 09:00 forwarded'], [0, 0, 0], [0, 0, 0]],
    ['again when reopened', '12-31 12:00', ['11-20 09:00 answered', '11-30 23:59 reopened'], [0, 1, 0], [1, 1, 1]],
  ] as [string, string, Line[], number[], number[]][])('open %s', (_rule, asOf, more, upToFive, fifteenToSixty) => {
    const open = [aCase([...begun, ...more], { asOf: wib(`2026-${asOf}`) })]
    expect([of(open, 'dinkes', 'backlog.0-5'), of(open, 'dinkes', 'backlog.15-60')]).toEqual([upToFive, fifteenToSixty])
  })
  test.each([
    ['of age 5', '11-23 09:00', 'backlog.0-5'],
    ['of age 6', '11-20 09:00', 'backlog.6-14'],
    ['of age 14', '11-10 09:00', 'backlog.6-14'],
    ['of age 15', '11-09 09:00', 'backlog.15-60'],
  ] as const)('open %s', (_rule, received, id) => {
    expect(of([aCase([`${received} received`])], 'dinkes', id)).toEqual([1, 1, 1])
  })
})

describe('nearest rank', () => {
  test.each([
    ['nothing', {}, 50, null],
    ['one', { 3: 1 }, 50, { days: 3, within: 1, of: 1 }],
    ['half and half is the lower', { 3: 1, 7: 1 }, 50, { days: 3, within: 1, of: 2 }],
    ['nine of ten is exactly ninety per cent', { 1: 9, 40: 1 }, 90, { days: 1, within: 9, of: 10 }],
    ['ten of eleven is needed for ninety', { 1: 9, 2: 1, 40: 1 }, 90, { days: 2, within: 10, of: 11 }],
    ['days are numbers, not texts', { 2: 1, 10: 2 }, 50, { days: 10, within: 3, of: 3 }],
    ['a day of which none is left', { 0: 0, 4: 2 }, 50, { days: 4, within: 2, of: 2 }],
  ])('%s', (_rule, histogram, percent, expected) => {
    expect(nearestRank(histogram, percent)).toEqual(expected)
  })
})

describe('the Wilson interval', () => {
  test.each([
    ['8 of 10', 8, 10, 0.4902, 0.9433],
    ['none of 10', 0, 10, 0, 0.2775],
    ['all of 10', 10, 10, 0.7225, 1],
    ['half of 1.000', 500, 1000, 0.4691, 0.5309],
  ])('%s', (_rule, numerator, denominator, low, high) => {
    const interval = wilson(numerator, denominator)!
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })
  test('of nothing there is none', () => {
    expect(wilson(0, 0)).toBeNull()
  })
})

describe('the indicators against a second reckoning on whole lists', () => {
  test('both say the same of many windows over made-up cases', () => {
    for (let seed = 1; seed <= Number(process.env.TWIN_WINDOWS ?? 25); seed++) {
      const random = randomOf(seed)
      const cases = Array.from({ length: 1 + random.below(14) }, (): TwinCase => {
        const calendar = randomCalendar(random)
        const { events, targets: made, asOf } = randomCase(random, calendar)
        const carried = events.map((event) => ({
          ...event,
          ...(random.chance(0.5) && { by: random.pick(['reporter', 'system']) }),
          ...(random.chance(0.5) && { evidence: random.chance(0.5) }),
          ...(random.chance(0.7) && { rating: random.below(6) }),
          ...(random.chance(0.5) && { reason: random.pick(['duplicate', 'spam', 'other']) }),
        }))
        return {
          calendar,
          targets: made,
          events: carried,
          asOf,
          kind: random.chance(0.9) ? 'pengaduan' : 'aspirasi',
          unit: random.pick(['dinkes', 'dinsos', 'dlh', null]),
        }
      })
      const from = random.below(120)
      const window = { from: dateAt(from), to: dateAt(from + random.below(90)) }
      expect({ seed, window, lines: figures(cases, window) }).toEqual({
        seed,
        window,
        lines: twin(cases, window.from, window.to),
      })
    }
  })
})
