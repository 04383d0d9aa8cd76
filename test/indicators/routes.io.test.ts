import express, { type Express } from 'express'
import request from 'supertest'
import { createProjection } from '../../server/indicators/projection'
import { createIndicatorRoutes } from '../../server/indicators/routes'
import { createFactStore } from '../../server/indicators/store'
import { errorPages } from '../../server/platform/http/errors'
import { createViews, useViews } from '../../server/platform/views'
import { siteOf } from '../../server/site'
import type { Officer } from '../../server/staff/officer'
import { useDatabase } from '../support/mongo'
import { calendar, dice, randomLife } from './histories'
import { anOfficer, each, indicatorsOf } from './world'

const database = useDatabase()
const now = new Date('2026-11-24T03:00:00Z')
const random = dice(31)
const complaints = Array.from({ length: 200 }, (_, i) =>
  randomLife(`ADU-${i}`, random, { from: new Date('2026-10-01T00:00:00Z'), until: now }).at(-1)!,
)
const store = createFactStore()
const byCode = new Map(complaints.map((one) => [one._id, one]))
const indicators = indicatorsOf(store, byCode, now)
const views = createViews()

function appFor(officer: Officer): Express {
  const app = express()
  useViews(app, views)
  app.use(siteOf({ sample: () => false }))
  app.use((_req, res, next) => {
    Object.assign(res.locals, { officer, lang: 'id' })
    next()
  })
  app.use(createIndicatorRoutes({ indicators, clock: { now: () => now } }))
  app.use(errorPages({ logger: { error: () => undefined, warn: () => undefined } }))
  return app
}
const asSupervisor = appFor(anOfficer('supervisor', 'setda'))

beforeAll(async () => {
  await database.connection().dropDatabase()
  await store.createIndexes()
  await createProjection({ store, complaints: () => each([]), calendar: () => Promise.resolve(calendar) }).project(complaints)
})

describe('the supervisor’s page', () => {
  test('opens with the month so far, and leads to the month before', async () => {
    const { status, text } = await request(asSupervisor).get('/ringkasan')
    expect(status).toBe(200)
    expect(text).toContain('November 2026')
    expect(text).toContain('/ringkasan?from=2026-10-01&amp;to=2026-10-31')
  })

  test('sorts by another column when its heading is followed, and the other way round when it is followed again', async () => {
    const { text } = await request(asSupervisor).get('/ringkasan?sort=reopened')
    expect(text).toMatch(/aria-sort="ascending"/)
    expect(text).toContain('sort=-reopened')
  })

  test('leads from each number to a list that is there', async () => {
    const { text } = await request(asSupervisor).get('/ringkasan')
    const links = [
      ...new Set([...text.matchAll(/href="(\/ringkasan\/daftar[^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))),
    ]
    expect(links.length).toBeGreaterThan(10)
    for (const link of links) expect([link, (await request(asSupervisor).get(link)).status]).toEqual([link, 200])
  })

  test.each([
    ['a date that does not exist', '/ringkasan?from=2026-02-30&to=2026-03-01'],
    ['a date that is none', '/ringkasan?from=kemarin&to=2026-03-01'],
    ['only one of the two dates', '/ringkasan?from=2026-03-01'],
    ['an end before the beginning', '/ringkasan?from=2026-03-02&to=2026-03-01'],
    ['a hundred years', '/ringkasan?from=1926-01-01&to=2026-03-01'],
    ['a column that is not there', '/ringkasan?sort=password'],
    ['a number that is not there', '/ringkasan/daftar?indicator=salary'],
    ['a list asked for twice', '/ringkasan/daftar?indicator=onTime.unit&unit=dlh&unit=dpupr'],
    ['a page that nobody has linked to', '/ringkasan/daftar?indicator=onTime.unit&cursor=$where'],
    ['an operator in place of a unit', '/ringkasan/daftar?indicator=onTime.unit&unit[$ne]=x&cursor=at'],
  ])('refuses %s with a page that says so', async (_what, address) => {
    const { status, text } = await request(asSupervisor).get(address)
    expect(status).toBe(422)
    expect(text).toContain('<h1>')
  })

  test('asks for dates again where they end before they begin, and keeps what was typed', async () => {
    const { status, text } = await request(asSupervisor).get('/ringkasan?from=2026-03-02&to=2026-03-01&sort=reopened')
    expect(status).toBe(422)
    expect(text).toMatch(/href="#to"/)
    expect(text).toMatch(/value="2026-03-02"/)
    expect(text).toMatch(/name="sort" value="reopened"/)
  })

  test('shows a liaison the own unit only, and refuses the lists of others', async () => {
    const asLiaison = appFor(anOfficer('liaison', 'dlh'))
    const { text } = await request(asLiaison).get('/ringkasan')
    expect(text).toContain('Dinas dlh')
    expect(text).not.toContain('Dinas dpupr')
    expect((await request(asLiaison).get('/ringkasan/daftar?indicator=onTime.unit&unit=dpupr')).status).toBe(403)
  })

  test('is closed to the administrator of the system', async () =>
    expect((await request(appFor(anOfficer('admin', 'diskominfo'))).get('/ringkasan')).status).toBe(403))
})
