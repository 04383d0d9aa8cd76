import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { CalendarRecord } from '../server/calendar/calendar'
import type { Rejudging } from '../server/calendar/impact'
import { createCalendarStore } from '../server/calendar/store'
import { localDate, nextWorkingDate } from '../server/calendar/workingDays'
import { seedAccounts } from '../server/seed/accounts'
import type { Services } from '../server/services'
import type { Officer } from '../server/staff/officer'
import { fill } from './manyComplaints'
import { onProduct } from './onProduct'
import type { Place, Row } from './row'
import { serve, start } from './serve'
import { latency, type Latency, signIn } from './visits'

const open = Number(process.env.BENCH_OPEN ?? 1_000_000)
const calendar = 'serang-5'
const calendars = createCalendarStore()
const coordinator: Officer = {
  id: 'koordinator',
  name: 'Koordinator',
  post: 'coordinator-diskominfo',
  title: 'Koordinator',
  role: 'coordinator',
  unit: 'diskominfo',
  units: ['diskominfo'],
}

type Measured = { idle: Latency; busy: Latency; preview: { examined: number; ms: number } }

/** Every open complaint is judged anew by a worker after a holiday was added, while officers look at their desk. */
export async function benchRejudge(place: Place): Promise<Row[]> {
  const accounts = await onProduct(place, async (services) => {
    await fill(services, open, new Date(), { openEvery: 1, ages: [2, 2], steps: [1, 3] })
    return seedAccounts(services.staff, await services.units.assignable(), '2026-01-01')
  })
  const { url, stop } = await serve([join('dist', 'server', 'index.js')], place, '/alive')
  const stopWork = start([join('dist', 'workers', 'index.js')], place)
  try {
    const { username, password } = accounts.find(({ role }) => role === 'coordinator')!
    const cookie = await signIn(url, username, password)
    const desk = () => latency(url, () => '/meja', { cookie, seconds: 20 })
    return await onProduct(place, (services) => measured(services, desk))
  } finally {
    await Promise.all([stop(), stopWork()])
  }
}

async function measured(services: Services, desk: () => Promise<Latency>): Promise<Row[]> {
  while ((await services.rejudging.unfinished()).length > 0) await setTimeout(1_000)
  const idle = await desk()
  const run = async () => (await services.rejudging.progress(calendar))!
  const draft = await withHoliday(services)
  const start = performance.now()
  const { examined } = await services.impact.preview(draft, coordinator)
  const preview = { examined, ms: performance.now() - start }
  await addHoliday(services)
  while ((await run()).examined === 0) await setTimeout(100)
  const busy = await desk()
  let now = await run()
  if (now.finishedAt || now.examined === now.total) throw new Error('all was judged before the desk was measured')
  for (; !now.finishedAt; now = await run()) {
    process.stderr.write(`${now.examined} of ${now.total} judged anew\n`)
    await setTimeout(10_000)
  }
  return rowsOf({ idle, busy, preview }, now)
}

/** The calendar with the third working day from now closed. */
async function withHoliday({ sla }: Services): Promise<CalendarRecord> {
  const working = await sla.calendar()
  let date = localDate(working, Date.now())
  for (let i = 0; i < 3; i += 1) date = nextWorkingDate(working, date)!
  const record = (await calendars.get(calendar))!
  return { ...record, calendar: { ...record.calendar, closed: [...(record.calendar.closed ?? []), date] } }
}

async function addHoliday(services: Services): Promise<void> {
  const before = (await calendars.get(calendar))!
  await calendars.keep(before, { at: new Date(), by: 'bench' })
  await calendars.save(await withHoliday(services), { version: before.version, at: new Date() })
  await services.rejudging.changed(calendar, 'bench')
}

function rowsOf({ idle, busy, preview }: Measured, { startedAt, finishedAt, total, moved }: Rejudging): Row[] {
  const seconds = (finishedAt!.getTime() - startedAt.getTime()) / 1000
  const among = `${total.toLocaleString('en')} open`
  return [
    {
      name: `what a holiday would move, ${preview.examined.toLocaleString('en')} examined`,
      value: preview.ms / 1000,
      unit: 's',
      aim: null,
    },
    { name: `judged anew after a holiday, ${among}, looked over twice`, value: total / seconds, unit: 'complaints/s', aim: null },
    { name: 'due dates that moved, listed', value: moved, unit: '', aim: null },
    { name: `desk page p99, ${among}, nothing else going on`, value: idle.p99, unit: 'ms', aim: null },
    { name: 'desk page p99 while they are judged anew', value: busy.p99, unit: 'ms', aim: null },
    { name: 'desk page p99 while judged anew ÷ idle', value: busy.p99 / idle.p99, unit: '', aim: 2, atMost: true },
  ]
}
