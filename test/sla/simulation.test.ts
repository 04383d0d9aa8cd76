import fc from 'fast-check'
import type { Calendar, CalendarRecord } from '../../server/calendar/calendar'
import { judgeCase, partsOf, type Subject } from '../../server/sla/judgement'
import { rulesOf } from '../../server/sla/rules'
import { createSimulator, type Draft, draftedCalendar } from '../../server/sla/simulation'
import type { Unit } from '../../server/units/unit'
import { roundTheClock, serang } from '../calendar/serang'
import { at } from '../support/aComplaint'
import { aPolicy, everyClock } from './aPolicy'
import { randomCase, randomOf } from './random'
import { holds as tries, seed } from './runs'

const recordOf = (_id: string, calendar: Calendar): CalendarRecord => ({ _id, name: _id, calendar, days: [], version: 1 })
const policy = aPolicy('usual', { validFrom: '2000-01-01', targets: everyClock, warnings: [], escalations: [] })
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
    [
      'a second question while the first is open goes on pausing when the time of the first is over',
      [
        received,
        given,
        event('2026-11-03T10:00', 'asked', 'dpupr'),
        event('2026-11-06T10:00', 'asked', 'dpupr'),
        event('2026-11-13T09:00', 'answered', 'dpupr'),
      ],
      { questionDays: 5 },
      { unit: ['onTime', 'onTime'], resolution: ['onTime', 'onTime'] },
    ],
    [
      'questions that do not pause at all still count as a start',
      [received, given, event('2026-11-03T10:00', 'asked', 'dpupr')],
      { questionDays: 0 },
      { followUp: ['onTime', 'onTime'], unit: ['running', 'late'], resolution: ['running', 'late'] },
    ],
    [
      'of two targets for a clock the last that fits counts',
      answered('2026-11-09T09:00'),
      {
        targets: [
          { class: null, clock: 'unit', target: { days: 3 } },
          { class: 'nonOversight', clock: 'unit', target: { minutes: 6_000 } },
        ],
      },
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

  test('the regency by another calendar takes along all that have none of their own', () => {
    const drafted = rulesOf({ ...sources, baseId: 'dayAndNight' })
    const draft = { calendars: [{ unit: null, calendar: 'dayAndNight' }] }
    expect(outcomes(answered('2026-11-09T09:00'), draft, drafted)).toMatchObject({
      unit: ['onTime', 'late'],
      resolution: ['onTime', 'late'],
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

  describe('whatever the history', () => {
    /** Closed by an edition that is no longer in force, and was never kept. */
    const older = rulesOf({ ...sources, calendars: [recordOf('office', { ...serang, closed: [] }), sources.calendars[1]!] })
    const story = fc.record({ seed: seed, isStored: fc.boolean() }).map(({ seed, isStored }) => {
      const { events, asOf } = randomCase(randomOf(seed), serang)
      const when = new Date(asOf)
      const subject = subjectOf(events.map((one) => ({ ...one, at: new Date(one.at) })))
      const by = isStored ? older : rules
      return { subject: { ...subject, clocks: judgeCase(subject, by, when).clocks }, when }
    })
    type Story = typeof story extends fc.Arbitrary<infer T> ? T : never
    const simulated = ({ subject, when }: Story, draft: Partial<Draft>) =>
      createSimulator({ ...nothing, ...draft }, rules, rules)(subject, partsOf(subject, rules, when), when)
    const holds = (property: (story: Story, n: number) => void): void => tries(story, fc.integer({ min: 0, max: 60 }), property)
    const due = (at: Date | null): number => at?.getTime() ?? Infinity

    test.each<[string, Partial<Draft>]>([
      ['no draft', {}],
      ['questions that pause for thirty days, as they do', { questionDays: 30 }],
      ['a holiday on a day that is closed already', { closed: ['2026-12-25'] }],
      ['a working day in place of a holiday that is none', { opened: ['2026-11-05'] }],
      ['the limits as they are', { targets: [{ class: null, clock: 'unit', target: { days: 5 } }] }],
    ])('%s changes nothing', (_, draft) => {
      holds((one) => {
        for (const { before, after } of simulated(one, draft)) expect(after).toEqual(before)
      })
    })

    /** Judged now, by the rules in force. */
    const anew = ({ subject, when }: Story): Story => ({ subject: { ...subject, clocks: [] }, when })

    test('questions that may pause longer never make a deadline earlier', () => {
      holds((one, days) => {
        const more = simulated(anew(one), { questionDays: days + 1 })
        simulated(anew(one), { questionDays: days }).forEach(({ after }, i) =>
          expect(due(more[i]!.after.dueAt)).toBeGreaterThanOrEqual(due(after.dueAt)),
        )
      })
    })

    test('a longer limit never makes anything late', () => {
      holds((one, days) => {
        const targets = (['verification', 'followUp', 'unit', 'resolution'] as const).map((clock) => ({
          class: null,
          clock,
          target: { days: days + 5 },
        }))
        for (const { before, after } of simulated(anew(one), { targets }))
          expect(before.verdict !== 'late' && after.verdict === 'late').toBe(false)
      })
    })
  })
})

test('a calendar without closed days, of day and night duty, knows no holiday in a draft either', () => {
  expect(draftedCalendar(roundTheClock, { closed: ['2026-11-05'], opened: [] })).toBe(roundTheClock)
  const { closed } = draftedCalendar(serang, { closed: ['2026-11-05'], opened: ['2026-12-24'] })
  expect(closed).toContain('2026-11-05')
  expect(closed).not.toContain('2026-12-24')
})
