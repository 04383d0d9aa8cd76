import { deedsFor, disclosure, isBarred, mayDo, officerDeeds } from '../../server/complaints/permissions'
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
        liaison: ['answer', 'startFollowUp', 'ask', 'return'],
        head: ['answer', 'startFollowUp', 'ask', 'return'],
      },
    ],
    [
      'a unit that no longer holds a case does nothing to it',
      passedOn,
      {
        coordinator: ['assign', 'classify', 'forward', 'archive'],
        otherLiaison: ['answer', 'startFollowUp', 'ask', 'return'],
        otherHead: ['answer', 'startFollowUp', 'ask', 'return'],
      },
    ],
    [
      'the Inspektorat works on abuse of authority',
      secret,
      { coordinator: ['classify', 'forward', 'archive'], inspector: ['answer', 'startFollowUp', 'ask', 'return'] },
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

  test('the administrator does nothing to complaints', () => {
    for (const deed of officerDeeds) expect(mayDo(officers.admin, deed, ordinary)).toBe(false)
  })
})
