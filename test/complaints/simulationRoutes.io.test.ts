import express from 'express'
import request from 'supertest'
import { listOf } from '../../server/complaints/simulationPages'
import { createSimulationQueries } from '../../server/complaints/simulationQueries'
import { simulationRoutes } from '../../server/complaints/simulationRoutes'
import { ComplaintModel } from '../../server/complaints/store'
import { errorPages } from '../../server/platform/http/errors'
import type { Role } from '../../server/staff/officer'
import { createTally } from '../../server/sla/simulationTally'
import { fill } from '../../bench/manyComplaints'
import { anOfficer, at } from '../support/aComplaint'
import { useServices } from '../support/services'
import { showingModels } from '../platform/showingModels'

const now = at('2026-11-24T09:00')
const { services } = useServices({ clock: { now: () => now } })
const silent = { error: () => undefined, warn: () => undefined }

jest.setTimeout(60_000)
beforeAll(() => fill(services(), 600, now, { days: 200 }))

/** The routes alone; a page is told as the name of its view and what it was given. */
function appFor(role: Role) {
  const app = showingModels(express())
  app.use((_req, res, next) => {
    res.locals.officer = anOfficer(role, 'bagian-organisasi')
    next()
  })
  app.use(simulationRoutes(services()))
  app.use(errorPages({ logger: silent as never }))
  return request(app)
}
const get = (address: string, role: Role = 'supervisor') => appFor(role).get(address)

describe('the page of what if', () => {
  it('begins with an empty form', async () => {
    const { status, body } = await get('/simulasi')
    expect([status, body.view, body.result, body.isBlank]).toEqual([200, 'simulation/page', null, false])
    expect(body.units.length).toBeGreaterThan(50)
    expect(body.calendars.length).toBeGreaterThan(1)
  })

  it('asks for a draft when it came without one', async () => {
    const { status, body } = await get('/simulasi?bulan=3')
    expect([status, body.isBlank, body.result, body.values.bulan]).toEqual([200, true, null, '3'])
  })

  it('shows what would differ: sums that add up, and the cases', async () => {
    const { body } = await get('/simulasi?bulan=12&unit=2')
    const { result } = body
    expect(result.changed).toBeGreaterThan(200)
    expect(result.toLate + result.toOnTime + result.toOther).toBe(result.changed)
    expect(result.rows.reduce((sum: number, row: { changed: number }) => sum + row.changed, 0)).toBe(result.changed)
    expect(result.cases).toHaveLength(200)
    expect(result.before.share).toBeGreaterThan(result.after.share)
    expect(result.download).toContain('unit=2')
  })

  it.each([
    ['a number of months that is none', 'bulan=0&unit=5', { bulan: 'monthsInvalid' }],
    ['more than three years', 'bulan=37&unit=5', { bulan: 'monthsInvalid' }],
    ['no days', 'unit=0', { unit: 'daysInvalid' }],
    ['a date that does not exist', 'tutup=2026-02-30', { tutup: 'datesMalformed' }],
    ['a date both closed and open', 'tutup=2026-12-31&buka=2026-12-31', { buka: 'dateTwice' }],
    ['a unit without its calendar', 'unitKerja=dpupr', { kalender: 'calendarMissing' }],
    ['a calendar without its unit', 'kalender=serang-5', { unitKerja: 'unitMissing' }],
    ['a unit that there is not', 'unitKerja=laut&kalender=serang-5', { unitKerja: 'unitUnknown' }],
    ['a calendar that there is not', 'unitKerja=dpupr&kalender=x', { kalender: 'calendarUnknown' }],
    ['a class that there is not', 'kelas=x&unit=5', { kelas: 'classMissing' }],
    ['an endless pause', 'jeda=366', { jeda: 'questionDaysInvalid' }],
  ])('refuses %s at its field, and keeps what was typed', async (_, query, errors) => {
    for (const page of ['/simulasi', '/simulasi/daftar.csv']) {
      const { status, body } = await get(`${page}?${query}`)
      expect([status, body.errors]).toEqual([422, errors])
      expect(body.values).toMatchObject(Object.fromEntries(new URLSearchParams(query)))
    }
  })

  it('takes all units without a calendar of their own', async () => {
    const { body } = await get('/simulasi?unitKerja=*&kalender=serang-24')
    expect(body.result.draft.calendars).toEqual([{ unit: null, calendar: expect.stringMatching(/./) }])
    expect(body.result.changed).toBeGreaterThan(0)
  })

  it.each(['liaison', 'head', 'inspector', 'admin'] as const)('is closed to the %s', async (role) => {
    for (const page of ['/simulasi', '/simulasi?unit=5', '/simulasi/daftar.csv?unit=5'])
      expect((await get(page, role)).status).toBe(403)
  })
})

test('the list is downloaded whole, a line a clock, for spreadsheets', async () => {
  const { headers, text } = await get('/simulasi/daftar.csv?bulan=12&unit=2')
  expect(headers['content-disposition']).toContain('simulasi.csv')
  expect(headers['content-type']).toContain('text/csv')
  const lines = text.trim().split('\r\n')
  const { body } = await get('/simulasi?bulan=12&unit=2')
  expect(lines).toHaveLength(1 + body.result.changed)
  expect(lines[0]!.replace('\uFEFF', '')).toBe(
    'Nomor agenda,Kode,Unit,Kelas,Hitungan,Tenggat sekarang,Tenggat menurut rancangan,Hasil sekarang,Hasil menurut rancangan',
  )
  expect(lines[1]).toMatch(/^\d{6}\/ADU\/2026,ADU-.*,Jawaban unit,2026-\d\d-\d\d,2026-\d\d-\d\d,tepat waktu,terlambat$/)
})

test('what is over is read newest first, so that what is left out is the oldest', async () => {
  const read: Date[] = []
  for await (const { receivedAt } of createSimulationQueries().overSince(at('2026-05-01T00:00'), 100)) read.push(receivedAt)
  expect(read).toHaveLength(100)
  expect(read).toEqual([...read].sort((a, b) => b.getTime() - a.getTime()))
  const newest = await ComplaintModel.findOne({ phase: 'ended' }).sort({ receivedAt: -1 }).lean()
  expect(read[0]).toEqual(newest!.receivedAt)
})

test('a list that is not whole says so in its last line', () => {
  const t = (key: string) => key
  const changed = { code: 'ADU-1', register: null, unit: null, class: 'minor', clock: 'unit' as const }
  const late = { verdict: 'late' as const, dueAt: null }
  const tally = createTally(1)
  for (const code of ['A', 'B'])
    tally.add({ ...changed, code }, [{ clock: 'unit', unit: undefined, before: late, after: { ...late, verdict: 'onTime' } }])
  const done = { since: now, examined: 2, complete: true, rows: tally.rows(), changed: tally.changed() }
  expect(listOf(done, new Map(), t).at(-1)).toEqual(['simulation:list.more'])
})
