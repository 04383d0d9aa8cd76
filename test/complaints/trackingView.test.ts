import { namesOf } from '../../server/complaints/naming'
import { trackingView, type TrackingContext } from '../../server/complaints/trackingView'
import type { JudgedClock } from '../../server/sla/clock'
import { aClock, aComplaint, at, type Told } from '../support/aComplaint'

const now = at('2026-12-01T10:00')
const context: TrackingContext = {
  names: namesOf([], []),
  now,
  own: false,
  key: null,
  workingDays: () => 3,
  explained: { days: [], target: 14, firstDueAt: null, pauses: [], calendarName: null },
  coordinator: 'diskominfo',
  replyBy: at('2026-12-20T10:00'),
  withdraws: false,
  improved: null,
  done: null,
}
const own: TrackingContext = { ...context, own: true, key: 'KT5W-2HPE-8RNX' }
const resolution = (overrides: Partial<JudgedClock> = {}): JudgedClock =>
  aClock({ clock: 'resolution', elapsedDays: 6, ...overrides })

const assigned: Told[] = [{ type: 'verified' }, { type: 'assigned', unit: 'dpupr' }]
const asked: Told[] = [...assigned, { type: 'asked', unit: 'dpupr', text: 'Di mana persisnya?' }]
const answered: Told[] = [...assigned, { type: 'answered', unit: 'dpupr', text: 'Sudah ditambal.', files: [], evidence: false }]
const titled: Told = {
  type: 'classified',
  kind: 'pengaduan',
  class: 'nonOversight',
  category: 'jalan',
  title: 'Jalan berlubang di Kadikaran',
}

describe('what a stranger sees with the code alone', () => {
  test('the way, the unit and the date, but none of the words that were exchanged', () => {
    const page = trackingView(aComplaint({ happenings: asked, clocks: [resolution()] }), context)
    expect(page).toMatchObject({
      state: 'awaitingReporter',
      own: false,
      messages: [],
      question: null,
      deeds: [],
      title: null,
      identity: null,
    })
    expect(JSON.stringify(page)).not.toMatch(/Di mana persisnya|Kadikaran|warga@/)
    expect(page.answerBy).toEqual(at('2026-12-11T16:30'))
  })

  test('a title once an officer has written one, not the one cut from the reporter’s text', () => {
    expect(trackingView(aComplaint({ happenings: assigned }), context).title).toBeNull()
    expect(trackingView(aComplaint({ happenings: [titled] }), context).title).toBe('Jalan berlubang di Kadikaran')
  })

  test.each([
    [
      'a confidential report',
      aComplaint({ filing: { identity: 'confidential' }, happenings: [titled, ...answered], clocks: [resolution()] }),
    ],
    [
      'one about abuse of authority',
      aComplaint({ happenings: [{ ...titled, class: 'oversight' } as Told, ...answered], clocks: [resolution()] }),
    ],
  ])('of %s only its state and dates', (_, complaint) => {
    const page = trackingView(complaint, context)
    expect(page).toMatchObject({
      secret: true,
      state: 'answered',
      unit: null,
      place: null,
      title: null,
      kind: null,
      register: null,
      strip: null,
    })
    expect(page.steps.map(({ type, unit }) => [type, unit])).toEqual([
      ['received', null],
      ['verified', null],
      ['answered', null],
    ])
  })
})

describe('what the reporter sees with code and key', () => {
  test('a question to answer, and until when', () => {
    const page = trackingView(aComplaint({ happenings: asked }), own)
    expect(page).toMatchObject({ question: 'Di mana persisnya?', deeds: ['reply', 'withdraw'], replyBy: own.replyBy })
    expect(page.messages.map(({ from, text }) => [from, text])).toEqual([
      ['reporter', expect.stringContaining('Kadikaran')],
      ['unit', 'Di mana persisnya?'],
    ])
  })

  test('what silence does to the question, and that it has done it', () => {
    const complaint = aComplaint({ happenings: asked })
    expect(trackingView(complaint, { ...own, withdraws: true })).toMatchObject({ withdraws: true, bySilence: false })
    const withdrawn = (by: string) => aComplaint({ happenings: [...asked, { type: 'withdrawn', reason: '', by }] })
    expect(trackingView(withdrawn('system'), { ...own, withdraws: true })).toMatchObject({ withdraws: false, bySilence: true })
    expect(trackingView(withdrawn('reporter'), own).bySilence).toBe(false)
  })

  test('an answer to confirm or rebut, through the tenth day', () => {
    const page = trackingView(
      aComplaint({ happenings: answered.map((one, i) => (i === 2 ? { ...one, at: '2026-12-17T09:05' } : one)) as Told[] }),
      own,
    )
    expect(page.deeds).toEqual(['confirm', 'rebut'])
    expect(page.confirmBy).toEqual(at('2026-12-27T00:00'))
  })

  test('a late case says so, with the days', () => {
    const late = resolution({ verdict: 'late', verdictAt: at('2026-11-27T16:30'), dueAt: at('2026-11-27T16:30') })
    expect(trackingView(aComplaint({ happenings: assigned, clocks: [late] }), own)).toMatchObject({ late: true, daysLate: 3 })
  })

  describe('more time', () => {
    const extended: Told = { type: 'extended', unit: 'dpupr', days: 5, reason: 'Aspal datang Senin.', text: 'Kami tambal Rabu.' }
    const happenings: Told[] = [...assigned, { type: 'followUpStarted', unit: 'dpupr' }, extended]
    const promisedAt = at('2026-12-18T16:30')
    const complaint = aComplaint({ happenings, clocks: [resolution()], promisedAt })

    test('the new date beside the old one, the reason, and the interim reply', () => {
      const page = trackingView(complaint, own)
      expect(page).toMatchObject({
        answerBy: at('2026-12-11T16:30'),
        extended: { until: promisedAt, passed: false, reason: 'Aspal datang Senin.' },
        nowUntil: promisedAt,
      })
      expect(page.messages.at(-1)).toMatchObject({ type: 'extended', text: 'Kami tambal Rabu.' })
      expect(page.steps.at(-1)).toMatchObject({ type: 'extended', days: 5, reason: 'Aspal datang Senin.' })
    })

    test('a stranger reads the dates, but neither reason nor reply', () => {
      const page = trackingView(complaint, context)
      expect(page.extended).toEqual({ until: promisedAt, passed: false, reason: null })
      expect(JSON.stringify(page)).not.toMatch(/Aspal|tambal/)
    })

    test('of a confidential report only that the date is another', () => {
      const page = trackingView(
        aComplaint({ filing: { identity: 'confidential' }, happenings, clocks: [resolution()], promisedAt }),
        context,
      )
      expect(page.steps.map(({ type }) => type)).not.toContain('extended')
    })

    test('the verdict stays by the old date, and a new date that has passed is said to have', () => {
      const late = resolution({ verdict: 'late', dueAt: at('2026-11-24T16:00') })
      const passed = aComplaint({ happenings, clocks: [late], promisedAt: at('2026-11-30T16:00') })
      expect(trackingView(passed, own)).toMatchObject({ late: true, extended: { passed: true } })
    })

    test('once answered, no other date is promised', () => {
      const done: Told = { type: 'answered', unit: 'dpupr', text: 'Sudah.', files: [], evidence: false }
      expect(
        trackingView(aComplaint({ happenings: [...happenings, done], clocks: [resolution()], promisedAt }), own).extended,
      ).toBeNull()
    })
  })

  test('that the calendar has moved the answer’s date, from when to when; other clocks are no news', () => {
    const [from, to] = [at('2026-12-10T16:00'), at('2026-12-11T16:30')]
    const moved = (clock: 'resolution' | 'unit'): Told => ({
      type: 'duesMoved',
      moves: [{ clock, from, to, calendar: 'serang-5' }],
    })
    const page = trackingView(aComplaint({ happenings: [...assigned, moved('unit'), moved('resolution')] }), own)
    expect(page.steps.filter(({ type }) => type === 'duesMoved')).toMatchObject([{ moved: { from, to } }])
  })

  test('once answered, being late is no longer said first, but that the answer was late', () => {
    const late = resolution({ verdict: 'late', stoppedAt: now, dueAt: at('2026-11-27T16:30'), open: false })
    expect(trackingView(aComplaint({ happenings: answered, clocks: [late] }), own)).toMatchObject({ late: false, onTime: false })
  })
})

describe('why this date', () => {
  const pause = { reason: 'question', from: at('2026-11-23T11:00'), to: null, days: 5 } as const
  const explained = { days: [], target: 14, firstDueAt: null, pauses: [pause], calendarName: null }

  test('is told to the reporter with the question, and by whom to no one outside', () => {
    const page = trackingView(aComplaint({ happenings: asked, clocks: [resolution()] }), { ...own, explained })
    expect(page.pauses).toEqual([{ ...pause, unit: 'dpupr', by: null, questions: ['Di mana persisnya?'], end: null }])
  })

  test('is nothing that the code alone would open', () => {
    const page = trackingView(aComplaint({ happenings: asked, clocks: [resolution()] }), { ...context, explained })
    expect(page.pauses).toEqual([])
  })
})
