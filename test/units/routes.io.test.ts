import { createCalendarStore } from '../../server/calendar/store'
import { settableClock } from '../../server/platform/clock'
import { seedReference } from '../../server/seed/reference'
import type { Officer } from '../../server/staff/officer'
import { createUnitRoutes } from '../../server/units/routes'
import { createUnitService } from '../../server/units/service'
import { createUnitStore } from '../../server/units/store'
import { useDatabase } from '../support/mongo'
import { askRoutes } from '../support/routesApp'

const database = useDatabase()

/** The routes alone; a page is told as the name of its view and what it was given. */
function appFor(role: Officer['role']) {
  const units = createUnitService({
    store: createUnitStore(),
    audit: { record: async () => undefined },
    clock: settableClock(new Date('2026-11-02T03:00:00Z')),
    calendars: { list: createCalendarStore().calendars, chosen: async () => undefined },
  })
  return askRoutes(createUnitRoutes({ units, routing: { threshold: async () => 0.8 } }), role)
}

describe('the register’s pages', () => {
  beforeEach(async () => {
    await database.clear()
    await seedReference(database.connection())
  })
  const typed = {
    version: '1',
    name: 'Dinas Sosial',
    shortName: 'Dinsos',
    topics: 'bansos\r\n\r\n  pkh  \r\nbansos',
    active: 'yes',
  }

  it('list all units by kind, with the threshold', async () => {
    const { body } = await appFor('liaison').get('/register')
    expect([body.view, body.threshold, body.mayEdit]).toEqual(['units/list', 80, false])
    expect(body.groups.flatMap((group: { units: unknown[] }) => group.units)).toHaveLength(100)
  })

  it('save a unit, its topics one a line', async () => {
    const coordinator = appFor('coordinator')
    const saved = await coordinator.post('/register/dinsos').type('form').send(typed)
    expect([saved.status, saved.headers.location]).toEqual([303, '/register?selesai=unit'])
    expect((await coordinator.get('/register/dinsos')).body.values.topics).toBe('bansos\npkh')
  })

  it('save places and open outside authorities too', async () => {
    const coordinator = appFor('coordinator')
    await coordinator
      .post('/register/dinsos')
      .type('form')
      .send({ ...typed, 'places[]': ['36.04.12', '36.04.13'] })
      .expect(303)
    const { body } = await coordinator.get('/register/dinsos')
    expect(body.kecamatan.filter((one: { checked: boolean }) => one.checked)).toHaveLength(2)
    await coordinator.get('/register/outside:pln').expect(200)
  })

  it('save the calendar that was chosen, and say at the field when there is none such', async () => {
    const coordinator = appFor('coordinator')
    const opened = await coordinator.get('/register/dinsos')
    expect([opened.body.values.calendar, opened.body.inherited, opened.body.calendars.length]).toEqual(['', 'Lima hari kerja', 3])
    const wrong = await coordinator
      .post('/register/dinsos')
      .type('form')
      .send({ ...typed, calendar: 'serang-9' })
    expect([wrong.status, wrong.body.errors, wrong.body.values.topics]).toEqual([
      422,
      { calendar: 'calendarUnknown' },
      typed.topics,
    ])
    await coordinator
      .post('/register/dinsos')
      .type('form')
      .send({ ...typed, calendar: 'serang-24' })
      .expect(303)
    expect((await coordinator.get('/register/dinsos')).body.values.calendar).toBe('serang-24')
    expect((await coordinator.get('/register/outside:pln')).body.calendars).toEqual([])
  })

  it('come back with what was typed and what is wrong', async () => {
    const { status, body } = await appFor('coordinator')
      .post('/register/dinsos')
      .type('form')
      .send({ ...typed, name: ' ', shortName: 'x'.repeat(41) })
    expect([status, body.errors]).toEqual([422, { name: 'unitNameMissing', shortName: 'unitShortNameLong' }])
    expect(body.values.topics).toBe(typed.topics)
  })

  it.each([
    ['bansos\n!', 'topicEmpty', '!'],
    ['bansos\n\n- ?', 'topicEmpty', '- ?'],
    [`bansos\n${'x'.repeat(81)}`, 'topicLong', 'x'.repeat(81)],
    [Array.from({ length: 401 }, (_, i) => `topik ${i}`).join('\n'), 'topicsMany', ''],
  ])('name the topic that is no topic (%#)', async (topics, code, topic) => {
    const { status, body } = await appFor('coordinator')
      .post('/register/dinsos')
      .type('form')
      .send({ ...typed, topics })
    expect([status, body.errors, body.details]).toEqual([422, { topics: code }, { topic, max: 400 }])
    expect(body.values.topics).toBe(topics)
  })

  it('tell that somebody else was first, with what was typed', async () => {
    const coordinator = appFor('coordinator')
    await coordinator.post('/register/dinsos').type('form').send(typed).expect(303)
    const { status, body } = await coordinator
      .post('/register/dinsos')
      .type('form')
      .send({ ...typed, shortName: 'Sosial' })
    expect([status, body.overtaken, body.values.shortName, body.values.version]).toEqual([409, true, 'Sosial', '2'])
  })

  it('let only coordinator and administrator save', async () => {
    await appFor('head').post('/register/dinsos').type('form').send(typed).expect(403)
    await appFor('head').post('/register/dinsos').type('form').send({}).expect(403)
    await appFor('admin').post('/register/dinsos').type('form').send(typed).expect(303)
  })

  it('know no unit that is not there', async () => {
    await appFor('admin').get('/register/nobody').expect(404)
  })
})
