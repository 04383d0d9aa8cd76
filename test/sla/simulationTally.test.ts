import fc from 'fast-check'
import type { Verdict } from '../../server/sla/clock'
import { type CaseOf, createTally, totalsOf } from '../../server/sla/simulationTally'
import { at } from '../support/aComplaint'
import { runs } from './runs'

const ending = (verdict: Verdict, dueAt: Date | null = at('2026-11-20T16:00')) => ({ verdict, dueAt })
const one: CaseOf = { code: 'A', register: null, unit: 'dlh', class: 'minor' }
const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, count) => total + count, 0)

test('clocks count by unit, class and clock; those of the case for the unit that has it', () => {
  const tally = createTally(10)
  tally.add(one, [
    { clock: 'resolution', unit: undefined, before: ending('onTime'), after: ending('late') },
    { clock: 'unit', unit: 'dpupr', before: ending('late'), after: ending('onTime') },
    { clock: 'verification', unit: undefined, before: ending('late'), after: ending('running') },
  ])
  tally.add({ ...one, code: 'B' }, [{ clock: 'resolution', unit: undefined, before: ending('late'), after: ending('late') }])
  expect(tally.rows().map(({ unit, clock, toLate, toOnTime, toOther }) => [unit, clock, toLate, toOnTime, toOther])).toEqual([
    ['dlh', 'resolution', 1, 0, 0],
    ['dlh', 'verification', 0, 0, 1],
    ['dpupr', 'unit', 0, 1, 0],
  ])
  expect(totalsOf(tally.rows())).toMatchObject({
    verdicts: 4,
    changed: 3,
    before: { onTime: 1, late: 3 },
    after: { onTime: 1, late: 2, running: 1 },
  })
})

const verdict = fc.constantFrom<Verdict>('onTime', 'late', 'void', 'running')
const clock = fc.record({
  clock: fc.constantFrom('verification' as const, 'unit' as const, 'resolution' as const),
  unit: fc.constantFrom('dpupr', 'dinsos', undefined),
  before: verdict,
  after: verdict,
})

test('whatever comes in, everything adds up, and a list holds as many as differ', () => {
  fc.assert(
    fc.property(fc.array(fc.array(clock, { maxLength: 5 }), { maxLength: 30 }), (cases) => {
      const tally = createTally(1_000)
      cases.forEach((clocks, i) =>
        tally.add(
          { ...one, code: `${i}` },
          clocks.map(({ before, after, ...rest }) => ({ ...rest, before: ending(before), after: ending(after) })),
        ),
      )
      const total = totalsOf(tally.rows())
      expect([sum(total.before), sum(total.after)]).toEqual([total.verdicts, total.verdicts])
      expect(total.toLate + total.toOnTime + total.toOther).toBe(total.changed)
      expect(tally.changed()).toHaveLength(total.changed)
      for (const row of tally.rows()) expect(sum(row.before)).toBe(sum(row.after))
    }),
    { numRuns: runs },
  )
})

test('the list is bounded, and holds the first by unit and then by due date, in whatever order they came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ unit: fc.constantFrom('dinsos', 'dpupr', null), due: fc.option(fc.integer({ min: 0, max: 9 })) }), {
        maxLength: 40,
      }),
      (cases) => {
        const [short, long] = [createTally(3), createTally(1_000)]
        cases.forEach(({ unit, due }, i) => {
          const before = ending('late', due === null ? null : new Date(due))
          for (const tally of [short, long])
            tally.add({ ...one, code: `${i}`, unit }, [{ clock: 'unit', unit: undefined, before, after: ending('onTime') }])
        })
        expect(short.changed()).toEqual(long.changed().slice(0, 3))
      },
    ),
    { numRuns: runs },
  )
})
