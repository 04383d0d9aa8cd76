import fc from 'fast-check'
import {
  copied,
  type Item,
  itemStates,
  nextServiceId,
  pointsOf,
  scoresOf,
  slotsOf,
  standingOf,
} from '../../server/assessments/assessment'
import { checklist, components } from '../../server/assessments/checklist'
import { at } from '../support/aComplaint'
import { accepted, anItem, aSheet, sentBack } from './aSheet'

describe('the checklist', () => {
  test('asks the fourteen components of the law', () => expect(components).toHaveLength(14))

  test('says of every other list that it is ours', () => {
    expect(checklist.parts.filter(({ source }) => source === 'law').map(({ group }) => group)).toEqual(['service'])
  })

  test('names no item twice within what a unit is asked', () => {
    const keys = slotsOf(aSheet()).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('what is asked', () => {
  const asked = (count: number, removed = 0) =>
    slotsOf({
      services: Array.from({ length: count }, (_, i) => ({ id: `s${i + 1}`, name: `Layanan ${i}`, removed: i < removed })),
    })

  test.each([
    ['without a service only the unit itself', 0, 0, 15],
    ['fourteen components more for each service', 2, 0, 43],
    ['nothing of a service that was taken off', 2, 1, 29],
  ])('is %s', (_, count, removed, slots) => expect(asked(count, removed)).toHaveLength(slots))
})

describe('an item counts', () => {
  test.each<[string, Item | undefined, number | null]>([
    ['nothing as long as nobody has assessed it', undefined, 0],
    ['half of what is claimed as long as nobody has reviewed it', anItem({ state: 'fulfilled' }), 0.5],
    ['a quarter when partly fulfilled and not reviewed', anItem({ state: 'partly' }), 0.25],
    ['in full when the reviewer agrees', accepted('fulfilled'), 1],
    ['half when partly fulfilled and the reviewer agrees', accepted('partly'), 0.5],
    ['nothing when missing, agreed or not', accepted('missing'), 0],
    ['nothing when it was sent back', sentBack('fulfilled'), 0],
    ['nothing when not applicable is only claimed', anItem({ state: 'notApplicable' }), 0],
    ['not at all when the reviewer agrees that it is not applicable', accepted('notApplicable'), null],
  ])('%s', (_, item, points) => expect(pointsOf(item)).toBe(points))
})

describe('the score of a dimension', () => {
  // Input asks ten items: 1 + 0.5 (waiting) + 0.5 (partly) + 0 (sent back) = 2 of 9, for one is not applicable.
  const sheet = aSheet({
    items: {
      waitingRoom: accepted('fulfilled'),
      counter: anItem(),
      toilet: accepted('partly'),
      disabled: sentBack('fulfilled'),
      vulnerable: accepted('notApplicable'),
    },
  })
  const [input, process, output] = scoresOf(sheet)

  test('is points over the items asked, those not assessed counting nothing', () => {
    expect(input).toMatchObject({ numerator: 2, denominator: 9, assessed: 5, waiting: 1, accepted: 3, sentBack: 1 })
    expect(input!.score).toBeCloseTo((100 * 2) / 9)
  })

  test('names each item that does not count in full, and what it lacks', () => {
    expect(input!.gaps.map(({ key, lacks, standing }) => [key, lacks, standing])).toEqual([
      ['counter', 0.5, 'waiting'],
      ['toilet', 0.5, 'accepted'],
      ['disabled', 1, 'sentBack'],
      ['online', 1, 'open'],
      ['knowsStandard', 1, 'open'],
      ['trained', 1, 'open'],
      ['identified', 1, 'open'],
      ['complaintOfficer', 1, 'open'],
    ])
  })

  test('is none where nothing was assessed, which is not zero', () => {
    expect([process!.score, process!.denominator, output!.score]).toEqual([null, 14, null])
  })

  test('is none where nothing is applicable', () => {
    const keys = ['asked', 'noExtraFees', 'noDelay', 'noDiscrimination', 'followedUp']
    const none = aSheet({ items: Object.fromEntries(keys.map((key) => [key, accepted('notApplicable')])) })
    expect(scoresOf(none)[2]).toMatchObject({ score: null, denominator: 0 })
  })

  const item = fc.option(
    fc
      .record({ state: fc.constantFrom(...itemStates), standing: fc.constantFrom('waiting', 'accepted', 'sentBack') })
      .map(({ state, standing }) =>
        standing === 'waiting' ? anItem({ state }) : standing === 'accepted' ? accepted(state) : sentBack(state),
      ),
    { nil: undefined },
  )
  const keys = slotsOf(aSheet()).map(({ key }) => key)
  const sheets = fc
    .array(item, { minLength: keys.length, maxLength: keys.length })
    .map((items) => aSheet({ items: Object.fromEntries(keys.flatMap((key, i) => (items[i] ? [[key, items[i]]] : []))) }))

  test('lies between 0 and 100, and what the gaps lack is all that is missing to 100', () => {
    fc.assert(
      fc.property(sheets, (random) => {
        for (const { score, numerator, denominator, gaps } of scoresOf(random)) {
          if (score !== null) expect(score >= 0 && score <= 100).toBe(true)
          expect(numerator + gaps.reduce((sum, { lacks }) => sum + lacks, 0)).toBeCloseTo(denominator)
        }
      }),
    )
  })

  test('never falls when one more item is fulfilled and agreed to', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(...keys), (random, key) => {
        if (standingOf(random.items[key]) === 'accepted' && random.items[key]!.state === 'notApplicable') return
        const after = scoresOf({ ...random, items: { ...random.items, [key]: accepted('fulfilled') } })
        scoresOf(random).forEach(({ score }, i) => expect(after[i]!.score ?? 0).toBeGreaterThanOrEqual((score ?? 0) - 1e-9))
      }),
    )
  })
})

describe('a sheet that is copied from last year', () => {
  const last = aSheet({
    year: 2025,
    services: [
      { id: 's1', name: 'Izin jalan', removed: false },
      { id: 's2', name: 'Lama', removed: true },
    ],
    items: { counter: accepted('fulfilled'), 's1-time': sentBack('partly'), 's2-time': accepted('fulfilled') },
  })
  const now = copied(last, 2026, { at: at('2026-01-05T08:00'), by: 'kepala', as: 'head-dpupr' })

  test('has its services and what was said, but for services taken off', () => {
    expect([now._id, now.services.map(({ id }) => id), Object.keys(now.items)]).toEqual([
      'dpupr:2026',
      ['s1'],
      ['counter', 's1-time'],
    ])
  })

  test('waits to be reviewed anew, dated and signed by who copied', () => {
    for (const item of Object.values(now.items)) {
      expect([standingOf(item), item.by, item.at, item.version]).toEqual(['waiting', 'kepala', at('2026-01-05T08:00'), 1])
    }
  })
})

test('the id of a service is never given again', () => {
  expect(nextServiceId({ services: [] })).toBe('s1')
  expect(nextServiceId({ services: [{ id: 's3', name: 'Lama', removed: true }] })).toBe('s4')
})
