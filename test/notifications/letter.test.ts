import type { Complaint } from '../../server/complaints/complaint'
import type { MailName } from '../../server/complaints/mails'
import { letterFor, type Surroundings } from '../../server/notifications/letter'
import { nextAttempt } from '../../server/notifications/retry'
import type { JudgedClock } from '../../server/sla/clock'
import { createViews } from '../../server/platform/views'
import { aClock, aComplaint, at, type Told } from '../support/aComplaint'

const assigned: Told = { type: 'assigned', unit: 'dpupr' }
const asked: Told = { type: 'asked', unit: 'dpupr', text: 'Di depan rumah siapa?' }
const answered: Told = { type: 'answered', unit: 'dpupr', text: 'Sudah ditambal.', files: [], evidence: false }
const reopened: Told = { type: 'reopened', reason: 'Masih berlubang.' }
const returned: Told = { type: 'returned', unit: 'dpupr', to: 'dishub', reason: 'Bukan kami.' }
const startedAt = at('2026-11-23T10:00')
const dueAt = at('2026-12-14T16:00')
const clockOf = (open: boolean): JudgedClock => aClock({ unit: 'dpupr', startedAt, dueAt, elapsedDays: 1, open })

const around = {
  reporterLink: 'https://aduan.example/buka',
  officerLink: 'https://aduan.example/meja',
  unitName: (id: string | null) => (id ?? 'diskominfo').toUpperCase(),
  workingDays: () => 3,
  lapsesAt: (from: Date) => new Date(from.getTime() + 30 * 86_400_000),
  deemsWithdrawn: false,
  now: at('2026-12-09T09:00'),
}
const letterAbout = <M extends MailName>(template: M, type: string, complaint: Complaint, more: Partial<Surroundings> = {}) =>
  letterFor(
    template,
    complaint,
    complaint.history.find((event) => event.type === type)!,
    { ...around, ...more },
  )

test.each<[rule: string, template: MailName, type: string, happenings: Told[], clock: JudgedClock | null, told: boolean]>([
  [
    'a receipt is due whatever has happened since',
    'acknowledgement',
    'received',
    [assigned, answered, { type: 'closed' }],
    null,
    true,
  ],
  ['an open question is told', 'question', 'asked', [assigned, asked], null, true],
  ['a question with a reply is not', 'question', 'asked', [assigned, asked, { type: 'replied', text: '' }], null, false],
  ['an answer is told', 'answered', 'answered', [assigned, answered], null, true],
  ['an answer already rebutted is not', 'answered', 'answered', [assigned, answered, reopened], null, false],
  ['of two answers the first is not', 'answered', 'answered', [assigned, answered, reopened, answered], null, false],
  ['a new case is told', 'assigned', 'assigned', [assigned], null, true],
  ['a case passed on meanwhile is not', 'assigned', 'assigned', [assigned, { type: 'assigned', unit: 'dishub' }], null, false],
  ['a case answered meanwhile is not', 'assigned', 'assigned', [assigned, answered], null, false],
  ['a case that came back is told', 'returned', 'returned', [assigned, returned], null, true],
  [
    'one that has a new unit is not',
    'returned',
    'returned',
    [assigned, returned, { type: 'assigned', unit: 'dishub' }],
    null,
    false,
  ],
  [
    'a warning is told while the clock runs',
    'warning',
    'warned',
    [assigned, { type: 'warned', clock: 'unit', startedAt, dueAt }],
    clockOf(true),
    true,
  ],
  [
    'a warning is not told of a clock that stopped',
    'warning',
    'warned',
    [assigned, { type: 'warned', clock: 'unit', startedAt, dueAt }],
    clockOf(false),
    false,
  ],
  ['an end is told for good', 'forwarded', 'forwarded', [{ type: 'forwarded', to: 'outside:pln', reason: '' }], null, true],
])('%s', (_, template, type, happenings, clock, told) => {
  const letter = letterAbout(template, type, aComplaint({ happenings, clocks: clock ? [clock] : [] }))
  expect(letter !== null).toBe(told)
})

describe('a mail about more time', () => {
  const words = { unit: 'dpupr', days: 5, reason: 'Aspal datang Senin.', text: 'Kami tambal Rabu.' }
  const asks: Told = { type: 'extensionAsked', ...words }
  const extended: Told = { type: 'extended', ...words }
  const refused: Told = { type: 'extensionRefused', unit: 'dpupr', reason: 'Masih bisa.' }
  const clocks = [aClock({ clock: 'resolution', dueAt })]
  const promisedAt = at('2026-12-21T16:00')

  test.each<[rule: string, template: MailName, type: string, happenings: Told[], told: boolean]>([
    ['a request that waits is told', 'extensionAsked', 'extensionAsked', [assigned, asks], true],
    ['one that was decided is not', 'extensionAsked', 'extensionAsked', [assigned, asks, refused], false],
    ['one that ended with an answer is not', 'extensionAsked', 'extensionAsked', [assigned, asks, answered], false],
    ['a new date is told', 'extended', 'extended', [assigned, asks, extended], true],
    ['one that the answer has overtaken is not', 'extended', 'extended', [assigned, asks, extended, answered], false],
    ['of two new dates the first is not', 'extended', 'extended', [assigned, asks, extended, asks, extended], false],
    ['the unit is told that it was granted', 'extensionGranted', 'extended', [assigned, asks, extended], true],
    [
      'not when the case has gone elsewhere',
      'extensionGranted',
      'extended',
      [assigned, asks, extended, { type: 'assigned', unit: 'dishub' }],
      false,
    ],
    ['the unit is told that it was refused', 'extensionRefused', 'extensionRefused', [assigned, asks, refused], true],
    ['not when it has answered', 'extensionRefused', 'extensionRefused', [assigned, asks, refused, answered], false],
  ])('%s', (_, template, type, happenings, told) => {
    expect(letterAbout(template, type, aComplaint({ happenings, clocks, promisedAt })) !== null).toBe(told)
  })

  test('says the new date and the old one, and none of the words of the interim reply', () => {
    const letter = letterAbout('extended', 'extended', aComplaint({ happenings: [assigned, asks, extended], clocks, promisedAt }))
    const { text } = createViews().mail('extended', letter!, { lang: 'id' })
    expect(text).toContain('Senin, 21 Desember 2026, semula Senin, 14 Desember 2026')
    expect(text).not.toMatch(/Aspal|tambal/)
  })
})

describe('a mail about a deadline that has passed', () => {
  const late = at('2026-12-15T07:30')
  const level = (to: 'head' | 'supervisor' = 'head'): Told => ({
    type: 'escalated',
    clock: 'unit',
    startedAt,
    dueAt,
    level: 1,
    to,
    template: 'reminder',
  })
  const overdue: Told = { type: 'overdue', clock: 'unit', startedAt, dueAt }
  const moved = { ...clockOf(true), dueAt: at('2026-12-16T16:00') }

  test.each<[rule: string, happenings: Told[], clock: JudgedClock, told: boolean]>([
    ['is told while the clock runs', [assigned, overdue, level()], clockOf(true), true],
    ['is not when it was answered meanwhile', [assigned, overdue, level(), answered], clockOf(false), false],
    ['is not when another calendar has given it more time', [assigned, overdue, level()], moved, false],
  ])('%s', (_, happenings, clock, told) => {
    const complaint = aComplaint({ happenings, clocks: [clock] })
    expect(letterAbout('reminder', 'escalated', complaint, { now: late }) !== null).toBe(told)
    expect(letterAbout('overdue', 'overdue', complaint, { now: late }) !== null).toBe(told)
  })

  test('says when it was due, and how many working days of its own calendar ago', () => {
    const workingDays = (_: Date, __: Date, unit?: string) => (unit === 'dpupr' ? 2 : 1)
    const complaint = aComplaint({ happenings: [assigned, level()], clocks: [clockOf(true)] })
    expect(letterAbout('reminder', 'escalated', complaint, { now: late, workingDays })).toMatchObject({
      unit: 'DPUPR',
      clock: 'unit',
      dueAt,
      days: 2,
      theirs: true,
    })
  })

  test('asks those who watch to call the unit, and to act where no unit has the case', () => {
    const verification = aClock({ clock: 'verification', startedAt, dueAt })
    const of = (happenings: Told[], clock: JudgedClock) =>
      letterAbout('escalation', 'escalated', aComplaint({ happenings, clocks: [clock] }), { now: late })
    expect(of([assigned, level('supervisor')], clockOf(true))).toMatchObject({ theirs: false })
    expect(of([{ ...level('supervisor'), clock: 'verification' } as Told], verification)).toMatchObject({ theirs: true })
  })
})

test('the reporter is told with the question what silence does, and when it has done it why', () => {
  const complaint = aComplaint({ happenings: [assigned, asked, { type: 'withdrawn', reason: '' }] })
  const open = aComplaint({ happenings: [assigned, asked] })
  expect(letterAbout('question', 'asked', open, { deemsWithdrawn: true })).toMatchObject({ withdraws: true })
  expect(letterAbout('withdrawn', 'withdrawn', complaint)).toMatchObject({ askedAt: complaint.history[2]!.at })
})

test('a mail about a confidential report names neither what it is about nor who deals with it', () => {
  const views = createViews()
  const filing = { identity: 'confidential' as const, text: 'Pungutan di sekolah.', name: 'Siti Rahasia' }
  const mails: [MailName, string, Told[]][] = [
    ['acknowledgement', 'received', [assigned]],
    ['question', 'asked', [assigned, asked]],
    ['answered', 'answered', [assigned, answered]],
    ['forwarded', 'forwarded', [assigned, { type: 'forwarded', to: 'outside:pln', reason: 'Wewenang PLN.' }]],
  ]
  for (const [template, type, happenings] of mails) {
    const complaint = aComplaint({ happenings, filing })
    const { subject, text } = views.mail(template, letterAbout(template, type, complaint)!, { lang: 'id' })
    expect(subject + text).not.toMatch(/DPUPR|PLN|Pungutan|Siti|tambal/i)
  }
})

test('a message that cannot be sent is tried again ever more seldom, and given up after three days', () => {
  const now = at('2026-11-23T09:00')
  const minutesAfter = (attempts: number) => (nextAttempt(attempts, now)!.getTime() - now.getTime()) / 60_000
  expect([1, 2, 3, 4, 8, 9, 10, 19].map(minutesAfter)).toEqual([1, 2, 4, 8, 128, 256, 360, 360])
  const tries = Array.from({ length: 19 }, (_, i) => minutesAfter(i + 1))
  expect(Math.round(tries.reduce((sum, wait) => sum + wait) / 60 / 24)).toBe(3)
  expect(nextAttempt(20, now)).toBeNull()
})
