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
  strip: [],
  target: 14,
  firstAnswerBy: null,
  replyBy: at('2026-12-20T10:00'),
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

  test('once answered, being late is no longer said first, but that the answer was late', () => {
    const late = resolution({ verdict: 'late', stoppedAt: now, dueAt: at('2026-11-27T16:30'), open: false })
    expect(trackingView(aComplaint({ happenings: answered, clocks: [late] }), own)).toMatchObject({ late: false, onTime: false })
  })
})
