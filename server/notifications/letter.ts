import type { Complaint, ComplaintEvent, StoredClock } from '../complaints/complaint'
import { openExtension } from '../complaints/extension'
import type { MailName, Mails } from '../complaints/mails'
import { lastDayToRebut } from '../sla/silence'
import type { ClockName } from '../sla/clock'
import { holderAt } from './notice'

/** What a mail needs to say besides the complaint. `unitName` of null is the coordinator's unit. */
export type Surroundings = {
  reporterLink: string
  officerLink: string
  unitName: (id: string | null) => string
  /** Counted by the calendar of a unit, else the regency's. */
  workingDays: (from: Date, to: Date, unit?: string) => number
  lapsesAt: (askedAt: Date) => Date
  /** Whether a question without a reply withdraws the complaint. */
  deemsWithdrawn: boolean
  now: Date
}

type Writer<M extends MailName> = (complaint: Complaint, event: ComplaintEvent, around: Surroundings) => Mails[M] | null

/**
 * What a mail about an event says. Null when there is nothing to tell any more: a question that was replied to, a deadline that has been met, a case
 * that has gone elsewhere. An acknowledgement is always due, for it is the citizen's receipt. No mail carries a word that a citizen or an
 * officer wrote, and one about a confidential report does not even name who deals with it.
 */
export const letterFor = <M extends MailName>(
  template: M,
  complaint: Complaint,
  event: ComplaintEvent,
  around: Surroundings,
): Mails[M] | null => (writers[template] as Writer<M>)(complaint, event, around)

const mine = ({ _id: code }: Complaint, { reporterLink: link }: Surroundings) => ({ code, link })
const openly = (complaint: Complaint, name: string): string | null => (complaint.filing.identity === 'confidential' ? null : name)

const work = ({ _id: code, register, unit }: Complaint, { officerLink: link, unitName }: Surroundings) => ({
  code,
  register,
  link,
  unit: unitName(unit),
})

const dueOf = ({ clocks }: Complaint, name: ClockName): Date | null =>
  clocks.findLast(({ clock }) => clock === name)?.dueAt ?? null

/** No such event came after it. */
const isLatest = ({ history }: Complaint, { type, seq }: ComplaintEvent): boolean =>
  !history.some((later) => later.seq > seq && later.type === type)

/** The unit still has the work that the event gave it. */
const isStillTheirs = (complaint: Complaint, event: ComplaintEvent): boolean =>
  complaint.phase === 'open' && complaint.unit === holderAt(complaint, event) && isLatest(complaint, event)

type About = { clock: ClockName; startedAt: Date }
/** The clock that an event is about, if it still runs. */
const runningClock = ({ clocks }: Complaint, about: About): StoredClock | undefined =>
  clocks.find(({ clock, startedAt, open }) => open && clock === about.clock && startedAt.getTime() === about.startedAt.getTime())

/** What a clock that is late says; null when it has stopped, or has another due date by now that is still ahead. */
function lateness(complaint: Complaint, about: About, { now, workingDays }: Surroundings) {
  const { clock, dueAt, unit } = runningClock(complaint, about) ?? {}
  return clock && dueAt && dueAt < now ? { clock, dueAt, days: workingDays(dueAt, now, unit) } : null
}

function escalation(complaint: Complaint, event: ComplaintEvent, around: Surroundings): Mails['reminder' | 'escalation'] | null {
  const late = event.type === 'escalated' && lateness(complaint, event, around)
  if (!late) return null
  const theirs = complaint.unit === null || !['supervisor', 'coordinator'].includes(event.to)
  return { ...work(complaint, around), ...late, theirs }
}

const writers: { [M in MailName]: Writer<M> } = {
  acknowledgement: (complaint, _, around) => ({
    ...mine(complaint, around),
    unit: openly(complaint, around.unitName(complaint.unit)) ?? around.unitName(null),
    receivedAt: complaint.receivedAt,
    verifyBy: dueOf(complaint, 'verification'),
    answerBy: dueOf(complaint, 'resolution'),
  }),
  question: (complaint, event, around) =>
    event.type === 'asked' && complaint.state === 'awaitingReporter' && isLatest(complaint, event)
      ? {
          ...mine(complaint, around),
          unit: openly(complaint, around.unitName(event.unit)),
          replyBy: around.lapsesAt(event.at),
          withdraws: around.deemsWithdrawn,
        }
      : null,
  answered: (complaint, event, around) => {
    if (event.type !== 'answered' || complaint.state !== 'answered' || !isLatest(complaint, event)) return null
    const verdict = complaint.clocks.find(({ clock }) => clock === 'resolution')?.verdict
    return {
      ...mine(complaint, around),
      unit: openly(complaint, around.unitName(event.unit)),
      onTime: verdict ? verdict === 'onTime' : null,
      confirmBy: lastDayToRebut(event.at),
    }
  },
  forwarded: (complaint, event, around) =>
    event.type === 'forwarded' ? { ...mine(complaint, around), to: openly(complaint, around.unitName(event.to)) } : null,
  closed: (complaint, event, around) => ({ ...mine(complaint, around), bySilence: event.by === 'system' }),
  archived: (complaint, event, around) =>
    event.type === 'archived' ? { ...mine(complaint, around), reason: event.reason } : null,
  withdrawn: (complaint, { seq }, around) => {
    const asked = complaint.history.findLast((event) => event.seq < seq && event.type === 'asked')
    return asked ? { ...mine(complaint, around), askedAt: asked.at } : null
  },
  assigned: (complaint, event, around) =>
    isStillTheirs(complaint, event)
      ? { ...work(complaint, around), followUpBy: dueOf(complaint, 'followUp'), answerBy: dueOf(complaint, 'unit') }
      : null,
  returned: (complaint, event, around) =>
    event.type === 'returned' && isStillTheirs(complaint, event)
      ? { ...work(complaint, around), unit: around.unitName(event.unit), to: around.unitName(event.to) }
      : null,
  replied: (complaint, event, around) => (isStillTheirs(complaint, event) ? work(complaint, around) : null),
  reopened: (complaint, event, around) =>
    isStillTheirs(complaint, event) ? { ...work(complaint, around), answerBy: dueOf(complaint, 'unit') } : null,
  warning: (complaint, event, around) => {
    const { clock, dueAt, unit } = (event.type === 'warned' && runningClock(complaint, event)) || {}
    if (!clock || !dueAt || dueAt < around.now) return null
    return { ...work(complaint, around), clock, dueAt, days: around.workingDays(around.now, dueAt, unit) }
  },
  overdue: (complaint, event, around) => {
    const late = event.type === 'overdue' && lateness(complaint, event, around)
    return late ? { ...work(complaint, around), clock: late.clock, dueAt: late.dueAt } : null
  },
  extended: (complaint, event, around) => {
    const [until, from] = [complaint.promisedAt, dueOf(complaint, 'resolution')]
    if (event.type !== 'extended' || complaint.phase !== 'open' || !isLatest(complaint, event) || !until || !from) return null
    return { ...mine(complaint, around), unit: openly(complaint, around.unitName(event.unit)), until, from }
  },
  extensionAsked: (complaint, event, around) =>
    event.type === 'extensionAsked' && openExtension(complaint)?.seq === event.seq
      ? { ...work(complaint, around), days: event.days }
      : null,
  extensionGranted: (complaint, event, around) => {
    const [until, dueAt] = [complaint.promisedAt, dueOf(complaint, 'resolution')]
    if (event.type !== 'extended' || !isStillTheirs(complaint, event) || !until || !dueAt) return null
    return { ...work(complaint, around), days: event.days, until, dueAt }
  },
  extensionRefused: (complaint, event, around) =>
    event.type === 'extensionRefused' && isStillTheirs(complaint, event)
      ? { ...work(complaint, around), answerBy: complaint.promisedAt }
      : null,
  reminder: escalation,
  escalation,
}
