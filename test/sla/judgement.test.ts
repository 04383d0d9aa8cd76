import type { Calendar, CalendarRecord } from '../../server/calendar/calendar'
import type { JudgedClock } from '../../server/sla/clock'
import { judgeCase, type Subject } from '../../server/sla/judgement'
import type { Policy } from '../../server/sla/policy'
import { rulesOf } from '../../server/sla/rules'
import { createSlaService } from '../../server/sla/service'
import type { Unit } from '../../server/units/unit'
import { at } from '../support/aComplaint'
import { roundTheClock, serang } from '../calendar/serang'
import { aPolicy, everyClock } from './aPolicy'

const recordOf = (_id: string, calendar: Calendar): CalendarRecord => ({ _id, name: _id, calendar, days: [], version: 1 })
const office = recordOf('office', serang)
const dayAndNight = recordOf('dayAndNight', roundTheClock)
const unitOf = (_id: string, parent: string | null, calendar: string | null = null) => ({ _id, parent, calendar }) as Unit
const units = [unitOf('dinkes', null), unitOf('rsud', 'dinkes', 'dayAndNight'), unitOf('igd', 'rsud'), unitOf('dpupr', null)]

const usual = aPolicy('usual', { validFrom: '2025-01-01', targets: everyClock, warnings: [], escalations: [] })
const rulesWith = (calendars = [office, dayAndNight], policies: Policy[] = [usual]) =>
  rulesOf({ calendars, policies, units, baseId: 'office' })

type Event = Subject['events'][number]
const event = (when: string, type: string, more: Partial<Event> = {}): Event => ({ at: at(when), type, ...more })
const subjectOf = (events: Event[], overrides: Partial<Subject> = {}): Subject => ({
  kind: 'pengaduan',
  class: 'nonOversight',
  category: 'lainnya',
  unit: null,
  receivedAt: events[0]!.at,
  events,
  ...overrides,
})
const dueOf = (clocks: readonly JudgedClock[], name: string) => clocks.findLast(({ clock }) => clock === name)?.dueAt

const received = event('2026-11-23T09:00', 'received')
const to = (unit: string) => [received, event('2026-11-23T10:00', 'verified'), event('2026-11-23T10:00', 'assigned', { unit })]

describe('which calendar a clock runs by', () => {
  test.each([
    ['a unit without one of its own: the regency’s', 'dpupr', '2026-11-30T16:00'],
    ['a unit with its own', 'rsud', '2026-11-29T00:00'],
    ['a unit below it inherits it', 'igd', '2026-11-29T00:00'],
    ['a unit that has left the register: the regency’s', 'gone', '2026-11-30T16:00'],
  ])('%s', (_, unit, due) => {
    const { clocks } = judgeCase(subjectOf(to(unit), { unit }), rulesWith(), at('2026-11-24T09:00'))
    expect(dueOf(clocks, 'unit')).toEqual(at(due))
  })

  test('the clocks of the case run by the regency’s, whoever has it', () => {
    const { clocks } = judgeCase(subjectOf(to('rsud'), { unit: 'rsud' }), rulesWith(), at('2026-11-24T09:00'))
    expect(dueOf(clocks, 'resolution')).toEqual(at('2026-11-30T16:00'))
    expect(clocks.map(({ clock, calendar }) => [clock, calendar.split('@')[0]])).toEqual([
      ['verification', 'office'],
      ['resolution', 'office'],
      ['followUp', 'dayAndNight'],
      ['unit', 'dayAndNight'],
    ])
  })
})

describe('which policy a clock has its target from', () => {
  const quick = {
    ...usual,
    _id: 'rsud',
    family: 'rsud',
    when: { units: ['rsud'] },
    targets: { unit: { days: 1 }, resolution: { days: 2 } },
  }

  test('each holding from that of its own unit, the case from that of the unit that has it now', () => {
    const events = [...to('rsud'), event('2026-11-24T09:00', 'assigned', { unit: 'dpupr' })]
    const { clocks } = judgeCase(
      subjectOf(events, { unit: 'dpupr' }),
      rulesWith(undefined, [usual, quick]),
      at('2026-11-25T09:00'),
    )
    expect(clocks.map(({ clock, unit, policy }) => [clock, unit, policy.split('@')[0]])).toEqual([
      ['verification', undefined, 'usual'],
      ['resolution', undefined, 'usual'],
      ['unit', 'rsud', 'rsud'],
      ['followUp', 'dpupr', 'usual'],
      ['unit', 'dpupr', 'usual'],
    ])
  })
})

describe('what the reporter is told to wait for', () => {
  test.each<[string, Event[], string]>([
    ['the due date of the answer', [], '2026-11-30T16:00'],
    [
      'two working days more when it was extended by two',
      [event('2026-11-25T09:00', 'extended', { days: 2 })],
      '2026-12-02T16:00',
    ],
    [
      'extensions add up',
      [event('2026-11-25T09:00', 'extended', { days: 2 }), event('2026-11-26T09:00', 'extended', { days: 1 })],
      '2026-12-03T16:00',
    ],
  ])('%s', (_, more, promised) => {
    const { clocks, promisedAt } = judgeCase(subjectOf([...to('dpupr'), ...more]), rulesWith(), at('2026-11-27T09:00'))
    expect(promisedAt).toEqual(at(promised))
    expect(dueOf(clocks, 'resolution')).toEqual(at('2026-11-30T16:00'))
  })
})

describe('a calendar that has changed since a case was judged', () => {
  const withHoliday = recordOf('office', { ...serang, closed: [...serang.closed!, '2026-11-27'] })
  const answered = [...to('dpupr'), event('2026-11-25T09:00', 'answered', { unit: 'dpupr' })]
  const now = at('2026-11-26T09:00')
  const judged = (events: Event[]) =>
    subjectOf(events, { unit: 'dpupr', clocks: judgeCase(subjectOf(events), rulesWith(), now).clocks })
  const serviceAfter = (edition: CalendarRecord | null = office) =>
    createSlaService({
      calendars: { calendars: async () => [withHoliday, dayAndNight], edition: async () => edition },
      policies: async () => [usual],
      units: { list: async () => units },
      baseId: 'office',
    })

  test('leaves what had ended as it was: its due date never moves', () => {
    const subject = judged(answered)
    const { clocks } = judgeCase(subject, rulesWith([withHoliday, dayAndNight]), now)
    expect(clocks).toEqual(subject.clocks)
    expect(dueOf(clocks, 'resolution')).toEqual(at('2026-11-30T16:00'))
  })

  test('moves what is open, and says from when to when', async () => {
    const moves = await serviceAfter().movesOf(judged(to('dpupr')), now)
    expect(moves).toEqual([
      { clock: 'resolution', from: at('2026-11-30T16:00'), to: at('2026-12-01T16:00'), calendar: 'office' },
      { clock: 'followUp', unit: 'dpupr', from: at('2026-11-30T16:00'), to: at('2026-12-01T16:00'), calendar: 'office' },
      { clock: 'unit', unit: 'dpupr', from: at('2026-11-30T16:00'), to: at('2026-12-01T16:00'), calendar: 'office' },
    ])
  })

  test('compares with the due date that was stored when the old edition was never kept', async () => {
    const moves = await serviceAfter(null).movesOf(judged(to('dpupr')), now)
    expect(moves?.map(({ from }) => from)).toEqual(Array(3).fill(at('2026-11-30T16:00')))
  })

  test('says nothing of a case that another edition does not move, and nothing at all of one that was judged by it', async () => {
    const late = [event('2026-12-01T09:00', 'received')]
    const later = at('2026-12-02T09:00')
    const stored = judgeCase(subjectOf(late), rulesWith(), later).clocks
    expect(await serviceAfter().movesOf(subjectOf(late, { clocks: stored }), later)).toEqual([])
    const anew = judgeCase(subjectOf(late), rulesWith([withHoliday, dayAndNight]), later).clocks
    expect(await serviceAfter().movesOf(subjectOf(late, { clocks: anew }), later)).toBeNull()
  })

  test('what a pause had moved on already is not taken for a move by the calendar', async () => {
    const asked = [...to('dpupr'), event('2026-11-23T11:00', 'asked', { unit: 'dpupr' })]
    const subject = judged(asked)
    const muchLater = at('2026-12-08T09:00')
    const moves = await serviceAfter().movesOf({ ...subject, clocks: subject.clocks }, muchLater)
    expect(moves?.map(({ clock }) => clock)).toEqual([])
  })

  test('an ended clock is explained by the edition it was judged by', async () => {
    const explained = await serviceAfter().explain(judged(answered), 'resolution', now)
    expect(explained?.days.find(({ due }) => due)?.date).toBe('2026-11-30')
    const open = await serviceAfter().explain(judged(to('dpupr')), 'resolution', now)
    expect(open?.days.find(({ due }) => due)?.date).toBe('2026-12-01')
  })
})

describe('pauses, explained', () => {
  const service = createSlaService({
    calendars: { calendars: async () => [office, dayAndNight], edition: async () => null },
    policies: async () => [usual],
    units: { list: async () => units },
    baseId: 'office',
  })
  test('each from when to when, and how many working days were not counted; the last may still stand', async () => {
    const events = [
      ...to('rsud'),
      event('2026-11-24T09:00', 'asked', { unit: 'rsud' }),
      event('2026-11-26T09:00', 'replied'),
      event('2026-11-27T09:00', 'asked', { unit: 'rsud' }),
    ]
    const explained = await service.explain(subjectOf(events, { unit: 'rsud' }), 'unit', at('2026-11-29T09:00'))
    expect(explained).toMatchObject({
      pauses: [
        { from: at('2026-11-24T09:00'), to: at('2026-11-26T09:00'), days: 2 },
        { from: at('2026-11-27T09:00'), to: null, days: 2 },
      ],
      calendarName: 'dayAndNight',
      firstDueAt: at('2026-11-29T00:00'),
    })
  })
})
