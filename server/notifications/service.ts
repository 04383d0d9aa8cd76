import { createHash } from 'node:crypto'
import type { Complaint, ComplaintEvent } from '../complaints/complaint'
import type { MailName } from '../complaints/mails'
import { keyFor } from '../complaints/trackingCode'
import type { Clock } from '../platform/clock'
import type { Mailer } from '../platform/mailer'
import type { SlaService } from '../sla/service'
import { localDate } from '../staff/holdings'
import type { Contact, Role } from '../staff/officer'
import type { UnitService } from '../units/service'
import { unitsAbove } from '../units/unitTree'
import { letterFor } from './letter'
import { noticesFor, type Recipient } from './notice'
import { nextAttempt } from './retry'
import type { Message, MessageStore } from './store'

type Needs = {
  store: MessageStore
  complaintOf: (code: string) => Promise<Complaint | null>
  staff: { holdersOf(unit: string, role: Role, date: string): Promise<Contact[]> }
  units: Pick<UnitService, 'list'>
  sla: Pick<SlaService, 'workingDays' | 'lapsesAt'>
  mailer: Pick<Mailer, 'send'>
  render: (template: MailName, model: object) => { subject: string; text: string }
  clock: Clock
  baseUrl: string
  secret: string
  coordinatorUnit: string
}

const lease = 2 * 60_000
const perSweep = 200

export type NotificationService = ReturnType<typeof createNotificationService>

/** Telling people by mail what happened. Mail never holds up a deed: rows are written with the news, and sent by jobs until they are through. */
export function createNotificationService({
  store,
  complaintOf,
  staff,
  units,
  sla,
  mailer,
  render,
  clock,
  baseUrl,
  secret,
  coordinatorUnit,
}: Needs) {
  /** Addresses of today's holders of a post; a vacant post goes to the unit above. */
  async function addressesOf(complaint: Complaint, recipient: Recipient): Promise<string[]> {
    if (recipient === 'reporter') return complaint.filing.email ? [complaint.filing.email] : []
    const [role, unit] = recipient.split(':') as [Role, string]
    for (const one of unitsAbove(await units.list(), unit)) {
      const holders = await staff.holdersOf(one, role, localDate(clock.now()))
      if (holders.length > 0) return holders.map(({ email }) => email)
    }
    return []
  }

  async function letterOf(
    { code, template, recipient }: Message,
    complaint: Complaint,
    event: ComplaintEvent,
  ): Promise<object | null> {
    const register = new Map((await units.list()).map(({ _id, name }) => [_id, name]))
    const workingDays = await sla.workingDays()
    const lapses = await sla.lapsesAt(event.at)
    const own = recipient === 'reporter' ? `/buka/${code}/${keyFor(secret, code)}` : ''
    return letterFor(template, complaint, event, {
      reporterLink: baseUrl + own,
      officerLink: `${baseUrl}/meja/aduan/${code}`,
      unitName: (id) => register.get(id ?? coordinatorUnit) ?? id ?? '',
      workingDays,
      lapsesAt: () => lapses,
      now: clock.now(),
    })
  }

  async function deliver(message: Message): Promise<'sent' | 'dropped' | 'refused' | 'failed'> {
    const complaint = await complaintOf(message.code)
    const event = complaint?.history.find(({ seq }) => seq === message.seq)
    const letter = complaint && event && (await letterOf(message, complaint, event))
    const to = letter ? await addressesOf(complaint, message.recipient) : []
    if (!letter || to.length === 0) return 'dropped'
    const { subject, text } = render(message.template, letter)
    return (await mailer.send({ to, subject, text, messageId: messageIdOf(message._id) })).outcome
  }

  // The same for every attempt: should a worker die between the server's "250" and our mark, a mailbox can tell the two copies are one.
  const messageIdOf = (id: string): string =>
    `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${new URL(baseUrl).hostname}>`

  return {
    /** Writes a row for each who is to be told of these events, once however often it is asked, and gives the ids of the new news. */
    async queueFor(news: { complaint: Complaint; events: ComplaintEvent[] }[]): Promise<string[]> {
      const now = clock.now()
      const messages = news.flatMap(({ complaint, events }) =>
        events.flatMap((event) =>
          noticesFor(complaint, event).map(({ template, recipient }): Message => {
            const { _id: code } = complaint
            return {
              _id: `${code}:${event.seq}:${template}:${recipient}`,
              code,
              seq: event.seq,
              template,
              recipient,
              status: 'queued',
              attempts: 0,
              createdAt: now,
              nextAt: now,
            }
          }),
        ),
      )
      await store.add(messages)
      return messages.map(({ _id }) => _id)
    },

    /** Sends a message that is due. A server in trouble is tried again later; a recipient it will never take is given up. */
    async send(id: string): Promise<void> {
      const now = clock.now()
      const message = await store.claim(id, now, new Date(now.getTime() + lease))
      if (!message) return
      const outcome = await deliver(message)
      if (outcome === 'sent' || outcome === 'dropped') return store.end(id, outcome, clock.now())
      const next = outcome === 'failed' ? nextAttempt(message, clock.now()) : null
      await (next ? store.retry(id, next) : store.end(id, 'failed', clock.now()))
    },

    /** The jobs for what is due and was perhaps never enqueued. */
    async dueJobs(): Promise<{ v: 1; messages: string[] }[]> {
      const messages = await store.due(clock.now(), perSweep)
      return messages.length > 0 ? [{ v: 1, messages }] : []
    },

    of: store.of,
  }
}
