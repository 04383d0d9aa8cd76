import {
  deedsFor,
  disclosure,
  isBarred,
  mayDo,
  mayHide,
  mayReadOriginal,
  officerDeeds,
} from '../../server/complaints/permissions'
import { aComplaint, anOfficer, type Told } from '../support/aComplaint'

const assigned: Told[] = [{ type: 'verified' }, { type: 'assigned', unit: 'dpupr' }]
const oversight: Told[] = [
  { type: 'verified' },
  { type: 'classified', kind: 'pengaduan', class: 'oversight', category: 'kepegawaian', title: 'Pungutan' },
  { type: 'assigned', unit: 'inspektorat' },
]

const officers = {
  coordinator: anOfficer('coordinator', 'diskominfo'),
  liaison: anOfficer('liaison', 'dpupr'),
  head: anOfficer('head', 'dpupr'),
  otherLiaison: anOfficer('liaison', 'dishub'),
  otherHead: anOfficer('head', 'dishub'),
  supervisor: anOfficer('supervisor', 'bagian-organisasi'),
  inspector: anOfficer('inspector', 'inspektorat'),
  admin: anOfficer('admin', 'diskominfo'),
}
type Who = keyof typeof officers

const ordinary = aComplaint({ happenings: assigned })
const arrival = aComplaint()
const confidential = aComplaint({ filing: { identity: 'confidential' }, happenings: assigned })
const secret = aComplaint({ filing: { chosenUnit: 'dpupr' }, happenings: oversight })
const aboutCoordinator = aComplaint({ filing: { chosenUnit: 'diskominfo' }, happenings: oversight })
const givenBack = ({ filing }: typeof secret) =>
  aComplaint({ filing, happenings: [...oversight, { type: 'returned', unit: 'inspektorat', to: 'dlh', reason: 'x' }] })
const passedOn = aComplaint({ happenings: [...assigned, { type: 'assigned', unit: 'dishub' }] })

describe('how much of a complaint an officer sees', () => {
  const table: [rule: string, complaint: typeof ordinary, full: Who[], masked: Who[]][] = [
    ['an arrival: coordinator and supervisor', arrival, ['coordinator', 'supervisor'], []],
    ['an ordinary one: also the unit that has it', ordinary, ['coordinator', 'supervisor', 'liaison', 'head'], []],
    [
      'one passed on: also the unit that had it',
      passedOn,
      ['coordinator', 'supervisor', 'liaison', 'head', 'otherLiaison', 'otherHead'],
      [],
    ],
    [
      'a confidential one: who works on it, and supervisors know of it',
      confidential,
      ['coordinator', 'liaison', 'head'],
      ['supervisor'],
    ],
    ['abuse of authority: Inspektorat and coordinator', secret, ['coordinator', 'inspector'], []],
    ['abuse of authority at the coordinator’s own unit: the Inspektorat alone', aboutCoordinator, ['inspector'], []],
  ]
  test.each(table)('%s', (_, complaint, full, masked) => {
    for (const [who, officer] of Object.entries(officers)) {
      const expected = full.includes(who as Who) ? 'full' : masked.includes(who as Who) ? 'masked' : 'none'
      expect([who, disclosure(officer, complaint)]).toEqual([who, expected])
    }
  })

  test('a unit above sees what the units below it have', () => {
    const dinas = anOfficer('liaison', 'dinkes', { units: ['dinkes', 'pkm-ciruas'] })
    expect(disclosure(dinas, aComplaint({ happenings: [{ type: 'assigned', unit: 'pkm-ciruas' }] }))).toBe('full')
  })
})

describe('who may do what', () => {
  const table: [rule: string, complaint: typeof ordinary, allowed: Partial<Record<Who, string[]>>][] = [
    ['an arrival is the coordinator’s', arrival, { coordinator: ['verify', 'assign', 'classify', 'forward', 'archive'] }],
    [
      'an assigned case is worked on by the unit that holds it',
      ordinary,
      {
        coordinator: ['assign', 'classify', 'forward', 'archive'],
        liaison: ['answer', 'startFollowUp', 'ask', 'askExtension', 'return'],
        head: ['answer', 'startFollowUp', 'ask', 'askExtension', 'return'],
      },
    ],
    [
      'a unit that no longer holds a case does nothing to it',
      passedOn,
      {
        coordinator: ['assign', 'classify', 'forward', 'archive'],
        otherLiaison: ['answer', 'startFollowUp', 'ask', 'askExtension', 'return'],
        otherHead: ['answer', 'startFollowUp', 'ask', 'askExtension', 'return'],
      },
    ],
    [
      'the Inspektorat works on abuse of authority',
      secret,
      {
        coordinator: ['classify', 'forward', 'archive'],
        inspector: ['answer', 'startFollowUp', 'ask', 'askExtension', 'return'],
      },
    ],
    [
      'what the Inspektorat gave back goes there again',
      givenBack(secret),
      { coordinator: ['assign', 'classify', 'forward', 'archive'], inspector: ['assign'] },
    ],
    ['given back where the coordinator may not see it, it is not lost', givenBack(aboutCoordinator), { inspector: ['assign'] }],
    [
      'an answered case is the reporter’s turn',
      aComplaint({ happenings: [...assigned, { type: 'answered', unit: 'dpupr', text: 'x', files: [], evidence: false }] }),
      {},
    ],
  ]
  test.each(table)('%s', (_, complaint, allowed) => {
    for (const [who, officer] of Object.entries(officers))
      expect([who, deedsFor(officer, complaint)]).toEqual([who, allowed[who as Who] ?? []])
  })

  test('whoever gave the answer that was rebutted does not give the next one', () => {
    const happenings: Told[] = [
      ...assigned,
      { type: 'answered', unit: 'dpupr', text: 'x', files: [], evidence: false, by: officers.liaison.id },
      { type: 'reopened', reason: 'belum', by: 'reporter' },
    ]
    const reopened = aComplaint({ happenings })
    expect(mayDo(officers.liaison, 'answer', reopened)).toBe(false)
    expect(mayDo(officers.head, 'answer', reopened)).toBe(true)
    expect([isBarred(officers.liaison, reopened), isBarred(officers.head, reopened)]).toEqual([true, false])
    const answeredAgain: Told[] = [
      ...happenings,
      { type: 'answered', unit: 'dpupr', text: 'y', files: [], evidence: false, by: officers.head.id },
      { type: 'reopened', reason: 'masih belum', by: 'reporter' },
    ]
    expect(mayDo(officers.head, 'answer', aComplaint({ happenings: answeredAgain }))).toBe(false)
    expect(mayDo(officers.liaison, 'answer', aComplaint({ happenings: answeredAgain }))).toBe(true)
  })

  describe('more time for an answer', () => {
    const asks = (by: string): Told => ({ type: 'extensionAsked', unit: 'dpupr', days: 3, reason: 'x', text: 'y', by })
    const inspectors = {
      who: anOfficer('inspector', 'inspektorat', { id: 'inspektur.satu' }),
      other: anOfficer('inspector', 'inspektorat', { id: 'inspektur.dua' }),
    }
    const everybody = { ...officers, 'inspector who asked': inspectors.who, 'another inspector': inspectors.other }
    const inspected = ({ filing }: typeof secret) =>
      aComplaint({ filing, happenings: [...oversight, { ...asks(inspectors.who.id), unit: 'inspektorat' } as Told] })
    const askedBy = (by: string, filing = {}) => aComplaint({ filing, happenings: [...assigned, asks(by)] })

    test.each<[rule: string, complaint: typeof ordinary, ask: string[], decide: string[]]>([
      ['the unit that holds the case asks; there is nothing to grant yet', ordinary, ['liaison', 'head'], []],
      ['coordinator or head decides what the liaison asked', askedBy(officers.liaison.id), [], ['coordinator', 'head']],
      ['never who asked: what the head asked the coordinator decides', askedBy(officers.head.id), [], ['coordinator']],
      [
        'so it is where the report is confidential',
        askedBy(officers.liaison.id, { identity: 'confidential' }),
        [],
        ['coordinator', 'head'],
      ],
      ['nobody asks or grants before a unit has the case', arrival, [], []],
      [
        'of abuse of authority coordinator or another inspector decides',
        inspected(secret),
        [],
        ['coordinator', 'inspector', 'another inspector'],
      ],
      [
        'of abuse of authority at the coordinator’s own unit another inspector alone',
        inspected(aboutCoordinator),
        [],
        ['inspector', 'another inspector'],
      ],
      [
        'a request ends when the case is passed on; the next unit asks for itself',
        aComplaint({ happenings: [...assigned, asks(officers.liaison.id), { type: 'assigned', unit: 'dishub' }] }),
        ['otherLiaison', 'otherHead'],
        [],
      ],
      [
        'it ends with the answer',
        aComplaint({
          happenings: [
            ...assigned,
            asks(officers.liaison.id),
            { type: 'answered', unit: 'dpupr', text: '', files: [], evidence: false },
          ],
        }),
        [],
        [],
      ],
      [
        'after a refusal the unit may ask again',
        aComplaint({
          happenings: [...assigned, asks(officers.liaison.id), { type: 'extensionRefused', unit: 'dpupr', reason: '' }],
        }),
        ['liaison', 'head'],
        [],
      ],
    ])('%s', (_, complaint, ask, decide) => {
      const whoMay = (deed: (typeof officerDeeds)[number]) =>
        Object.entries(everybody).flatMap(([who, officer]) => (mayDo(officer, deed, complaint) ? [who] : []))
      expect([whoMay('askExtension'), whoMay('extend'), whoMay('refuseExtension')]).toEqual([ask, decide, decide])
    })
  })

  test('the administrator does nothing to complaints', () => {
    for (const deed of officerDeeds) expect(mayDo(officers.admin, deed, ordinary)).toBe(false)
  })
})

describe('what is hidden in the texts', () => {
  const table: [rule: string, complaint: typeof ordinary, reads: Who[], hides: Who[]][] = [
    ['of an arrival is read by the coordinator', arrival, ['coordinator'], ['coordinator']],
    ['of a case by the unit that holds it too', ordinary, ['coordinator', 'liaison', 'head'], ['coordinator', 'liaison']],
    ['not by one that had it', passedOn, ['coordinator', 'otherLiaison', 'otherHead'], ['coordinator', 'otherLiaison']],
    ['of a confidential one by who works on it', confidential, ['coordinator', 'liaison', 'head'], ['coordinator', 'liaison']],
    ['of abuse of authority by the Inspektorat', secret, ['coordinator', 'inspector'], ['coordinator', 'inspector']],
    ['also after it was given back', givenBack(aboutCoordinator), ['inspector'], ['inspector']],
  ]
  test.each(table)('%s', (_, complaint, reads, hides) => {
    const who = (may: typeof mayHide) => Object.entries(officers).flatMap(([name, one]) => (may(one, complaint) ? [name] : []))
    expect([who(mayReadOriginal).sort(), who(mayHide).sort()]).toEqual([reads.toSorted(), hides.toSorted()])
  })
})
