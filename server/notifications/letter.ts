import type { Complaint, ComplaintEvent } from '../complaints/complaint'
import type { MailName, Mails } from '../complaints/mails'
import { lastDayToRebut } from '../complaints/silence'
import type { ClockName } from '../sla/clock'

/** What a mail needs to say besides the complaint; names and working days are looked up by the caller. */
export type Surroundings = {
  reporterLink: string
  officerLink: string
  unitName: (id: string | null) => string
  workingDays: (from: Date, to: Date) => number
  lapsesAt: (askedAt: Date) => Date
  now: Date
}

const dueOf = ({ clocks }: Complaint, name: ClockName): Date | null =>
  clocks.findLast(({ clock }) => clock === name)?.dueAt ?? null

/** The model of a mail about an event; null when it is no longer to be told: a question that was replied to, a deadline that has been met. */
export function letterFor<M extends MailName>(
  template: M,
  complaint: Complaint,
  event: ComplaintEvent,
  around: Surroundings,
): Mails[M] | null {
  const letter = letters[template] as (complaint: Complaint, event: ComplaintEvent, around: Surroundings) => Mails[M] | null
  return letter(complaint, event, around)
}

const mine = ({ _id: code }: Complaint, { reporterLink: link }: Surroundings) => ({ code, link })
const work = ({ _id: code, register, unit }: Complaint, { officerLink: link, unitName }: Surroundings) => ({
  code,
  register,
  link,
  unit: unitName(unit),
})
const unitOf = (event: ComplaintEvent): string | null => ('unit' in event ? event.unit : null)
const isUnanswered = (complaint: Complaint): boolean => complaint.phase === 'open'

const letters: { [M in MailName]: (complaint: Complaint, event: ComplaintEvent, around: Surroundings) => Mails[M] | null } = {
  acknowledgement: (complaint, _, around) => ({
    ...mine(complaint, around),
    unit: around.unitName(complaint.unit),
    receivedAt: complaint.receivedAt,
    verifyBy: dueOf(complaint, 'verification'),
    answerBy: dueOf(complaint, 'resolution'),
  }),
  question: (complaint, event, around) =>
    complaint.state === 'awaitingReporter'
      ? { ...mine(complaint, around), unit: around.unitName(unitOf(event)), replyBy: around.lapsesAt(event.at) }
      : null,
  answered: (complaint, event, around) => {
    if (complaint.state !== 'answered') return null
    const verdict = complaint.clocks.find(({ clock }) => clock === 'resolution')?.verdict
    return {
      ...mine(complaint, around),
      unit: around.unitName(unitOf(event)),
      onTime: verdict ? verdict === 'onTime' : null,
      confirmBy: lastDayToRebut(event.at),
    }
  },
  forwarded: (complaint, event, around) =>
    event.type === 'forwarded' ? { ...mine(complaint, around), to: around.unitName(event.to) } : null,
  closed: (complaint, event, around) => ({ ...mine(complaint, around), bySilence: event.by === 'system' }),
  archived: (complaint, event, around) =>
    event.type === 'archived' ? { ...mine(complaint, around), reason: event.reason } : null,
  assigned: (complaint, event, around) =>
    complaint.unit === unitOf(event) && isUnanswered(complaint)
      ? { ...work(complaint, around), followUpBy: dueOf(complaint, 'followUp'), answerBy: dueOf(complaint, 'unit') }
      : null,
  returned: (complaint, event, around) =>
    event.type === 'returned' && complaint.state === 'verified'
      ? { ...work(complaint, around), unit: around.unitName(event.unit), to: around.unitName(event.to) }
      : null,
  replied: (complaint, _, around) => (isUnanswered(complaint) ? work(complaint, around) : null),
  reopened: (complaint, _, around) =>
    isUnanswered(complaint) ? { ...work(complaint, around), answerBy: dueOf(complaint, 'unit') } : null,
  warning: (complaint, event, around) =>
    event.type === 'warned' && isOpen(complaint, event)
      ? { ...work(complaint, around), clock: event.clock, dueAt: event.dueAt, days: around.workingDays(around.now, event.dueAt) }
      : null,
  overdue: (complaint, event, around) =>
    event.type === 'overdue' && isOpen(complaint, event)
      ? { ...work(complaint, around), clock: event.clock, dueAt: event.dueAt }
      : null,
}

const isOpen = ({ clocks }: Complaint, about: { clock: ClockName; startedAt: Date }): boolean =>
  clocks.some(({ clock, startedAt, open }) => open && clock === about.clock && startedAt.getTime() === about.startedAt.getTime())
