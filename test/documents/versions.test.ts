import fc from 'fast-check'
import { dateOfDay } from '../../server/calendar/date'
import { dayBefore, spanOf, standingOn, versionOn, versionsIn } from '../../server/documents/versions'
import { keptWith } from './kept'

const year = { from: '2026-01-01', to: '2026-12-31' }
type Row = [
  rule: string,
  spans: [string, string | null][],
  withdrawnFrom: string | undefined,
  held: [number, string, string | null][],
]

describe('what of a document held in 2026', () => {
  const rows: Row[] = [
    ['one without an end holds on', [['2026-03-01', null]], undefined, [[1, '2026-03-01', null]]],
    ['one with an end holds until then', [['2026-03-01', '2026-06-30']], undefined, [[1, '2026-03-01', '2026-06-30']]],
    ['one that ended before the year is not of it', [['2025-01-01', '2025-12-31']], undefined, []],
    ['one that ended on the first day is', [['2025-01-01', '2026-01-01']], undefined, [[1, '2025-01-01', '2026-01-01']]],
    ['one that begins after the year is not', [['2027-01-01', null]], undefined, []],
    [
      'a later version ends the earlier on the day before',
      [
        ['2026-01-01', null],
        ['2026-07-01', null],
      ],
      undefined,
      [
        [1, '2026-01-01', '2026-06-30'],
        [2, '2026-07-01', null],
      ],
    ],
    [
      'a later version with the same first day corrects the earlier, which never held',
      [
        ['2026-01-01', null],
        ['2026-01-01', null],
      ],
      undefined,
      [[2, '2026-01-01', null]],
    ],
    [
      'when the later version is over, the earlier does not come back',
      [
        ['2026-01-01', null],
        ['2026-03-01', '2026-03-31'],
      ],
      undefined,
      [
        [1, '2026-01-01', '2026-02-28'],
        [2, '2026-03-01', '2026-03-31'],
      ],
    ],
    ['withdrawn, it holds until the day before', [['2026-01-01', null]], '2026-05-10', [[1, '2026-01-01', '2026-05-09']]],
    ['withdrawn from its first day, it never held', [['2026-01-01', null]], '2026-01-01', []],
    ['withdrawn after its end, the end stays', [['2026-01-01', '2026-02-28']], '2026-05-10', [[1, '2026-01-01', '2026-02-28']]],
  ]

  it.each(rows)('%s', (_, spans, withdrawnFrom, held) => {
    const found = versionsIn(keptWith(spans, { withdrawnFrom }), year)
    expect(found.map(({ version, from, to }) => [version.version, from, to])).toEqual(held)
  })
})

it.each([
  ['withdrawn by then', '2026-06-01', 'withdrawn'],
  ['in force', '2026-03-01', 'inForce'],
  ['to come', '2025-12-31', 'coming'],
] as const)('on a date it is %s', (_, date, standing) => {
  expect(standingOn(keptWith([['2026-01-01', null]], { withdrawnFrom: '2026-06-01' }), date)).toBe(standing)
})

it('on a date after its end it is over', () => {
  expect(standingOn(keptWith([['2026-01-01', '2026-02-28']]), '2026-03-01')).toBe('ended')
})

it('the day before the first of March of a leap year is the 29th', () => expect(dayBefore('2028-03-01')).toBe('2028-02-29'))

describe('whatever was written in whatever order', () => {
  const day = fc.integer({ min: 20_000, max: 20_400 })
  const version = fc
    .tuple(day, fc.option(fc.integer({ min: 0, max: 200 })))
    .map(([from, length]): [string, string | null] => [dateOfDay(from), length === null ? null : dateOfDay(from + length)])
  const kept = fc
    .tuple(fc.array(version, { minLength: 1, maxLength: 6 }), fc.option(day))
    .map(([spans, withdrawn]) => keptWith(spans, { withdrawnFrom: withdrawn === null ? undefined : dateOfDay(withdrawn) }))

  it('at most one version holds on a day, and it is the last written of those that had begun', () => {
    fc.assert(
      fc.property(kept, day, (document, on) => {
        const date = dateOfDay(on)
        const held = document.versions.filter((one) => {
          const span = spanOf(document, one)
          return span && span.from <= date && (span.to === null || span.to >= date)
        })
        expect(held.length).toBeLessThanOrEqual(1)
        const begun = document.versions.filter(({ validFrom }) => validFrom <= date)
        if (held[0]) expect(held[0]).toBe(begun.at(-1))
        expect(versionOn(document, date)?.version).toBe(held[0])
      }),
    )
  })

  it('a window shows just the versions that held on one of its days', () => {
    fc.assert(
      fc.property(kept, day, fc.integer({ min: 0, max: 40 }), (document, first, length) => {
        const dates = Array.from({ length: length + 1 }, (_, i) => dateOfDay(first + i))
        const daily = new Set(dates.flatMap((date) => versionOn(document, date)?.version.version ?? []))
        const shown = versionsIn(document, { from: dates[0]!, to: dates.at(-1)! }).map(({ version: { version: n } }) => n)
        expect([...shown].sort()).toEqual([...daily].sort())
      }),
    )
  })

  it('nothing holds from the day of the withdrawal on', () => {
    fc.assert(
      fc.property(kept, day, (document, on) => {
        if (document.withdrawn && document.withdrawn.from <= dateOfDay(on)) expect(versionOn(document, dateOfDay(on))).toBeNull()
      }),
    )
  })
})
