import type { MeasureId } from '../../server/indicators/indicator'
import { compared, measureOf } from '../../server/indicators/measureView'
import { unitOfMeasureOf } from '../../server/indicators/measure'

const window = { from: '2026-11-01', to: '2026-11-30' }
const of = (id: MeasureId, numerator: number, denominator: number) =>
  measureOf(
    id,
    { numerator, denominator, value: numerator / denominator },
    {
      subject: { of: 'all' },
      window,
      sight: { units: null, inspects: [] },
      method: null,
    },
  )

describe('a change against the window before', () => {
  test.each<[rule: string, id: MeasureId, now: [number, number], before: [number, number], isTold: boolean]>([
    ['of a mean by less than is written is none', 'hops', [41, 40], [1_024, 1_000], false],
    ['of a mean by as much as is written is told', 'hops', [103, 100], [102, 100], true],
    ['of a share by less than is written is none', 'onTime.unit', [8_001, 10_000], [8_000, 10_000], false],
    ['of a share by as much as is written is told', 'onTime.unit', [801, 1_000], [800, 1_000], true],
  ])('%s', (_rule, id, [part, whole], [partBefore, wholeBefore], isTold) => {
    const before = { numerator: partBefore, denominator: wholeBefore, value: partBefore / wholeBefore }
    const { change, better } = compared(of(id, part, whole), before)
    expect([change !== 0, better !== null]).toEqual([isTold, isTold])
    expect(unitOfMeasureOf(id)).toBe(id === 'hops' ? 'mean' : 'share')
  })
})
