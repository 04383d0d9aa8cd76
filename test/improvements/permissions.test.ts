import { deedsFor, mayPropose, type OfficerDeed, reviewRights, sees } from '../../server/improvements/permissions'
import type { Role } from '../../server/staff/officer'
import { anOfficer } from '../support/aComplaint'
import { anImprovement, link } from './anImprovement'

const roles: [who: string, role: Role, unit: string][] = [
  ['liaison', 'liaison', 'dpupr'],
  ['head', 'head', 'dpupr'],
  ['head elsewhere', 'head', 'dishub'],
  ['supervisor', 'supervisor', 'organisasi'],
  ['coordinator', 'coordinator', 'diskominfo'],
  ['inspector', 'inspector', 'inspektorat'],
  ['admin', 'admin', 'diskominfo'],
]
const table = (ask: (officer: ReturnType<typeof anOfficer>) => unknown) =>
  Object.fromEntries(roles.map(([who, role, unit]) => [who, ask(anOfficer(role, unit, { id: who }))]))

const proposed = { ...anImprovement(), proposedBy: 'liaison' }
const agreed = { ...anImprovement([{ deed: 'agree', on: '2026-09-02' }]), proposedBy: 'liaison' }
const done = anImprovement([
  { deed: 'agree', on: '2026-09-02' },
  { deed: 'finish', doneOn: '2026-09-03', note: '', evidence: [link], on: '2026-09-03' },
])

describe('an improvement', () => {
  test('is known to its unit, to supervisors and coordinators', () =>
    expect(table((officer) => sees(officer, proposed))).toEqual({
      liaison: true,
      head: true,
      'head elsewhere': false,
      supervisor: true,
      coordinator: true,
      inspector: false,
      admin: false,
    }))

  test('is proposed by its unit or a supervisor', () =>
    expect(table((officer) => mayPropose(officer, { unit: 'dpupr', oversight: 0 }))).toMatchObject({
      liaison: true,
      head: true,
      'head elsewhere': false,
      supervisor: true,
      coordinator: false,
      admin: false,
    }))

  const nobody: OfficerDeed[] = []
  test.each([
    [
      'proposed: the head or a supervisor agrees, who proposed it may change or drop it',
      proposed,
      {
        liaison: ['prove', 'edit', 'drop'],
        head: ['agree', 'prove', 'edit', 'drop'],
        supervisor: ['agree'],
        coordinator: nobody,
      },
    ],
    [
      'agreed: only who signs changes or drops it',
      agreed,
      { liaison: ['finish', 'prove'], head: ['finish', 'prove', 'edit', 'drop'], supervisor: nobody, coordinator: nobody },
    ],
    [
      'done: the head or the coordinator announces it',
      done,
      { liaison: ['prove'], head: ['publish', 'prove'], supervisor: nobody, coordinator: ['publish'] },
    ],
  ] as const)('that is %s', (_, improvement, deeds) => {
    expect(table((officer) => deedsFor(officer, improvement))).toEqual({
      'head elsewhere': [],
      inspector: [],
      admin: [],
      ...deeds,
    })
  })

  test('is never agreed by the supervisor who proposed it', () => {
    const own = { ...proposed, proposedBy: 'supervisor' }
    expect(deedsFor(anOfficer('supervisor', 'organisasi', { id: 'supervisor' }), own)).toEqual(['edit', 'drop'])
  })

  test('of the Inspektorat is agreed by another inspector, and where it concerns abuse of authority known to inspectors alone', () => {
    const own = { ...proposed, unit: 'inspektorat', proposedBy: 'first', oversight: true }
    const [first, second] = ['first', 'second'].map((id) => anOfficer('inspector', 'inspektorat', { id }))
    expect(deedsFor(first!, own)).toEqual(['prove', 'edit', 'drop'])
    expect(deedsFor(second!, own)).toEqual(['agree', 'prove', 'edit', 'drop'])
    expect(table((officer) => sees(officer, own))).toMatchObject({
      inspector: true,
      supervisor: false,
      coordinator: false,
      head: false,
    })
  })
})

test('a monthly review is kept by its unit, signed by its head, seen by a supervisor; the Inspektorat’s stays there', () => {
  const rights = (unit: string, isInspectorate: boolean) =>
    table((officer) =>
      Object.entries(reviewRights(officer, unit, isInspectorate))
        .flatMap(([right, has]) => (has ? [right] : []))
        .join(),
    )
  expect(rights('dpupr', false)).toEqual({
    liaison: 'opens,edits',
    head: 'opens,edits,signs',
    'head elsewhere': '',
    supervisor: 'opens,acknowledges',
    coordinator: 'opens',
    inspector: '',
    admin: '',
  })
  expect(rights('inspektorat', true)).toMatchObject({ inspector: 'opens,edits,signs', supervisor: '', coordinator: '', head: '' })
})
