import type { ComplaintEvent } from '../../server/complaints/complaint'
import type { MailName } from '../../server/complaints/mails'
import { noticesFor, waitsForOffice } from '../../server/notifications/notice'
import type { Role } from '../../server/staff/officer'
import { aComplaint, at, type Told } from '../support/aComplaint'
import { mailSamples } from '../views/mails'

const assigned: Told = { type: 'assigned', unit: 'dpupr' }
const answered: Told = { type: 'answered', unit: 'dpupr', text: '', files: [], evidence: false }
const clock = { clock: 'unit' as const, startedAt: at('2026-11-23T10:00'), dueAt: at('2026-12-14T16:00') }
const level = (to: Role, template: 'reminder' | 'escalation' = 'reminder'): Told => ({
  type: 'escalated',
  ...clock,
  level: 1,
  to,
  template,
})
const asksForTime = { type: 'extensionAsked' as const, unit: 'dpupr', days: 5, reason: '', text: '' }
const verification = { ...clock, clock: 'verification' as const }

const told = (happenings: Told[], filing = {}): string[] => {
  const complaint = aComplaint({ happenings, filing })
  const last = complaint.history.at(-1) as ComplaintEvent
  return noticesFor(complaint, last).map(({ template, recipient }) => `${template} → ${recipient}`)
}

test.each<[rule: string, happenings: Told[], notices: string[]]>([
  ['the reporter gets a receipt', [], ['acknowledgement → reporter']],
  ['the number in the register is no news', [{ type: 'recorded', register: '000001/ADU/2026' }], []],
  ['verifying alone is no news', [{ type: 'verified' }], []],
  ['the liaison of the unit is told of a new case', [assigned], ['assigned → liaison:dpupr']],
  [
    'the liaison of the next unit is told when it is passed on',
    [assigned, { type: 'assigned', unit: 'dishub' }],
    ['assigned → liaison:dishub'],
  ],
  [
    'the coordinator is told of what comes back',
    [assigned, { type: 'returned', unit: 'dpupr', to: 'dishub', reason: '' }],
    ['returned → coordinator'],
  ],
  ['beginning the work is no news', [assigned, { type: 'followUpStarted', unit: 'dpupr' }], []],
  ['the reporter is told of a question', [assigned, { type: 'asked', unit: 'dpupr', text: '' }], ['question → reporter']],
  [
    'the liaison is told of the reply',
    [assigned, { type: 'asked', unit: 'dpupr', text: '' }, { type: 'replied', text: '' }],
    ['replied → liaison:dpupr'],
  ],
  ['the reporter is told of the answer', [assigned, answered], ['answered → reporter']],
  [
    'liaison and head are told that the reporter rebuts',
    [assigned, answered, { type: 'reopened', reason: '' }],
    ['reopened → liaison:dpupr', 'reopened → head:dpupr'],
  ],
  ['who confirms needs no mail about it', [assigned, answered, { type: 'closed', by: 'reporter' }], []],
  ['the reporter is told of the end by silence', [assigned, answered, { type: 'closed' }], ['closed → reporter']],
  ['a rating is no news', [assigned, answered, { type: 'closed', by: 'reporter' }, { type: 'rated', rating: 4 }], []],
  [
    'the reporter is told where the complaint was forwarded',
    [{ type: 'forwarded', to: 'outside:pln', reason: '' }],
    ['forwarded → reporter'],
  ],
  ['the reporter is told of the archiving', [{ type: 'archived', reason: 'spam', note: '' }], ['archived → reporter']],
  ['who withdraws needs no mail about it', [{ type: 'withdrawn', reason: '', by: 'reporter' }], []],
  [
    'the reporter is told that silence withdrew the complaint',
    [assigned, { type: 'asked', unit: 'dpupr', text: '' }, { type: 'withdrawn', reason: '' }],
    ['withdrawn → reporter'],
  ],
  [
    'head and coordinator, who may grant it, are told that a unit asks for more time',
    [assigned, asksForTime],
    ['extensionAsked → head:dpupr', 'extensionAsked → coordinator'],
  ],
  [
    'the reporter gets the new date, the liaison hears that it was granted',
    [assigned, asksForTime, { ...asksForTime, type: 'extended' }],
    ['extended → reporter', 'extensionGranted → liaison:dpupr'],
  ],
  [
    'the liaison hears that it was refused',
    [assigned, asksForTime, { type: 'extensionRefused', unit: 'dpupr', reason: '' }],
    ['extensionRefused → liaison:dpupr'],
  ],
  [
    'that a calendar moved a date is read on the page, not written to everybody',
    [assigned, { type: 'duesMoved', moves: [] }],
    [],
  ],
  ['a level tells the head of the unit that has the case', [assigned, level('head')], ['reminder → head:dpupr']],
  ['or its liaison', [assigned, level('liaison')], ['reminder → liaison:dpupr']],
  ['or its inspector', [{ type: 'assigned', unit: 'inspektorat' }, level('inspector')], ['reminder → inspector:inspektorat']],
  ['or the supervisors, firmly', [assigned, level('supervisor', 'escalation')], ['escalation → supervisor']],
  ['or the coordinator', [assigned, level('coordinator', 'escalation')], ['escalation → coordinator']],
  ['a level for the head of what no unit holds is the coordinator’s', [level('head')], ['reminder → coordinator']],
  ['and so is one for the administrator, who sees no complaint', [assigned, level('admin')], ['reminder → coordinator']],
  ['the liaison is warned', [assigned, { type: 'warned', ...clock }], ['warning → liaison:dpupr']],
  [
    'liaison and head are told of a case overdue',
    [assigned, { type: 'overdue', ...clock }],
    ['overdue → liaison:dpupr', 'overdue → head:dpupr'],
  ],
  ['what no unit holds is the coordinator’s to do', [{ type: 'overdue', ...verification }], ['overdue → coordinator']],
  [
    'what came back is the coordinator’s to do',
    [assigned, { type: 'returned', unit: 'dpupr', to: 'dishub', reason: '' }, { type: 'warned', ...clock }],
    ['warning → coordinator'],
  ],
])('%s', (_, happenings, notices) => {
  expect(told(happenings)).toEqual(notices)
})

test('an anonymous reporter is told nothing, and neither is one who left a telephone number only', () => {
  expect(told([], { identity: 'anonymous', email: 'warga@contoh.invalid' })).toEqual([])
  expect(told([], { email: undefined, phone: '+628123456789' })).toEqual([])
})

test('the same event gives the same notices, whatever has happened since', () => {
  const reopened: Told[] = [assigned, answered, { type: 'reopened', reason: '' }]
  const now = aComplaint({ happenings: reopened })
  const later = aComplaint({ happenings: [...reopened, { type: 'assigned', unit: 'dishub' }] })
  expect(noticesFor(later, later.history[3]!)).toEqual(noticesFor(now, now.history[3]!))
})

test('only what time has brought to officers waits for their offices to open', () => {
  const names = Object.keys(mailSamples) as MailName[]
  expect(names.filter(waitsForOffice)).toEqual(['warning', 'overdue', 'reminder', 'escalation'])
})
