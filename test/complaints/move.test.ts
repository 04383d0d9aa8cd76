import type { State } from '../../server/complaints/complaint'
import { states } from '../../server/complaints/complaint'
import { type Deed, isPossible, move } from '../../server/complaints/move'
import { fold } from '../../server/complaints/fold'
import { aComplaint, at, type Told } from '../support/aComplaint'

const now = at('2026-12-01T10:00')
const by = { by: 'koordinator', post: 'Koordinator' }
const verified: Told = { type: 'verified' }
const assigned: Told = { type: 'assigned', unit: 'dpupr' }
const asked: Told = { type: 'asked', unit: 'dpupr', text: 'Di mana?' }
const asksForTime: Told = {
  type: 'extensionAsked',
  unit: 'dpupr',
  days: 5,
  reason: 'Aspal datang Senin.',
  text: 'Kami tambal Rabu.',
}
const answered: Told = { type: 'answered', unit: 'dpupr', text: 'Sudah ditambal.', files: [], evidence: false, by: 'agus' }

const wayTo: Record<State, Told[]> = {
  received: [],
  verified: [verified],
  assigned: [verified, assigned],
  inProgress: [verified, assigned, { type: 'followUpStarted', unit: 'dpupr' }],
  awaitingReporter: [verified, assigned, asked],
  answered: [verified, assigned, answered],
  closed: [verified, assigned, answered, { type: 'closed' }],
  forwarded: [{ type: 'forwarded', to: 'outside:pln', reason: 'listrik' }],
  archived: [{ type: 'archived', reason: 'spam', note: '' }],
  withdrawn: [{ type: 'withdrawn', reason: '' }],
}
const classification = {
  kind: 'pengaduan',
  class: 'normative',
  category: 'jalan',
  title: 'Jalan',
  oversightUnit: 'inspektorat',
} as const
const deeds = {
  verify: { deed: 'verify', ...classification },
  classify: { deed: 'classify', ...classification },
  assign: { deed: 'assign', unit: 'dishub' },
  return: { deed: 'return', to: 'dishub', reason: 'bukan kami' },
  forward: { deed: 'forward', to: 'outside:pln', reason: 'listrik' },
  startFollowUp: { deed: 'startFollowUp' },
  ask: { deed: 'ask', text: 'Di mana?' },
  reply: { deed: 'reply', text: 'Di sini.' },
  answer: { deed: 'answer', text: 'Sudah.', files: [] },
  confirm: { deed: 'confirm', rating: 4 },
  rebut: { deed: 'rebut', reason: 'Belum.' },
  archive: { deed: 'archive', reason: 'spam', note: '' },
  withdraw: { deed: 'withdraw', reason: '' },
} as const satisfies Record<string, Deed>

const table: [rule: string, deed: keyof typeof deeds, possible: State[], then: State][] = [
  ['an arrival is verified once', 'verify', ['received'], 'verified'],
  [
    'what has no answer yet can be classified anew',
    'classify',
    ['received', 'verified', 'assigned', 'inProgress', 'awaitingReporter'],
    'received',
  ],
  [
    'what has no answer yet can be given to a unit',
    'assign',
    ['received', 'verified', 'assigned', 'inProgress', 'awaitingReporter'],
    'assigned',
  ],
  ['only what a unit holds can be returned', 'return', ['assigned', 'inProgress', 'awaitingReporter'], 'verified'],
  [
    'what has no answer yet can be forwarded outside',
    'forward',
    ['received', 'verified', 'assigned', 'inProgress', 'awaitingReporter'],
    'forwarded',
  ],
  ['follow-up starts once', 'startFollowUp', ['assigned'], 'inProgress'],
  ['a unit asks about what it holds', 'ask', ['assigned', 'inProgress'], 'awaitingReporter'],
  ['the reporter replies to a question', 'reply', ['awaitingReporter'], 'inProgress'],
  ['a unit answers what it holds', 'answer', ['assigned', 'inProgress', 'awaitingReporter'], 'answered'],
  ['the reporter confirms an answer', 'confirm', ['answered'], 'closed'],
  ['the reporter rebuts an answer', 'rebut', ['answered'], 'inProgress'],
  [
    'what has no answer yet can be archived',
    'archive',
    ['received', 'verified', 'assigned', 'inProgress', 'awaitingReporter'],
    'archived',
  ],
  [
    'the reporter withdraws what has no answer yet',
    'withdraw',
    ['received', 'verified', 'assigned', 'inProgress', 'awaitingReporter'],
    'withdrawn',
  ],
]

describe('more time for an answer', () => {
  const ask: Deed = { deed: 'askExtension', days: 5, reason: 'Aspal.', text: 'Rabu.' }
  const grant: Deed = { deed: 'extend', reason: 'Aspal datang Senin.', text: 'Kami tambal Rabu depan.' }
  const refuse: Deed = { deed: 'refuseExtension', reason: 'Masih bisa.' }
  const extended: Told = { ...asksForTime, type: 'extended' } as Told
  const refused: Told = { type: 'extensionRefused', unit: 'dpupr', reason: '' }
  const held = ['assigned', 'inProgress', 'awaitingReporter']

  test.each<[rule: string, before: Told[], asks: true | string, decides: true | string]>([
    ['nothing is granted that was not asked for', [], true, 'noExtensionAsked'],
    ['one request at a time', [asksForTime], 'extensionAsked', true],
    ['what was granted is not granted twice', [asksForTime, extended], true, 'noExtensionAsked'],
    ['what was refused may be asked for again', [asksForTime, refused], true, 'noExtensionAsked'],
    [
      'a request ends when the case is returned',
      [asksForTime, { type: 'returned', unit: 'dpupr', to: 'x', reason: '' }, assigned],
      true,
      'noExtensionAsked',
    ],
    ['and when it is passed on', [asksForTime, { type: 'assigned', unit: 'dishub' }], true, 'noExtensionAsked'],
    ['and when it is answered', [asksForTime, answered, { type: 'reopened', reason: '' }], true, 'noExtensionAsked'],
    ['a question to the reporter does not end it', [asksForTime, asked], 'extensionAsked', true],
  ])('%s', (_, before, asks, decides) => {
    const complaint = aComplaint({ happenings: [verified, assigned, ...before] })
    for (const [deed, possible] of [
      [ask, asks],
      [grant, decides],
      [refuse, decides],
    ] as const) {
      expect(isPossible(deed.deed, complaint)).toBe(possible === true)
      if (possible === true) expect(move(complaint, deed, by, now)).toHaveLength(1)
      else expect(() => move(complaint, deed, by, now)).toThrow(possible)
    }
  })

  test.each(states)('only what a unit holds and no answer stands for: %s', (state) => {
    const complaint = aComplaint({ happenings: [...wayTo[state]] })
    expect(isPossible('askExtension', complaint)).toBe(held.includes(state))
  })

  test('the days are those that were asked for, the words those of who grants; state and unit stay', () => {
    const complaint = aComplaint({ happenings: [verified, assigned, asksForTime] })
    const events = move(complaint, grant, by, now)
    expect(events).toMatchObject([{ type: 'extended', unit: 'dpupr', days: 5, reason: grant.reason, text: grant.text }])
    expect(fold(complaint.filing, [...complaint.history, ...events])).toMatchObject({ state: 'assigned', unit: 'dpupr' })
  })
})

describe('the table of moves', () => {
  test.each(table)('%s', (_, name, possible, then) => {
    for (const state of states) {
      const complaint = aComplaint({ happenings: wayTo[state] })
      expect(complaint.state).toBe(state)
      if (!possible.includes(state)) {
        expect(() => move(complaint, deeds[name], by, now)).toThrow(expect.objectContaining({ kind: 'conflict', code: 'notNow' }))
        continue
      }
      const events = move(complaint, deeds[name], by, now)
      const after = fold(complaint.filing, [...complaint.history, ...events])
      expect(after.state).toBe(name === 'classify' ? state : then)
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, i) => complaint.version + i + 1))
      expect(events.every((event) => event.at === now && event.by === 'koordinator')).toBe(true)
    }
  })

  test('assigning an arrival verifies it in the same breath', () => {
    expect(move(aComplaint(), deeds.assign, by, now).map(({ type }) => type)).toEqual(['verified', 'assigned'])
  })

  test('routing that is sure enough verifies and assigns', () => {
    const deed: Deed = { deed: 'route', ranked: [{ unit: 'dpupr', confidence: 0.95 }], decision: 'assign', why: 'jalan' }
    expect(move(aComplaint(), deed, { by: 'system' }, now).map(({ type }) => type)).toEqual(['routed', 'verified', 'assigned'])
  })

  test('routing does not assign what a person has verified or withdrawn meanwhile', () => {
    const deed: Deed = { deed: 'route', ranked: [{ unit: 'dpupr', confidence: 0.95 }], decision: 'assign', why: 'jalan' }
    for (const state of ['verified', 'withdrawn'] as const) {
      expect(move(aComplaint({ happenings: wayTo[state] }), deed, { by: 'system' }, now).map(({ type }) => type)).toEqual([
        'routed',
      ])
    }
  })

  test('a complaint is recorded and routed only once', () => {
    const recorded = aComplaint({ happenings: [{ type: 'recorded', register: '000001/ADU/2026' }] })
    expect(() => move(recorded, { deed: 'record', register: '000002/ADU/2026' }, by, now)).toThrow('alreadyRecorded')
    const routed = aComplaint({ happenings: [{ type: 'routed', ranked: [], decision: 'triage', why: '' }] })
    expect(() => move(routed, { deed: 'route', ranked: [], decision: 'triage', why: '' }, by, now)).toThrow('alreadyRouted')
  })

  test.each<[rule: string, state: State, then: string[]]>([
    ['an arrival', 'received', ['verified', 'classified', 'assigned']],
    ['a case at the unit complained of', 'assigned', ['classified', 'assigned']],
  ])('abuse of authority goes to the Inspektorat at once: %s', (_, state, then) => {
    const deed: Deed = { deed: 'classify', ...classification, class: 'oversight' }
    const complaint = aComplaint({ happenings: wayTo[state] })
    const events = move(complaint, deed, by, now)
    expect(events.map(({ type }) => type)).toEqual(then)
    expect(fold(complaint.filing, [...complaint.history, ...events])).toMatchObject({
      unit: 'inspektorat',
      oversight: true,
      state: 'assigned',
    })
  })

  test('a case cannot be given to the unit that has it, nor returned to it', () => {
    const complaint = aComplaint({ happenings: wayTo.assigned })
    expect(() => move(complaint, { deed: 'assign', unit: 'dpupr' }, by, now)).toThrow('alreadyThere')
    expect(() => move(complaint, { deed: 'return', to: 'dpupr', reason: 'x' }, by, now)).toThrow('returnToItself')
  })

  test('confirming closes with a rating in one write', () => {
    expect(move(aComplaint({ happenings: wayTo.answered }), deeds.confirm, { by: 'reporter' }, now)).toMatchObject([
      { type: 'closed', by: 'reporter' },
      { type: 'rated', rating: 4 },
    ])
  })

  test.each<[rule: string, when: string, closes: boolean]>([
    ['nine days later it is still open', '2026-12-26T09:00', false],
    ['on the tenth day until midnight it is still open', '2026-12-27T23:59', false],
    ['after the tenth day it closes', '2026-12-28T00:00', true],
  ])('silence closes an answer after ten days: %s', (_, when, closes) => {
    const complaint = aComplaint({ happenings: [verified, assigned, { ...answered, at: '2026-12-17T09:05' }] })
    const close = () => move(complaint, { deed: 'closeBySilence' }, { by: 'system' }, at(when))
    if (closes) expect(close()).toMatchObject([{ type: 'closed', by: 'system' }])
    else expect(close).toThrow('notYet')
  })

  test.each<[rule: string, when: string, withdraws: boolean]>([
    ['after thirty days to the hour it is still open', '2026-12-31T10:20', false],
    ['and until midnight of that day', '2026-12-31T23:59', false],
    ['then it is withdrawn', '2027-01-01T00:00', true],
  ])('silence may withdraw what waits for a reply: %s', (_, when, withdraws) => {
    const complaint = aComplaint({ happenings: [verified, assigned, { ...asked, at: '2026-12-01T10:20' }] })
    const withdraw = () => move(complaint, { deed: 'deemWithdrawn' }, { by: 'system' }, at(when))
    if (withdraws) expect(withdraw()).toMatchObject([{ type: 'withdrawn', by: 'system' }])
    else expect(withdraw).toThrow('notYet')
  })

  test.each(states.filter((state) => state !== 'awaitingReporter'))('nothing else is withdrawn by silence: %s', (state) => {
    const deem = () =>
      move(aComplaint({ happenings: wayTo[state] }), { deed: 'deemWithdrawn' }, { by: 'system' }, at('2028-01-01T00:00'))
    expect(deem).toThrow('notNow')
  })

  test('each level of an escalation is told once for each clock', () => {
    const about = { clock: 'unit' as const, startedAt: at('2026-11-24T09:00'), dueAt: at('2026-12-14T16:00') }
    const level = (n: number) => ({ ...about, level: n, to: 'head' as const, template: 'reminder' as const })
    const escalated = aComplaint({ happenings: [...wayTo.assigned, { type: 'escalated', ...level(1) }] })
    const escalate = (deed: Deed, complaint = escalated) => move(complaint, deed, { by: 'system' }, now)
    expect(() => escalate({ deed: 'escalate', ...level(1) })).toThrow('alreadyTold')
    expect(escalate({ deed: 'escalate', ...level(2) })).toMatchObject([{ type: 'escalated', level: 2, to: 'head' }])
    expect(() => escalate({ deed: 'escalate', ...level(2) }, aComplaint({ happenings: wayTo.answered }))).toThrow('notNow')
  })

  test('a warning is given once for each clock', () => {
    const about = { clock: 'unit' as const, startedAt: at('2026-11-24T09:00'), dueAt: at('2026-12-14T16:00') }
    const warned = aComplaint({ happenings: [...wayTo.assigned, { type: 'warned', ...about }] })
    expect(() => move(warned, { deed: 'warn', ...about }, { by: 'system' }, now)).toThrow('alreadyTold')
    expect(move(warned, { deed: 'markOverdue', ...about }, { by: 'system' }, now)).toMatchObject([
      { type: 'overdue', clock: 'unit' },
    ])
  })
})
