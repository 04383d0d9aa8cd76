import { randomUUID } from 'node:crypto'
import { simpleParser } from 'mailparser'
import mongoose from 'mongoose'
import { settableClock } from '../../server/platform/clock'
import { digest } from '../../workers/digest'
import { mail } from '../../workers/mail'
import { watch } from '../../workers/watch'
import { aCaseWorker } from '../story/cases'
import { aFiling, at } from '../support/aComplaint'
import { useProduct } from '../support/product'

jest.setTimeout(60_000)

// 24 and 25 December are off, then comes a weekend. A hospital works on every day.
const begin = at('2026-12-14T10:00')
const clock = settableClock(begin)
const { services, mails } = useProduct({ clock, work: false })

beforeEach(async () => {
  mails().length = 0
  for (const name of ['complaints', 'messages', 'mailings', 'watches', 'digestPreferences'])
    await mongoose.connection.collection(name).deleteMany({})
  clock.set(begin)
})

/** What a worker does when it looks round: what time has brought, what follows from it for the numbers, then the morning. */
async function lookRound(when: Date): Promise<void> {
  clock.set(when)
  await services().sweep()
  await services().projection.project(await services().store.getMany(await codes()))
  await digest(services())({ v: 1 })
  await watch(services())({ v: 1 })
  for (const job of await services().mailings.dueJobs()) await mail(services())(job)
}
const codes = async () =>
  (await mongoose.connection.collection<{ _id: string }>('complaints').find({}).toArray()).map(({ _id }) => _id)

async function aCaseAt(unit: string): Promise<string> {
  const { complaint } = await services().file(aFiling(), randomUUID())
  await aCaseWorker(services()).does('coordinator', complaint._id, 'assign', { unit })
  return complaint._id
}

/** Who was told what, in order, each line as `who: subject`. */
async function told(): Promise<string[]> {
  const read = await Promise.all(
    mails()
      .splice(0)
      .map(async ({ to, raw }) => [to.join(), (await simpleParser(raw)).subject!] as const),
  )
  return read.map(([to, subject]) => `${to.replace('@contoh.invalid', '')}: ${subject}`).sort()
}
const ofWeek = (from: string, to: string) => `pengawas: Pekan ${from} sampai ${to}: ringkasan aduan`
const officer = async (id: string) => (await services().staff.officerById(id))!

test('the days around Christmas: each digest once, in the morning, on working days only', async () => {
  await aCaseAt('dpupr')
  await aCaseAt('rsud-drajat')
  const days: Record<string, string[]> = {}
  for (let date = 21; date <= 29; date += 1)
    for (const hour of ['05', '08', '18']) {
      const day = `2026-12-${date}`
      await lookRound(at(`${day}T${hour}:40`))
      // A second worker, just started, does the same at the same time.
      await Promise.all([lookRound(at(`${day}T${hour}:40`)), lookRound(at(`${day}T${hour}:40`))])
      for (const line of await told()) (days[`${day} ${hour}`] ??= []).push(line.replace(/, \d+ Des 2026$/, ''))
    }
  const mornings = Object.entries(days)
  expect(mornings.filter(([when]) => !when.endsWith(' 08'))).toEqual([])
  const dates = (line: RegExp) =>
    mornings.flatMap(([when, lines]) => lines.filter((one) => line.test(one)).map(() => when.slice(8, 10)))
  expect(dates(/^pengawas: Pekan/)).toEqual(['21', '28'])
  const ofDpupr = dates(/^kepala\.dpupr: /)
  expect(new Set(ofDpupr).size).toBe(ofDpupr.length)
  expect(ofDpupr).not.toEqual([])
  expect(ofDpupr.filter((date) => ['24', '25', '26', '27'].includes(date))).toEqual([])
  const ofRsud = dates(/^kepala\.rsud-drajat: /)
  expect(new Set(ofRsud).size).toBe(ofRsud.length)
  expect(ofRsud).toEqual(expect.arrayContaining(['24', '25', '26', '27']))
  expect(dates(/^kepala\.dishub/)).toEqual([])
})

test('a supervisor’s week is told on the first day of work, on Thursday by a worker that slept until then, and not of a week long gone', async () => {
  await lookRound(at('2026-12-17T03:00'))
  expect(await told()).toEqual([])
  await lookRound(at('2026-12-17T07:30'))
  expect(await told()).toEqual([ofWeek('7 Des 2026', '13 Des 2026')])
  await lookRound(at('2026-12-18T07:30'))
  expect(await told()).toEqual([])
  clock.set(at('2026-12-21T19:00'))
  await digest(services())({ v: 1 })
  await lookRound(at('2026-12-22T08:00'))
  expect(await told()).toEqual([ofWeek('14 Des 2026', '20 Des 2026')])
  clock.set(at('2026-12-28T19:00'))
  await digest(services())({ v: 1 })
  await lookRound(at('2027-01-04T08:00'))
  expect(await told()).toEqual([ofWeek('28 Des 2026', '3 Jan 2027')])
})

test('who has turned a digest off gets none', async () => {
  await services().watchStore.setPreference('pengawas', { weekly: false, daily: true, watch: true })
  await lookRound(at('2026-12-21T08:00'))
  expect(await told()).toEqual([])
})

describe('a watch on late cases', () => {
  const late = { indicator: 'overdue', unit: 'dpupr', side: 'above', value: 0, window: 'month' } as const
  const linesAbout = async () => (await told()).filter((line) => line.includes('Terlambat sekarang'))

  test('is told once in the morning after, by mail and on the page, and again only after it has recovered', async () => {
    const code = await aCaseAt('dpupr')
    await services().watches.add(await officer('pengawas'), late)
    await lookRound(at('2026-12-15T08:00'))
    expect(await linesAbout()).toEqual([])
    await lookRound(at('2027-02-01T06:00'))
    expect(await linesAbout()).toEqual([])
    await lookRound(at('2027-02-01T08:00'))
    await lookRound(at('2027-02-01T08:05'))
    expect(await linesAbout()).toEqual(['pengawas: Terlambat sekarang, DPUPR: 1 aduan'])
    expect(await services().watchStore.unseen('pengawas')).toBe(1)
    const page = await services().watchPages.page(await officer('pengawas'))
    expect(page.rows).toMatchObject([{ state: 'fired', unseen: true, firedOn: '2027-02-01', last: { value: 1 } }])
    expect(await services().watchStore.unseen('pengawas')).toBe(0)

    await lookRound(at('2027-02-02T08:00'))
    expect(await linesAbout()).toEqual([])
    const worker = aCaseWorker(services())
    await worker.does('liaison', code, 'answer', { text: 'Sudah kami tambal.', files: [] })
    await lookRound(at('2027-02-03T08:00'))
    expect((await services().watchPages.page(await officer('pengawas'))).rows).toMatchObject([
      { state: 'calm', last: { value: 0 } },
    ])
    expect(await linesAbout()).toEqual([])
  })

  test('is asked nothing on a holiday', async () => {
    await aCaseAt('dpupr')
    await services().watches.add(await officer('pengawas'), late)
    await lookRound(at('2026-12-25T08:00'))
    expect((await services().watchPages.page(await officer('pengawas'))).rows).toMatchObject([
      { evaluatedOn: null, state: 'waiting' },
    ])
  })

  test('of an officer who has left the post is looked at no more, and tells nothing', async () => {
    await aCaseAt('dpupr')
    await services().watches.add(await officer('kepala.dpupr'), late)
    const officers = mongoose.connection.collection<{ _id: string; active: boolean }>('officers')
    await officers.updateOne({ _id: 'kepala.dpupr' }, { $set: { active: false } })
    try {
      await lookRound(at('2027-02-01T08:00'))
      expect((await told()).filter((line) => line.startsWith('kepala.dpupr'))).toEqual([])
      expect(await services().watchStore.of('kepala.dpupr', 5)).toMatchObject([{ state: 'lost', last: null }])
    } finally {
      await officers.updateOne({ _id: 'kepala.dpupr' }, { $set: { active: true } })
    }
  })
})
