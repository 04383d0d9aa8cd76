import { type Check, type CheckId, checklistOf, type Holdings } from '../../server/documents/checklist'
import type { Coaching } from '../../server/documents/coaching'
import type { UnitDocument } from '../../server/documents/document'
import type { Channel, Count } from '../../server/documents/channel'
import type { Procedure } from '../../server/documents/procedure'
import { keptWith, stamp } from './kept'

const today = '2026-11-24'
const nothing: Holdings = { documents: [], procedure: null, channels: [], counts: [], coaching: [], survey: null }
type Spans = [string, string | null][]
const paper = (kind: UnitDocument['kind'], spans: Spans): UnitDocument =>
  ({ ...keptWith(spans), kind }) as unknown as UnitDocument
const channel = (id: string, spans: Spans = [['2026-01-01', null]]): Channel =>
  ({ ...keptWith(spans), _id: id, kind: 'counter' }) as unknown as Channel
const count = (id: string, month: string): Count => ({ channel: id, month, revision: 1, number: 0 }) as Count
const coaching = (date: string, annulled = false): Coaching =>
  ({ ...stamp, date, annulled: annulled ? { ...stamp, reason: 'Salah' } : null }) as Coaching

const of = (id: CheckId, holdings: Partial<Holdings>): Pick<Check, 'state' | 'until'> => {
  const { state, until } = checklistOf({ ...nothing, ...holdings }, today).find((check) => check.id === id)!
  return { state, until }
}

it('a unit that has nothing lacks everything but counts, of which none are asked', () => {
  expect(checklistOf(nothing, today).map(({ state }) => state)).toEqual([
    ...Array<string>(5).fill('missing'),
    'none',
    'missing',
    'missing',
  ])
})

const rows: [rule: string, id: CheckId, holdings: Partial<Holdings>, state: Check['state'], until?: string][] = [
  ['a decree in force is there', 'decree', { documents: [paper('decree', [['2026-01-01', null]])] }, 'there'],
  ['a decree that ended is missing', 'decree', { documents: [paper('decree', [['2025-01-01', '2025-12-31']])] }, 'missing'],
  ['a decree to come is missing', 'decree', { documents: [paper('decree', [['2027-01-01', null]])] }, 'missing'],
  [
    'one that ends in 60 days is said to end',
    'decree',
    { documents: [paper('decree', [['2026-01-01', '2027-01-23']])] },
    'ending',
    '2027-01-23',
  ],
  ['one that ends in 61 days is there', 'decree', { documents: [paper('decree', [['2026-01-01', '2027-01-24']])] }, 'there'],
  [
    'one that ends, with its successor written already, is there',
    'decree',
    {
      documents: [
        paper('decree', [
          ['2026-01-01', '2026-12-31'],
          ['2027-01-01', null],
        ]),
      ],
    },
    'there',
  ],
  [
    'one that ends, with a gap before its successor, is said to end',
    'decree',
    {
      documents: [
        paper('decree', [
          ['2026-01-01', '2026-12-31'],
          ['2027-02-01', null],
        ]),
      ],
    },
    'ending',
    '2026-12-31',
  ],
  [
    'of two the one that holds longer counts',
    'sop',
    { documents: [paper('sop', [['2026-01-01', '2026-11-30']]), paper('sop', [['2026-01-01', null]])] },
    'there',
  ],
  ['another kind is not asked', 'sop', { documents: [paper('other', [['2026-01-01', null]])] }, 'missing'],
  [
    'a published procedure is there',
    'procedure',
    { procedure: keptWith([['2026-01-01', null]]) as unknown as Procedure },
    'there',
  ],
  ['a channel that is closed is none', 'channels', { channels: [channel('a', [['2026-01-01', '2026-11-23']])] }, 'missing'],
  ['each channel counted last month', 'counts', { channels: [channel('a')], counts: [count('a', '2026-10')] }, 'there'],
  [
    'a channel not counted last month',
    'counts',
    { channels: [channel('a'), channel('b')], counts: [count('a', '2026-10'), count('b', '2026-09')] },
    'missing',
  ],
  [
    'a channel opened this month is not asked for last month',
    'counts',
    { channels: [channel('a', [['2026-11-02', null]])] },
    'none',
  ],
  ['coaching of half a year ago counts', 'coaching', { coaching: [coaching('2026-05-25')] }, 'there'],
  ['older coaching does not', 'coaching', { coaching: [coaching('2026-05-24')] }, 'missing'],
  ['annulled coaching does not', 'coaching', { coaching: [coaching('2026-11-01', true)] }, 'missing'],
  ['a survey of last year counts', 'survey', { survey: '2025-06-30' }, 'there'],
  ['an older survey does not', 'survey', { survey: '2024-12-31' }, 'missing'],
]
it.each(rows.map(([rule, id, holdings, state, until = null]) => [rule, id, holdings, { state, until }] as const))(
  '%s',
  (_, id, holdings, check) => expect(of(id, holdings)).toEqual(check),
)
