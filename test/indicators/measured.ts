import fc from 'fast-check'
import type { Item } from '../../server/assessments/assessment'
import { type DimensionScore, itemStates, scoresOf, slotsOf } from '../../server/assessments/assessment'
import { type Method, methodOn } from '../../server/indicators/compliance'
import type { Figure } from '../../server/indicators/indicator'
import { referenceMethods } from '../../server/seed/referenceData'
import { accepted, anItem, aSheet, sentBack } from '../assessments/aSheet'

export const methods = referenceMethods() as Method[]
export const opinion = methodOn(methods, '2026-11-24')!
export const figure = (numerator: number, denominator: number): Figure => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
})
export const assessedOf = (scores: readonly DimensionScore[]) =>
  new Map(scores.map(({ dimension, score }) => [dimension as string, score]))

/** Any figures that the parts of the estimate can have: shares up to one, ratings from one to four. */
export const anyFigures = fc
  .array(fc.record({ n: fc.integer({ min: 0, max: 60 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
    minLength: 9,
    maxLength: 9,
  })
  .map((drawn) => {
    const parts = opinion.estimate!.indicators
    return new Map(
      parts.map(({ id }, i) => {
        const { n, share } = drawn[i]!
        return [id, figure(Math.round(id === 'rating' ? n + 3 * n * share : n * share), n)] as const
      }),
    )
  })

const anyItem: fc.Arbitrary<Item | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(...itemStates).chain((state) => fc.constantFrom(anItem({ state }), accepted(state), sentBack(state))),
)
const services = [
  { id: 's1', name: 'Izin jalan', removed: false },
  { id: 's2', name: 'Izin galian', removed: false },
]
const keys = slotsOf({ services }).map(({ key }) => key)

export const anySheet = fc
  .array(anyItem, { minLength: keys.length, maxLength: keys.length })
  .map((items) => aSheet({ services, items: Object.fromEntries(keys.flatMap((key, i) => (items[i] ? [[key, items[i]]] : []))) }))

/** The scores of a sheet drawn at random, some of its dimensions perhaps not begun. */
export const anyScores = fc
  .tuple(anySheet, fc.subarray(['input', 'process', 'output']))
  .map(([sheet, begun]) =>
    scoresOf(sheet).map((one) => (begun.includes(one.dimension) ? one : { ...one, score: null, assessed: 0 })),
  )
