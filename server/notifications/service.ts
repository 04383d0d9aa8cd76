import { createHash } from 'node:crypto'
import type { Complaint, ComplaintEvent } from '../complaints/complaint'
import type { MailName } from '../complaints/mails'
import { keyFor } from '../complaints/trackingCode'
import { inBatches } from '../platform/batches'
import type { Clock } from '../platform/clock'
import type { Mailer } from '../platform/mailer'
import type { SlaService } from '../sla/service'
import type { StaffService } from '../staff/service'
import type { UnitService } from '../units/service'
import { createAddressBook } from './addressBook'
import { letterFor } from './letter'
import { noticesFor } from './notice'
import { nextAttempt } from './retry'
import type { Message, MessageStore } from './store'

type Needs = {
  store: MessageStore
  complaintOf: (code: string) => Promise<Complaint | null>
  staff: Pick<StaffService, 'holdersOf' | 'officerById'>
  units: Pick<UnitService, 'list'>
  sla: Pick<SlaService, 'workingDays' | 'lapsesAt'>
  mailer: Pick<Mailer, 'send'>
  render: (template: MailName, model: object) => { subject: string; text: string }
  clock: Clock
  baseUrl: string
  secret: string
  coordinatorUnit: string
}
type News = { complaint: Complaint; events: ComplaintEvent[] }
type Outcome = { outcome: 'sent' } | { outcome: 'dropped' } | { outcome: 'failed' | 'refused'; reason: string }

// Longer than the mailer waits and the reading before it usually takes: a message is seldom with two workers at once.
const leaseMs = 90_000
const perJob = 50
const perSweep = 500

export type NotificationService = ReturnType<typeof createNotificationService>

/** Tells people by mail what happened. Mail never holds up a deed: rows are written with the news, and sent by jobs until they are through. */
export function createNotificationService(needs: Needs) {
  const { store, complaintOf, staff, units, sla, mailer, render, clock, baseUrl, secret, coordinatorUnit } = needs
  const addressesOf = createAddressBook({ staff, units, coordinatorUnit })

  function messagesFor({ complaint, events }: News, now: Date): Message[] {
    const { _id: code } = complaint
    return events.flatMap((event) =>
      noticesFor(complaint, event).map(({ template, recipient }): Message => {
        const _id = `${code}:${event.seq}:${template}:${recipient}`
        const messageId = `<${createHash('sha256').update(_id).digest('hex').slice(0, 32)}@${new URL(baseUrl).hostname}>`
        const state = { status: 'queued' as const, attempts: 0, createdAt: now, nextAt: now }
        return { _id, code, seq: event.seq, template, recipient, messageId, ...state }
      }),
    )
  }

  async function modelOf({ code, template }: Message, complaint: Complaint, event: ComplaintEvent): Promise<object | null> {
    const names = new Map((await units.list()).map(({ _id, name }) => [_id, name]))
    const [workingDays, lapsesAt] = [await sla.workingDays(), await sla.lapsesAt(event.at)]
    return letterFor(template, complaint, event, {
      reporterLink: `${baseUrl}/buka/${code}/${keyFor(secret, code)}`,
      officerLink: `${baseUrl}/meja/aduan/${code}`,
      unitName: (id) => names.get(id ?? coordinatorUnit) ?? id ?? '',
      workingDays,
      lapsesAt: () => lapsesAt,
      now: clock.now(),
    })
  }

  async function deliver(message: Message): Promise<Outcome> {
    const complaint = await complaintOf(message.code)
    const event = complaint?.history.find(({ seq }) => seq === message.seq)
    const model = complaint && event && (await modelOf(message, complaint, event))
    if (!model) return { outcome: 'dropped' }
    const to = await addressesOf(message.recipient, complaint, clock.now(), askerOf(event))
    if (to.length === 0) return { outcome: 'failed', reason: 'nobody to write to' }
    return mailer.send({ to, ...render(message.template, model), messageId: message.messageId })
  }

  async function note(message: Message, result: Outcome): Promise<void> {
    const now = clock.now()
    if (result.outcome === 'sent') return store.sent(message, now)
    if (result.outcome === 'dropped') return store.dropped(message)
    const next = result.outcome === 'refused' ? null : nextAttempt(message, now)
    return next ? store.later(message, next, result.reason) : store.failed(message, result.reason)
  }

  return {
    /** Writes a row for each who is to be told of these events, once however often it is asked. Gives the ids of those that are due. */
    async queueFor(news: News[]): Promise<string[]> {
      const now = clock.now()
      const messages = news.flatMap((one) => messagesFor(one, now))
      await store.add(messages)
      return store.dueOf(
        messages.map(({ _id }) => _id),
        now,
      )
    },

    /**
     * Sends a message, if it is due and nobody else has it. What cannot be sent now is tried again later, for three days; what the recipient's server
     * refuses is not. Killed between the server's "accepted" and our note of it, the mail goes out a second time under the same Message-ID:
     * better twice than never.
     * @throws what is no fault of the mail's, after its next moment is noted
     */
    async send(id: string): Promise<void> {
      const now = clock.now()
      const message = await store.claim(id, now, new Date(now.getTime() + leaseMs))
      if (!message) return
      try {
        await note(message, await deliver(message))
      } catch (error) {
        await note(message, { outcome: 'failed', reason: 'our own fault' })
        throw error
      }
    },

    /** The payloads of the jobs for everything that waits and is due, the longest waiting first. */
    async dueJobs(): Promise<{ v: 1; messages: string[] }[]> {
      const ids = await store.due(clock.now(), perSweep)
      return inBatches(ids, perJob).map((messages) => ({ v: 1, messages }))
    },

    /** Every message about a complaint: who was told what, when, and what is stuck. */
    of: store.of,
  }
}

/** Who asks for more time is not asked to grant it. */
const askerOf = ({ type, by }: ComplaintEvent): string | undefined => (type === 'extensionAsked' ? by : undefined)
