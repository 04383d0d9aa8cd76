import {
  answers,
  type Deed,
  type DeedName,
  fold,
  type Improvement,
  type ImprovementState,
  improvementStates,
  isOverdue,
  isPossible,
  move,
} from '../../server/improvements/improvement'
import { levelsDue } from '../../server/improvements/escalation'
import { improvementsAt } from '../../server/improvements/minutes'
import { at } from '../support/aComplaint'
import { anImprovement, link, plan, theme } from './anImprovement'

const actingOn = (on: string) => ({ at: at(`${on}T10:00`), on, by: 'kepala.dpupr', post: 'Kepala' })
const effect = { verdict: 'fewer' } as never

describe('a deed on an improvement', () => {
  const allowed: Record<Exclude<DeedName, 'propose'>, ImprovementState[]> = {
    edit: ['proposed', 'agreed'],
    agree: ['proposed'],
    prove: ['proposed', 'agreed', 'done', 'measured'],
    finish: ['agreed'],
    measure: ['done'],
    drop: ['proposed', 'agreed'],
    publish: ['done', 'measured'],
    unpublish: [],
    remind: ['proposed', 'agreed'],
    escalate: ['proposed', 'agreed'],
  }
  test.each(Object.entries(allowed))('%s is possible when it is %j', (deed, states) => {
    const possible = improvementStates.filter((state) =>
      isPossible(deed as keyof typeof allowed, { state, published: null, oversight: false }),
    )
    expect(possible).toEqual(states)
  })

  test('publishes once, and never what rests on complaints about abuse of authority', () => {
    const done = { state: 'done', published: null, oversight: false } as const
    expect(isPossible('publish', done)).toBe(true)
    expect(isPossible('publish', { ...done, oversight: true })).toBe(false)
    expect(isPossible('publish', { ...done, published: { text: 'x', on: '2026-01-01' } })).toBe(false)
    expect(isPossible('unpublish', { ...done, published: { text: 'x', on: '2026-01-01' } })).toBe(true)
  })

  test('that the state does not allow is refused', () => {
    const proposed = anImprovement()
    const deeds: Deed[] = [
      { deed: 'finish', doneOn: '2026-09-02', note: '', evidence: [link] },
      { deed: 'measure', effect },
    ]
    for (const deed of deeds)
      expect(() => move(proposed, deed, actingOn('2026-09-02'))).toThrow(expect.objectContaining({ code: 'improvementNotNow' }))
    expect(() => move(null, { deed: 'agree' }, actingOn('2026-09-02'))).toThrow('improvementNotNow')
  })

  test.each([
    ['after today', '2026-10-02', [link], 'doneOnInvalid'],
    ['before it was agreed', '2026-09-04', [link], 'doneOnInvalid'],
    ['without evidence', '2026-10-01', [], 'proofMissing'],
  ])('declares nothing done %s', (_, doneOn, evidence, code) => {
    const agreed = anImprovement([{ deed: 'agree', on: '2026-09-05' }])
    const finish = { deed: 'finish', doneOn, note: '', evidence } as const
    expect(() => move(agreed, { ...finish, evidence: [...evidence] }, actingOn('2026-10-01'))).toThrow(
      expect.objectContaining({ code }),
    )
  })

  test('counts evidence that was there before', () => {
    const proved = anImprovement([
      { deed: 'agree', on: '2026-09-05' },
      { deed: 'prove', evidence: [link], on: '2026-09-06' },
    ])
    expect(move(proved, { deed: 'finish', doneOn: '2026-09-06', note: '', evidence: [] }, actingOn('2026-09-06')).deed).toBe(
      'finish',
    )
  })

  test('is numbered after the last, and tells who, when and under which title', () =>
    expect(move(anImprovement(), { deed: 'agree' }, actingOn('2026-09-05'))).toEqual({
      seq: 2,
      at: at('2026-09-05T10:00'),
      on: '2026-09-05',
      by: 'kepala.dpupr',
      post: 'Kepala',
      deed: 'agree',
    }))
})

test('what an improvement is follows from its history alone', () => {
  const later = { ...plan, dueOn: '2026-11-30' }
  const improvement = anImprovement([
    { deed: 'edit', plan: later, on: '2026-09-02' },
    { deed: 'agree', on: '2026-09-05' },
    { deed: 'remind', dueOn: '2026-11-30', on: '2026-12-01' },
    { deed: 'finish', doneOn: '2026-12-02', note: '', evidence: [link], on: '2026-12-03' },
    { deed: 'publish', text: 'Ruas diperiksa.', on: '2026-12-04' },
    { deed: 'measure', effect, on: '2027-03-10' },
  ])
  expect(improvement).toMatchObject({
    theme,
    unit: 'dpupr',
    state: 'measured',
    plan: later,
    evidence: [link],
    proposedOn: '2026-09-01',
    agreedOn: '2026-09-05',
    doneOn: '2026-12-02',
    published: { text: 'Ruas diperiksa.', on: '2026-12-04' },
    remindedFor: '2026-11-30',
    escalatedFor: null,
    measured: effect,
  })
  expect(() => fold([])).toThrow(RangeError)
})

describe('a theme has an improvement', () => {
  const agreed = anImprovement([{ deed: 'agree', on: '2026-09-05' }])
  const done = anImprovement([
    { deed: 'agree', on: '2026-09-05' },
    { deed: 'finish', doneOn: '2026-10-01', note: '', evidence: [link], on: '2026-10-01' },
  ])
  const dropped = anImprovement([
    { deed: 'agree', on: '2026-09-05' },
    { deed: 'drop', reason: 'x', on: '2026-10-01' },
  ])
  const everywhere = { ...agreed, theme: { ...theme, kecamatan: null } }
  test.each<[rule: string, improvement: Improvement, date: string, answered: boolean]>([
    ['not when it is only proposed', anImprovement(), '2026-12-31', false],
    ['from the day it was agreed', agreed, '2026-09-05', true],
    ['not before', agreed, '2026-09-04', false],
    ['as long as it is neither done nor dropped', agreed, '2028-01-01', true],
    ['until it was dropped', dropped, '2026-09-30', true],
    ['not when it was dropped', dropped, '2026-10-01', false],
    ['for 180 days after it was done', done, '2027-03-30', true],
    ['not later', done, '2027-03-31', false],
    ['also one for the whole regency', everywhere, '2026-10-01', true],
  ])('%s', (_, improvement, date, answered) => expect(answers(improvement, theme, date)).toBe(answered))

  test('not one for another kecamatan, unit or category, nor a kecamatan’s for the whole regency', () => {
    for (const other of [{ kecamatan: '36.04.02' }, { unit: 'dishub' }, { category: 'drainase' as const }, { kecamatan: null }])
      expect(answers(agreed, { ...theme, ...other }, '2026-10-01')).toBe(false)
  })
})

describe('an improvement that is not done', () => {
  const agreed = anImprovement([{ deed: 'agree', on: '2026-09-05' }])
  test('is overdue from the day after its due date', () => {
    expect([isOverdue(agreed, '2026-10-31'), isOverdue(agreed, '2026-11-01')]).toEqual([false, true])
    expect(isOverdue({ ...agreed, state: 'done' }, '2027-01-01')).toBe(false)
  })

  test.each([
    ['nobody on the due date', 0, {}, []],
    ['the head on the first working day after', 1, {}, ['remind']],
    ['nobody again before the sixth', 5, { remindedFor: '2026-10-31' }, []],
    ['the supervisors on the sixth', 6, { remindedFor: '2026-10-31' }, ['escalate']],
    ['both when it was slept over', 9, {}, ['remind', 'escalate']],
    ['nobody twice', 9, { remindedFor: '2026-10-31', escalatedFor: '2026-10-31' }, []],
    ['the head again when it has another due date', 1, { remindedFor: '2026-09-30', escalatedFor: '2026-09-30' }, ['remind']],
  ])('tells %s', (_, late, told, deeds) => {
    expect(levelsDue({ ...agreed, ...told }, late).map(({ deed }) => deed)).toEqual(deeds)
  })
})

test('a month’s minutes speak of what was open at its end, and of what was done in it', () => {
  const october = { from: '2026-10-01', to: '2026-10-31' }
  const all = [
    { ...anImprovement([{ deed: 'agree', on: '2026-09-05' }]), _id: 'open' },
    { ...anImprovement([{ deed: 'drop', reason: 'x', on: '2026-09-05' }]), _id: 'dropped before' },
    { ...anImprovement([{ deed: 'drop', reason: 'x', on: '2026-10-05' }]), _id: 'dropped in it' },
    { ...anImprovement([{ deed: 'agree', on: '2026-11-05' }]), _id: 'agreed later' },
    { ...anImprovement([], '2026-11-02'), _id: 'proposed later' },
  ]
  expect(improvementsAt(all, october, at('2026-10-31T23:59')).map(({ id, state }) => [id, state])).toEqual([
    ['open', 'agreed'],
    ['dropped in it', 'dropped'],
    ['agreed later', 'proposed'],
  ])
})
