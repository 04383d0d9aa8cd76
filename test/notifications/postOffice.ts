import { compileCalendar, nextOpen } from '../../server/calendar/workingDays'
import type { Complaint, ComplaintEvent } from '../../server/complaints/complaint'
import { createNotificationService, type NotificationService } from '../../server/notifications/service'
import { createMessageStore } from '../../server/notifications/store'
import { settableClock } from '../../server/platform/clock'
import { createMailer, type Mailer } from '../../server/platform/mailer'
import { createViews } from '../../server/platform/views'
import type { Judgement } from '../../server/sla/judgement'
import type { Officer } from '../../server/staff/officer'
import type { StaffService } from '../../server/staff/service'
import { serang } from '../calendar/serang'
import { aComplaint, anOfficer, at, type Told } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'
import { anSmtpServer, type SmtpServer } from './smtp'

const units = [
  { _id: 'setda', name: 'Sekretariat Daerah', parent: null, kind: 'sekretariat' },
  { _id: 'bagian-organisasi', name: 'Bagian Organisasi', parent: 'setda', kind: 'bagian' },
  { _id: 'dpupr', name: 'Dinas PUPR', parent: null, kind: 'dinas' },
  { _id: 'dinkes', name: 'Dinas Kesehatan', parent: null, kind: 'dinas' },
  { _id: 'puskesmas-anyar', name: 'Puskesmas Anyar', parent: 'dinkes', kind: 'puskesmas' },
  { _id: 'inspektorat', name: 'Inspektorat', parent: null, kind: 'inspektorat' },
  { _id: 'diskominfo', name: 'Diskominfo', parent: null, kind: 'dinas' },
]
const office = compileCalendar(serang)
const begin = at('2026-11-23T12:00')

export const assigned: Told = { type: 'assigned', unit: 'dpupr' }
export const answered: Told = { type: 'answered', unit: 'dpupr', text: 'Sudah.', files: [], evidence: false }
export const code = aComplaint()._id

/**
 * Everything that notifications need, with a mail server of the test's own and real messages in MongoDB. Whoever is in `officers` holds a post; a unit
 * in `supervised` has a vacant one of a supervisor.
 */
export function usePostOffice() {
  const database = useDatabase()
  const clock = settableClock(begin)
  const views = createViews()
  const mailers: Mailer[] = []
  const officers: Officer[] = []
  const supervised: string[] = []
  const complaints = new Map<string, Complaint>()
  let smtp: SmtpServer

  beforeAll(() => createMessageStore(database.connection()).ready())
  beforeEach(async () => {
    await database.clear()
    clock.set(begin)
    smtp = await anSmtpServer({ 'gone@contoh.invalid': 550, 'busy@contoh.invalid': 450 })
    officers.push(anOfficer('liaison', 'dpupr'), anOfficer('head', 'dpupr'), anOfficer('coordinator', 'diskominfo'))
  })
  afterEach(async () => {
    mailers.splice(0).forEach((mailer) => mailer.close())
    officers.length = supervised.length = 0
    complaints.clear()
    await smtp.stop()
  })

  const staff: Pick<StaffService, 'holdersOf' | 'officerById' | 'unitsWith'> = {
    unitsWith: async (role) => [...supervised, ...officers.filter((one) => one.role === role).map(({ unit }) => unit)],
    holdersOf: async (unit, role) =>
      officers
        .filter((one) => one.unit === unit && one.role === role)
        .map(({ id, name }) => ({ id, name, email: `${id}@serangkab.invalid` })),
    officerById: async (id) => officers.find((one) => one.id === id) ?? null,
  }

  function realMailer(): Mailer {
    const mailer = createMailer({ url: smtp.url, from: 'Aduan <aduan@serangkab.invalid>' })
    mailers.push(mailer)
    return mailer
  }

  return {
    clock,
    database,
    complaints,
    officers,
    supervised,
    realMailer,
    smtp: () => smtp,
    minutes: (count: number) => clock.set(new Date(clock.now().getTime() + count * 60_000)),

    notifications: (mailer: Pick<Mailer, 'send'> = realMailer()): NotificationService =>
      createNotificationService({
        store: createMessageStore(database.connection()),
        complaintOf: async (id) => complaints.get(id) ?? null,
        staff,
        units: { list: async () => units as never },
        sla: {
          workingDays: async () => () => 3,
          lapsesAt: async (from) => new Date(from.getTime() + 30 * 86_400_000),
          officeTime: async (now) => new Date(nextOpen(office, now.getTime())!),
          judgeCase: async () => ({ deemsWithdrawn: false }) as Judgement,
        },
        mailer,
        render: (template, model) => views.mail(template, model, { lang: 'id' }),
        clock,
        baseUrl: 'https://aduan.example',
        secret: 'a secret of thirty-two characters',
        coordinatorUnit: 'diskominfo',
      }),

    /** A complaint with this history, and its last event as the news. */
    news(
      happenings: Told[] = [],
      overrides: Parameters<typeof aComplaint>[0] = {},
    ): { complaint: Complaint; events: ComplaintEvent[] } {
      const complaint = aComplaint({ happenings, ...overrides })
      complaints.set(complaint._id, complaint)
      return { complaint, events: complaint.history.slice(-1) }
    },
  }
}

export async function sendAll(service: NotificationService, ids: string[]): Promise<void> {
  for (const id of ids) await service.send(id)
}

export const stateOf = async (service: NotificationService): Promise<string[]> =>
  (await service.of(code)).map(({ recipient, status, attempts }) => `${recipient}: ${status} after ${attempts}`)
