import { compileCalendar } from '../../server/calendar/workingDays'
import type { MailingWriter, NewMailing } from '../../server/notifications/mailing'
import { createMailingService, type MailingService } from '../../server/notifications/mailingService'
import { createMailingStore } from '../../server/notifications/mailingStore'
import { settableClock } from '../../server/platform/clock'
import { createMailer, type Mailer } from '../../server/platform/mailer'
import type { Officer } from '../../server/staff/officer'
import { mail } from '../../workers/mail'
import { roundTheClock, serang } from '../calendar/serang'
import { anOfficer, at } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'
import { anSmtpServer, type SmtpServer } from './smtp'

const database = useDatabase()
const morning = at('2026-11-24T08:00')
const clock = settableClock(morning)
const office = compileCalendar(serang)
const always = compileCalendar(roundTheClock)
const mailers: Mailer[] = []
let officers: Officer[]
let smtp: SmtpServer
let write: MailingWriter

beforeAll(() => createMailingStore(database.connection()).ready())
beforeEach(async () => {
  await database.clear()
  clock.set(morning)
  officers = [anOfficer('supervisor', 'setda'), anOfficer('head', 'rsud')]
  smtp = await anSmtpServer({ 'gone@contoh.invalid': 550 })
  write = async ({ about: { week } }) => ({ week })
})
afterEach(async () => {
  mailers.splice(0).forEach((mailer) => mailer.close())
  await smtp.stop()
})

const weekly: NewMailing = {
  template: 'weekly',
  key: '2026-11-23',
  officer: 'supervisor.setda',
  unit: 'setda',
  about: { week: '2026-11-23' },
}
const daily: NewMailing = { template: 'daily', key: '2026-11-24', officer: 'head.rsud', unit: 'rsud', about: { week: '-' } }
const hours = (count: number) => clock.set(new Date(clock.now().getTime() + count * 3_600_000))

function realMailer(): Mailer {
  const mailer = createMailer({ url: smtp.url, from: 'Aduan <aduan@serangkab.invalid>' })
  mailers.push(mailer)
  return mailer
}

const hoursOf = {
  rules: async () => ({ calendarFor: (unit?: string | null) => ({ working: unit === 'rsud' ? always : office }) as never }),
}

function mailings(mailer: Pick<Mailer, 'send'> = realMailer()): MailingService {
  return createMailingService({
    store: createMailingStore(database.connection()),
    writerOf: (template) => (template === 'nobody' ? undefined : write),
    staff: {
      officerById: async (id) => officers.find((one) => one.id === id) ?? null,
      holdersOf: async (unit, role) =>
        officers
          .filter((one) => one.unit === unit && one.role === role)
          .map(({ id, name }) => ({ id, name, email: id === 'head.gone' ? 'gone@contoh.invalid' : `${id}@serangkab.invalid` })),
    },
    sla: hoursOf,
    mailer,
    render: (template, model) => ({ subject: template, text: JSON.stringify(model) }),
    clock,
    baseUrl: 'https://aduan.example',
  })
}

async function sendDue(service: MailingService): Promise<void> {
  for (const job of await service.dueJobs()) await mail({ mailings: service } as never)(job)
}
const states = async (service: MailingService, officer = 'supervisor.setda') =>
  (await service.to(officer)).map(({ status, attempts }) => `${status} after ${attempts}`)

test('a mailing goes to the officer, with what its writer says of it when it is sent', async () => {
  const service = mailings()
  await service.queue([weekly])
  write = async ({ officer, about, now }) => ({ to: officer.id, ...about, now: now.toISOString() })
  hours(1)
  await sendDue(service)
  const [letter] = smtp.mails
  expect(letter).toMatchObject({ to: ['supervisor.setda@serangkab.invalid'], subject: 'weekly' })
  expect(JSON.parse(letter!.text)).toEqual({ to: 'supervisor.setda', week: '2026-11-23', now: '2026-11-24T02:00:00.000Z' })
})

test('what is kept about a mailing holds no address, no number and no text', async () => {
  const service = mailings()
  await service.queue([weekly])
  await sendDue(service)
  const [row] = await service.to('supervisor.setda')
  expect(row).toMatchObject({ _id: 'weekly:2026-11-23:supervisor.setda', status: 'sent', about: { week: '2026-11-23' } })
  expect(Object.keys(row!).sort()).toEqual(
    ['_id', 'about', 'attempts', 'createdAt', 'messageId', 'nextAt', 'officer', 'sentAt', 'status', 'template', 'unit'].sort(),
  )
})

test('the same mailing queued twice, and the same job run twice by two workers, are one mail', async () => {
  const [one, other] = [mailings(), mailings()]
  await one.queue([weekly, weekly])
  await other.queue([weekly, daily])
  const job = (await one.dueJobs())[0]!
  await Promise.all([one, other, one].map((service) => mail({ mailings: service } as never)(job)))
  await one.queue([weekly])
  await sendDue(other)
  expect(smtp.mails.map(({ subject }) => subject).sort()).toEqual(['daily', 'weekly'])
})

test('a worker killed after the server took the mail sends it again under the same Message-ID', async () => {
  const mailer = realMailer()
  const killed = mailings({ send: (letter) => mailer.send(letter).then(() => new Promise<never>(() => undefined)) })
  await killed.queue([weekly])
  void killed.send('weekly:2026-11-23:supervisor.setda')
  while (smtp.mails.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
  const service = mailings()
  await sendDue(service)
  expect(smtp.mails).toHaveLength(1)
  hours(1)
  await sendDue(service)
  await sendDue(service)
  expect(smtp.mails.map(({ messageId }) => messageId)).toEqual(Array(2).fill(smtp.mails[0]!.messageId))
  expect(await states(service)).toEqual(['sent after 2'])
})

test('while the mail server is away mailings wait, and go out once it is back', async () => {
  const service = mailings()
  await service.queue([weekly])
  await smtp.stop()
  await sendDue(service)
  expect(await states(service)).toEqual(['queued after 1'])
  await smtp.start()
  await sendDue(service)
  expect(smtp.mails).toHaveLength(0)
  hours(0.1)
  await sendDue(service)
  expect(await states(service)).toEqual(['sent after 2'])
})

test('a mailing goes out while the offices of its unit are open, a hospital’s at any hour', async () => {
  clock.set(at('2026-12-23T21:00'))
  const service = mailings()
  await service.queue([weekly, daily])
  await sendDue(service)
  expect(smtp.mails.map(({ subject }) => subject)).toEqual(['daily'])
  // 24 and 25 December are off, then comes a weekend.
  expect((await service.to('supervisor.setda'))[0]!.nextAt).toEqual(at('2026-12-28T07:30'))
})

test('one that was slept through until the offices had closed waits for the morning', async () => {
  const service = mailings()
  await service.queue([weekly])
  clock.set(at('2026-11-24T20:00'))
  await sendDue(service)
  expect(smtp.mails).toEqual([])
  clock.set(at('2026-11-25T07:30'))
  await sendDue(service)
  expect(smtp.mails).toHaveLength(1)
})

test('nothing is sent when there is nothing to tell, or to who has left the post', async () => {
  const service = mailings()
  await service.queue([weekly, daily])
  officers = [officers[0]!]
  write = async () => null
  await sendDue(service)
  expect(smtp.mails).toEqual([])
  expect([...(await states(service)), ...(await states(service, 'head.rsud'))]).toEqual(Array(2).fill('dropped after 1'))
})

test('a mailbox that does not exist is not tried again', async () => {
  officers.push(anOfficer('head', 'rsud', { id: 'head.gone' }))
  const service = mailings()
  await service.queue([{ ...daily, officer: 'head.gone' }])
  await sendDue(service)
  expect((await service.to('head.gone'))[0]).toMatchObject({ status: 'failed', reason: 'EENVELOPE RCPT TO 550' })
})

test('one that nobody can write is tried again later, reported, and keeps no other from going out', async () => {
  const service = mailings()
  await service.queue([{ ...weekly, template: 'nobody' }, weekly])
  await expect(sendDue(service)).rejects.toThrow('nobody writes the mail nobody')
  expect(smtp.mails).toHaveLength(1)
  expect((await states(service)).sort()).toEqual(['queued after 1', 'sent after 1'])
})
