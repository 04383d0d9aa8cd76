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
import { messageIdOf } from './messageId'
import { noticesFor, waitsForOffice } from './notice'
import { createSending, type Outcome } from './sendingService'
import type { Message, MessageStore } from './store'

type Needs = {
  store: MessageStore
  complaintOf: (code: string) => Promise<Complaint | null>
  staff: Pick<StaffService, 'holdersOf' | 'officerById' | 'unitsWith'>
  units: Pick<UnitService, 'list'>
  sla: Pick<SlaService, 'workingDays' | 'lapsesAt' | 'officeTime' | 'judgeCase'>
  mailer: Pick<Mailer, 'send'>
  render: (template: MailName, model: object) => { subject: string; text: string }
  clock: Clock
  baseUrl: string
  secret: string
  coordinatorUnit: string
}
type News = { complaint: Complaint; events: ComplaintEvent[] }

const perJob = 50
const perSweep = 500

export type NotificationService = ReturnType<typeof createNotificationService>

/** Tells people by mail what happened. Mail never holds up a deed: rows are written with the news, and sent by jobs until they are through. */
export function createNotificationService(needs: Needs) {
  const { store, complaintOf, staff, units, sla, mailer, render, clock, baseUrl, secret, coordinatorUnit } = needs
  const addressesOf = createAddressBook({ staff, units, coordinatorUnit })

  /** When a mail may go out that is ready at `ready`. */
  const goesAt = async (template: MailName, ready: Date): Promise<Date> =>
    waitsForOffice(template) ? sla.officeTime(ready) : ready

  function messagesFor({ complaint, events }: News, now: Date, opening: Date): Message[] {
    const { _id: code } = complaint
    return events.flatMap((event) =>
      noticesFor(complaint, event).map(({ template, recipient }): Message => {
        const _id = `${code}:${event.seq}:${template}:${recipient}`
        const messageId = messageIdOf(_id, baseUrl)
        const nextAt = waitsForOffice(template) ? opening : now
        const state = { status: 'queued' as const, attempts: 0, createdAt: now, nextAt }
        return { _id, code, seq: event.seq, template, recipient, messageId, ...state }
      }),
    )
  }

  async function modelOf({ code, template }: Message, complaint: Complaint, event: ComplaintEvent): Promise<object | null> {
    const names = new Map((await units.list()).map(({ _id, name }) => [_id, name]))
    const [workingDays, lapsesAt, now] = [await sla.workingDays(), await sla.lapsesAt(event.at), clock.now()]
    const { deemsWithdrawn } = await sla.judgeCase({ ...complaint, events: complaint.history }, now)
    return letterFor(template, complaint, event, {
      reporterLink: `${baseUrl}/buka/${code}/${keyFor(secret, code)}`,
      officerLink: `${baseUrl}/meja/aduan/${code}`,
      unitName: (id) => names.get(id ?? coordinatorUnit) ?? id ?? '',
      workingDays,
      lapsesAt: () => lapsesAt,
      deemsWithdrawn,
      now,
    })
  }

  async function deliver(message: Message): Promise<Outcome> {
    const complaint = await complaintOf(message.code)
    const event = complaint?.history.find(({ seq }) => seq === message.seq)
    const model = complaint && event && (await modelOf(message, complaint, event))
    if (!model) return { outcome: 'dropped' }
    const all = await addressesOf(message.recipient, complaint, clock.now(), askerOf(event))
    if (all.length === 0) return { outcome: 'failed', reason: 'nobody to write to' }
    const told = await toldBefore(message, complaint, event)
    const to = all.filter((address) => !told.has(address))
    if (to.length === 0) return { outcome: 'dropped' }
    return mailer.send({ to, ...render(message.template, model), messageId: message.messageId })
  }

  /** Whom another row has written the same: who holds two posts, or stands in for a vacant one, is told once. */
  async function toldBefore({ template, recipient }: Message, complaint: Complaint, event: ComplaintEvent): Promise<Set<string>> {
    const recipients = noticesFor(complaint, event).flatMap((notice) => (notice.template === template ? [notice.recipient] : []))
    const before = recipients.slice(0, Math.max(0, recipients.indexOf(recipient)))
    return new Set((await Promise.all(before.map((other) => addressesOf(other, complaint, clock.now(), askerOf(event))))).flat())
  }

  return {
    /**
     * Writes a row for each who is to be told of these events, once however often it is asked. Gives the ids of all that is due about these
     * complaints, so that nobody hears of the second thing first.
     */
    async queueFor(news: News[]): Promise<string[]> {
      const now = clock.now()
      const opening = await sla.officeTime(now)
      const messages = news.flatMap((one) => messagesFor(one, now, opening))
      await store.add(messages)
      return store.dueOf([...new Set(messages.map(({ code }) => code))], now)
    },

    send: createSending({ store, clock, goesAt: ({ template }, ready) => goesAt(template, ready), deliver }),

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
