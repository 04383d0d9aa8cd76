import { createAuditService } from '../../server/audit/service'
import { createAuditStore } from '../../server/audit/store'
import { createCalendarRoutes } from '../../server/calendar/routes'
import { createCalendarScreens } from '../../server/calendar/screens'
import { createCalendarService } from '../../server/calendar/service'
import { createCalendarStore } from '../../server/calendar/store'
import type { Impact, Rejudging } from '../../server/calendar/impact'
import { settableClock } from '../../server/platform/clock'
import { seedReference } from '../../server/seed/reference'
import type { Officer } from '../../server/staff/officer'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { useDatabase } from '../support/mongo'
import { askRoutes } from '../support/routesApp'

const database = useDatabase()
const clock = settableClock(new Date('2026-11-30T03:00:00Z'))
const row = { code: 'ADU-7K3M-9QXD-C', register: null, unit: 'dpupr', clock: 'unit', from: clock.now(), to: clock.now() }
const impact: Impact = { examined: 3, complete: true, count: 1, byUnit: [{ unit: 'dpupr', count: 1 }], moved: [row] }
let running: Rejudging | null = null

/** The routes alone; a page is told as the name of its view and what it was given. */
function appFor(role: Officer['role']) {
  const audit = createAuditService({ store: createAuditStore(database.connection()), clock })
  const units = createUnitService({ store: createUnitStore(), audit, clock })
  const calendars = createCalendarService({
    store: createCalendarStore(),
    audit,
    clock,
    units,
    preview: async () => impact,
    changed: async () => undefined,
  })
  const screens = createCalendarScreens({
    calendars,
    units,
    staff: { namesOf: async () => ({ sari: 'Sari Dewi' }) },
    progress: async () => running,
    movedBy: async (_run, _officer, cursor) => ({ rows: cursor ? [] : [row], next: cursor ? null : 'c1' }),
  })
  return askRoutes(createCalendarRoutes({ calendars, screens, clock }), role)
}
const coordinator = () => appFor('coordinator')
const day = {
  base: '2',
  date: '2026-12-10',
  kind: 'holiday',
  name: 'Pilkades',
  source: 'SK 12',
  note: '',
  confirmed: 'yes',
  hours: '',
}
const send = (word: string, fields: object, as = coordinator()) =>
  as.post(`/kalender/serang-5/ubah/${word}`).type('form').send(fields)
const closed = async () => (await createCalendarStore().get('serang-5'))!.calendar.closed!
const file = (...dates: string[]) =>
  Buffer.from(
    [
      'BEGIN:VCALENDAR',
      ...dates.flatMap((date) => ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${date}`, `SUMMARY:Libur ${date}`, 'END:VEVENT']),
      'END:VCALENDAR',
    ].join('\r\n'),
  )

beforeEach(async () => {
  await database.clear()
  await seedReference(database.connection())
  running = null
})

describe('the pages of the calendars', () => {
  it('are read by every officer', async () => {
    const { body } = await appFor('liaison').get('/kalender').expect(200)
    expect([body.view, body.mayEdit, body.rows.length]).toEqual(['calendar/list', false, 3])
    const one = await appFor('head').get('/kalender/serang-5?tahun=2025').expect(200)
    expect([one.body.year, one.body.months.length, one.body.mayEdit]).toEqual([2025, 12, false])
    const other = await appFor('head').get('/kalender/serang-5?tahun=1800')
    expect([other.body.year, other.headers.refresh]).toEqual([2026, undefined])
    await appFor('head').get('/kalender/nobody').expect(404)
  })

  it('are read again by themselves while cases are counted anew', async () => {
    running = { _id: 'run-1', calendar: 'serang-5', startedAt: clock.now(), finishedAt: null, examined: 10, total: 30, moved: 1 }
    const { headers, body } = await coordinator().get('/kalender/serang-5')
    expect([headers.refresh, body.running]).toEqual(['5', true])
  })

  it('list what moved, a page at a time', async () => {
    const first = await coordinator().get('/kalender/serang-5/bergeser/run-1')
    expect([first.body.view, first.body.rows[0].unit, first.body.next]).toEqual(['calendar/moved', 'DPUPR', 'c1'])
    const last = await coordinator().get('/kalender/serang-5/bergeser/run-1?sesudah=c1')
    expect([last.body.rows, last.body.next, last.body.first]).toEqual([[], null, false])
  })

  it('give the calendar as a file', async () => {
    const { headers, text } = await appFor('head').get('/kalender/serang-5.ics').expect(200)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(headers['content-disposition']).toBe('attachment; filename=kalender-serang-5.ics')
    expect([text.startsWith('BEGIN:VCALENDAR\r\n'), text.match(/BEGIN:VEVENT/g)!.length]).toEqual([true, 53])
  })
})

describe('a change of a calendar', () => {
  it('is first shown with what it brings about, and nothing is stored', async () => {
    const { body } = await send('tambah-hari', { ...day, step: 'check' }).expect(200)
    expect([body.view, body.base, body.changes[0].what, body.count]).toEqual(['calendar/check', 2, 'dayAdded', 1])
    expect([body.byUnit[0].unit, body.moved[0].unit]).toEqual([expect.stringContaining('Dinas'), 'DPUPR'])
    expect(Object.fromEntries(body.fields.map(({ name, value }: { name: string; value: string }) => [name, value]))).toEqual({
      ...day,
      base: undefined,
    })
    expect(await closed()).not.toContain('2026-12-10')
  })

  it('is then saved, and told in the history', async () => {
    const { headers } = await send('tambah-hari', { ...day, step: 'save' }).expect(303)
    expect(headers.location).toBe('/kalender/serang-5?selesai=1')
    expect(await closed()).toContain('2026-12-10')
    const { body } = await coordinator().get('/kalender/serang-5?selesai=1')
    expect([body.done, body.history[0].who, body.history[0].changes[0].name]).toEqual([true, 'Sari Dewi', 'Pilkades'])
  })

  it('comes back with what was typed and what is wrong', async () => {
    const { body } = await send('tambah-hari', { ...day, date: '2026-11-29', source: ' ', step: 'check' }).expect(422)
    expect([body.view, body.errors, body.values.name]).toEqual([
      'calendar/edit',
      { date: 'datePast', source: 'sourceMissing' },
      'Pilkades',
    ])
    const saved = await send('tambah-hari', { ...day, date: '2026-12-25', step: 'save' }).expect(422)
    expect([saved.body.errors, saved.body.details.taken]).toEqual([{ date: 'dayTaken' }, 'Hari Raya Natal'])
    expect((await send('nama', { base: '2', name: 'Lima hari kerja', step: 'check' }).expect(422)).body.errors).toEqual({
      name: 'nothingChanged',
    })
  })

  it('goes back to the form with what was typed', async () => {
    const { body } = await send('tambah-hari', { ...day, step: 'edit' }).expect(200)
    expect([body.view, body.values.name, body.base]).toEqual(['calendar/edit', 'Pilkades', 2])
  })

  it('tells who comes second that somebody else was first, with what was typed, and lets them go on', async () => {
    await send('tambah-hari', { ...day, step: 'save' }).expect(303)
    const { body } = await send('tambah-hari', { ...day, date: '2026-12-11', step: 'save' }).expect(409)
    expect([body.view, body.overtaken, body.values.date, body.base]).toEqual(['calendar/edit', true, '2026-12-11', 3])
    await send('tambah-hari', { ...day, date: '2026-12-11', base: '3', step: 'save' }).expect(303)
    const removed = await send('hapus-hari', { base: '2', date: '2026-12-10', step: 'save' }).expect(409)
    expect([removed.body.view, removed.body.overtaken, removed.body.base]).toEqual(['calendar/check', true, 4])
  })

  it.each<[string, string, object, string[]]>([
    ['moves a day', 'ubah-hari', { ...day, date: '2026-12-25', to: '2026-12-28', name: 'Natal' }, ['2026-12-28']],
    ['removes a day', 'hapus-hari', { base: '2', date: '2026-12-25' }, []],
  ])('%s', async (_what, word, fields, dates) => {
    await send(word, { ...fields, step: 'save' }).expect(303)
    expect((await closed()).filter((date) => date > '2026-12-24')).toEqual(dates)
  })

  it('gives the week other hours, and weeks of their own', async () => {
    const week = { mon: '08.00–12.00', tue: '', wed: '', thu: '', fri: '', sat: '', sun: '' }
    await send('jam', { base: '2', from: '2027-01-04', source: 'SK', ...week, step: 'save' }).expect(303)
    await send('tambah-masa', {
      base: '3',
      from: '2027-02-08',
      to: '2027-03-09',
      name: 'Ramadan',
      source: 'SK',
      ...week,
      mon: '09.00–10.00',
      step: 'save',
    }).expect(303)
    const { body } = await coordinator().get('/kalender/serang-5?tahun=2027')
    expect([body.nextWeek.from, body.spans[0].name, body.spans[0].lines]).toEqual([
      '2027-01-04',
      'Ramadan',
      [{ from: 'mon', to: 'mon', hours: '09.00–10.00' }],
    ])
    await send('ubah-masa', {
      base: '4',
      period: '2027-02-08',
      from: '2027-02-08',
      to: '2027-03-01',
      name: 'Ramadan',
      source: 'SK',
      ...week,
      step: 'save',
    }).expect(303)
    await send('hapus-masa', { base: '5', period: '2027-02-08', step: 'save' }).expect(303)
    expect((await coordinator().get('/kalender/serang-5?tahun=2027')).body.spans).toEqual([])
  })

  it('opens each form with what stands there', async () => {
    const get = async (path: string) => (await coordinator().get(`/kalender/serang-5/ubah/${path}`).expect(200)).body
    expect((await get('ubah-hari?date=2026-12-25')).values).toMatchObject({ to: '2026-12-25', name: 'Hari Raya Natal' })
    expect((await get('ubah-hari?date=2026-08-17')).fixed).toBe(true)
    expect((await get('jam')).values).toMatchObject({ from: '2026-12-01', fri: '07.30–11.30, 13.00–16.30' })
    expect((await get('tambah-masa')).values.mon).toBe('08.00–12.00, 12.30–15.00')
    expect((await get('nama')).values).toEqual({ name: 'Lima hari kerja' })
    expect((await get('tambah-hari')).view).toBe('calendar/edit')
    expect((await get('hapus-hari?date=2026-12-25')).changes).toMatchObject([{ what: 'dayRemoved' }])
    await coordinator().get('/kalender/serang-5/ubah/hapus-hari?date=2026-08-17').expect(422)
    await coordinator().get('/kalender/serang-5/ubah/ubah-hari?date=2026-08-18').expect(404)
    await coordinator().get('/kalender/serang-5/ubah/lain').expect(404)
  })

  it('is for coordinator and administrator', async () => {
    for (const role of ['liaison', 'head', 'supervisor', 'inspector'] as const) {
      await appFor(role).get('/kalender/serang-5/ubah/tambah-hari').expect(403)
      await send('tambah-hari', { ...day, step: 'save' }, appFor(role)).expect(403)
    }
    await send('tambah-hari', { ...day, step: 'save' }, appFor('admin')).expect(303)
  })
})

describe('an import', () => {
  const upload = (content: Buffer | null, source = 'SKB 2027') => {
    const sent = coordinator()
      .post('/kalender/serang-5/ubah/impor')
      .field('base', '2')
      .field('source', source)
      .field('step', 'check')
    return content ? sent.attach('file', content, 'libur.ics') : sent
  }

  it('shows which days would be added and which not, then adds them', async () => {
    const { body } = await upload(file('20270101', '20261225', '20260101')).expect(200)
    expect([body.view, body.left, body.changes.length]).toEqual(['calendar/check', { past: 0, there: 2, far: 0, skipped: 0 }, 1])
    const fields = Object.fromEntries(body.fields.map(({ name, value }: { name: string; value: string }) => [name, value]))
    await send('impor', { ...fields, base: '2', step: 'save' }).expect(303)
    expect(await closed()).toContain('2027-01-01')
  })

  it.each<[string, Buffer | null, string, object]>([
    ['no file', null, 'SKB', { file: 'icalMissing' }],
    ['something else', Buffer.from('<html>'), 'SKB', { file: 'icalMalformed' }],
    ['a file that is too large', Buffer.alloc(1_100_000, ' '), 'SKB', { file: 'icalTooLarge' }],
    ['a file larger than any upload', Buffer.alloc(5_100_000, ' '), 'SKB', { file: 'icalTooLarge' }],
    ['nothing new', file('20261225'), 'SKB', { file: 'icalNothingNew' }],
    ['no source', file('20270101'), ' ', { source: 'sourceMissing' }],
  ])('of %s is refused at the field', async (_what, content, source, errors) => {
    const { body } = await upload(content, source).expect(422)
    expect([body.view, body.errors]).toEqual(['calendar/edit', errors])
  })

  it('takes no days that no page of ours has sent', async () => {
    for (const days of [
      'x',
      '[]',
      '[{"date":"2027-01-01"}]',
      '[{"date":"2027-01-01","name":"A","kind":"holiday","source":"B","confirmed":true,"hours":[]}]',
    ])
      await send('impor', { base: '2', source: 'SKB', days, step: 'save' }).expect(422)
  })

  it('of two thousand days travels through the form', async () => {
    const dates = Array.from({ length: 2_000 }, (_, i) =>
      new Date(Date.UTC(2027, 0, 1 + i)).toISOString().slice(0, 10).replaceAll('-', ''),
    )
    const { body } = await upload(file(...dates)).expect(422)
    expect(body.errors).toEqual({ file: 'calendarNeverOpen' })
    const some = await upload(file(...dates.filter((_, i) => i % 2 === 0))).expect(200)
    const fields = Object.fromEntries(some.body.fields.map(({ name, value }: { name: string; value: string }) => [name, value]))
    await send('impor', { ...fields, base: '2', step: 'save' }).expect(303)
  })
})
