import type { OpenCase } from '../../server/complaints/openCase'
import { afterBatch, begun, isOver, isTooEarly, movedIn, partsOf, type Run } from '../../server/complaints/rejudging'
import type { DueMove } from '../../server/sla/change'
import { aComplaint, at } from '../support/aComplaint'

const now = at('2026-11-23T09:00')
const later = (ms: number): Date => new Date(now.getTime() + ms)
const runOf = (units: string[] | null = null): Run =>
  begun({ calendar: 'serang-5', units }, { id: 'run', total: 3, by: 'admin', print: null, now })
const last = { code: 'ADU-1', dueAt: now }

describe('where a run stands', () => {
  test('it goes through the open states, of each unit in turn where only some units are concerned', () => {
    expect(partsOf(runOf())).toHaveLength(5)
    expect(partsOf(runOf(['dpupr', 'dlh'])).map(({ unit }) => unit)).toEqual([...Array(5).fill('dpupr'), ...Array(5).fill('dlh')])
  })

  test('a part that is not done goes on before its last case; one that is done gives way to the next', () => {
    const first = afterBatch(runOf(), { examined: 2, moved: 1, last })
    expect(first).toMatchObject({ part: 0, before: last, examined: 2, moved: 1, pass: 1 })
    expect(afterBatch(first, { examined: 1, moved: 0, last: null })).toMatchObject({ part: 1, before: null, examined: 3 })
  })

  test('after the last part it goes over everything once more, ten seconds after it began, and then is over', () => {
    const once = partsOf(runOf()).reduce((run) => afterBatch(run, { examined: 1, moved: 0, last: null }), runOf())
    expect(once).toMatchObject({ pass: 2, part: 0, examined: 3 })
    expect([isTooEarly(once, later(9_999)), isTooEarly(once, later(10_000)), isOver(once)]).toEqual([true, false, false])
    const twice = partsOf(once).reduce((run) => afterBatch(run, { examined: 1, moved: 0, last: null }), once)
    expect([isOver(twice), twice.examined]).toEqual([true, 3])
  })
})

describe('what a run has moved in a case', () => {
  const [first, second, third] = ['2026-12-11T16:30', '2026-12-14T16:00', '2026-12-15T16:00'].map(at) as [Date, Date, Date]
  const move = (from: Date, to: Date, more: Partial<DueMove> = {}): DueMove => ({
    clock: 'resolution',
    from,
    to,
    calendar: 'serang-5',
    ...more,
  })
  const caseOf = (...moves: [when: Date, ...moves: DueMove[]][]): OpenCase => ({
    ...aComplaint({ unit: 'dpupr' }),
    history: moves.map(([when, ...list]) => ({ at: when, type: 'duesMoved', moves: list })),
  })
  const movesIn = (one: OpenCase) => movedIn(one, runOf()).map(({ clock, unit, from, to }) => [clock, unit, from, to])

  test.each<[rule: string, one: OpenCase, then: unknown[]]>([
    [
      'the case clock counts for whoever holds the case',
      caseOf([now, move(first, second)]),
      [['resolution', 'dpupr', first, second]],
    ],
    [
      'a unit’s clock for the unit',
      caseOf([now, move(first, second, { clock: 'unit', unit: 'dlh' })]),
      [['unit', 'dlh', first, second]],
    ],
    [
      'moved twice is listed once',
      caseOf([now, move(first, second)], [later(1), move(second, third)]),
      [['resolution', 'dpupr', first, third]],
    ],
    ['moved there and back is not listed', caseOf([now, move(first, second)], [later(1), move(second, first)]), []],
    ['what was moved before the run is not its doing', caseOf([later(-1), move(first, second)]), []],
    ['nor what another calendar has moved', caseOf([now, move(first, second, { calendar: 'serang-24' })]), []],
  ])('%s', (_, one, then) => {
    expect(movesIn(one)).toEqual(then)
  })

  test('the soonest stands first in the list, and what never falls due last', () => {
    const one = caseOf([
      now,
      move(first, third),
      move(first, second, { clock: 'unit' }),
      { ...move(first, third, { clock: 'followUp' }), to: null },
    ])
    const rows = movedIn(one, runOf()).sort((a, b) => (a.place < b.place ? -1 : 1))
    expect(rows.map(({ clock }) => clock)).toEqual(['unit', 'resolution', 'followUp'])
  })
})
