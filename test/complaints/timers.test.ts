import { timers } from '../../server/complaints/timers'
import type { JudgedClock } from '../../server/sla/clock'
import { aClock, at, aHistory, aFiling, type Told } from '../support/aComplaint'

const startedAt = at('2026-11-23T09:00')
const dueAt = at('2026-12-11T16:30')
const clockOf = (overrides: Partial<JudgedClock> = {}): JudgedClock => aClock({ unit: 'dpupr', startedAt, dueAt, ...overrides })
const warning = { clock: 'unit' as const, startedAt, at: at('2026-12-04T16:30') }
const told = (...happenings: Told[]) => aHistory(aFiling(), happenings)
const base = {
  state: 'assigned' as const,
  answeredAt: null,
  history: told(),
  clocks: [clockOf()],
  warnings: [warning],
  escalations: [],
  withdrawsAt: null,
}

describe('what time will do', () => {
  test.each<[rule: string, given: Partial<Parameters<typeof timers>[0]>, then: [deed: string, when: Date][]]>([
    [
      'warn, then mark overdue the instant after due',
      {},
      [
        ['warn', warning.at],
        ['markOverdue', new Date(dueAt.getTime() + 1)],
      ],
    ],
    [
      'who was warned is not warned again',
      { history: told({ type: 'warned', clock: 'unit', startedAt, dueAt, at: '2026-12-04T16:30' }) },
      [['markOverdue', new Date(dueAt.getTime() + 1)]],
    ],
    [
      'a clock that is late already is not warned of',
      { clocks: [clockOf({ verdict: 'late' })] },
      [['markOverdue', new Date(dueAt.getTime() + 1)]],
    ],
    [
      'what was marked is not marked again',
      {
        clocks: [clockOf({ verdict: 'late' })],
        history: told({ type: 'overdue', clock: 'unit', startedAt, dueAt, at: '2026-12-11T16:31' }),
      },
      [],
    ],
    [
      'what was marked too early, for the due date has been moved on since, is marked anew',
      { history: told({ type: 'overdue', clock: 'unit', startedAt, dueAt: at('2026-12-10T16:30'), at: '2026-12-10T16:31' }) },
      [
        ['warn', warning.at],
        ['markOverdue', new Date(dueAt.getTime() + 1)],
      ],
    ],
    [
      'what is late by a moved due date as it was by the first is not marked twice',
      {
        clocks: [clockOf({ verdict: 'late' })],
        history: told({ type: 'overdue', clock: 'unit', startedAt, dueAt: at('2026-12-10T16:30'), at: '2026-12-14T08:00' }),
      },
      [],
    ],
    [
      'another clock of that name is told of anew',
      { history: told({ type: 'overdue', clock: 'unit', startedAt: at('2026-11-01T09:00'), dueAt }), warnings: [] },
      [['markOverdue', new Date(dueAt.getTime() + 1)]],
    ],
    [
      'a stopped or void clock needs nothing',
      { clocks: [clockOf({ open: false }), clockOf({ verdict: 'void', open: false })] },
      [],
    ],
    ['a target that is never reached needs nothing', { clocks: [clockOf({ dueAt: null })], warnings: [] }, []],
    [
      'an answer waits for ten days',
      { state: 'answered', answeredAt: at('2026-12-17T09:05'), clocks: [clockOf({ open: false })] },
      [['closeBySilence', at('2026-12-28T00:00')]],
    ],
    ['what is over needs nothing', { state: 'withdrawn' }, []],
  ])('%s', (_, given, then) => {
    expect(timers({ ...base, ...given }).map(({ at: when, deed }) => [deed.deed, when])).toEqual(then)
  })
})
