import { recordOf, truthOf } from '../../server/learning/record'
import { aComplaint, aFiling, aHistory, type Told } from '../support/aComplaint'

const ranked = [
  { unit: 'dpupr', confidence: 0.913 },
  { unit: 'dishub', confidence: 0.041 },
  { unit: 'dlh', confidence: 0.02 },
  { unit: 'dinsos', confidence: 0.01 },
]
const routed = (over: Partial<Extract<Told, { type: 'routed' }>> = {}): Told => ({
  type: 'routed',
  ranked,
  decision: 'triage',
  why: '',
  ...over,
})
const assigned = (unit: string, by = 'koordinator'): Told => ({ type: 'assigned', unit, by })
const answered = (unit: string): Told => ({
  type: 'answered',
  unit,
  text: 'Sudah.',
  files: [],
  evidence: false,
  by: 'penghubung',
})
const returned = (unit: string, to: string): Told => ({
  type: 'returned',
  unit,
  to,
  reason: 'Bukan urusan kami',
  by: 'penghubung',
})

describe('which unit is right', () => {
  test.each<[string, Told[], string | null, string | null]>([
    ['is not known while the complaint waits', [routed()], null, null],
    ['is the one the coordinator chose', [routed(), assigned('dishub')], 'dishub', 'coordinator'],
    ['is not known from what was assigned by itself', [routed(), assigned('dpupr', 'system')], null, null],
    [
      'is the one that answered what was assigned by itself',
      [assigned('dpupr', 'system'), answered('dpupr')],
      'dpupr',
      'answered',
    ],
    ['stays the coordinator’s word when that unit answers', [assigned('dishub'), answered('dishub')], 'dishub', 'coordinator'],
    ['is the one named by whoever gives it back', [assigned('dpupr', 'system'), returned('dpupr', 'dlh')], 'dlh', 'returned'],
    [
      'is the coordinator’s last word after a return',
      [assigned('dpupr', 'system'), returned('dpupr', 'dlh'), assigned('dishub')],
      'dishub',
      'coordinator',
    ],
    [
      'is the authority that it was forwarded to',
      [routed(), { type: 'forwarded', to: 'outside:pln', reason: 'Listrik', by: 'koordinator' }],
      'outside:pln',
      'coordinator',
    ],
  ])('%s', (_, happenings, truth, truthBy) => {
    expect(truthOf(aHistory(aFiling(), happenings))).toMatchObject({ truth, truthBy })
  })
})

describe('the record of a complaint', () => {
  const record = (happenings: Told[], chosenUnit: string | null = null) =>
    recordOf(aComplaint({ happenings, filing: { chosenUnit } }), new Set(['outside:pln']))

  test('is not there before it was routed', () => {
    expect(record([])).toBeNull()
  })

  test('keeps the first three suggestions, the confidence in thousandths, and where the right unit stood', () => {
    expect(record([routed(), assigned('dishub')])).toMatchObject({
      suggested: 'dpupr',
      mille: 913,
      rank: 2,
      ranked: ranked.slice(0, 3),
      day: '2026-11-23',
    })
    expect(record([routed(), assigned('dinsos')])).toMatchObject({ rank: 4 })
    expect(record([routed()])).toMatchObject({ rank: 0, truth: null })
  })

  test('holds neither text nor person', () => {
    expect(JSON.stringify(record([routed(), assigned('dishub')]))).not.toMatch(/berlubang|Warga|warga@|koordinator"\s*:/)
  })

  test.each<[string, Told, string | null, boolean]>([
    ['may go by itself when nothing but the threshold stands in the way', routed(), null, true],
    ['may go by itself when the citizen chose the same unit', routed(), 'dpupr', true],
    ['waits when the citizen chose another unit', routed(), 'dishub', false],
    ['waits when it is another authority’s', routed({ ranked: [{ unit: 'outside:pln', confidence: 0.9 }] }), null, false],
    ['waits when it is the Inspektorat’s', routed({ ranked: [{ unit: 'inspektorat', confidence: 0.95 }] }), null, false],
    ['waits when the text speaks of oversight', routed({ oversight: true }), null, false],
    ['waits when nothing was suggested', routed({ ranked: [] }), null, false],
  ])('says that it %s', (_, happening, chosen, free) => {
    expect(record([happening], chosen)).toMatchObject({ free })
  })
})
