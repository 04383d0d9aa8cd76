import { randomUUID } from 'node:crypto'
import { simpleParser } from 'mailparser'
import mongoose from 'mongoose'
import type { Complaint } from '../../server/complaints/complaint'
import { settableClock } from '../../server/platform/clock'
import { notify } from '../../workers/notify'
import { aFiling, at } from '../support/aComplaint'
import { useProduct } from '../support/product'
import { aCaseWorker } from './cases'

// RSUD works day and night: given the case on Thursday it has until Saturday's midnight. The levels fall on Sunday and on Monday.
const limits = {
  targets: { followUp: { days: 5 }, unit: { days: 2 }, resolution: { days: 14 } },
  warnings: [{ clock: 'unit', share: 0.5 }],
  escalations: [
    { clock: 'unit', afterDays: 1, to: 'head', template: 'reminder' },
    { clock: 'unit', afterDays: 2, to: 'supervisor', template: 'escalation' },
  ],
}
const thursday = at('2026-11-26T10:00')
const fridayNoon = at('2026-11-27T11:59')
const atNight = at('2026-11-30T03:00')
const opening = at('2026-11-30T07:30')

const clock = settableClock(thursday)
const { services, mails } = useProduct({ clock, work: false })

beforeAll(async () => {
  await mongoose.connection.collection('policies').updateMany({}, { $set: limits })
  await services().sla.refresh()
})
beforeEach(async () => {
  mails().length = 0
  for (const name of ['complaints', 'messages']) await mongoose.connection.collection(name).deleteMany({})
  clock.set(thursday)
})

/** What a worker does when it looks round: what time has brought, what follows from it, and the mails that are due. */
async function lookRound(when: Date): Promise<void> {
  clock.set(when)
  await services().sweep()
  await services().relay()
  for (const job of await services().notifications.dueJobs()) await notify(services())(job)
}

async function asleepSinceFriday(): Promise<string> {
  const { complaint } = await services().file(aFiling(), randomUUID())
  await aCaseWorker(services()).does('coordinator', complaint._id, 'assign', { unit: 'rsud-drajat' })
  await lookRound(fridayNoon)
  mails().length = 0
  return complaint._id
}

const read = async (code: string): Promise<Complaint> => (await services().store.get(code))!
const toldOf = async (code: string) =>
  (await read(code)).history.flatMap((event) =>
    event.type === 'warned' || event.type === 'overdue' || event.type === 'escalated' ? [event.type] : [],
  )
const letters = async () =>
  (await Promise.all(mails().map(async ({ to, raw }) => [to.join(), (await simpleParser(raw)).subject!] as const))).map(
    ([to, subject]) => `${to.replace('@contoh.invalid', '')}: ${subject}`,
  )
const lettersAbout = (code: string, head = 'kepala.rsud-drajat'): string[] => [
  `${head}: Aduan ${code} lewat tenggat`,
  `penghubung.rsud-drajat: Aduan ${code} lewat tenggat`,
  `${head}: Pengingat: aduan ${code} lewat 2 hari kerja`,
  `pengawas: Perlu tindakan: aduan ${code} lewat 2 hari kerja`,
]

describe('a worker that slept from Friday noon to Monday, 3 o’clock', () => {
  test('marks at once what is overdue, warns of nothing any more, and lets officers sleep', async () => {
    const code = await asleepSinceFriday()
    await lookRound(atNight)
    expect(await toldOf(code)).toEqual(['overdue'])
    expect(await letters()).toEqual([])
    expect((await read(code)).nextAt).toEqual(opening)
  })

  test('tells in the morning of each thing, the first first', async () => {
    const code = await asleepSinceFriday()
    await lookRound(atNight)
    await lookRound(at('2026-11-30T07:29'))
    expect(await letters()).toEqual([])
    await lookRound(opening)
    expect(await toldOf(code)).toEqual(['overdue', 'escalated', 'escalated'])
    const [first, second, ...levels] = await letters()
    expect([[first, second].sort(), levels].flat()).toEqual(lettersAbout(code))
  })

  test('tells of each thing once, with another worker at its side, and however often they look round', async () => {
    const code = await asleepSinceFriday()
    for (const when of [atNight, opening, new Date(opening.getTime() + 60_000), at('2026-11-30T09:00')])
      for (let turn = 0; turn < 2; turn += 1) await Promise.all([lookRound(when), lookRound(when), lookRound(when)])
    expect(await toldOf(code)).toEqual(['overdue', 'escalated', 'escalated'])
    expect((await letters()).sort()).toEqual(lettersAbout(code).sort())
  })

  test('tells nothing of a case that the night shift answered before the morning', async () => {
    const code = await asleepSinceFriday()
    await lookRound(atNight)
    const { version } = await read(code)
    const head = (await services().staff.officerById('kepala.rsud-drajat'))!
    await services().complaints.does(head, code, version, { deed: 'answer', text: 'Sudah kami layani.', files: [] } as never)
    await lookRound(opening)
    expect((await letters()).filter((letter) => !letter.startsWith('warga'))).toEqual([])
  })

  test('tells whoever is head and supervisor at once of each level once', async () => {
    const officers = mongoose.connection.collection<{ _id: string; active: boolean; holdings: object[] }>('officers')
    await officers.updateOne({ _id: 'kepala.rsud-drajat' }, { $set: { active: false } })
    await officers.updateOne(
      { _id: 'pengawas' },
      { $push: { holdings: { post: 'head-rsud-drajat', from: '2025-06-01', to: null } } },
    )
    const code = await asleepSinceFriday()
    await lookRound(atNight)
    await Promise.all([lookRound(opening), lookRound(opening)])
    expect((await letters()).sort()).toEqual(lettersAbout(code, 'pengawas').sort())
  })
})
