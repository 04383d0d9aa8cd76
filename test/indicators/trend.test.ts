import type { Method } from '../../server/indicators/compliance'
import { explanationPage } from '../../server/indicators/explanation'
import { isOpen, weekdayRows } from '../../server/indicators/hours'
import { measureIds } from '../../server/indicators/indicator'
import { changesIn, monthsFor, trendIds } from '../../server/indicators/trend'
import type { Policy } from '../../server/sla/policy'

describe('a trend', () => {
  test('shows the months up to this one, and reads as many before them', () => {
    const months = monthsFor(12, '2028-02-29')
    expect([months.length, months[0], months[12], months.at(-1)]).toEqual([24, '2026-03', '2027-03', '2028-02'])
  })

  test('has no measure of the stock, which is not counted by month', () =>
    expect(trendIds.filter((id) => id.startsWith('backlog') || id === 'overdue')).toEqual([]))

  const method = (name: string, validFrom: string) => ({ name, validFrom }) as Method
  const policy = (name: string, version: number, validFrom: string, over: Partial<Policy> = {}) =>
    ({ name, version, validFrom, ...over }) as Policy

  test.each([
    ['where a method begins', [method('Opini', '2026-02-10')], [], [['2026-02', 'method', 'Opini']]],
    ['where limits get another version', [], [policy('Ringan', 2, '2026-03-01')], [['2026-03', 'policy', 'Ringan']]],
    ['not where limits were laid down first', [], [policy('Ringan', 1, '2026-03-01')], []],
    [
      'not where a version was withdrawn',
      [],
      [policy('Ringan', 2, '2026-03-01', { withdrawn: { at: new Date(), by: 'a' } })],
      [],
    ],
    ['not outside of what is shown', [method('Lama', '2021-01-01')], [policy('Ringan', 2, '2026-04-01')], []],
    [
      'once for several in a month',
      [],
      [policy('Ringan', 2, '2026-03-01'), policy('Normatif', 3, '2026-03-15')],
      [['2026-03', 'policy', 'Ringan, Normatif']],
    ],
  ])('has a mark %s', (_where, methods, policies, marks) => {
    const found = changesIn(['2026-01', '2026-02', '2026-03'], methods, policies)
    expect(found.map(({ month, kind, label }) => [month, kind, label])).toEqual(marks)
  })
})

describe('arrivals', () => {
  const week = { mon: [['07:30', '12:00'] as [string, string]] }
  test.each([
    ['an hour that begins before work and reaches into it', 7, true],
    ['an hour within it', 11, true],
    ['the hour at which it ends', 12, false],
    ['the hour before', 6, false],
  ])('%s is working time: %3$s', (_what, hour, open) => expect(isOpen(week, 'mon', hour)).toBe(open))

  test('of a weekday without hours are outside of working time', () => expect(isOpen(week, 'sun', 9)).toBe(false))

  test('are summed by weekday, with how often it came and how often it was a working day', () => {
    const daily = new Map([
      ['2026-11-23', { received: 3, answers: 1 }],
      ['2026-11-16', { received: 2, answers: 4 }],
      ['2026-11-29', { received: 7, answers: 0 }],
    ])
    const rows = weekdayRows({ from: '2026-11-16', to: '2026-11-29' }, daily, (date) => date !== '2026-11-23')
    expect(rows[0]).toEqual({ day: 'mon', received: 5, answers: 5, days: 2, working: 1 })
    expect(rows[6]).toEqual({ day: 'sun', received: 7, answers: 0, days: 2, working: 2 })
  })
})

describe('the explanation of a measure', () => {
  const of = (id: (typeof measureIds)[number]) =>
    explanationPage(id, { method: null, subject: { of: 'all' }, window: { from: '2026-11-01', to: '2026-11-30' } })

  test.each([
    ['onTime.unit', 'doer', ['openLate', 'void', 'pauses']],
    ['onTime.verification', 'holder', ['openLate', 'void']],
    ['hops', 'holder', ['sameComplaint']],
    ['returned', 'doer', ['laterEvents']],
    ['backlog.over60', 'holder', ['pausesCounted']],
  ] as const)('of %s says whose it is and what is left out', (id, belongs, exclusions) =>
    expect([of(id).belongs, of(id).exclusions]).toEqual([belongs, exclusions]),
  )

  test.each([
    ['backlog.0-5', { from: 0, to: 5 }],
    ['backlog.15-60', { from: 15, to: 60 }],
    ['backlog.over60', { from: 61, to: null }],
    ['overdue', null],
  ] as const)('of %s says of which ages it is', (id, age) => expect(of(id).age).toEqual(age))
})
