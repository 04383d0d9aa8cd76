import type { Entry } from '../../server/audit/entry'
import { createAuditService } from '../../server/audit/service'
import { createAuditStore } from '../../server/audit/store'
import type { CalendarRecord } from '../../server/calendar/calendar'
import { printOfCalendar } from '../../server/calendar/print'
import type { Edit } from '../../server/calendar/edit'
import type { Impact } from '../../server/calendar/impact'
import { createCalendarService } from '../../server/calendar/service'
import { type CalendarEdition, createCalendarStore } from '../../server/calendar/store'
import { settableClock } from '../../server/platform/clock'
import { seedReference } from '../../server/seed/reference'
import type { Officer } from '../../server/staff/officer'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { sari } from '../support/aComplaint'
import { useDatabase } from '../support/mongo'

const database = useDatabase()
const clock = settableClock(new Date('2026-11-30T03:00:00Z'))
const store = createCalendarStore()
const changed: [calendar: string, by: string][] = []
const previewed: CalendarRecord[] = []
const impact: Impact = { examined: 2, complete: true, count: 0, byUnit: [], moved: [] }

const officer = (role: Officer['role'], id = 'sari'): Officer => ({ ...sari(role), id })
const coordinator = officer('coordinator')
const build = () => {
  const audit = createAuditService({ store: createAuditStore(database.connection()), clock })
  return createCalendarService({
    store,
    audit,
    clock,
    units: createUnitService({ store: createUnitStore(), audit, clock }),
    preview: async (draft) => (previewed.push(draft), impact),
    changed: async (calendar, by) => void changed.push([calendar, by]),
  })
}
const holiday = (date: string): Edit => ({
  deed: 'addDay',
  date,
  kind: 'holiday',
  name: 'Pilkades',
  source: 'SK 12',
  note: '',
  confirmed: true,
  hours: '',
})
const upon = { id: 'serang-5', base: 2 }
const editions = () => database.connection().collection<CalendarEdition>('calendarEditions').find({ calendar: 'serang-5' })
const kept = async () => (await editions().sort({ version: -1 }).toArray()).map(({ version, by, why }) => [version, by, why])

describe('the calendars', () => {
  beforeEach(async () => {
    await database.clear()
    await seedReference(database.connection())
    changed.length = previewed.length = 0
  })

  it('are told with the units that work by them, their own or inherited', async () => {
    const list = await build().list(officer('liaison'))
    expect(list.map(({ record, users }) => [record._id, users.own.length > 0])).toEqual([
      ['serang-24', true],
      ['serang-5', expect.any(Boolean)],
      ['serang-6', true],
    ])
    expect(list.find(({ record }) => record._id === 'serang-6')!.users.own.map(({ _id }) => _id)).toContain('pkm-pontang')
    expect(list.flatMap(({ users }) => [...users.own, ...users.inherited]).some(({ kind }) => kind === 'outside')).toBe(false)
  })

  it('show what an edit would bring about, and store nothing', async () => {
    const before = await store.get('serang-5')
    const draft = await build().draft(coordinator, upon, holiday('2026-12-10'))
    expect(draft.differences).toMatchObject([{ what: 'dayAdded', date: '2026-12-10' }])
    expect([draft.impact, previewed[0]!.calendar.closed]).toEqual([impact, draft.after.calendar.closed])
    expect([await store.get('serang-5'), await kept(), changed]).toEqual([before, [], []])
  })

  it('examine no complaint when only words change', async () => {
    const draft = await build().draft(coordinator, upon, { deed: 'rename', name: 'Kantor' })
    await build().save(coordinator, upon, { deed: 'rename', name: 'Kantor' })
    expect([previewed, changed, draft.impact.examined]).toEqual([[], [], 0])
    expect((await store.get('serang-5'))!.name).toBe('Kantor')
  })

  it('keep the edition before and the one after, tell the audit who changed what, and have open cases judged anew', async () => {
    const before = (await store.get('serang-5'))!
    await build().save(coordinator, upon, holiday('2026-12-10'))
    const after = (await store.get('serang-5'))!
    expect([after.version, after.calendar.closed!.includes('2026-12-10'), after.editedAt]).toEqual([3, true, clock.now()])
    expect(await kept()).toEqual([
      [3, 'sari', 'SK 12'],
      [2, 'seed', undefined],
    ])
    expect([await store.edition(printOfCalendar(before)), (await store.edition(printOfCalendar(after)))!.days]).toEqual([
      before,
      after.days,
    ])
    expect(changed).toEqual([['serang-5', 'sari']])
    const { history } = await build().entry(coordinator, 'serang-5')
    expect(history).toMatchObject([
      {
        by: 'sari',
        as: 'post-1',
        deed: 'editCalendar',
        details: { version: 3, changes: [{ what: 'dayAdded', name: 'Pilkades', date: '2026-12-10' }] },
      },
    ] satisfies Partial<Entry>[])
  })

  it('are as they were when what was added is taken back, by the edition that was kept first', async () => {
    const before = (await store.get('serang-5'))!
    await build().save(coordinator, upon, holiday('2026-12-10'))
    await build().save(coordinator, { ...upon, base: 3 }, { deed: 'removeDay', date: '2026-12-10' })
    expect(printOfCalendar((await store.get('serang-5'))!)).toBe(printOfCalendar(before))
    expect((await kept()).map(([version]) => version)).toEqual([3, 2])
  })

  it('tell the second of two officers that somebody else was first, and keep nothing of theirs', async () => {
    const both = await Promise.allSettled([
      build().save(coordinator, upon, holiday('2026-12-10')),
      build().save(officer('admin', 'budi'), upon, holiday('2026-12-11')),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { kind: 'conflict', code: 'calendarChanged' } })
    expect([(await kept()).length, changed.length, (await store.get('serang-5'))!.version]).toEqual([2, 1, 3])
    await expect(build().draft(coordinator, upon, holiday('2026-12-12'))).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('are changed by coordinator and administrator only', async () => {
    for (const role of ['liaison', 'head', 'supervisor', 'inspector'] as const) {
      await expect(build().draft(officer(role), upon, holiday('2026-12-10'))).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(build().save(officer(role), upon, holiday('2026-12-10'))).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(build().readFile(officer(role), upon, { text: '', source: '' })).rejects.toMatchObject({ kind: 'forbidden' })
    }
    await build().save(officer('admin'), upon, holiday('2026-12-10'))
  })

  it('refuse at the field, and know no calendar that is not there', async () => {
    const past = { kind: 'invalid', details: { fields: { date: 'datePast' } } }
    await expect(build().save(coordinator, upon, holiday('2026-11-29'))).rejects.toMatchObject(past)
    await expect(build().entry(coordinator, 'nobody')).rejects.toMatchObject({ kind: 'missing' })
    await expect(build().save(coordinator, { id: 'nobody', base: 2 }, holiday('2026-12-10'))).rejects.toMatchObject({
      kind: 'missing',
    })
  })

  it('are kept as they stand when the product starts, once, and what was edited is not seeded again', async () => {
    await Promise.all([build().ready(), build().ready()])
    expect(await kept()).toEqual([[2, 'seed', undefined]])
    await build().save(coordinator, upon, holiday('2026-12-10'))
    await seedReference(database.connection())
    expect((await store.get('serang-5'))!.version).toBe(3)
  })
})
