import type { Complaint, ComplaintEvent } from '../complaints/complaint'
import type { MailName } from '../complaints/mails'
import type { Role } from '../staff/officer'

/** Who is told: the reporter, or whoever holds a post of this role in this unit on the day of sending. */
export type Recipient = 'reporter' | `${Role}:${string}`
export type Notice = { template: MailName; recipient: Recipient }

const coordinatorUnit = 'diskominfo'
const coordinator: Recipient = `coordinator:${coordinatorUnit}`

/** The Inspektorat's cases are worked on by its inspectors, all others by the unit's liaison. */
const workerOf = (complaint: Pick<Complaint, 'oversight'>, unit: string): Recipient =>
  complaint.oversight ? `inspector:${unit}` : `liaison:${unit}`

/**
 * Who is told of an event, and by which mail. A reporter without e-mail (anonymous, or with a telephone only) is told nothing: there is
 * no other channel yet, and the tracking page says it all.
 */
export function noticesFor(complaint: Pick<Complaint, 'unit' | 'oversight' | 'filing'>, event: ComplaintEvent): Notice[] {
  const reporter = (template: MailName): Notice[] => (complaint.filing.email ? [{ template, recipient: 'reporter' }] : [])
  const holder = (template: MailName): Notice[] =>
    complaint.unit ? [{ template, recipient: workerOf(complaint, complaint.unit) }] : [{ template, recipient: coordinator }]
  switch (event.type) {
    case 'received':
      return reporter('acknowledgement')
    case 'assigned':
      return [{ template: 'assigned', recipient: workerOf(complaint, event.unit) }]
    case 'returned':
      return [{ template: 'returned', recipient: coordinator }]
    case 'asked':
      return reporter('question')
    case 'answered':
      return reporter('answered')
    case 'reopened':
      return [
        ...holder('reopened'),
        ...(complaint.unit && !complaint.oversight
          ? [{ template: 'reopened' as const, recipient: `head:${complaint.unit}` as const }]
          : []),
      ]
    case 'replied':
      return holder('replied')
    case 'forwarded':
      return reporter('forwarded')
    case 'closed':
      return event.by === 'system' ? reporter('closed') : []
    case 'archived':
      return reporter('archived')
    case 'warned':
      return holder('warning')
    case 'overdue':
      return [
        ...holder('overdue'),
        ...(complaint.unit && !complaint.oversight && event.clock !== 'verification'
          ? [{ template: 'overdue' as const, recipient: `head:${complaint.unit}` as const }]
          : []),
      ]
    default:
      return []
  }
}
