import { timers } from '../../server/complaints/timers'
import type { JudgedClock } from '../../server/sla/clock'
import { aClock, at, aHistory, aFiling, type Told } from '../support/aComplaint'

const startedAt = at('2026-11-23T09:00')
const dueAt = at('2026-12-11T16:30')
const clockOf = (overrides: Partial<JudgedClock> = {}): JudgedClock => aClock({ unit: 'dpupr', startedAt, dueAt, ...overrides })
const warning = { clock: 'unit' as const, startedAt, at: at('2026-12-04T16:30') }
const told = (...happenings: Told[]) => aHistory(aFiling(), happenings)
const level = (n: number, when: string) => ({
  clock: 'unit' as const,
  startedAt,
  dueAt,
  level: n,
  to: 'head' as const,
  template: 'reminder' as const,
  at: at(when),
})
const late = { clocks: [clockOf({ verdict: 'late' })] }
const marked: Told = { type: 'overdue', clock: 'unit', startedAt, dueAt, at: '2026-12-11T16:31' }
const escalated = (n: number, when: string): Told => ({ type: 'escalated', ...level(n, when), at: when })
const asked: Told = { type: 'asked', unit: 'dpupr', text: '', at: '2026-12-01T10:20' }
const waits = { state: 'awaitingReporter' as const, deemsWithdrawn: true, clocks: [], history: told(asked) }
const base = {
  state: 'assigned' as const,
  answeredAt: null,
  history: told(),
  clocks: [clockOf()],
  warnings: [warning],
  escalations: [],
  deemsWithdrawn: false,
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
    [
      'then escalate, level by level',
      { ...late, escalations: [level(1, '2026-12-14T07:30'), level(2, '2026-12-18T07:30')] },
      [
        ['markOverdue', new Date(dueAt.getTime() + 1)],
        ['escalate', at('2026-12-14T07:30')],
        ['escalate', at('2026-12-18T07:30')],
      ],
    ],
    [
      'a level that was told is not told again, the next one is',
      {
        ...late,
        history: told(marked, escalated(1, '2026-12-14T07:30')),
        escalations: [level(1, '2026-12-16T10:00'), level(2, '2026-12-18T07:30')],
      },
      [['escalate', at('2026-12-18T07:30')]],
    ],
    [
      'a level that was told too early, for the due date has been moved on since, is told anew',
      { ...late, history: told(marked, escalated(1, '2026-12-09T07:30')), escalations: [level(1, '2026-12-14T07:30')] },
      [['escalate', at('2026-12-14T07:30')]],
    ],
    ['an answered clock needs no level', { ...late, state: 'answered', escalations: [level(1, '2026-12-14T07:30')] }, []],
    ['a question waits through the day on which it lapses', waits, [['deemWithdrawn', at('2027-01-01T00:00')]]],
    ['but withdraws nothing by itself: the policy has to say so', { ...waits, deemsWithdrawn: false }, []],
    ['nor once it was replied to', { ...waits, state: 'inProgress' }, []],
    [
      'nor before the last of several questions lapses',
      { ...waits, history: told(asked, { type: 'replied', text: '' }, { ...asked, at: '2026-12-08T09:00' }) },
      [['deemWithdrawn', at('2027-01-08T00:00')]],
    ],
    ['what is over needs nothing', { state: 'withdrawn' }, []],
  ])('%s', (_, given, then) => {
    expect(timers({ ...base, ...given }).map(({ at: when, deed }) => [deed.deed, when])).toEqual(then)
  })
})
