import fc from 'fast-check'
import type { Calendar, CalendarRecord } from '../../server/calendar/calendar'
import { judgeCase, partsOf, type Subject } from '../../server/sla/judgement'
import type { Policy } from '../../server/sla/policy'
import { rulesOf } from '../../server/sla/rules'
import { createSimulator, createTally, type Draft, draftedCalendar, totalsOf } from '../../server/sla/simulation'
import type { Unit } from '../../server/units/unit'
import { roundTheClock, serang } from '../calendar/serang'
import { at } from '../support/aComplaint'
import { randomCase, randomOf } from './random'

const recordOf = (_id: string, calendar: Calendar): CalendarRecord => ({ _id, name: _id, calendar, days: [], version: 1 })
const policy: Policy = {
  _id: 'usual',
  family: 'usual',
  name: 'Biasa',
  version: 1,
  validFrom: '2000-01-01',
  when: {},
  targets: { verification: { days: 3 }, followUp: { days: 5 }, unit: { days: 5 }, resolution: { days: 5 } },
  warnings: [],
  escalations: [],
  confirmed: true,
  source: '',
}
const units = [{ _id: 'dpupr', parent: null, calendar: null }] as Unit[]
const sources = {
  calendars: [recordOf('office', serang), recordOf('dayAndNight', roundTheClock)],
  policies: [policy],
  units,
  baseId: 'office',
}
const rules = rulesOf(sources)
const nothing: Draft = { targets: [], closed: [], opened: [], calendars: [], questionDays: null }

type Event = Subject['events'][number]
const event = (when: string, type: string, unit?: string): Event => ({ at: at(when), type, ...(unit && { unit }) })
const subjectOf = (events: Event[]): Subject => ({
  kind: 'pengaduan',
  class: 'nonOversight',
  category: 'lainnya',
  unit: 'dpupr',
  receivedAt: events[0]?.at ?? at('2026-11-02T09:00'),
  events,
})
const received = event('2026-11-02T09:00', 'received')
const given = event('2026-11-02T10:00', 'assigned', 'dpupr')
const now = at('2026-11-20T09:00')

function outcomes(events: Event[], draft: Partial<Draft>, drafted = rules) {
  const subject = subjectOf(events)
  const all = createSimulator({ ...nothing, ...draft }, rules, drafted)(subject, partsOf(subject, rules, now), now)
  return Object.fromEntries(all.map(({ clock, before, after }) => [clock, [before.verdict, after.verdict]]))
}

describe('what if', () => {
  const answered = (when: string) => [received, given, event(when, 'answered', 'dpupr')]
  test.each<[string, Event[], Partial<Draft>, Record<string, [string, string]>]>([
    [
      'a shorter target makes a late answer of one on time',
      answered('2026-11-09T09:00'),
      { targets: [{ class: null, clock: 'unit', target: { days: 3 } }] },
      { unit: ['onTime', 'late'], resolution: ['onTime', 'onTime'] },
    ],
    [
      'a target for another class changes nothing',
      answered('2026-11-09T09:00'),
      { targets: [{ class: 'oversight', clock: 'unit', target: { days: 3 } }] },
      { unit: ['onTime', 'onTime'] },
    ],
    [
      'a further holiday saves an answer one day late',
      answered('2026-11-10T09:00'),
      { closed: ['2026-11-05'] },
      { unit: ['late', 'onTime'], resolution: ['late', 'onTime'] },
    ],
    [
      'questions that pause for two days at the most',
      [
        received,
        given,
        event('2026-11-03T10:00', 'asked', 'dpupr'),
        event('2026-11-12T10:00', 'replied'),
        event('2026-11-13T09:00', 'answered', 'dpupr'),
      ],
      { questionDays: 2 },
      { unit: ['onTime', 'late'], resolution: ['onTime', 'late'] },
    ],
    [
      'a question that was answered sooner pauses as it did',
      [
        received,
        given,
        event('2026-11-03T10:00', 'asked', 'dpupr'),
        event('2026-11-04T10:00', 'replied'),
        event('2026-11-05T10:00', 'asked', 'dpupr'),
        event('2026-11-10T09:00', 'replied'),
        event('2026-11-11T09:00', 'answered', 'dpupr'),
      ],
      { questionDays: 5 },
      { unit: ['onTime', 'onTime'] },
    ],
  ])('%s', (_, events, draft, expected) => {
    expect(outcomes(events, draft)).toMatchObject(expected)
  })

  test('a unit on day and night duty is measured by its calendar, the case by the regency’s', () => {
    const drafted = rulesOf({ ...sources, units: [{ ...units[0]!, calendar: 'dayAndNight' }] })
    const draft = { calendars: [{ unit: 'dpupr', calendar: 'dayAndNight' }] }
    expect(outcomes(answered('2026-11-09T09:00'), draft, drafted)).toMatchObject({
      unit: ['onTime', 'late'],
      resolution: ['onTime', 'onTime'],
    })
  })

  test('a clock that has ended stands as it was stored, also when the calendar has changed since', () => {
    const events = answered('2026-11-10T09:00')
    const stored = judgeCase(subjectOf(events), rules, now).clocks.map((clock) =>
      clock.clock === 'unit' ? { ...clock, verdict: 'onTime' as const } : clock,
    )
    const subject = { ...subjectOf(events), clocks: stored }
    const all = createSimulator(nothing, rules, rules)(subject, partsOf(subject, rules, now), now)
    expect(all.find(({ clock }) => clock === 'unit')).toMatchObject({
      before: { verdict: 'onTime' },
      after: { verdict: 'onTime' },
    })
  })

  test('without a draft nothing changes, whatever the history', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { events, asOf } = randomCase(randomOf(seed), serang)
        const subject = subjectOf(events.map((one) => ({ ...one, at: new Date(one.at) })))
        const when = new Date(asOf)
        const all = createSimulator(nothing, rules, rules)(subject, partsOf(subject, rules, when), when)
        for (const { before, after } of all) expect(after).toEqual(before)
      }),
      { numRuns: 250 },
    )
  })
})

test('a calendar without closed days, of day and night duty, knows no holiday in a draft either', () => {
  expect(draftedCalendar(roundTheClock, { closed: ['2026-11-05'], opened: [] })).toBe(roundTheClock)
  const { closed } = draftedCalendar(serang, { closed: ['2026-11-05'], opened: ['2026-12-24'] })
  expect(closed).toContain('2026-11-05')
  expect(closed).not.toContain('2026-12-24')
})

test('the rows add up to the total, by unit, class and clock', () => {
  const tally = createTally(1)
  const late = { verdict: 'late' as const, dueAt: now }
  const onTime = { verdict: 'onTime' as const, dueAt: now }
  const one = { code: 'A', register: null, unit: 'dlh', class: 'minor' }
  tally.add(one, [
    { clock: 'resolution', unit: undefined, before: onTime, after: late },
    { clock: 'unit', unit: 'dpupr', before: late, after: onTime },
  ])
  tally.add({ ...one, code: 'B' }, [{ clock: 'resolution', unit: undefined, before: late, after: late }])
  expect(tally.rows().map(({ unit, clock, changed, toLate, fromLate }) => [unit, clock, changed, toLate, fromLate])).toEqual([
    ['dlh', 'resolution', 1, 1, 0],
    ['dpupr', 'unit', 1, 0, 1],
  ])
  expect(totalsOf(tally.rows())).toMatchObject({
    verdicts: 3,
    changed: 2,
    before: { onTime: 1, late: 2 },
    after: { onTime: 1, late: 2 },
  })
  expect(tally.changed()).toHaveLength(1)
})
