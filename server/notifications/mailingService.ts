import { nextOpen } from '../calendar/workingDays'
import { inBatches } from '../platform/batches'
import type { Clock } from '../platform/clock'
import { localDate } from '../platform/localDate'
import type { Mailer } from '../platform/mailer'
import type { Rules } from '../sla/rules'
import type { Officer } from '../staff/officer'
import type { StaffService } from '../staff/service'
import { type Mailing, mailingOf, type MailingWriter, type NewMailing } from './mailing'
import type { MailingStore } from './mailingStore'
import { createSending, type Outcome } from './sendingService'

type Needs = {
  store: MailingStore
  /** Who writes a template; asked when a mail is sent. */
  writerOf: (template: string) => MailingWriter | undefined
  staff: Pick<StaffService, 'holdersOf' | 'officerById'>
  sla: { rules(): Promise<Pick<Rules, 'calendarFor'>> }
  mailer: Pick<Mailer, 'send'>
  render: (template: string, model: object) => { subject: string; text: string }
  clock: Clock
  baseUrl: string
}

const perJob = 20
const perTurn = 200

export type MailingService = ReturnType<typeof createMailingService>

/** Mails to officers that are not about one complaint: digests, thresholds, what is overdue elsewhere. Queued by who has the news, sent by jobs. */
export function createMailingService({ store, writerOf, staff, sla, mailer, render, clock, baseUrl }: Needs) {
  async function openingOf(unit: string, ready: Date): Promise<Date> {
    const { working } = (await sla.rules()).calendarFor(unit)
    return new Date(nextOpen(working, ready.getTime()) ?? ready)
  }

  async function addressOf({ id, unit, role }: Officer): Promise<string | undefined> {
    const holders = await staff.holdersOf(unit, role, localDate(clock.now()))
    return holders.find((one) => one.id === id)?.email
  }

  async function deliver({ template, officer: id, about, messageId }: Mailing): Promise<Outcome> {
    const write = writerOf(template)
    if (!write) throw new Error(`nobody writes the mail ${template}`)
    const officer = await staff.officerById(id)
    const model = officer && (await write({ officer, about, now: clock.now() }))
    if (!model) return { outcome: 'dropped' }
    const address = await addressOf(officer)
    if (!address) return { outcome: 'dropped' }
    return mailer.send({ to: [address], ...render(template, model), messageId })
  }

  return {
    /** Writes a row for each that is not there yet, to go out when the offices of its unit are open. Nobody is told twice. */
    async queue(wanted: NewMailing[]): Promise<void> {
      const now = clock.now()
      const rows = wanted.map(async (one) => mailingOf(one, { baseUrl, now, nextAt: await openingOf(one.unit, now) }))
      await store.add(await Promise.all(rows))
    },

    send: createSending({ store, clock, goesAt: ({ unit }, ready) => openingOf(unit, ready), deliver }),

    /** The payloads of the jobs for everything that waits and is due, the longest waiting first. */
    async dueJobs(): Promise<{ v: 1; mailings: string[] }[]> {
      const ids = await store.due(clock.now(), perTurn)
      return inBatches(ids, perJob).map((mailings) => ({ v: 1, mailings }))
    },

    /** What an officer was sent or is to be sent, the latest first. */
    to: store.to,
  }
}
