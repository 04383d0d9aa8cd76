import type { Complaint, ComplaintEvent } from '../complaints/complaint'
import type { MailName } from '../complaints/mails'
import type { Role } from '../staff/officer'

type UnitRole = 'liaison' | 'head' | 'inspector'
/** Who is told: the reporter, or whoever holds that post on the day of sending: the coordinator's, the supervisors', or a unit's. */
export type Recipient = 'reporter' | 'coordinator' | 'supervisor' | `${UnitRole}:${string}`
export type Notice = { template: MailName; recipient: Recipient }

type Told = Pick<Complaint, 'filing' | 'history'>

/**
 * Who is told of an event, and by which mail: the reporter what became of the complaint, the unit that holds it what it has to do (its liaison, and
 * its head when a complaint is overdue, comes back, or asks for more time), the coordinator what no unit holds and who asks for more time, and of a
 * level of an escalation whoever it names. The same event always gives the same notices.
 * A reporter without e-mail is told nothing, for there is no other channel yet: the anonymous by their own wish, the others by their telephone
 * only. Nor is anybody told of their own deed.
 */
export function noticesFor(complaint: Told, event: ComplaintEvent): Notice[] {
  const reporter = (template: MailName): Notice[] => (hasAddress(complaint) ? [{ template, recipient: 'reporter' }] : [])
  const unit = holderAt(complaint, event)
  const holder = (template: MailName, ...roles: UnitRole[]): Notice[] =>
    unit ? roles.map((role) => ({ template, recipient: `${role}:${unit}` })) : [{ template, recipient: 'coordinator' }]
  switch (event.type) {
    case 'received':
      return reporter('acknowledgement')
    case 'asked':
      return reporter('question')
    case 'answered':
      return reporter('answered')
    case 'forwarded':
      return reporter('forwarded')
    case 'closed':
      return event.by === 'system' ? reporter('closed') : []
    case 'archived':
      return reporter('archived')
    case 'assigned':
      return holder('assigned', 'liaison')
    case 'returned':
      return [{ template: 'returned', recipient: 'coordinator' }]
    case 'replied':
      return holder('replied', 'liaison')
    case 'reopened':
      return holder('reopened', 'liaison', 'head')
    case 'warned':
      return holder('warning', 'liaison')
    case 'overdue':
      return holder('overdue', 'liaison', 'head')
    case 'escalated':
      return isUnitRole(event.to)
        ? holder(event.template, event.to)
        : [{ template: event.template, recipient: watcher(event.to) }]
    case 'withdrawn':
      return event.by === 'system' ? reporter('withdrawn') : []
    case 'extensionAsked':
      return [...holder('extensionAsked', 'head'), { template: 'extensionAsked', recipient: 'coordinator' }]
    case 'extended':
      return [...reporter('extended'), ...holder('extensionGranted', 'liaison')]
    case 'extensionRefused':
      return holder('extensionRefused', 'liaison')
    case 'recorded':
    case 'routed':
    case 'verified':
    case 'classified':
    case 'followUpStarted':
    case 'rated':
    case 'duesMoved':
    case 'hidden':
    case 'unhidden':
      return []
  }
}

const officeMails: readonly MailName[] = ['warning', 'overdue', 'reminder', 'escalation']

/** What time itself has brought is told to officers while their offices are open: not at night, not on a holiday. */
export const waitsForOffice = (template: MailName): boolean => officeMails.includes(template)

const isUnitRole = (role: Role): role is UnitRole => ['liaison', 'head', 'inspector'].includes(role)
/** The administrator of the system sees no complaint: what a policy has for that post is the coordinator's. */
const watcher = (role: Role): Recipient => (role === 'supervisor' ? role : 'coordinator')

const hasAddress = ({ filing }: Told): boolean => filing.identity !== 'anonymous' && Boolean(filing.email)

/** The unit that holds the complaint once the event has happened; null while it is the coordinator's. */
export function holderAt({ history }: Pick<Complaint, 'history'>, { seq }: ComplaintEvent): string | null {
  const last = history.findLast((event) => event.seq <= seq && (event.type === 'assigned' || event.type === 'returned'))
  return last?.type === 'assigned' ? last.unit : null
}
